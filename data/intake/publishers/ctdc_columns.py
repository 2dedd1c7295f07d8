"""Columns of a CTDC file: each distinct cell is looked up once, then given to its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.intake.publishers.ctdc_cells import Fault
from data.intake.publishers.sheets import told

Meaning: TypeAlias = str | int | bool | Fault | None
Rows: TypeAlias = NDArray[np.bool_]

EXAMPLES = 3
NOT_NAMIBIA = 'The file writes "NA" where nothing is known, also for countries: it is not read as Namibia.'


@dataclass(frozen=True, eq=False)
class Column:
    """A column under a heading: for each row which of `texts` its cell holds, and what these mean."""

    heading: str
    places: NDArray[np.int32]
    texts: tuple[str, ...]
    meanings: tuple[Meaning, ...]

    def where(self, test: Callable[[Meaning], bool]) -> Rows:
        """The rows whose cell means something that passes the test."""
        return np.array([test(meaning) for meaning in self.meanings], dtype=bool)[self.places]

    @cached_property
    def filled(self) -> Rows:
        """The rows with anything in the cell."""
        return np.array([bool(text) for text in self.texts], dtype=bool)[self.places]

    @cached_property
    def good(self) -> Rows:
        """The rows whose cell has a value."""
        return self.where(lambda meaning: meaning is not None and not isinstance(meaning, Fault))

    @cached_property
    def wrong(self) -> Rows:
        """The rows whose cell is not of the column's kind."""
        return self.where(lambda meaning: meaning is Fault.WRONG)

    def without(self, text: str) -> "Column":
        """The column with this text as not known."""
        pairs = zip(self.texts, self.meanings, strict=True)
        return replace(self, meanings=tuple(None if own == text else meaning for own, meaning in pairs))

    def only(self, kept: Rows) -> "Column":
        """The column of these rows."""
        places, used = pd.factorize(self.places[kept], sort=True)
        texts = tuple(self.texts[place] for place in used)
        meanings = tuple(self.meanings[place] for place in used)
        return Column(self.heading, places.astype(np.int32), texts, meanings)

    def unread(self) -> str:
        """A sentence about filled cells without a meaning, the most frequent as examples; "" if none."""
        counts = np.bincount(self.places, minlength=len(self.texts))
        faults = [place for place, item in enumerate(self.meanings) if isinstance(item, Fault)]
        faults = sorted((place for place in faults if counts[place]), key=lambda place: -counts[place])
        quoted = ", ".join(f'"{told(self.texts[place])}"' for place in faults[:EXAMPLES])
        count = int(counts[faults].sum())
        cells = "1 cell holds" if count == 1 else f"{count:,} cells hold"
        then = f"no known value ({quoted}) and count{'s' if count == 1 else ''} as not known."
        return f"{self.heading}: {cells} {then}" if count else ""

    def category(self, codes: Sequence[str] | None = None) -> pd.Categorical:
        """The values as a categorical of these codes in their order, or of those that occur."""
        known = [item for item in self.meanings if isinstance(item, str)]
        names = list(codes) if codes is not None else sorted(set(known))
        number = {name: place for place, name in enumerate(names)}
        table = np.array([number.get(str(item), -1) for item in self.meanings], dtype=int)
        kind: pd.CategoricalDtype = pd.CategoricalDtype(names, ordered=codes is not None)
        return pd.Categorical.from_codes(table[self.places], dtype=kind)

    def integers(self) -> pd.arrays.IntegerArray:
        """The values as Int16; missing where there is none."""
        numbers = [item if isinstance(item, int) else 0 for item in self.meanings]
        return pd.arrays.IntegerArray(np.array(numbers, dtype=np.int16)[self.places], ~self.good)

    def booleans(self) -> pd.arrays.BooleanArray:
        """The values as nullable booleans."""
        return pd.arrays.BooleanArray(self.where(lambda meaning: meaning is True), ~self.good)


def column(cells: "pd.Series[str]", heading: str, meaning_of: Callable[[str], Meaning]) -> Column:
    """The cells of a column, each distinct text looked up with this function."""
    numbers, found = pd.factorize(cells.astype("str"))
    places = np.where(numbers < 0, len(found), numbers).astype(np.int32)
    texts = (*(str(text).strip() for text in found), "")
    return Column(told(heading), places, texts, tuple(map(meaning_of, texts)))


def without_r_missing(
    found: Mapping[str, Column], countries: tuple[str, ...]
) -> tuple[dict[str, Column], str]:
    """The columns as they are, unless R wrote the file: then "NA" is its blank, and not Namibia."""
    written = [name for name, item in found.items() if name not in countries and "NA" in item.texts]
    if len(written) < 2:
        return dict(found), ""
    cured = {name: item.without("NA") if name in countries else item for name, item in found.items()}
    return cured, NOT_NAMIBIA
