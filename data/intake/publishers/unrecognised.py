"""Why a file is none of those that are read, for a person who is no programmer: what it seems to be,
which format is nearest, and what is missing for it.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.intake.publishers.sheets import PREAMBLE, Format, Sheet, listed, told

NAMED = 8
LEAST = 0.5  # of the required headings, for a format to be near
# What the first rows of well-known tables hold, what these are, and which of our formats has their subject.
with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
    SEEMS = tuple(tuple(row.values()) for row in csv.DictReader(lines))
RATES = re.compile(r"\bper (\d[\d,. ]*\d{3}|1 ?000|million|capita|cent)\b|\bpercent(age)?\b|%|\brates?\b")


def unrecognised(sheets: Sequence[Sheet], forms: Sequence[Format]) -> str:
    """One or two sentences."""
    look = " | ".join(["", *_first_cells(sheets)]).casefold()
    seems, dataset = next(
        (words for pattern, *words in SEEMS if re.search(pattern, look, re.DOTALL)), ("", "")
    )
    headings = _headings(sheets)
    rates = ", with rates or shares in place of counts" if RATES.search(" ".join(headings).casefold()) else ""
    told_as = f"This seems to be {seems}{rates}; such tables are not read here." if seems else ""
    near = [form for form in forms if form.dataset == dataset] if seems else forms
    nearest = _doubted(sheets, forms) or _nearest(sheets, near, LEAST if not seems else 0)
    return " ".join(filter(None, (told_as, nearest))) or (
        f"This is none of the tables that are read here; found were the headings {listed(headings, NAMED)}."
    )


def _doubted(sheets: Sequence[Sheet], forms: Sequence[Format]) -> str:
    """Of a sheet with all the headings of a format: why it is not that."""
    found = ((form, sheet, form.header(sheet)) for sheet in sheets for form in forms)
    doubts = ((form, form.doubt(sheet, header)) for form, sheet, header in found if header is not None)
    return next(
        (f'It has the headings of "{form.title}", but {doubt}.' for form, doubt in doubts if doubt), ""
    )


def _nearest(sheets: Sequence[Sheet], forms: Sequence[Format], least: float) -> str:
    """The format of which most headings are there, and the missing ones; "" where too few are."""
    pairs = [(form, form.lacking(sheet)) for sheet in sheets for form in forms]
    if not pairs:
        return ""
    form, missing = min(pairs, key=lambda pair: len(pair[1]) / len(pair[0].required))
    if len(missing) > (1 - least) * len(form.required):
        return ""
    columns = "the column {} is" if len(missing) == 1 else "the columns {} are"
    return (
        f'The nearest table that is read here is "{form.title}"; for it '
        f"{columns.format(listed(missing, NAMED))} missing."
    )


def _headings(sheets: Sequence[Sheet]) -> list[str]:
    """The fullest of the first rows."""
    return max(_first_rows(sheets), key=len, default=[])


def _first_cells(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield from (sheet.name for sheet in sheets)
    yield from (told(cell) for row in _first_rows(sheets) for cell in row)


def _first_rows(sheets: Sequence[Sheet]) -> list[list[str]]:
    starts = [sheet.cells.head(PREAMBLE) for sheet in sheets]
    return [[cell for cell in row if cell.strip()] for start in starts for row in start.to_numpy().tolist()]
