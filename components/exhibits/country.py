"""One country: what each source says of it, side by side and never added."""

from dataclasses import replace

from components.charts.year_columns import year_columns
from components.exhibits.declared import DECLARED
from components.exhibits.site import PAGES
from components.model.rows import every_row
from data.geographies import countries
from data.overlay import cached

PAGE = next(page for page in PAGES if page.path == "country")
DETECTED, JUSTICE = DECLARED["country-detected"], DECLARED["country-justice"]
FOREIGNERS, ABROAD = DECLARED["country-citizenships"], DECLARED["country-citizens-detected"]
PROTOCOL, TIERS, TIER_LISTS = PAGE.beside
TILES = (
    DETECTED,
    replace(DECLARED["country-rate-among"], title="Detected per million"),
    replace(
        JUSTICE, title="Persons convicted", chart=year_columns, color="", where={"stage": ("convicted",)}
    ),
)


@cached()
def with_rows() -> tuple[str, ...]:
    """The countries of which any of these exhibits has a row, in the order of the vocabulary."""
    held = {str(code) for item in PAGE.exhibits for code in every_row(item).rows[item.one].unique()}
    return tuple(code for code in countries() if code in held)
