"""What a view lets you say, and what it does not. Plain rules: no model writes here."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.exhibits.moved import LONGEST
from components.model import numbers
from components.model.labels import placed
from components.model.view import View
from components.text import titles
from components.text.forbidden import forbidden_claims, not_supported
from components.text.notes import what_moved
from components.text.sentences import bare, cited, filled, row_of, sentence

MOST = 3
PER_CENT = "per cent"


@dataclass(frozen=True)
class Said:
    """Sentences that the rows shown support, and claims that they do not, with the reason.

    `moved` are those of the first that tell what moved a sum over countries.
    """

    supports: tuple[str, ...]
    not_supported: tuple[str, ...]
    moved: tuple[str, ...] = ()


def say(view: View) -> Said:
    """One to five sentences, each to be quoted by itself, and what may not be said; none without rows.

    The sentences are of the latest rows in their order, one that was read first-hand before all others or,
    of the year before, instead of them; of the first row that compares with the latest, and of what moved a
    sum; of a map, or where no row may be quoted, how new it is.
    """
    if view.empty:
        return Said((), ())
    safest = [] if view.exhibit.resource.quotes else latest(view, first_hand=True)
    every = latest(view)
    if {*safest[:1]} <= {*every}:
        safest = [*dict.fromkeys((*safest[:1], *every))]
    told = [sentence(view, index) for index in safest]
    if not told:
        more, (last, newest) = len(view.sources) - 1, _newest(view)
        publisher = str(view.shown["publisher"].iloc[0]) if "publisher" in view.shown else ""
        further = f"; and {numbers.plural(more, 'further source')}" if more else ""
        single = view.rows["period_start"].eq(view.rows["period_end"]).all()
        about = f"{placed(titles.places(view))} {'are about' if single else 'reach to'} {last}"
        rows = f"“{view.exhibit.title}”: {newest} of {numbers.plural(view.count, 'row')}"
        told = [f"{rows} for {about} ({cited(view.sources[0], publisher)}{further})."]
    moved = tuple(f"{name}, computed here: {sentence(steps, 0)}" for name, steps in what_moved(view).items())
    return Said((*told, *moved), not_supported(view), moved)


def finding(view: View) -> str:
    """The first sentence on the latest rows that has room and was read first-hand; "" where none is fair.

    One of many places is told where they are the parts of a whole, largest first; of a map how new it is.
    """
    exhibit, ranked = view.exhibit, view.exhibit.ranked
    if view.empty or exhibit.resource.quotes or not exhibit.resource.sentence:
        return ""
    if exhibit.chart and exhibit.chart.steps and view.count > 1:
        return _of_map(view)
    if exhibit.exact and exhibit.one == exhibit.color and not _of_several_years(view):
        return _side_by_side(view)
    in_parts = exhibit.one and exhibit.color not in ("", exhibit.one)
    if apart := _at_home_and_abroad(view) if ranked else _part_by_part(view) if in_parts else "":
        return apart
    places = view.rows["geography"].nunique()  # the first of several that were chosen is not all of them
    if (places > titles.FEW and not ranked) or (places > 1 and exhibit.exact):
        return ""
    told = (bare(view, at) for at in latest(view, first_hand=True))
    return next((text for text in told if len(text.split()) <= LONGEST), "")


def _of_several_years(view: View) -> bool:
    return not view.rows["period_start"].eq(view.rows["period_end"]).all()


def _of_map(view: View) -> str:
    """How new it is; of words how many, of few places of each, and since when: "Party: Albania 2002"."""
    if view.exhibit.field.unit:
        last, newest = _newest(view)
        return f"For {newest} of {numbers.plural(view.count, 'place')} the latest figure is of {last}."
    told = []
    for figure, held in view.shown.groupby("figure", sort=False):
        since = [f"{place} {years}" for place, years in zip(held["geography"], held["years"], strict=True)]
        many = numbers.plural(len(since), "place")
        told.append(f"{figure}: {many if view.count > titles.CHOSEN else ', '.join(since)}")
    return f"{'; '.join(told)}."


def _side_by_side(view: View) -> str:
    """ "Detected victims in 2022: Albania 112, Serbia 62": chosen places in the last year of any of them."""
    rows = view.rows[_stated(view)]
    rows = rows[rows["geography"].isin(view.selection.geography)]
    last = rows["period_end"].max()
    shown = view.shown.loc[rows.index[rows["period_end"] == last]]
    told = [f"{place} {figure}" for place, figure in zip(shown["geography"], shown["figure"], strict=True)]
    text = f"{view.exhibit.title} in {last}: {', '.join(told)}."
    return text if told and len(text.split()) <= LONGEST else ""


def _part_by_part(view: View) -> str:
    """ "Detected victims by age, Italy, 2022: adults 2,000, children 146": of one, others may be larger."""
    rows = view.rows[_stated(view)]
    shown = view.shown.loc[rows.index[rows["period_end"] == rows["period_end"].max()]]
    if shown["geography"].nunique() != 1 or len(shown) < 2 or _of_several_years(view):
        return ""
    names = shown[view.exhibit.color].astype("str").str.lower()
    told = [f"{name} {figure}" for name, figure in zip(names, shown["figure"], strict=True)]
    at = f"{view.exhibit.title}, {shown['geography'].iloc[0]}, {shown['years'].iloc[0]}"
    text = f"{at}: {', '.join(told)}."
    return text if len(text.split()) <= LONGEST else ""


def _at_home_and_abroad(view: View) -> str:
    """Of one country its own citizens apart from foreign ones, or those found abroad from those at home."""
    one, rows = view.exhibit.one, view.rows
    if "{citizens_of}" not in view.exhibit.resource.sentence or not one or rows[one].nunique() > 1:
        return ""
    last = rows[_stated(view) & rows["period_end"].eq(rows["period_end"].max())]
    own = last.index[last["geography"].astype("str").eq(last["origin"].astype("str"))]
    others = view.shown.loc[last.index.difference(own, sort=False)]
    if own.empty or others.empty:
        return ""
    if one == "origin":
        name, before = "geography", "{when}, {noun} with citizenship of {citizens_of}, abroad"
        some, after = ", among others", "; in their own country: {figure}"
    else:
        name, before = "origin", "{when}, {noun} in {place}: {figure} own citizens; foreign citizens"
        some, after = ", among them", ""
    row = row_of(view, int(own[0]))
    for many in range(MOST, 0, -1):
        pairs = zip(others[name][:many], others["figure"], strict=False)
        listed = ", ".join(f"{place} {figure}" for place, figure in pairs)
        of_more = some if len(others) > many else ""
        text = f"{filled(before, row)}{of_more}: {listed}{filled(after, row)}."
        if len(text.split()) <= LONGEST:
            return f"{text[0].upper()}{text[1:]}"
    return ""


def latest(view: View, *, first_hand: bool = False) -> list[int]:
    """The rows to tell: of the last years the first in order; of a single one also where its run began."""
    rows, stated, chart = view.rows, _stated(view), view.exhibit.chart
    if first_hand:  # if need be those of the year before
        read = rows["source"].isin([code for code, of in view.every.cited.items() if of.first_hand])
        stated &= read & rows["period_end"].ge(rows["period_end"][stated].max() - 1)
        if not stated.any():
            return []
    if view.exhibit.among and (apart := view.selection.chosen(view.exhibit.one)):
        stated &= rows[view.exhibit.one].isin(apart)
    if chart and chart.steps and rows["geography"][stated].nunique() > MOST:
        return []
    if view.exhibit.resource.quotes:  # words that make a claim we may not make are left to the list
        told = [int(index) for index in rows.index[stated][: 4 * MOST]]
        return [index for index in told if not forbidden_claims(sentence(view, index))][:MOST]
    ends = rows["period_end"][stated]
    last = ends.index[ends == ends.max()]
    if view.exhibit.one == "origin":  # where citizens of one country were detected: abroad comes first
        at_home = rows["geography"].astype("str").eq(rows["origin"].astype("str"))[last]
        last = at_home.sort_values(kind="stable").index
    began = _began(view, {*ends.index}, int(last[0])) if len(last) == 1 and not first_hand else []
    return [int(index) for index in dict.fromkeys((*last[:MOST], *began))]


def _began(view: View, stated: set[int], last: int) -> list[int]:
    """The first row of the comparable run that the last row ends, if no year is doubtful or stands twice."""
    if not view.exhibit.resource.comparable_within:
        return []
    piece = next(piece.rows for piece in view.pieces if view.rows.index.get_loc(last) in piece.rows)
    run = [index for index in view.rows.index[[*piece]] if index in stated]
    starts = view.rows["period_start"][run]
    contradicts = view.exhibit.one and "note" in view.rows and view.rows["note"][[run[0], last]].notna().any()
    return [] if contradicts or starts.duplicated().any() else [int(run[0])]


def _stated(view: View) -> pd.Series[bool]:
    """Which rows hold a figure or a text of a part that is stated."""
    rest, table, field = view.not_stated, view.exhibit.resource, view.exhibit.field
    if "{amounts}" in table.sentence:
        return ~rest & view.rows[[measure.name for measure in table.measures]].notna().any(axis=1)
    if field.unit == PER_CENT:  # a whole of one part: a group in which a single code was ever recorded
        rest |= view.rows[field.name].ge(100).fillna(False)
    return ~rest & view.shown["figure"].notna() & view.shown["figure"].ne(numbers.UNKNOWN)


def _newest(view: View) -> tuple[int, int]:
    """The last year, and how many figures are of it."""
    last = view.rows["period_end"].max()
    return int(last), int(view.rows["period_end"].eq(last).sum())
