"""What the rows of a view do not support, each with its reason.

The sentences stand in the descriptor. They name claims that nobody may make from the rows: the check for
forbidden claims does not ask of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from components.model.view import View
from data.geographies import countries
from data.package import SHARED

COUNTED = {"detected", "registered", "identified"}
LEGAL = {"legal", "date", "status"}
PEOPLE = {"victims", "suspects"}
MOST = 5
CONSTANT = "constant_panel"
CLAIMS = SHARED.claims
CONDITIONS: Mapping[str, Callable[[View], bool]] = {
    "always": lambda view: True,
    "severalRows": lambda view: len(view.rows) > 1,
    "severalYears": lambda view: view.rows["period_start"].nunique() > 1 and view.exhibit.lens != CONSTANT,
    "constantPanel": lambda view: view.exhibit.lens == CONSTANT,
    "estimates": lambda view: "estimate" in set(view.rows["kind"]),
}


def not_supported(view: View) -> tuple[str, ...]:
    """Claims that the rows shown do not support, with the reason; empty for an empty view."""
    if view.empty:
        return ()
    claims = (_of_breaks, _of_its_table, _of_its_kind, _of_its_figures)
    return tuple(dict.fromkeys(claim for of in claims for claim in of(view)))[:MOST]


def _of_breaks(view: View) -> Iterator[str]:
    """The first reason why a line of the chart ends."""
    for reason in view.breaks[:1]:
        lower = reason.startswith(("Not ", "A "))
        yield CLAIMS["break"].format(reason=f"{reason[0].lower()}{reason[1:]}" if lower else reason)


def _of_its_table(view: View) -> Iterator[str]:
    """What follows from what the table is about."""
    if view.exhibit.lens == "coverage":
        yield CLAIMS["no_persons"]
        return
    reporting = view.rows.get("reporting_countries", pd.Series(dtype="Int64"))
    for claim, condition in view.exhibit.resource.not_supported:
        if CONDITIONS[condition](view):
            yield CLAIMS[claim].format(low=reporting.min(), high=reporting.max())
    if set(view.rows["kind"]) & LEGAL:
        yield CLAIMS["laws"]


def _of_its_kind(view: View) -> Iterator[str]:
    """What follows from who was counted, or was not."""
    rows, counts = view.rows, view.exhibit.resource.counts
    kinds = set(rows["kind"])
    if "estimate" in kinds:
        yield CLAIMS["model"]
        yield from (CLAIMS["editions"],) if len(rows) > 1 else ()
    if "publisher" in rows and rows["publisher"].nunique() > 1:
        yield CLAIMS["publishers"]
    if not kinds & COUNTED or view.exhibit.lens == "coverage" or counts not in PEOPLE:
        return
    yield from (CLAIMS["trend"],) if len(rows[["period_start", "period_end"]].drop_duplicates()) > 1 else ()
    names = {str(code)[:2] for code in rows["geography"].unique()}
    yield from (CLAIMS["rank"],) if rows["geography"].nunique() > 1 and names != {"EU"} else ()
    if counts == "victims":
        shares = view.exhibit.measure == "share"
        yield from (CLAIMS["shares"], CLAIMS["found_only"]) if shares else (CLAIMS["unfound"],)


def _of_its_figures(view: View) -> Iterator[str]:
    """What follows from ranges, shares, and from places that are not there."""
    low, high = (view.rows.get(end) for end in ("low", "high"))
    if low is not None and high is not None and (high > low).any() and view.exhibit.lens != "coverage":
        yield CLAIMS["range"]
    if view.exhibit.measure == "share":
        yield CLAIMS["shares"]
    if set(view.rows["geography"].astype("str")) <= set(countries()):
        yield CLAIMS["absent"]
