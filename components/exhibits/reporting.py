"""Who reports, and what changed between reports."""

from dataclasses import replace

from components.charts.lines import trend_lines
from components.charts.maps import europe_map, world_map
from components.exhibits.families import panels
from components.model.exhibit import Exhibit
from data.geographies import shown

EUROPE = "150"
DETECTION = "More detections do not mean more trafficking."

WHO_REPORTS = Exhibit(
    slug="who-reports",
    title="Countries with a number of detected victims, by how many years they reported",
    table="reporting_years",
    every_year=True,
    category="geography",
    chart=world_map,
    where={"stage": ("detected",)},
    note="The map shows who reports, not where there is more trafficking: countries count in different "
    "ways. The table tells for which years. Unfilled: no number in any year of UNODC's file.",
)
WHO_REPORTS_EUROPE = replace(
    WHO_REPORTS,
    slug="who-reports-europe",
    title="Countries of Europe with a number of detected victims, by how many years they reported",
    chart=europe_map,
    where={"stage": ("detected",), "geography": tuple(sorted(shown((EUROPE,))))},
    note="The countries of Europe from the map above, large enough for small states. It shows who "
    "reports, not where there is more trafficking.",
)
RATE_MAP = Exhibit(
    slug="rate-of-detections",
    title="Detected by authorities per million inhabitants, latest year of each country",
    table="detection_rates",
    category="geography",
    chart=world_map,
    where={"latest": ("yes",)},
    every_year=True,
    note="Detected by authorities: a high rate can mean good detection, another law or another way to "
    "count. Years differ. Unfilled: no number, which is not a low one.",
)
TIP_REGIONS = panels(
    slug="tip-identified-regions",
    title="Victims identified, persons a year, by region of the US TIP Report",
    table="victim_counts",
    category="geography",
    where={"series": ("US TIP Report 2017, by region",)},
    note="What governments reported to the US Department of State; regions are its own.",
)
TIP_WORLD = panels(
    slug="tip-identified-world",
    title="Victims identified worldwide, persons a year",
    table="victim_counts",
    where={"series": ("US TIP Report, world",)},
    note=f"{DETECTION} Reported to the US Department of State by governments.",
)
TIP_YEARLY = Exhibit(
    slug="tip-identified-yearly",
    title="Victims identified worldwide, by form, persons a year",
    table="victim_counts",
    color="form",
    chart=trend_lines,
    where={"series": ("US TIP Report 2024, world",)},
    note=f"{DETECTION} Reported to the US Department of State by governments; those in forced labour are "
    "part of all.",
)
CHANGES = panels(
    slug="published-changes",
    title="Changes of detected and registered victims as published, per cent",
    table="reported_changes",
    category="who_when",
    order=("period_start", "geography"),
    where={"about": ("detected_victims", "registered_victims", "identified_victims")},
    note=f"{DETECTION} Causes known: the pandemic of 2020, new counting rules, more countries "
    "reporting. Changes of two editions do not add up.",
)
