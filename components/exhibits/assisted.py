"""Assisted cases known to CTDC's contributors: form, means of control, relation to the recruiter."""

from itertools import product
from typing import Any

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.charts.shares import share_grid
from components.model.exhibit import YEARS, Exhibit

RECORDS = (
    "Synthetic case records of the people whom CTDC's contributors assisted or heard of: not a sample of "
    "all victims."
)
KNOWN = (
    "Shares are of the cases in which something is recorded; one case can have several values, so that "
    "shares add up to more than 100."
)
FEW = "Fewer than ten cases give a range."
BOTH = "The table gives both numbers of cases: in which it is known, and in the group."
# Each attribute: its name in slugs, and its words.
ATTRIBUTES = {
    "form": ("form", "form of exploitation"),
    "means_group": ("means", "means of control"),
    "recruiter": ("recruiter", "relation to the recruiter"),
}
DRAWN: dict[str, Any] = {"category": "characteristic", "every_year": True}  # where nothing else is said
# Each breakdown: its words in titles, its note, and how it is drawn.
BREAKDOWNS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "all": ("", KNOWN, {"chart": panel_bars, "panel": "attribute+known"}),
    "sex": (" and sex", f"{KNOWN} {FEW}", {"chart": panel_bars, "panel": "attribute", "color": "sex+known"}),
    "age_band": (
        " and age",
        f"Age is that at assistance, known for a part of the cases. {FEW} {BOTH}",
        {"chart": share_grid, "color": "age_band"},
    ),
    "year": (
        " and year",
        "Contributors joined and left: from 2015 to 2019 a hotline in the United States is among them, and "
        f"lines end there. {FEW} {BOTH}",
        {"chart": trend_bands, "category": YEARS, "panel": "characteristic", "every_year": False},
    ),
}


def _split(attribute: str, breakdown: str) -> Exhibit:
    """One attribute of all cases together, or by sex, by age or by year."""
    (name, what), (words, note, drawn) = ATTRIBUTES[attribute], BREAKDOWNS[breakdown]
    end = "" if breakdown == "all" else f"-{breakdown.partition('_')[0]}"
    return Exhibit(
        slug=f"assisted-{name}{end}",
        title=f"Assisted cases by {what}{words}",
        table="assisted_cases",
        where={"attribute": (attribute,), "grouped_by": (breakdown,)},
        note=f"{RECORDS} {note}",
        **DRAWN | drawn,
    )


# What is shown and by what it is split, as the two boxes of the page choose it -> the exhibit.
CHOICES = {pair: _split(*pair) for pair in product(ATTRIBUTES, BREAKDOWNS)}
EXHIBITS = tuple(CHOICES.values())
