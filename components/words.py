"""Rows in words: labels for codes, figures with their bounds, names joined from several columns."""

from collections.abc import Iterable

import pandas as pd

from components import wording
from components.selection import Selection
from data.geographies import beyond
from data.package import Field, Table
from data.tables import labels

PERSONS = {
    ("female", "adult"): "Women",
    ("female", "child"): "Girls",
    ("male", "adult"): "Men",
    ("male", "child"): "Boys",
    ("female", "all"): "Women and girls",
    ("male", "all"): "Men and boys",
    ("all", "child"): "Children",
    ("all", "adult"): "Adults",
    ("not_stated", "all"): "Not stated",
}

JOINED = {
    "edition_about": ("edition", "about"),
    "concept_form": ("money_concept", "form"),
    "stage_form": ("stage", "form"),
    "status_series": ("status", "series"),
    "sex_age_movement": ("concept", "person", "movement"),
}
ALL = ("All", "All forms", "")


def in_words(rows: pd.DataFrame, table: Table, measure: str, selection: Selection) -> pd.DataFrame:
    """The rows with codes as words, with `value`, `figure`, `years` and `beyond`, and joined names."""
    shown = pd.DataFrame(index=rows.index)
    for column in table.fields:
        shown[column.name] = words_of(rows[column.name], column)
    counted = table.field(measure).type in ("integer", "number")
    shown["value"] = rows[measure].astype("Float64") if counted else None
    shown["figure"] = _figures(rows, measure) if counted else rows[measure]
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    shown["years"] = [wording.span(int(first), int(last)) for first, last in spans]
    shown["beyond"] = [beyond(str(code), selection.geography) for code in rows["geography"]]
    shown["person"] = _persons(rows)
    shown["who"] = _who(shown, rows)
    shown["who_when"] = shown["who"] + ", " + shown["years"]
    return shown.assign(**{name: _joined(shown, parts) for name, parts in JOINED.items()})


def _joined(shown: pd.DataFrame, parts: tuple[str, ...]) -> pd.Series:
    """Several columns as one name; those that the table lacks, and "All", are left out."""
    present = [shown[name].astype("str") for name in parts if name in shown]
    if not present:
        return pd.Series("", index=shown.index)
    names = pd.concat(present, axis=1).fillna("").to_numpy()
    return pd.Series([_name(row) for row in names], index=shown.index)


def _name(parts: Iterable[str]) -> str:
    told = [part for part in parts if part not in ALL]
    return ": ".join(told) or "All"


def _persons(rows: pd.DataFrame) -> list[str]:
    """Women, girls, men, boys or both, from sex and age."""
    if not {"sex", "age"} <= set(rows):
        return [""] * len(rows)
    pairs = zip(rows["sex"].astype("str"), rows["age"].astype("str"), strict=True)
    return [PERSONS.get(pair, "All") for pair in pairs]


def _who(shown: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Place, form and person in one name, what is "all" left out."""
    who = shown["geography"].astype("str")
    if "form" in rows:
        who = who + (", " + shown["form"].astype("str")).where(rows["form"] != "all", "")
    return who + (", " + shown["person"]).where(~shown["person"].isin(["", "All"]), "")


def words_of(column: pd.Series, described: Field) -> pd.Series:
    """A column's codes as the words of its vocabulary; other columns as they are."""
    names = labels(described)
    if not names:
        return column
    return column.astype("str").map(names).where(column.notna(), None)


def _figures(rows: pd.DataFrame, measure: str) -> list[str]:
    missing = pd.Series(pd.NA, index=rows.index)
    low, high = (rows.get(name, missing) for name in ("low", "high"))
    return [wording.figure(*row) for row in zip(rows[measure], low, high, strict=True)]
