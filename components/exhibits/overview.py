"""Home: four figures, who reports, and what the same file tells of its last year; nothing read second-hand.

A total and its parts are of one file and one year; forms stand also without the country that makes up a
third of the sum.
"""

from dataclasses import replace
from typing import Any

from components.charts.bars import ranked_bars
from components.charts.maps import latest_map
from components.charts.year_columns import year_columns
from components.exhibits.estimates import WORLD as ESTIMATED
from components.exhibits.families import OURS, ours
from components.exhibits.justice import NO_RATE, WORLD_JUSTICE
from components.exhibits.profits import WORLD as PROFITS
from components.exhibits.summed import WITHOUT, WORLD_BY_FORM, WORLD_DETECTED, WORLD_PERSONS
from components.exhibits.wall import STRIP, WHO_REPORTS
from components.model.exhibit import Exhibit

LAST = 2022  # the last year of UNODC's file; a test holds it against the table
FIGURE: dict[str, Any] = {"chart": None, "heads": ("edition",), "columns": ("note",), "first_hand": True}


def _parts(exhibit: Exhibit, slug: str, title: str, category: str) -> Exhibit:
    """The parts of one year, largest first."""
    drawn = {"category": category, "color": "", "panel": "", "chart": ranked_bars, "ranked": True}
    where = {**exhibit.where, "period_start": (LAST,)}
    note = f"{OURS} Countries that report a total without these parts are not in it."
    return ours(exhibit, slug, title=title, where=where, note=note, **drawn)


HOW_MANY = ours(WORLD_DETECTED[0], "how-many")
CONVICTED = ours(
    WORLD_JUSTICE[0],
    "world-convicted",
    title="Persons convicted",
    color="",
    chart=year_columns,
    where={**WORLD_JUSTICE[0].where, "stage": ("convicted",)},
)
FORCED_LABOUR = replace(
    ESTIMATED,
    slug="forced-labour",
    title="People in forced labour",
    where={**ESTIMATED.where, "concept": ("forced_labour",)},
    **FIGURE,
)
PROFIT = replace(
    PROFITS,
    slug="forced-labour-profit",
    title="Profit from forced labour",
    where={**PROFITS.where, "money_concept": ("profit",), "form": ("all_private",)},
    **FIGURE,
)
TILES = (HOW_MANY, CONVICTED, FORCED_LABOUR, PROFIT)
REPORTERS = replace(
    WHO_REPORTS,
    slug="latest-reports",
    title="Who reports detected victims to UNODC",
    chart=latest_map,
    note="By the latest year with a total. The map shows who reports, not where there is more trafficking. "
    "Unfilled: no number was seen.",
)
PERSONS = _parts(WORLD_PERSONS[0], "persons-last-year", "Who was detected", "person")
FORMS = _parts(WORLD_BY_FORM[0], "forms-last-year", "For what they were exploited", "form")
STAGES = _parts(WORLD_JUSTICE[0], "justice-last-year", "Suspected, prosecuted, convicted", "stage")
STAGES = replace(STAGES, ranked=False, note=f"{OURS} {NO_RATE} Each stage is reported by other countries.")
FORMS_ALONE = replace(
    FORMS,
    slug="forms-last-year-without-pakistan",
    title="For what, without the largest reporter",
    where={**FORMS.where, "geography": WITHOUT},
)
EXHIBITS = (*TILES, REPORTERS, PERSONS, FORMS, FORMS_ALONE, STAGES)
MADE = (STRIP,)
