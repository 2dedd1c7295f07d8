"""Cells of UNODC's file in the words of the package, and figures beside their bounds."""

import pandas as pd

SOURCE = {"kind": "detected", "publisher": "unodc", "source": "unodc_data_portal_2025"}
JUSTICE_SOURCE = {**SOURCE, "kind": "registered"}
SEXES = {"total": "all", "female": "female", "male": "male", "other": "other", "unknown": "not_stated"}
AGES = {"total": "all", "child": "child", "adult": "adult", "unknown": "all"}


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The reader's rows in the words of the package: places, sexes, ages, period."""
    return rows.assign(
        geography=rows["geography"].astype("str").where(rows["geography"] != "", "sark"),
        sex=rows["sex"].astype("str").map(SEXES),
        age=rows["age"].astype("str").map(AGES),
        age_read=rows["age"].astype("str"),
        form="all",
        period_start=rows["year"],
    )


def figures(cells: pd.DataFrame, measure: str = "persons") -> pd.DataFrame:
    """The measure where low and high agree; `low` and `high` where they do not."""
    exact = cells["low"] == cells["high"]
    ends = {"low": cells["low"].mask(exact), "high": cells["high"].mask(exact)}
    return cells.assign(**{measure: cells["low"].where(exact)}, **ends)
