"""Categories of UNODC's GLOTIP table as codes, where they are certain."""

import pandas as pd

from data.intake.publishers.citizenships import TOTAL, citizenship
from data.intake.publishers.unodc_words import FORMS, code

_ONE_FOR_ALL = r"totals?|"


def category_codes(rows: pd.DataFrame, coded: pd.DataFrame) -> "pd.Series[str]":
    """The code of each row's category in its dimension; "" where it is kept as written."""
    keys = pd.MultiIndex.from_arrays([coded["dimension"], rows["category"], coded["geography"]])
    known = {key: _code(*key) for key in keys.unique()}
    return pd.Series([known[key] for key in keys], index=rows.index, dtype="str")


def _code(dimension: str, category: str, geography: str) -> str:
    if dimension == "form":
        return code(category, FORMS)
    if dimension in ("citizenship", "repatriation"):
        return citizenship(category, geography)
    return code(category, {TOTAL: _ONE_FOR_ALL}) if dimension == "total" else ""
