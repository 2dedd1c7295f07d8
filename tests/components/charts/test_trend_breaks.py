"""No line that is drawn crosses a break, on any exhibit."""

import math
from collections.abc import Sequence

import pytest

from components.charts.bands import trend_bands
from components.charts.lines import trend_lines
from components.exhibits.registered import EU_REGISTERED
from components.exhibits.site import exhibits
from components.exhibits.summed import WORLD_DETECTED
from components.model.exhibit import Exhibit
from components.model.view import View, settle
from data import comparability
from data.breaks import Break, breaks, touched
from data.comparability import segments
from data.geographies import places
from data.intake.aggregates.regions import PANEL
from data.package import TABLES
from data.tables import read
from tests.figures import seen

TRENDS = [exhibit for exhibit in exhibits() if exhibit.chart is trend_lines]
BANDS = [exhibit for exhibit in exhibits() if exhibit.chart is trend_bands]


def drawn(view: View) -> list[tuple[str, list[int]]]:
    """The years that each drawn piece joins, with the name of its line."""
    pieces = []
    for trace in trend_lines(view).data:
        piece: list[int] = []
        for year in [*trace.x, None]:
            if year is None or math.isnan(year):
                pieces += [(trace.name, piece)] if piece else []
                piece = []
            else:
                piece.append(int(year))
    return pieces


def crossed(view: View, found: tuple[Break, ...]) -> list[tuple[str, str]]:
    """Line and break for each piece that joins a year before a break with one after."""
    names = view.shown[view.exhibit.color]
    concerned = {item.name: set(names[touched(view.rows, item)]) for item in found}
    return [
        (name, item.name)
        for name, years in drawn(view) for item in found
        if name in concerned[item.name] and min(years) < item.year <= max(years)
    ]  # fmt: skip


@pytest.mark.parametrize("exhibit", TRENDS, ids=lambda exhibit: exhibit.slug)
def test_no_drawn_line_crosses_a_break(exhibit: Exhibit) -> None:
    view = settle(exhibit)
    assert drawn(view)
    assert crossed(view, breaks()) == []


def test_a_new_break_splits_the_line_that_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    view = settle(EU_REGISTERED)
    planted = Break(
        "new", "eurostat", "registered", "EU27_2020", 2022, "publisher", "", "A new rule.", "stated", "x"
    )
    assert len(crossed(view, (planted,))) == 1
    monkeypatch.setattr(comparability, "breaks", lambda: (planted,))
    assert crossed(view, (planted,)) == []
    assert [years for _, years in drawn(view)] == [[2020, 2021], [2022, 2023], [2024]]


def panels(view: View) -> list[tuple[str, str, list[int]]]:
    """Panel, colour and years of each upper edge of a band, or piece of a line, that is drawn."""
    names = list(dict.fromkeys(view.shown[view.exhibit.panel]))
    places = {f"x{number or ''}": name for number, name in zip([0, *range(2, 99)], names, strict=False)}
    upper = [trace for trace in trend_bands(view).data if trace.text is not None]
    return [
        (places[trace.xaxis], trace.legendgroup, years)
        for trace in upper
        for years in unbroken([*trace.x, None])
    ]


def unbroken(drawn_years: Sequence[float | None]) -> list[list[int]]:
    """The years between two gaps."""
    runs: list[list[int]] = [[]]
    for year in drawn_years:
        if year is None or math.isnan(year):
            runs.append([])
        else:
            runs[-1].append(int(year))
    return [run for run in runs if run]


@pytest.mark.parametrize("exhibit", BANDS, ids=lambda exhibit: exhibit.slug)
def test_no_band_crosses_a_break_or_a_year_without_a_figure(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    color = exhibit.color
    found = panels(view)
    assert found
    named = view.shown[exhibit.panel].astype("str") + "|" + (view.shown[color].astype("str") if color else "")
    concerned = {item: set(named[touched(view.rows, item)]) for item in breaks()}
    for panel, name, years in found:
        line = f"{panel}|{name if color else ''}"
        assert line in set(named)
        assert years == list(range(years[0], years[-1] + 1))
        inside = [item for item in breaks() if years[0] < item.year <= years[-1]]
        assert [item.name for item in inside if line in concerned[item]] == [], line


def test_the_united_kingdom_and_pakistan_end_the_bands_of_the_world() -> None:
    view = seen(next(exhibit for exhibit in BANDS if exhibit.slug == "world-detected-forms"))
    ends = {(years[0], years[-1]) for _, name, years in panels(view) if name == "Sexual exploitation"}
    assert {(2007, 2016), (2017, 2018), (2019, 2022)} <= ends


def test_a_constant_panel_ends_only_for_its_own_members() -> None:
    reported = read(TABLES["detected_victims"]).query("form == 'all' and sex == 'all' and age == 'all'")
    years = reported[reported["period_start"].between(*PANEL)].groupby("geography")["period_start"].nunique()
    members = set(years.index[years == PANEL[1] - PANEL[0] + 1].astype(str))
    of_countries = [item for item in breaks() if item.publisher == "unodc" and item.geography in places()]
    assert {"GBR", "PAK"} <= {item.geography for item in of_countries}
    assert [item.name for item in of_countries if item.geography in members and item.lens] == []
    assert [item.name for item in of_countries if item.geography not in members and not item.lens] == []
    world = settle(WORLD_DETECTED[1])
    assert segments(world.rows, world.exhibit.resource).nunique() == 1


def test_there_are_trends_to_walk_over() -> None:
    assert len(TRENDS) >= 3
