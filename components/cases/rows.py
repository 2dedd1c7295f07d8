"""Answers of the case records as rows in words: labels beside codes, shares as text."""

import pandas as pd

from components.cases import words as case_words
from data.cases.answers import TOTAL, Answer
from data.cases.records import ATTRIBUTES

HIDDEN, ALL = "hidden", "All of them"


def of_shares(answer: Answer, attribute: str) -> pd.DataFrame:
    """One row a code: largest first, or in their own order where they have one.

    Columns: attribute, code, label, cases, share, hidden, figure (the share as text, "hidden", or ""
    where nothing is known), told (both numbers of it).
    """
    named = case_words.by_words(ATTRIBUTES[attribute], answer.rows["code"])
    rows = answer.rows.set_index("code").reindex(list(named)).rename_axis("code").reset_index()
    if attribute not in case_words.ORDERED:
        rows = rows.sort_values("share", ascending=False, kind="stable", na_position="last")
    rows = rows.astype({"hidden": "bool"}).reset_index(drop=True)
    rows = rows.assign(attribute=attribute, label=rows["code"].map(named).astype("str"))
    rows = rows[["attribute", "code", "label", "cases", "share", "hidden"]]
    return _in_words(rows, pd.Series(answer.known, index=rows.index, dtype="Int64"))


def of_cross(answer: Answer, row: str, column: str) -> pd.DataFrame:
    """One row a cell or margin, the margins under the code "total"; columns as above for each side."""
    rows = answer.rows.rename(columns={"row": "row_code", "column": "column_code"})
    # Margins come last: they stand where a file has a code of their name.
    rows = rows.drop_duplicates(["row_code", "column_code"], keep="last").reset_index(drop=True)
    for side, attribute in (("row", row), ("column", column)):
        codes = rows[f"{side}_code"]
        named = case_words.labels(
            ATTRIBUTES[attribute], (code for code in codes.drop_duplicates() if code != TOTAL)
        )
        rows[f"{side}_label"] = codes.map({**named, TOTAL: ALL}).astype("str")
        rows[f"{side}_attribute"] = attribute
    first = [f"{side}_{what}" for side in ("row", "column") for what in ("attribute", "code", "label")]
    rows = rows[[*first, *(name for name in rows if name not in first)]]
    return _in_words(rows, rows["known"])


def of_trend(answer: Answer, attribute: str) -> pd.DataFrame:
    """One row a year and code; columns as above, and known and total of the year."""
    named = case_words.by_words(ATTRIBUTES[attribute], answer.rows["code"].drop_duplicates())
    rows = answer.rows.assign(label=answer.rows["code"].map(named).astype("str"), attribute=attribute)
    rows = rows[["attribute", "year", "code", "label", "cases", "share", "hidden", "known", "total"]]
    return _in_words(rows, rows["known"])


def _in_words(rows: pd.DataFrame, whole: pd.Series) -> pd.DataFrame:
    """The rows with `figure` and `told`."""
    figures, told = [], []
    for cases, share, hidden, known in zip(rows["cases"], rows["share"], rows["hidden"], whole, strict=True):
        seen = not hidden and pd.notna(share)
        figures.append(f"{share:.1f}" if seen else HIDDEN if hidden else "")
        told.append(f"{share:.1f} per cent: {cases:,} of {known:,} cases" if seen else _untold(hidden))
    return rows.assign(figure=pd.array(figures, dtype="str"), told=pd.array(told, dtype="str"))


def _untold(hidden: bool) -> str:
    return HIDDEN if hidden else "not known for any case"
