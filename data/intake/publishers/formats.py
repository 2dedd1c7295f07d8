"""Every format, and a publisher's file read by the one that recognises it."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from data.intake.publishers import ctdc_cases, unodc, untc, us_tip_tiers, worldbank
from data.intake.publishers.files import open_sheets
from data.intake.publishers.reading import Account, Reading, Refused, SetAside
from data.intake.publishers.sheets import PREAMBLE, Format, Header, Sheet, told
from data.intake.publishers.sorting import examples

# The first that recognises a sheet reads it; formats with more required headings stand first.
FORMATS: tuple[Format, ...] = (
    *ctdc_cases.FORMATS,
    unodc.FORMAT,
    us_tip_tiers.FORMAT,
    untc.FORMAT,
    worldbank.FORMAT,
)

RAGGED = "another number of cells than headings"
_TOLD_HEADINGS, _TOLD_ROWS = 8, 3


def read_file(file: Path | bytes, name: str = "") -> Reading:
    """A publisher's file, whichever it is: rows, edition, and an account of every row.

    `file` is a path, or what the file holds; then `name` is the name under which it came. Raises Refused
    with one sentence when the file cannot be opened, is of no known format or holds no row to read.
    """
    sheets = open_sheets(file, name)
    for sheet in sheets:
        for form in FORMATS:
            header = form.recognise(sheet)
            if header is not None:
                others = tuple(other.name for other in sheets if other is not sheet)
                return _read(form, sheet, header, others)
    raise Refused(_unrecognised(sheets))


def _read(form: Format, sheet: Sheet, header: Header, others: tuple[str, ...]) -> Reading:
    """Reads a sheet without its ragged lines, and adds these to the account."""
    if not form.beside:
        _refuse_ragged_header(sheet, header)
    after = sheet.cells.index[header.row + 1 :]
    ragged = sheet.ragged.intersection(after)
    if len(ragged) == len(after):
        found = (
            "no row has as many cells as there are headings" if len(after) else "no row follows the headings"
        )
        raise Refused(f"{form.expected} was expected, but {found}.")
    reading = form.read(replace(sheet, cells=sheet.cells.drop(index=ragged)), header)
    account = _completed(reading.account, sheet, ragged, others)
    if account.rows_read == 0:
        why = "; ".join(item.reason for item in account.set_aside[:_TOLD_ROWS]) or "there are none"
        raise Refused(f"{form.expected} was expected, but none of its rows is readable: {why}.")
    return replace(reading, account=account)


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


def _completed(account: Account, sheet: Sheet, ragged: pd.Index, others: tuple[str, ...]) -> Account:
    """An account with what was seen before the reader saw the sheet."""
    noticed = sheet.noticed
    if others:
        names = ", ".join(f'"{told(name)}"' for name in others[:_TOLD_HEADINGS])
        noticed += (f'Only the sheet "{told(sheet.name)}" was read, and not: {names}.',)
    set_aside = account.set_aside
    if len(ragged):
        set_aside += (SetAside(RAGGED, len(ragged), examples(sheet.cells.loc[ragged])),)
    return replace(
        account,
        rows_in_file=account.rows_in_file + len(ragged),
        set_aside=set_aside,
        noticed=(*noticed, *account.noticed),
    )


def _unrecognised(sheets: list[Sheet]) -> str:
    """What was expected, and the headings that were found: the fullest of the first rows."""
    expected = "; ".join(form.title for form in FORMATS)
    starts = [sheet.cells.head(PREAMBLE) for sheet in sheets]
    rows = [[cell for cell in row if cell.strip()] for start in starts for row in start.to_numpy().tolist()]
    fullest = max(rows, key=len, default=[])
    headings = ", ".join(f'"{told(cell)}"' for cell in fullest[:_TOLD_HEADINGS])
    more = f" and {len(fullest) - _TOLD_HEADINGS} more" if len(fullest) > _TOLD_HEADINGS else ""
    return f"One of these tables was expected: {expected}; found were the headings {headings}{more}."
