"""What a view says of change: where its lines end and why, and the change between the last two years."""

from __future__ import annotations

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars, ranked_bars, year_columns
from components.charts.lines import trend_lines
from components.charts.marks import has_stripes
from components.model import numbers
from components.model.memoize import kept
from components.model.view import View
from data.comparability import Change, Withheld, change, reasons

TRENDS = (trend_bands, trend_lines, year_columns)
POPULATION, CONCEPT = "population", "concept"
OTHER_REPORTERS = "the countries that reported are not the same in both years"
COVERAGE = "coverage"
BARS = (ranked_bars, panel_bars, year_columns)
STRIPED = (
    "Striped bars are ranges: they end at the upper bound, and the whisker shows the lower. "
    "Ranges of less than 2 per cent have a whisker alone."
)
MOST = 3


@kept
def ends(view: View) -> tuple[str, ...]:
    """Why lines of a trend end where they do, in sentences; empty where none does."""
    if view.exhibit.chart not in TRENDS or view.empty or view.exhibit.lens == COVERAGE:
        return ()
    described = view.exhibit.resource
    aspects = dict(described.aspects)
    by = [name for aspect in (POPULATION, CONCEPT) for name in aspects.get(aspect, ()) if name in view.rows]
    return reasons(view.rows, described, by)[:MOST]


@kept
def caveats(view: View) -> tuple[str, ...]:
    """What goes with the reading note wherever a view goes: breaks of its lines, and what stripes mean."""
    striped = view.exhibit.chart in BARS and not view.empty and has_stripes(view)
    return (*breaks(view), STRIPED) if striped else breaks(view)


def breaks(view: View) -> tuple[str, ...]:
    """Why lines end where they do, each sentence by itself to be read."""
    return tuple(f"Break in the series: {reason}" for reason in ends(view))


@kept
def last_change(view: View) -> str:
    """The change of the last two years in a sentence, or why there is none; "" for several series."""
    rows = view.rows.sort_values("period_start")
    if len(rows) < 2 or rows["period_start"].duplicated().any() or view.exhibit.lens == COVERAGE:
        return ""
    first, last = rows.iloc[[-2]], rows.iloc[[-1]]
    years = f"From {first['period_end'].iloc[0]} to {last['period_end'].iloc[0]}"
    found = change(first, last, view.exhibit.resource, view.exhibit.measure)
    if view.exhibit.lens == "all_reporters":
        found = Withheld(f"{OTHER_REPORTERS}; choose the same countries every year.")
    if isinstance(found, Change) and found.low <= -100:
        found = Withheld("the later figure is or can be zero.")
    if isinstance(found, Change) and view.exhibit.one and rows.iloc[-2:]["note"].notna().any():
        found = Withheld("what the file prints for one of the years contradicts itself.")
    if isinstance(found, Withheld):
        return f"{years} no change is given: {found.reason[0].lower()}{found.reason[1:]}"
    return f"{years} the number changed by {_percent(found)}."


@kept
def notes(view: View) -> tuple[str, ...]:
    """What must be known of single years, each note with its years."""
    if view.exhibit.lens == COVERAGE:
        return ()
    noted = view.rows[view.rows["note"].notna()].sort_values("period_start", ascending=False)
    groups = noted.groupby("note", sort=False)["period_start"]
    return tuple(f"{numbers.spans([int(year) for year in years])}: {note}" for note, years in groups)[:MOST]


def _percent(found: Change) -> str:
    low, high = (
        f"{'−' if end < 0 else '+'}{numbers.number(round(abs(end)))}" for end in (found.low, found.high)
    )
    return f"{low} per cent" if low == high else f"{low} to {high} per cent"
