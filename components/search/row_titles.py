"""Rows as the title of an answer: "Nigeria: 2,883 detected victims in 2022, UNODC"."""

import re
from collections.abc import Mapping
from functools import cache

from components.model import numbers
from components.model.view import View
from components.search.several import NOT_OF
from components.text.sentences import filled, row_of
from data.geographies import places
from data.sources import in_short, second_hand

MOST_PARTS = 4
WHOSE = " whose "  # a share of those of whom something was reported is told whole
# "{when}, A were published for {place} as B" -> "Albania: A as B in 2022".
SAID = re.compile(
    r"\{when\}, (.+?)(?: in \{place\}\S*)?(?: were | are | \{reported_or_not\})"
    r".*?( as \{\w+[^ ]*)?(?: for .*)?$"
)
MORE = "; {figure} per cent {person:lowered}"
OURS = re.compile("(computed|summed|worked out) here")
LONGEST = 200
NAME = re.compile(r"-\d| \(")  # where the name of a region ends and its edition begins
ONE = re.compile(r"\((?!from)[^,]*\w \d{4}\)$")  # which is a single one
FAR, SECOND_HAND = 2, "read second-hand"


def latest(view: View, where: Mapping[str, tuple[str, ...]], place: str, years: tuple[int, ...]) -> list[int]:
    """The rows of a place that were asked for: of those years if there are some, else of the latest."""
    rows, named = view.rows, {"geography": _of_name(place, bool(years))}
    for name, codes in {**where, **({} if view.exhibit.one else named)}.items():
        rows = rows[rows[name].isin(codes)] if name in rows else rows
    rows = rows[view.shown.loc[rows.index, "figure"].notna()] if "figure" in view.shown else rows
    of_years = rows[rows["period_start"].le(years[0]) & rows["period_end"].ge(years[-1])] if years else rows
    rows = rows if of_years.empty else of_years
    long = rows["period_end"] - rows["period_start"]
    rows = rows[long == long.min()] if years and not of_years.empty else rows
    return [int(index) for index in rows.index[rows["period_end"] == rows["period_end"].max()][:MOST_PARTS]]


def far(view: View, index: int, years: tuple[int, ...]) -> int:
    """Whether a row is of exactly the years that are asked (0), holds them (1) or does not (`FAR`)."""
    own = [int(view.rows[name].loc[index]) for name in ("period_start", "period_end")]
    if not years or own == [years[0], years[-1]]:
        return 0
    return 1 if own[0] <= years[0] and years[-1] <= own[1] else FAR


def of_names(named: tuple[str, ...]) -> str:
    """The publisher's region that several places name together: "Europe and Central Asia"; "" for none."""
    name = " and ".join(places()[code].label for code in named)
    alike = (code for code, one in places().items() if NAME.split(one.label)[0] == name)
    return next((code for code in alike if named[1:] and not ONE.search(places()[code].label)), "")


@cache
def _of_name(place: str, earlier: bool) -> tuple[str, ...]:
    """A place and publishers' regions of its name: "Africa (ILO, from 2017)"; of one edition if `earlier`."""
    named = {code: NAME.split(one.label)[0] for code, one in places().items() if one.level == "grouping"}
    alike = [code for code, name in named.items() if name == NAME.split(places()[place].label)[0]]
    return (place, *(code for code in alike if earlier or not ONE.search(places()[code].label)))


def title(view: View, rows: list[int], years: tuple[int, ...]) -> str:
    """The same with what it is not: of the years that are asked, or read first-hand."""
    told, span = _title(view, rows), numbers.span(years[0], years[-1]) if years else ""
    told = f"{NOT_OF} {span}: {told}" if far(view, rows[0], years) == FAR else told
    return f"{told}, {SECOND_HAND}" if view.rows["source"][rows[0]] in second_hand() else told


def _title(view: View, rows: list[int]) -> str:
    """ "Nigeria: 2,883 detected victims in 2022, UNODC"; further parts of the same before the year."""
    own = view.exhibit.resource.sentence.partition("|")[0]
    row, said = row_of(view, rows[0]), SAID.match(own) if WHOSE not in own else None
    if not said:
        text, ours, end = filled(own, row).partition(", computed here")
        text += "".join(filled(MORE, row_of(view, index)) for index in rows[1:] if WHOSE in own) + ours + end
        whole = f"{text[0].upper()}{text[1:]}"
        return whole if len(whole) <= LONGEST else f"{row.shown['geography']}: {view.exhibit.title}"
    further = [row_of(view, index) for index in rows[1:] if "{parts}" in own]
    further = [one for one in further if one.codes["source"] == row.codes["source"]]
    noun = [filled("{noun}", one) if "{noun}" in own else "" for one in (row, *further)]
    parts = ("; {figure}{parts}" if one == noun[0] else "; {figure} {noun}{parts}" for one in noun[1:])
    others = "".join(map(filled, parts, further))
    told = f"{filled('{geography}: ' + said[1], row)}{others}{filled((said[2] or '') + ' {when}', row)}"
    estimate = ", an estimate" if row.codes.get("kind") == "estimate" else ""
    publisher = row.shown.get("publisher") or view.sources[0].publisher
    summed = row.codes.get("reporting_countries")
    ours = f"{f'sum of {summed} countries, ' if summed else ''}computed here from "
    return f"{told}, {ours if OURS.search(filled(own, row)) else ''}{in_short(publisher)}{estimate}"
