"""What the rows of a view do not support, each with its reason.

These sentences name claims that nobody may make from the rows: the check for forbidden claims does not
ask of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from components.model.view import View
from data.geographies import countries

COUNTED = {"detected", "registered", "identified"}
JUSTICE = {
    "justice_persons",
    "justice_proceedings",
    "justice_shares",
    "persons_in_justice",
    "regional_justice",
}
MONEY = {"profit_estimates", "profits_per_victim"}
SUMS = {"regional_detections", "regional_justice"}
MOST = 5

TREND = "That trafficking rose or fell: more detections can mean more detection."
RANK = "That one place has most victims or is worst: laws, effort and counting rules differ."
UNFOUND = "How many victims there are: nobody knows how many were not found."
ABSENT = "That there were none where no figure stands: not reported is not zero."
RANGE = "A single number where a range stands: any figure from its low to its high end is possible."
REPORTERS = "That a change between years is one of victims: the figures hold from {low} to {high} countries."
PANEL = "A total of all countries: only those that reported in every year are in the sum."
NO_PERSONS = "How many victims there are: countries are counted here, not persons."
MODEL = "That a police force or anybody else counted these people: they are the result of a model."
EDITIONS = "That the estimates show a trend: editions and concepts differ."
PROFITS = "That profits grew: editions, concepts and methods differ."
MONEY_CONCEPTS = "That profit, market value, lost earnings and cost are one thing: each is a concept."
SHARES = "Totals: a share does not tell how many persons it stands for."
FOUND_ONLY = "Shares of all victims: they are of those whom authorities found and of whom this is known."
RATE = "A conviction rate: persons convicted in a year are other persons than those prosecuted in it."
SAMPLE = "Totals, or shares of all victims: case records are those of the people whom contributors assisted."
ROUTES = "That this is a picture of all routes: contributors work in some countries and not in others."
PUBLISHERS = "A sum or a comparison of publishers: they count the same people in different ways."
LAWS = "That a law is applied, or that a State not listed here did not join: the list tells neither."
SAID = "That it is so: these are words of the speakers, nothing was measured."
REPEATED = "The number as it is repeated: say what its first source says."
TIERS = "How much trafficking there is: a tier is one government's judgement on the efforts of another."
CHANGES = "A sum of changes: those of two editions do not add up, and a change is no number of persons."
FUND = "A sum of the Fund's amounts or persons: its periods overlap."
BREAK = "That years before and after a break compare: {reason}"
FLOWS = "How many people were moved: flows are pairs of countries."


def not_supported(view: View) -> tuple[str, ...]:
    """Claims that the rows shown do not support, with the reason; empty for an empty view."""
    if view.empty:
        return ()
    found = dict.fromkeys(
        (*_of_breaks(view), *_of_its_table(view), *_of_its_kind(view), *_of_its_figures(view))
    )
    return tuple(found)[:MOST]


def _of_breaks(view: View) -> Iterator[str]:
    """The first reason why a line of the chart ends."""
    for reason in view.breaks[:1]:
        lower = reason.startswith(("Not ", "A "))
        yield BREAK.format(reason=f"{reason[0].lower()}{reason[1:]}" if lower else reason)


def _of_its_table(view: View) -> Iterator[str]:
    """What follows from what the table is about."""
    table, several_years = view.exhibit.table, view.rows["period_start"].nunique() > 1
    if view.exhibit.lens == "coverage":
        yield NO_PERSONS
        return
    if table in MONEY and (several_years or len(view.rows) > 1):
        yield from (PROFITS, MONEY_CONCEPTS)
    yield from {
        "assisted_cases": (SAMPLE,),
        "assisted_routes": (ROUTES, SAMPLE),
        "reported_changes": (CHANGES, *((PROFITS,) if "estimate" in set(view.rows["kind"]) else ())),
        "flow_counts": (FLOWS,),
        "trust_fund": (FUND,),
        "statements": (SAID,),
        "famous_numbers": (REPEATED,),
        "tip_tiers": (TIERS,),
    }.get(table, ())
    if table in JUSTICE:
        yield RATE
    if table in SUMS:
        yield from _of_sums(view, several_years)
    if set(view.rows["kind"]) & {"legal", "date", "status"} or table in {
        "treaty_parties",
        "legal_coverage",
        "new_laws",
    }:
        yield LAWS


def _of_sums(view: View, several_years: bool) -> Iterator[str]:
    if view.exhibit.lens == "constant_panel":
        yield PANEL
    elif several_years:
        reporting = view.rows["reporting_countries"]
        yield REPORTERS.format(low=reporting.min(), high=reporting.max())


def _of_its_kind(view: View) -> Iterator[str]:
    """What follows from who was counted, or was not."""
    kinds, shares = set(view.rows["kind"]), view.exhibit.measure == "share"
    if "estimate" in kinds:
        yield MODEL
        yield from (EDITIONS,) if len(view.rows) > 1 else ()
    if "publisher" in view.rows and view.rows["publisher"].nunique() > 1:
        yield PUBLISHERS
    if not kinds & COUNTED or view.exhibit.lens == "coverage" or view.exhibit.table == "trust_fund":
        return
    yield from (TREND,) if view.rows[["period_start", "period_end"]].drop_duplicates().shape[0] > 1 else ()
    names = {str(code)[:2] for code in view.rows["geography"].unique()}
    yield from (RANK,) if view.rows["geography"].nunique() > 1 and names != {"EU"} else ()
    if view.exhibit.table not in JUSTICE:
        yield from (SHARES, FOUND_ONLY) if shares else (UNFOUND,)


def _of_its_figures(view: View) -> Iterator[str]:
    """What follows from ranges, shares, and from places that are not there."""
    low, high = (view.rows.get(end) for end in ("low", "high"))
    if low is not None and high is not None and (high > low).any() and view.exhibit.lens != "coverage":
        yield RANGE
    if view.exhibit.measure == "share":
        yield SHARES
    if set(view.rows["geography"].astype("str")) <= set(countries()):
        yield ABSENT
