"""Rows in words: labels for codes, figures with their bounds, names joined from several columns."""

from collections.abc import Collection, Iterable
from functools import cache
from itertools import count

import numpy as np
import pandas as pd

from components.model import numbers
from data.bounds import ENDS
from data.package import SHARED, Field, Table
from data.tables import labels, vocabulary

ALL = ("All", "All forms", "")
NOT_STATED = "Not stated"
HIDDEN = "hidden"  # of a small group of case records, and the column that marks it
COUNTED = ("cases", "known_cases", "all_cases")
ADULTS = {"female": "adult", "male": "adult"}  # whom a table without ages speaks of
# Places whose names have an article inside a sentence.
WITH_ARTICLE = (
    *("World", "Americas", "Caribbean", "European Union", "EU-", "United ", "Netherlands", "Philippines"),
    *("Gambia", "Bahamas", "Maldives", "Dominican Republic", "Central African Republic", "Democratic "),
    *("Russian Federation", "Syrian Arab Republic", "Middle East", "Council of Europe area", "Republic of "),
    *("Comoros", "Congo", "Holy See", "Isle of ", "State of ", "Arab States", "G20 ", "Near East"),
    *("Lao People's", "Western Hemisphere", "Former Soviet", "Turks and "),
)
# Between the names of columns that are drawn or listed as one name.
JOINED = "+"


@cache
def colours() -> dict[str, int]:
    """Name -> its place in the palette on every chart, for those that have one in the descriptor.

    Raises UnreadableTable.
    """
    return {
        name if column == "person" else vocabulary(column)[name]: place
        for column, places in SHARED.colours.items()
        for name, place in places.items()
    }


def hues(names: pd.Series) -> dict[str, int]:
    """Each name -> its place in the palette: its own where it has one, else the next that is free.

    What follows a colon tells no colour; of names that would have one place the shortest has it.
    """
    order = [name for name in numbers.unique(names) if name != NOT_STATED]
    own: dict[str, int] = {}
    for name in sorted(order, key=len):
        place = colours().get(name.partition(":")[0])
        if place is not None and place not in own.values():
            own[name] = place
    free = (place for place in count() if place not in own.values())
    ranked = sorted(order, key=lambda name: own.get(name, len(order)))
    return {name: own[name] if name in own else next(free) for name in ranked}


def in_words(rows: pd.DataFrame, table: Table, measure: str, named: Collection[str]) -> pd.DataFrame:
    """The rows with codes, with `value`, `figure`, `years`, `person`, and bounds, blank where it has none.

    Of the names that are joined from several columns ("stage+form") those that are `named`.
    """
    shown = pd.DataFrame(index=rows.index)
    for column in table.fields:
        shown[column.name] = words_of(rows[column.name], column)
    counted = table.field(measure).type in ("integer", "number")
    shown["value"] = rows[measure].astype("Float64") if counted else None
    shown["figure"] = _figures(rows, measure) if counted else shown[measure]
    for end in ENDS:
        if end not in shown:
            shown[end] = pd.Series(pd.NA, index=rows.index, dtype="Float64")
    spans = zip(rows["period_start"], rows["period_end"], strict=True)
    shown["years"] = _texts(rows, (numbers.span(int(first), int(last)) for first, last in spans))
    shown["person"] = _texts(rows, _persons(rows))
    if {"known_cases", "all_cases"} <= set(rows):  # both stand beside every share
        pairs = zip(rows["known_cases"], rows["all_cases"], strict=True)
        told = (HIDDEN if pd.isna(one) else f"known in {one:,} of {every:,} cases" for one, every in pairs)
        shown["known"] = _texts(rows, told)
    for name in COUNTED if HIDDEN in rows else ():
        shown[name] = _texts(rows, (HIDDEN if pd.isna(cases) else f"{cases:,}" for cases in rows[name]))
    if "who_when" in named:  # place, form and person in one name, what is "all" left out
        who = shown["geography"].astype("str")
        if "form" in rows:
            who = who + (", " + shown["form"].astype("str")).where(rows["form"] != "all", "")
        who = who + (", " + shown["person"]).where(~shown["person"].isin(["", "All"]), "")
        shown["who_when"] = who + ", " + shown["years"]
    for name in {"date", "as_of"} & set(rows):
        shown[f"{name}_words"] = _texts(rows, map(numbers.date, rows[name].astype("str")))
    return shown.assign(**{name: _joined(shown, name.split(JOINED)) for name in named if JOINED in name})


def _joined(shown: pd.DataFrame, parts: Iterable[str]) -> pd.Series:
    """Several columns as one name; "All" is left out."""
    present = [shown[name].astype("str") for name in parts]
    names = pd.concat(present, axis=1).fillna("").to_numpy()
    told = (": ".join(part for part in row if part not in ALL) or "All" for row in names)
    return pd.Series(list(told), index=shown.index)


def _texts(rows: pd.DataFrame, texts: Iterable[str]) -> pd.Series:
    """Texts beside their rows, as text also where there are none."""
    return pd.Series(list(texts), index=rows.index, dtype="str")


def _persons(rows: pd.DataFrame) -> list[str]:
    """Women, girls, men, boys or both, from sex and age."""
    if "sex" not in rows:
        return [""] * len(rows)
    ages = rows["age"].astype("str") if "age" in rows else rows["sex"].map(ADULTS).astype("str")
    pairs = zip(rows["sex"].astype("str"), ages, strict=True)
    return [SHARED.persons.get(sex, {}).get(age, "All") for sex, age in pairs]


def words_of(column: pd.Series, described: Field) -> pd.Series:
    """A column's codes as the words of its vocabulary; other columns as they are."""
    names = labels(described)
    if not names:
        return column
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype("str").map(names).where(column.notna(), None)
    # The last stands for missing.
    words = np.array([*map(names.get, column.cat.categories.tolist()), None], dtype="object")
    return pd.Series(words[column.array.codes], index=column.index, dtype="str")


def _figures(rows: pd.DataFrame, measure: str) -> list[str]:
    missing = pd.Series(pd.NA, index=rows.index)
    low, high = (rows.get(name, missing) for name in ("low", "high"))
    figures = [numbers.figure(*row) for row in zip(rows[measure], low, high, strict=True)]
    if HIDDEN not in rows:
        return figures
    return [HIDDEN if hidden else figure for figure, hidden in zip(figures, rows[HIDDEN], strict=True)]


def placed(label: str) -> str:
    """A place inside a sentence: the World, the Republic of Moldova, Albania."""
    return f"the {label}" if label.startswith(WITH_ARTICLE) or label.endswith(" Islands") else label
