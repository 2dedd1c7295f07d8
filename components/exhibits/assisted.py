"""Assisted cases known to CTDC's contributors: form, means of control, relation to the recruiter."""

from typing import Any

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars
from components.charts.shares import share_grid
from components.model.exhibit import Exhibit

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
# Each breakdown: its words, its note, and how it is drawn.
BREAKDOWNS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "sex": (
        "sex",
        f"{RECORDS} {KNOWN} {FEW}",
        {"chart": panel_bars, "panel": "attribute", "category": "characteristic", "color": "sex+known"},
    ),
    "age_band": (
        "age",
        f"{RECORDS} Age is that at assistance, known for a part of the cases. {FEW} {BOTH}",
        {"chart": share_grid, "category": "characteristic", "color": "age_band"},
    ),
    "year": (
        "year of registration",
        f"{RECORDS} Contributors joined and left: from 2015 to 2019 a hotline in the United States is among "
        f"them, and lines end there. {FEW} {BOTH}",
        {"chart": trend_bands, "panel": "characteristic"},
    ),
}

TOGETHER = Exhibit(
    slug="assisted-together",
    title="Forms, means of control and recruiters, per cent of assisted cases in which it is known",
    table="assisted_cases",
    category="characteristic",
    panel="attribute+known",
    chart=panel_bars,
    where={"grouped_by": ("all",)},
    note=f"{RECORDS} {KNOWN}",
)


def _by(attribute: str, name: str, what: str) -> tuple[Exhibit, ...]:
    """One attribute by sex, by age and by year."""
    return tuple(
        Exhibit(
            slug=f"assisted-{name}-{breakdown.partition('_')[0]}",
            title=f"{what} by {words}, per cent of assisted cases in which it is known",
            table="assisted_cases",
            where={"attribute": (attribute,), "grouped_by": (breakdown,)},
            note=note,
            **drawn,
        )
        for breakdown, (words, note, drawn) in BREAKDOWNS.items()
    )


FORMS = _by("form", "form", "Form of exploitation")
MEANS = _by("means_group", "means", "Means of control")
RECRUITERS = _by("recruiter", "recruiter", "Relation to the recruiter")
EXHIBITS = (TOGETHER, *FORMS, *MEANS, *RECRUITERS)
