"""Rows as the title of an answer: "Nigeria: 2,883 detected victims in 2022, UNODC"."""

import re
from collections.abc import Mapping

from components.model.view import View
from components.text.sentences import filled, row_of
from data.sources import in_short

MOST_PARTS = 4
WHOSE = " whose "  # a share of those of whom something was reported is told whole
# "{when}, A were published for {place} as B" -> "Albania: A as B in 2022".
SAID = re.compile(
    r"\{when\}, (.+?)(?: in \{place\}\S*)?(?: were | are | \{reported_or_not\})"
    r".*?( as \{\w+[^ ]*)?(?: for .*)?$"
)
ANOTHER = "; {figure}{parts}"
OURS = re.compile("(computed|summed|worked out) here")
LONGEST = 200


def latest(view: View, where: Mapping[str, tuple[str, ...]], place: str, year: int | None) -> list[int]:
    """The rows of a place that were asked for: of that year if there are some, else of the latest."""
    rows = view.rows
    for name, codes in (where if view.exhibit.one else {**where, "geography": (place,)}).items():
        rows = rows[rows[name].isin(codes)] if name in rows else rows
    rows = rows[view.shown.loc[rows.index, "figure"].notna()] if "figure" in view.shown else rows
    of_year = rows[rows["period_start"].le(year) & rows["period_end"].ge(year)] if year else rows
    rows = rows if of_year.empty else of_year
    return [int(index) for index in rows.index[rows["period_end"] == rows["period_end"].max()][:MOST_PARTS]]


def title(view: View, rows: list[int]) -> str:
    """ "Nigeria: 2,883 detected victims in 2022, UNODC"; further parts of the same before the year."""
    own = view.exhibit.resource.sentence.partition("|")[0]
    row, said = row_of(view, rows[0]), SAID.match(own) if WHOSE not in own else None
    if not said:
        text = filled(own, row)
        whole = f"{text[0].upper()}{text[1:]}"
        return whole if len(whole) <= LONGEST else f"{row.shown['geography']}: {view.exhibit.title}"
    others = "".join(filled(ANOTHER, row_of(view, index)) for index in rows[1:] if "{parts}" in own)
    told = f"{filled('{geography}: ' + said[1], row)}{others}{filled((said[2] or '') + ' {when}', row)}"
    estimate = ", an estimate" if row.codes.get("kind") == "estimate" else ""
    publisher = row.shown.get("publisher") or view.sources[0].publisher
    summed = row.codes.get("reporting_countries")
    ours = f"{f'sum of {summed} countries, ' if summed else ''}computed here from "
    return f"{told}, {ours if OURS.search(filled(own, row)) else ''}{in_short(publisher)}{estimate}"
