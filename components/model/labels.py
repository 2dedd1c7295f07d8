"""Rows in words: labels for codes, figures with their bounds, names joined from several columns."""

from collections.abc import Collection, Iterable

import pandas as pd

from components.model import numbers
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
    ("other", "all"): "Another sex",
    ("not_stated", "all"): "Not stated",
}

ADULTS = {"female": "Women", "male": "Men"}

JOINED = {
    "edition_about": ("edition", "about"),
    "concept_form": ("money_concept", "form"),
    "stage_form": ("stage", "form"),
    "stage_years": ("stage", "years"),
    "status_series": ("status", "series"),
    "sex_age_movement": ("concept", "person", "movement"),
    "attribute_known": ("attribute", "known"),
    "sex_known": ("sex", "known"),
}
ALL = ("All", "All forms", "")
NOT_STATED = "Not stated"
# What a colour stands for on every chart; other names follow in the order of their vocabulary.
HUES = {
    "Women": 0,
    "Girls": 1,
    "Men": 2,
    "Boys": 3,
    "Another sex": 4,
    "Adults": 0,
    "Children": 1,
    "Sexual exploitation": 0,
    "Forced labour or services": 1,
    "Other forms": 2,
    "Forced criminal activity": 3,
    "Forced begging": 4,
    "Sexual exploitation or forced labour": 5,
    "People in forced labour": 0,
    "People in forced marriage": 1,
    "People in modern slavery": 2,
    "EU citizens": 0,
    "Citizens of the reporting country": 1,
    "Citizens of another EU country": 2,
    "Citizens of countries outside the EU": 3,
    "Suspected traffickers": 0,
    "Convicted traffickers": 1,
    "Persons in formal contact with police or courts": 0,
    "Persons prosecuted": 2,
    "Prosecutions": 0,
    "Convictions": 1,
}


def hues(names: pd.Series) -> dict[str, int]:
    """Each name -> its place in the palette: fixed where the name has one, else by order."""
    order = [name for name in numbers.unique(names) if name != NOT_STATED]
    ranked = sorted(order, key=lambda name: HUES.get(name, len(order)))
    fixed = all(name in HUES for name in order)
    return {name: HUES[name] if fixed else place for place, name in enumerate(ranked)}


def in_words(rows: pd.DataFrame, table: Table, measure: str, named: Collection[str]) -> pd.DataFrame:
    """The rows with codes, with `value`, `figure`, `years` and `person`.

    Of the names that are joined from several columns those that are `named`.
    """
    shown = pd.DataFrame(index=rows.index)
    for column in table.fields:
        shown[column.name] = words_of(rows[column.name], column)
    counted = table.field(measure).type in ("integer", "number")
    shown["value"] = rows[measure].astype("Float64") if counted else None
    shown["figure"] = _figures(rows, measure) if counted else rows[measure]
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    shown["years"] = _texts(rows, (numbers.span(int(first), int(last)) for first, last in spans))
    shown["person"] = _texts(rows, _persons(rows))
    if {"known_cases", "all_cases"} <= set(rows):
        shown["known"] = _texts(rows, _known(rows))
    if "who_when" in named:
        shown["who_when"] = _who(shown, rows) + ", " + shown["years"]
    for name in {"date", "as_of"} & set(rows):
        shown[f"{name}_words"] = _texts(rows, map(numbers.date, rows[name].astype("str")))
    return shown.assign(**{name: _joined(shown, JOINED[name]) for name in named if name in JOINED})


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


def _texts(rows: pd.DataFrame, texts: Iterable[str]) -> pd.Series:
    """Texts beside their rows, as text also where there are none."""
    return pd.Series(list(texts), index=rows.index, dtype="str")


def _persons(rows: pd.DataFrame) -> list[str]:
    """Women, girls, men, boys or both, from sex and age."""
    if "sex" not in rows:
        return [""] * len(rows)
    if "age" not in rows:
        return [ADULTS.get(sex, "All") for sex in rows["sex"].astype("str")]
    pairs = zip(rows["sex"].astype("str"), rows["age"].astype("str"), strict=True)
    return [PERSONS.get(pair, "All") for pair in pairs]


def _known(rows: pd.DataFrame) -> list[str]:
    """In how many of the cases of a group the attribute is known; both stand beside every share."""
    pairs = zip(rows["known_cases"], rows["all_cases"], strict=True)
    return [f"known in {known:,} of {cases:,} cases" for known, cases in pairs]


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
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype("str").map(names).where(column.notna(), None)
    words = [*(names.get(str(code)) for code in column.cat.categories), None]  # the last stands for missing
    return pd.Series([words[code] for code in column.cat.codes], index=column.index, dtype="str")


def _figures(rows: pd.DataFrame, measure: str) -> list[str]:
    missing = pd.Series(pd.NA, index=rows.index)
    low, high = (rows.get(name, missing) for name in ("low", "high"))
    return [numbers.figure(*row) for row in zip(rows[measure], low, high, strict=True)]
