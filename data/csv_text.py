"""A frame as CSV text of which no spreadsheet takes a cell for a formula."""

import csv
import io
import re

import pandas as pd

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
    """A text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
