"""Opened case records that remember their answers for as long as they are open."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from components.cases.page_lock import letting_others
from components.cases.words import OF_SETTINGS, CaseEdition, of_loaded
from components.model.selection import FIRST_YEAR, LAST_YEAR
from data import cases as questions
from data.cases import EVERY, Answer
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, YEAR
from data.cases.sources import Cases, from_file, from_settings, from_table
from data.cases.thresholds import threshold
from data.editions import Loaded

ANSWERS, EDITIONS = 64, 4
SETTINGS = ("CASES_URL", "CASES_DATA")
FRESH = 600  # seconds for which the answers of a file that the operator may replace are kept


@dataclass(frozen=True, eq=False)
class Records:
    """Case records and their edition. Answers are small, shared and read-only.

    Every question raises EngineUnavailable, and LookupError or ValueError where it makes no sense.
    """

    cases: Cases
    edition: CaseEdition

    def answer(self, show: str, split: str = "", choice: Choice = EVERY) -> Answer:
        """`data.cases.shares` of an attribute, or its `cross` with the one that splits the cases."""
        names = ("cross", split, show) if split else ("shares", show)
        found: Answer = self._remembered(*names, least=threshold(), choice=choice)
        return found

    def choices(self, attribute: str) -> tuple[str, ...]:
        """`data.cases.choices`."""
        found: tuple[str, ...] = self._remembered("choices", attribute, least=threshold())
        return found

    def years(self) -> tuple[int, int]:
        """The first and the last year with cases enough to be told; without any, those that can be chosen."""
        found = [int(year) for year in self.choices(YEAR.name)] or [FIRST_YEAR, LAST_YEAR]
        return min(found), max(found)

    @cached_property
    def _remembered(self) -> Callable[..., Any]:
        """Holds the cases, not these records: nothing outlives the session that loaded them."""
        return lru_cache(maxsize=ANSWERS)(partial(_ask, self.cases))


def _ask(cases: Cases, question: str, *names: str, least: int, **choice: Choice) -> Any:
    """`least` is a part of the key only: a question reads the threshold by itself."""
    with letting_others():
        return getattr(questions, question)(cases, *(ATTRIBUTES[name] for name in names), **choice)


_of_sessions: WeakKeyDictionary[Loaded, Records] = WeakKeyDictionary()


def opened(item: Loaded) -> Records:
    """A loaded edition, opened once. EngineUnavailable says in a sentence what is wrong."""
    if item.table is None:
        return _stored(item)
    found = _of_sessions.get(item)
    if found is None:
        found = _of_sessions[item] = Records(from_table(item.table), of_loaded(item))
    return found


@lru_cache(maxsize=EDITIONS)
def _stored(item: Loaded) -> Records:
    return Records(from_file(item.path or Path()), of_loaded(item))


def named_by_settings() -> bool:
    """Whether the operator named records of their own."""
    return any(os.environ.get(name, "").strip() for name in SETTINGS)


def of_settings(store: Path | None) -> Records:
    """The records that the operator named. EngineUnavailable says in a sentence what is wrong."""
    told = tuple(os.environ.get(name, "") for name in SETTINGS)
    return _of_settings(told, store, int(time.monotonic() // FRESH))


@lru_cache(maxsize=1)
def _of_settings(told: tuple[str, ...], store: Path | None, turn: int) -> Records:
    return Records(from_settings(store), OF_SETTINGS)
