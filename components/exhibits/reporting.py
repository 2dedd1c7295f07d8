"""Who reports, and what changed between reports."""

from components.charts.lines import trend_lines
from components.charts.maps import world_map
from components.exhibits.families import panels
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking."

WHO_REPORTS = Exhibit(
    slug="who-reports",
    title="Who reports detected victims, and in how many years",
    table="reporting_years",
    every_year=True,
    category="geography",
    chart=world_map,
    where={"stage": ("detected",)},
    note="The map shows who reports, not where there is more trafficking: countries count in different "
    "ways. The table tells for which years. Unfilled: no number in any year of UNODC's file.",
)
RATE_MAP = Exhibit(
    slug="rate-of-detections",
    title="Victims detected by authorities per million inhabitants",
    table="detection_rates",
    category="geography",
    chart=world_map,
    where={"latest": ("yes",)},
    every_year=True,
    note="A high rate can mean good detection, another law or another way to count. Each country with its "
    "latest year: years differ. Unfilled: no number, which is not a low one.",
)
TIP_WORLD = panels(
    slug="tip-identified-world",
    title="Identified victims, as told to the United States",
    table="victim_counts",
    category="who_when",
    series="US TIP Report, world; US TIP Report 2017, by region",
    note=f"{DETECTION} Reported to the US Department of State by governments; regions are its own.",
)
TIP_YEARLY = Exhibit(
    slug="tip-identified-yearly",
    title="Identified victims by form",
    table="victim_counts",
    color="form",
    chart=trend_lines,
    where={"series": ("US TIP Report 2024, world",)},
    note=f"{DETECTION} Reported to the US Department of State by governments; those in forced labour are "
    "part of all.",
)
CHANGES = panels(
    slug="published-changes",
    title="Changes of detected and registered victims as published",
    table="reported_changes",
    category="who_when",
    order=("period_start", "geography"),
    where={"about": ("detected_victims", "registered_victims", "identified_victims")},
    note=f"{DETECTION} Causes known: the pandemic of 2020, new counting rules, more countries "
    "reporting. Changes of two editions do not add up.",
)
