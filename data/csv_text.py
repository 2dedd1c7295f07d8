"""A frame as CSV text of which no spreadsheet takes a cell for a formula or an age band for a day."""

import csv
import io
import re

import pandas as pd

BAND = re.compile(r"(\d{1,2})-(\d{1,2})")
FORMULA = re.compile(r"^[\s]*[=+\-@\t\r]")


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV text, nothing but the table; missing is blank."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in frame.astype("object").where(frame.notna(), "").itertuples(index=False):
        # A whole number stands without ".0".
        cells = (int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in row)
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def safe_cell(cell: object) -> object:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; 9-17 is "9 to 17"."""
    if not isinstance(cell, str):
        return cell
    return (
        f"'{cell}" if FORMULA.match(cell) else BAND.sub(r"\1 to \2", cell) if BAND.fullmatch(cell) else cell
    )
