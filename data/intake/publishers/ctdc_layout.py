"""How the columns of a CTDC file lie: its headings, the edition they tell, cells beside their headings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from data.intake.publishers.ctdc_columns import Meaning, column
from data.intake.publishers.ctdc_headings import NOT_ASKED
from data.intake.publishers.sheets import Header, Sheet, plain, printable, told
from data.intake.publishers.sorting import day

TERMS = "byusingthisdata"
TERMS_TOLD = 200
SAMPLE = 2_000
NAMED = 8
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_IN_WORDS = re.compile(
    rf"(?:(?<!\d)(\d{{1,2}})[-_. ])?(?<![a-z])({'|'.join(MONTHS)})[a-z]*[-_. ](20\d\d)(?!\d)", re.IGNORECASE
)
VERSION = re.compile(r"(?<![a-z])v(20\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """The headings of a sheet, and how many columns its cells stand right of them (0, 1 or -1)."""

    headings: tuple[str, ...]
    columns: Mapping[str, int]
    shift: int

    @property
    def beyond(self) -> tuple[int, ...]:
        """The columns of the sheet past the last heading."""
        last = max(place for place, heading in enumerate(self.headings) if plain(heading))
        return tuple(range(last + 1 + max(self.shift, 0), len(self.headings)))

    @property
    def unasked(self) -> dict[int, str]:
        """The columns of the sheet that are known and that no question asks for."""
        wanted, used = set(map(plain, NOT_ASKED)), self.columns.values()
        pairs = enumerate(self.headings)
        return {place: text for place, text in pairs if place not in used and plain(text) in wanted}

    @property
    def noticed(self) -> tuple[str, ...]:
        """Sentences about terms of use, columns that nothing asks for, unknown columns; "" for none."""
        unasked = self.unasked
        known = {*unasked, *self.columns.values()}
        rest = [text for place, text in enumerate(self.headings) if place not in known and plain(text)]
        terms = [text for text in rest if plain(text).startswith(TERMS)]
        unknown = [text for text in rest if text not in terms]
        return (
            *(
                f'A heading holds the terms of use: "{printable(text)[:TERMS_TOLD].strip()}".'
                for text in terms[:1]
            ),
            "The cells stand one column beside their headings; they are read so." if self.shift else "",
            f"Columns that nothing asks for: {_listed([*unasked.values()])}." if unasked else "",
            f"Columns that are not known: {_listed(unknown)}." if unknown else "",
        )


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(map(told, names[:NAMED])) + more


def layout(
    sheet: Sheet, header: Header, cells: pd.DataFrame, meanings: Mapping[str, Callable[[str], Meaning]]
) -> Layout:
    """The layout under which the columns with these meanings are understood best.

    A sentence of terms before the headings, or row numbers without a heading (as R writes them), put
    the cells one column beside their headings; that is believed only where it is plain to see.
    """
    headings = tuple(str(cell).strip() for cell in sheet.cells.iloc[header.row])
    sample = cells.head(SAMPLE)
    fits = {shift: _fit(sample, header, shift, meanings) for shift in (0, 1, -1)}
    best = max(fits, key=lambda shift: fits[shift])
    plain_to_see = fits[0] < 0.5 and fits[best] > 0.9
    return Layout(headings, header.columns, best if plain_to_see else 0)


def _fit(
    sample: pd.DataFrame, header: Header, shift: int, meanings: Mapping[str, Callable[[str], Meaning]]
) -> float:
    """The share of the filled cells that mean something, if the cells stand so far from the headings."""
    places = [place + shift for place in header.columns.values()]
    if min(places) < 0 or max(places) >= sample.shape[1]:
        return -1
    good = filled = 0
    for name, meaning_of in meanings.items():
        found = column(sample.iloc[:, header.columns[name] + shift], name, meaning_of)
        good += int(found.good.sum())
        filled += int(found.where(lambda meaning: meaning is not None).sum())
    return good / filled if filled else 0


def named_edition(file_name: str) -> str:
    """The day, month or year of an edition that a file's name tells, as in ISO 8601; "" if none.

    CTDC_synthetic_20210825.csv.gz, The_Global_Dataset_3_Sept_2018.csv, …_synthetic_data_v2025.csv.
    """
    if numbered := day(file_name.replace(" ", "-")):
        return numbered
    if worded := DAY_IN_WORDS.search(file_name):
        month = f"{worded[3]}-{MONTHS.index(worded[2].casefold()) + 1:02}"
        return f"{month}-{int(worded[1]):02}" if 0 < int(worded[1] or 0) < 32 else month
    version = VERSION.search(file_name)
    return version[1] if version else ""
