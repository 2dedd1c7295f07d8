"""Opened case records that remember their answers for as long as they are open."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from weakref import WeakKeyDictionary

from components.cases.edition import OF_SETTINGS, CaseEdition, of_loaded
from components.cases.page_lock import letting_others
from data import cases as questions
from data.cases import EVERY, Cases
from data.cases.answers import Answer
from data.cases.choice import Choice
from data.cases.records import ATTRIBUTES
from data.cases.sources import from_file, from_settings, from_table
from data.cases.thresholds import threshold
from data.editions import Loaded

ANSWERS, EDITIONS = 256, 4
SETTINGS = ("CASES_URL", "CASES_DATA", "CASES_TABLE")
FRESH = 600  # seconds for which answers of an engine elsewhere are taken for its own


@dataclass(frozen=True, eq=False)
class Records:
    """Case records and their edition. Answers are small, shared and read-only.

    Every question raises EngineUnavailable, and LookupError or ValueError where it makes no sense.
    """

    cases: Cases
    edition: CaseEdition

    def shares(self, attribute: str, choice: Choice = EVERY) -> Answer:
        """`data.cases.shares`."""
        return self._answer("shares", (attribute,), choice, threshold())

    def cross(self, row: str, column: str, choice: Choice = EVERY) -> Answer:
        """`data.cases.cross`."""
        return self._answer("cross", (row, column), choice, threshold())

    def trend(self, attribute: str, choice: Choice = EVERY) -> Answer:
        """`data.cases.trend` of an attribute."""
        return self._answer("trend", (attribute,), choice, threshold())

    def choices(self, attribute: str) -> tuple[str, ...]:
        """`data.cases.choices`."""
        return self._choices(attribute, threshold())

    # The caches hold the cases, not these records: nothing outlives the session that loaded them.
    @cached_property
    def _answer(self) -> Callable[[str, tuple[str, ...], Choice, int], Answer]:
        return lru_cache(maxsize=ANSWERS)(partial(_asked, self.cases))

    @cached_property
    def _choices(self) -> Callable[[str, int], tuple[str, ...]]:
        return lru_cache(maxsize=len(ATTRIBUTES))(partial(_options, self.cases))


def _asked(cases: Cases, question: str, names: tuple[str, ...], choice: Choice, least: int) -> Answer:
    """`least` is a part of the key only: a question reads the threshold by itself."""
    attributes = [ATTRIBUTES[name] for name in names]
    asked: Callable[..., Answer] = getattr(questions, question)
    with letting_others():
        return asked(cases, *attributes, choice=choice)


def _options(cases: Cases, name: str, least: int) -> tuple[str, ...]:
    with letting_others():
        return questions.choices(cases, ATTRIBUTES[name])


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
    return any(os.environ.get(name, "").strip() for name in ("CASES_URL", "CASES_DATA"))


def of_settings(store: Path | None) -> Records:
    """The records that the operator named. EngineUnavailable says in a sentence what is wrong."""
    told = tuple(os.environ.get(name, "") for name in SETTINGS)
    return _of_settings(told, store, int(time.monotonic() // FRESH))


@lru_cache(maxsize=1)
def _of_settings(told: tuple[str, ...], store: Path | None, turn: int) -> Records:
    return Records(from_settings(store), OF_SETTINGS)
