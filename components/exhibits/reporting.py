"""Who reports, and what changed between reports."""

from components.charts.bars import panel_bars
from components.charts.maps import europe_map, reporting_map
from components.exhibit import Exhibit
from data.geographies import shown

EUROPE = "150"
DETECTION = "More detections do not mean more trafficking."
LATEST = "UNODC portal, latest year"

WHO_REPORTS = Exhibit(
    slug="who-reports",
    title="Countries with a published number of detected victims, by latest year",
    table="victim_counts",
    measure="persons",
    category="geography",
    chart=reporting_map,
    order=("geography",),
    where={"series": (LATEST,)},
    note="The map shows who reports, not where there is more trafficking: countries count in "
    "different ways. Unfilled: no number in the file of May 2023.",
)
WHO_REPORTS_EUROPE = Exhibit(
    slug="who-reports-europe",
    title="Countries of Europe with a published number of detected victims, by latest year",
    table="victim_counts",
    measure="persons",
    category="geography",
    chart=europe_map,
    order=("geography",),
    where={"series": (LATEST,), "geography": tuple(sorted(shown((EUROPE,))))},
    note="The countries of Europe from the map above, large enough for small states. It shows who "
    "reports, not where there is more trafficking.",
)
TIP_REGIONS = Exhibit(
    slug="tip-identified-regions",
    title="Victims identified, persons a year, by region of the US TIP Report",
    table="victim_counts",
    measure="persons",
    category="geography",
    panel="series",
    chart=panel_bars,
    where={"series": ("US TIP Report 2017, by region",)},
    note="What governments reported to the US Department of State; regions are its own.",
)
TIP_WORLD = Exhibit(
    slug="tip-identified-world",
    title="Victims identified worldwide, persons a year",
    table="victim_counts",
    measure="persons",
    category="years",
    panel="series",
    chart=panel_bars,
    order=("period_start",),
    where={"series": ("US TIP Report, world",)},
    note=f"{DETECTION} Reported to the US Department of State by governments.",
)
CHANGES = Exhibit(
    slug="published-changes",
    title="Changes of detected and registered victims as published, per cent",
    table="reported_changes",
    measure="change",
    category="who_when",
    panel="about",
    chart=panel_bars,
    order=("period_start", "geography"),
    where={"about": ("detected_victims", "registered_victims", "identified_victims")},
    note=f"{DETECTION} Causes known: the pandemic of 2020, new counting rules, more countries "
    "reporting. Changes of two editions do not add up.",
)
