"""Every format, and a publisher's file read by the one that recognises it; or why none does."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data.intake.publishers import ctdc_cases, unodc, untc, us_tip_tiers, worldbank
from data.intake.publishers.encodings import mended
from data.intake.publishers.files import open_sheets
from data.intake.publishers.reading import Account, Reading, Refused, SetAside
from data.intake.publishers.second_tables import first_table
from data.intake.publishers.sheets import PREAMBLE, RATES, Format, Header, Sheet, listed, plain, spread, told
from data.intake.publishers.sorting import examples

# The first that recognises a sheet reads it; formats with more required headings stand first.
FORMATS: tuple[Format, ...] = (
    *ctdc_cases.FORMATS,
    unodc.FORMAT,
    us_tip_tiers.FORMAT,
    untc.FORMAT,
    *worldbank.FORMATS,
)

# What tells nothing of whom a row is.
BESIDE = ("unit", "source", "region", "subregion", "country")
RAGGED = "another number of cells than headings"
_TOLD_ROWS, _NAMED = 3, 8
_LEAST = 0.5  # of the required headings, for a format to be near
# What the first rows of well-known tables hold, what these are, and which of our formats has their subject.
with Path(__file__).with_name("unrecognised.csv").open(encoding="utf-8", newline="") as _lines:
    _SEEMS = tuple(tuple(row.values()) for row in csv.DictReader(_lines))


def read_file(file: Path | bytes, name: str = "") -> Reading:
    """A publisher's file, whichever it is: rows, edition, and an account of every row.

    `file` is a path, or what the file holds; then `name` is the name under which it came. Raises Refused
    with one or two sentences when the file cannot be opened, is of no known format or holds no row to read.
    """
    sheets = open_sheets(file, name)
    doubts: list[str] = []
    if not (found := list(_recognised(sheets, doubts))):
        raise Refused(_unrecognised(sheets, doubts))
    form, sheet, *_ = found[0]
    if len(alike := [other.name for of, other, *_ in found if of.dataset == form.dataset]) > 1:
        several = f'"{form.title}" was recognised on several sheets: {listed(alike, _NAMED)}'
        raise Refused(f"{several}. Put their rows on one sheet, or leave only the one that is meant.")
    return _read(*found[0], tuple(other.name for other in sheets if other.name != sheet.name))


def _recognised(
    sheets: Sequence[Sheet], doubts: list[str]
) -> Iterator[tuple[Format, Sheet, Header, tuple[SetAside, ...]]]:
    """Each sheet that is of a format, with its header and what stands below its table; `doubts` of others."""
    for sheet in sheets:
        for form in FORMATS:
            if header := form.header(sheet):
                whole = spread(sheet, header)
                first, below = (whole, ()) if form.beside else first_table(form, whole, header)
                if not (why := form.doubt(first, header)):
                    yield form, first, header, below
                    break
                doubts.append(f'It has the headings of "{form.title}", but {why}.')


def _read(
    form: Format, sheet: Sheet, header: Header, below: tuple[SetAside, ...], others: tuple[str, ...]
) -> Reading:
    """Reads a sheet without its ragged lines, and adds these, and what stands below it, to the account."""
    names = [plain(cell) for cell in sheet.cells.iloc[header.row]]
    if twice := [column for column in header.columns.values() if names.count(names[column]) > 1]:
        heading = listed([*sheet.cells.iloc[header.row, twice[:1]]], 1)
        raise Refused(f'"{form.title}" was recognised, but the heading {heading} stands there twice.')
    _refuse_several(form, sheet, header)
    if not form.beside:
        _refuse_ragged_header(sheet, header)
        sheet = _mended(sheet)
    after = sheet.cells.index[header.row + 1 :]
    ragged = sheet.ragged.intersection(after)
    if len(ragged) == len(after):
        why = "has as many cells as there are headings" if len(after) else "follows the headings"
        raise Refused(f'"{form.title}" was recognised, but no row {why}.')
    cells = sheet.cells.drop(index=ragged) if len(ragged) else sheet.cells
    reading = form.read(replace(sheet, cells=cells), header)
    of, set_aside, noticed = reading.account, reading.account.set_aside, sheet.noticed
    if others:
        noticed += (f"Only the sheet {listed([sheet.name], 1)} was read, and not: {listed(others, _NAMED)}.",)
    set_aside += below
    if len(ragged):
        set_aside += (SetAside(RAGGED, len(ragged), examples(sheet.cells.loc[ragged])),)
    if of.rows_read == 0:
        why = "; ".join(item.reason for item in set_aside[:_TOLD_ROWS]) or "there are none"
        raise Refused(f'"{form.title}" was recognised, but none of its rows is readable: {why}.')
    rows = of.rows_in_file + len(ragged) + sum(item.rows for item in below)
    return replace(reading, account=Account(rows, of.rows_read, set_aside, (*noticed, *of.noticed)))


def _refuse_several(form: Format, sheet: Sheet, header: Header) -> None:
    """Raises Refused for two columns that may have the same meaning and differ: one may tell of a part."""
    below = sheet.cells.iloc[header.row + 1 :].drop(index=sheet.ragged, errors="ignore")
    for meaning, places in header.further.items():
        columns = [below[place].str.strip().str.casefold() for place in (header.columns[meaning], *places)]
        if meaning not in BESIDE and any(_differ(columns[0], other, meaning) for other in columns[1:]):
            both = listed([*sheet.cells.iloc[header.row, [header.columns[meaning], *places]]], _NAMED)
            raise Refused(
                f'"{form.title}" was recognised, but several columns may be its {meaning} and differ: '
                f"{both}. Leave only the one that is meant."
            )


def _differ(first: "pd.Series[str]", other: "pd.Series[str]", meaning: str) -> bool:
    """Whether cells of both differ, and not as a word and its first letters; codes are of three letters."""
    pairs = pd.DataFrame({"first": first, "other": other}).drop_duplicates()
    if meaning == "geography":
        pairs = pairs[pairs["other"].str.fullmatch("[a-z]{3}")]
    cells = ((one, two) for one, two in pairs.itertuples(index=False) if one and two)
    return not all(
        one == two or ((one + two).isalpha() and (one.startswith(two) or two.startswith(one)))
        for one, two in cells
    )


def _mended(sheet: Sheet) -> Sheet:
    """The sheet with letters mended that a wrong encoding had broken, and a sentence on them."""
    foreign = sheet.cells.apply(lambda column: column.str.contains(r"[^\x00-\x7f]"))
    texts = pd.unique(sheet.cells.to_numpy()[foreign.to_numpy()])
    broken = {text: whole for text in texts if (whole := mended(text)) != text}
    if not broken:
        return sheet
    cells = sheet.cells.copy(deep=False)
    for name in cells.columns[foreign.any()]:
        places, found = cells[name].factorize()  # each text of a column once: cells are many, texts are few
        cells[name] = found.map(lambda text: broken.get(text, text)).astype("str").take(places)
    text, whole = next(iter(broken.items()))
    sentence = f'Letters that were broken on their way are mended: "{told(text)}" is read as "{told(whole)}".'
    return replace(sheet, cells=cells, noticed=(*sheet.noticed, sentence))


def _refuse_ragged_header(sheet: Sheet, header: Header) -> None:
    """Raises Refused when there are more or fewer headings than cells in the rows below."""
    if sheet.cells.index[header.row] not in sheet.ragged:
        return
    headed = (sheet.cells.iloc[header.row] != "").to_numpy().nonzero()[0].max() + 1
    beyond = sheet.cells.iloc[header.row + 1 :, headed:].drop(index=sheet.ragged, errors="ignore")
    if beyond.shape[1] == 0 or (beyond != "").any(axis=None):
        raise Refused(
            "As many headings as cells in a row were expected, but there are "
            f"{'more' if beyond.shape[1] == 0 else 'fewer'} headings, so no cell can be told by its heading."
        )


def _unrecognised(sheets: Sequence[Sheet], doubts: Sequence[str]) -> str:
    """Why a file is none of those that are read, for a person who is no programmer: what it seems to be,
    which format is nearest, and what is missing for it, in one or two sentences. `doubts` say why sheets with
    all the headings of a format are not that.
    """
    first = [row for sheet in sheets for row in sheet.cells.head(PREAMBLE).to_numpy().tolist()]
    rows = [[cell for cell in row if cell.strip()] for row in first]
    names, cells = (sheet.name for sheet in sheets), (cell for row in rows for cell in row)
    look = " | ".join(["", *names, *cells]).casefold()
    found = (words for pattern, *words in _SEEMS if re.search(pattern, look, re.DOTALL))
    seems, dataset = next(found, ("", ""))
    headings = max(rows, key=len, default=[])
    rated = RATES.search(" ".join(headings).casefold())
    rates = ", with rates or shares in place of counts" if rated else ""
    told_as = f"This seems to be {seems}{rates}; such tables are not read here." if seems else ""
    nearest = doubts[0] if doubts else _nearest(sheets, dataset, 0 if seems else _LEAST)
    found_as = f"found were the headings {listed(headings, _NAMED)}" if headings else "no heading was found"
    return " ".join(filter(None, (told_as, nearest))) or (
        f"This is none of the tables that are read here; {found_as}."
    )


def _nearest(sheets: Sequence[Sheet], dataset: str, least: float) -> str:
    """The format, of a dataset if one is named, of which most headings are there, and the missing ones."""
    forms = [form for form in FORMATS if form.dataset == dataset or least]
    pairs = [(form, form.lacking(sheet)) for sheet in sheets for form in forms]
    form, missing = min(pairs, key=lambda pair: len(pair[1]) / len(pair[0].required), default=(None, ()))
    if form is None or len(missing) > (1 - least) * len(form.required):
        return ""
    columns = "the column {} is" if len(missing) == 1 else "the columns {} are"
    return (
        f'The nearest table that is read here is "{form.title}"; for it '
        f"{columns.format(listed(missing, _NAMED))} missing."
    )
