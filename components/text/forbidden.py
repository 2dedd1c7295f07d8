"""What no sentence of ours may claim (rule 26 of the reading rules), and what rows of a view do not support.

Quotations that name their speaker, and the list of what rows do not support, are exempt from the rule: do
not ask of them. The sentences of that list stand in the descriptor.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from components.model.pieces import COVERAGE
from components.model.view import View
from data.geographies import countries
from data.package import SHARED

_GROWS = r"(is |are |was |were |has |have |had )?(been )?"
_CHANGE = (
    r"(rose|risen|rises?|rising|fell|fallen|falls?|falling|gr[eo]wn?|grows|growing|increas\w+|decreas\w+|declin\w+"
    r"|doubl\w+|tripl\w+|worse|worsen\w*|soar\w*|surg\w+|explod\w+|went up|went down)"
)
_RISE = r"(rise|fall|growth|increase|decrease|decline|surge) (of|in) "
_COUNTED = r"\b(detect|regist|identif|assist|victim)"
_CLAIMS = {
    "that trafficking rose, fell, is worse or is growing": rf"\b{_RISE}(human )?trafficking\b"
    rf"|\b(trafficking|slavery)( in persons| in human beings)? {_GROWS}{_CHANGE}\b",
    "that a place has most victims": r"\bmost (of the )?(\w+ )?victims\b",
    "that a place is highest or worst": r"\bhighest\b|\bworst\b(?! forms of child labour)",
    "a hot spot": r"\bhot[ -]?spots?\b",
    "an epidemic": r"\bepidemics?\b",
    "a conviction rate": r"\bconviction rates?\b|\brates? of conviction",
    "that profits grew": rf"\bprofits? {_GROWS}{_CHANGE}\b|\b{_RISE}(the )?profits?\b",
    # The money concept "value of goods at risk" is the publisher's, and so is what stands in quotation marks.
    "a risk": r"(?<!goods at )(?<!trade at )(?<![\"“]at )\brisk(s|y|ier|iest)?\b",
    "a prevalence of what was counted": rf"\bprevalence\b(?=[^.]*{_COUNTED})|{_COUNTED}[^.]*\bprevalence\b",
}
_PATTERNS = {claim: re.compile(pattern, re.IGNORECASE) for claim, pattern in _CLAIMS.items()}

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


def forbidden_claims(text: str) -> tuple[str, ...]:
    """The forbidden claims that a text holds, named; empty where it may be shown."""
    return tuple(claim for claim, pattern in _PATTERNS.items() if pattern.search(text))


def not_supported(view: View) -> tuple[str, ...]:
    """Claims that the rows shown do not support, with the reason; empty for an empty view."""
    if view.empty:
        return ()
    claims = (*_of_its_table(view), *_of_its_kind(view), *_of_its_figures(view))
    return tuple(dict.fromkeys(claims))[:MOST]


def _of_its_table(view: View) -> Iterator[str]:
    """The first reason why a line of the chart ends, and what follows from what the table is about."""
    for reason in view.breaks[:1]:
        lower = reason.startswith(("Not ", "A "))
        yield CLAIMS["break"].format(reason=f"{reason[0].lower()}{reason[1:]}" if lower else reason)
    if view.exhibit.lens == COVERAGE:
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
    if not kinds & COUNTED or view.exhibit.lens == COVERAGE or counts not in PEOPLE:
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
    if low is not None and high is not None and (high > low).any() and view.exhibit.lens != COVERAGE:
        yield CLAIMS["range"]
    if view.exhibit.measure == "share":
        yield CLAIMS["shares"]
    if set(view.rows["geography"].astype("str")) <= set(countries()):
        yield CLAIMS["absent"]
