"""A frame as CSV text of which no spreadsheet takes a cell for a formula."""

import re

import pandas as pd

FORMULA = re.compile(r"^[\s\0\u200b\u2060\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV text, nothing but the table; missing is blank."""
    cells = frame.astype("object").where(frame.notna(), "").map(safe_cell)
    return cells.to_csv(index=False, lineterminator="\r\n")


def safe_cell(cell: object) -> object:
    """A text that may run as a formula (full-width signs too) gets an apostrophe, a whole number no ".0"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # as a number beside fractions it would be one again
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
