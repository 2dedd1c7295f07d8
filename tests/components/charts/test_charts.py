"""Figures by their attributes."""

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise, permutations

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts import theme
from components.charts.bands import trend_bands
from components.charts.bars import LEGIBLE, panel_bars, ranked_bars, stacked_shares
from components.charts.ends import End, end_labels, spread
from components.charts.grids import grid, stacked_panels
from components.charts.lists import GATHERED, LINE, figure_list
from components.charts.maps import JOINED, RATES
from components.charts.marks import marks
from components.charts.timelines import SIGNS, events_timeline
from components.exhibits.country import DETECTED
from components.exhibits.declared import DECLARED
from components.exhibits.explore import MOVED, explored
from components.exhibits.site import exhibits
from components.exports.row_files import csv_bytes
from components.model.exhibit import Chart, Exhibit
from components.model.selection import Selection
from components.model.view import View, settle
from data.geographies import places
from tests.figures import draw, drawn, expected, inside, seen
from tests.sampled import sampled

CHARTS = [exhibit for exhibit in exhibits() if exhibit.chart]
KINDS = sampled(CHARTS)
LINES = [exhibit for exhibit in CHARTS if exhibit.chart is trend_bands]
TIMELINES = [exhibit for exhibit in CHARTS if exhibit.chart is events_timeline]
LISTS = [exhibit for exhibit in CHARTS if exhibit.chart is figure_list]


def test_not_stated_is_a_hatched_bar_of_its_own_at_the_end_whatever_the_filter() -> None:
    published, rest = draw(settle(DECLARED["europe-origins"])).data
    assert list(published.x) == [32, 19, 13, 7, 5, 3]
    assert (list(rest.y), list(rest.x)) == (["Not stated"], [21])
    assert rest.marker.pattern.shape == "/"
    assert drawn(draw(settle(DECLARED["europe-origins"], Selection(origin=("002",))))) == {"5": 1}
    assert settle(DECLARED["europe-origins"]).rows["share"].sum() == 100


def test_lines_break_between_releases_and_over_missing_years() -> None:
    (registered,), (suspected, _) = (
        draw(settle(exhibit)).data
        for exhibit in (DECLARED["eu-registered"], DECLARED["eu-suspected-convicted"])
    )
    assert [*registered.x] == [2020, 2021, 2022, 2023, None, 2024]
    assert [*suspected.x] == [2020, None, 2022, 2023, None, 2024]
    assert not registered.connectgaps and not suspected.connectgaps


def lonely(fig: go.Figure) -> set[str]:
    """The axes on which a single bar or point stands."""
    bars = [trace for trace in fig.data if trace.type == "bar"]
    points = [trace for trace in fig.data if trace.type == "scatter" and "lines" in trace.mode]
    counts = Counter(trace.xaxis for trace in bars + points for value in trace.x if value is not None)
    return {axis for axis, count in counts.items() if count == 1}


@pytest.mark.parametrize("exhibit", KINDS, ids=lambda exhibit: exhibit.slug)
@pytest.mark.parametrize("years", [(), (2016,)], ids=["all years", "one year"])
def test_no_panel_has_a_single_mark(exhibit: Exhibit, years: tuple[int, ...]) -> None:
    chosen = dict(zip(("first_year", "last_year"), years * 2, strict=False))
    view = settle(exhibit, replace(seen(exhibit).selection, **chosen))
    assert view.empty or lonely(draw(view)) == set()


@pytest.mark.parametrize("chart", [panel_bars, figure_list])
def test_bars_are_a_list_where_a_panel_would_hold_a_single_one(chart: Chart) -> None:
    fig = draw(settle(replace(DECLARED["estimates-world"], chart=chart)))
    assert {trace.mode for trace in fig.data} == {"text"}
    assert drawn(fig) == expected(settle(DECLARED["estimates-world"]))


def test_a_list_tells_years_and_publisher_and_that_a_figure_was_read_second_hand() -> None:
    names, figures = draw(settle(DECLARED["estimates-world"])).data
    rows = dict(zip(figures.customdata, (text.replace("<br>", " ") for text in names.text), strict=True))
    assert "2014, Walk Free" in rows["35.8 million"] and "second-hand" not in rows["35.8 million"]
    assert "Walk Free, second-hand" in rows["29.8 million"]


@pytest.mark.parametrize("exhibit", LISTS, ids=lambda exhibit: exhibit.slug)
def test_rows_of_a_list_do_not_overlap(exhibit: Exhibit) -> None:
    fig = draw(seen(exhibit))
    assert fig.layout.yaxis.range[0] == inside(fig), "a number of its axis is a pixel"
    for trace in fig.data:
        ends = [(y, LINE * (text.count("<br>") + 1) / 2) for y, text in zip(trace.y, trace.text, strict=True)]
        assert all(below[0] - below[1] >= above[0] + above[1] for above, below in pairwise(ends))


def test_stacked_shares_never_pass_a_hundred_but_for_rounding() -> None:
    view = settle(DECLARED["eu-citizenship"])
    assert (view.rows.groupby("series")["share"].sum() <= 100.2).all()
    layout = draw(view).layout
    assert (layout.barmode, layout.uniformtext.mode) == ("stack", "hide")
    assert layout.uniformtext.minsize == LEGIBLE, "a slice too small for its figure has none"


def test_heat_map_writes_each_figure_in_its_cell_and_leaves_the_rest_blank() -> None:
    view = settle(DECLARED["citizenship-by-region"])
    (cells,) = draw(view).data
    texts = [text.replace("<br>", " ") for row in cells.text for text in row if text]
    assert sorted(texts) == sorted(view.shown["figure"])
    lines = [line for row in cells.text for text in row for line in text.split("<br>")]
    assert max(map(len, lines)) <= 7, "more runs into the next of five cells on a phone"
    assert sum(not math.isnan(value) for row in cells.z for value in row) == len(view.rows)
    axis = draw(view).layout.xaxis
    assert list(axis.autotickangles) == [0, -90] and axis.tickangle is None, "heads may stand on end"


def test_maps_use_our_outlines_and_neutral_steps_and_carry_the_disclaimer() -> None:
    assert theme.CONFIG["topojsonURL"] == "/outlines/"
    fig = draw(seen(DECLARED["who-reports"]))
    assert (fig.layout.geo.scope, fig.layout.geo.resolution) == ("world", 50)
    assert "Natural Earth" in fig.layout.annotations[0].text
    assert all(set(trace.z) == {1} for trace in fig.data[:-1])


def test_the_147_of_the_backgrounder_is_marked_beside_the_parties() -> None:
    (claim,) = (
        trace for trace in draw(settle(DECLARED["protocol-parties"])).data if "backgrounder" in trace.name
    )
    assert [value for value in claim.y if not math.isnan(value)] == [147, 147]
    assert list(claim.x)[:2] == [2011, 2012]


@pytest.mark.parametrize("exhibit", TIMELINES, ids=lambda exhibit: exhibit.slug)
def test_each_event_is_named_beside_its_mark_where_a_phone_has_room(exhibit: Exhibit) -> None:
    fig, shown = draw(view := seen(exhibit)), seen(exhibit).shown
    (marked,) = fig.data
    years = shown["date"].str[:4]
    labels = shown[exhibit.color].str.lower() + " " + years if exhibit.color else years
    assert all(text.endswith(label) for text, label in zip(marked.text, labels, strict=True))
    assert all(below - above >= LINE for above, below in pairwise(sorted(marked.y)))
    of_name = dict(zip(marked.y, view.shown[exhibit.category], strict=True))
    assert len([*groupby(of_name[y] for y in sorted(of_name))]) == shown[exhibit.category].nunique()
    first, last = (date.fromisoformat(day).toordinal() for day in fig.layout.xaxis.range)
    for day, text, side in zip(marked.x, marked.text, marked.textposition, strict=True):
        room = abs((first if "left" in side else last) - date.fromisoformat(day).toordinal())
        assert len(text) <= room * SIGNS / (last - first) + 3, "the margin has room for three signs"


def test_dates_known_by_year_or_month_stand_in_their_middle() -> None:
    days = {day for trace in draw(settle(DECLARED["legal-instruments"])).data for day in trace.x}
    assert {"2011-07-01", "1999-01-01", "2011-04-05"} <= days


def test_a_map_tells_since_when_each_is_a_party_and_who_signed_only() -> None:
    view = settle(DECLARED["protocol-members"])
    traces = {trace.name: trace for trace in draw(view).data}
    assert [*traces] == [*JOINED, "not in the table"]
    assert len(traces["signed, not bound"].locations) == view.rows["standing"].eq("signatory").sum() == 8
    assert "Albania, 2002: Party" in traces["2001 to 2003"].text


def test_labels_that_would_pile_up_far_from_their_lines_are_a_legend() -> None:
    ends = [End(f"name {hue}", hue, 140 + hue, 2024) for hue in range(5)]
    assert end_labels(ends, (0, 150), 2024, 300) == []
    assert len(end_labels(ends[:2], (0, 150), 2024, 300)) == 2
    assert draw(settle(DECLARED["protocol-parties"])).layout.showlegend


@pytest.mark.parametrize("exhibit", KINDS, ids=lambda exhibit: exhibit.slug)
def test_a_chart_uses_at_most_six_hues(exhibit: Exhibit) -> None:
    traces = [trace for trace in draw(seen(exhibit)).data if trace.type in ("bar", "scatter")]
    marked = [trace for trace in traces if trace.type == "bar" or "markers" in trace.mode]
    colors = {trace.marker.color for trace in marked}
    colors |= {trace.line.color for trace in traces if trace.type == "scatter" and "lines" in trace.mode}
    assert colors <= {*theme.SERIES, theme.NEUTRAL}
    if exhibit.color and exhibit.chart in (stacked_shares, trend_bands, panel_bars):
        assert len({trace.name for trace in traces} - {"Not stated"}) <= len(theme.SERIES)


def test_maps_tell_low_numbers_from_none_and_fill_only_those_who_report() -> None:
    view = settle(DECLARED["rate-of-detections"])
    filled = {place for trace in draw(view).data[:-1] for place in trace.locations}
    reporting = {places()[code].iso3 for code in view.rows["geography"]}
    assert filled == reporting
    assert [trace.name for trace in draw(view).data[:-1]] == [*RATES]
    lowest = next(trace for trace in draw(view).data if trace.name == "under 1")
    assert all(amount < 1 for amount in _upper(view, lowest.locations))


def _upper(view: View, codes: tuple[str, ...]) -> list[float]:
    rows = view.shown.assign(iso3=[places()[code].iso3 for code in view.rows["geography"]])
    ends = rows["value"].astype("float").fillna(rows["high"].astype("float"))
    return ends[rows["iso3"].isin(codes)].tolist()


def test_a_band_is_as_wide_as_the_bounds_and_marks_exact_figures_alone() -> None:
    view = seen(DECLARED["country-detected-persons"])
    *ranges, upper = (trace for trace in draw(view).data if trace.name == "Men")
    men = view.rows[view.rows["sex"].eq("male") & view.rows["age"].eq("adult")]
    years, lows, highs = (
        men[name].tolist() if name == "period_start" else men["persons"].fillna(men[name]).tolist()
        for name in ("period_start", "low", "high")
    )
    points = [*zip(upper.x, upper.y, upper.marker.size, strict=True)]
    held = [point for point in points if point[0] is not None]
    assert [point[:2] for point in held] == [*zip(years, highs, strict=True)]
    assert [size > 0 for *_, size in held] == men["persons"].notna().tolist()
    joined = {(one[0], other[0]) for one, other in pairwise(points) if None not in (one[0], other[0])}
    exact = [*zip(years, men["persons"].notna(), strict=True)]
    assert joined == {(one[0], other[0]) for one, other in pairwise(exact) if one[1] and other[1]}
    drawn = {point for trace in ranges for point in zip(trace.x, trace.y, strict=True)} - {(None, None)}
    ends, known = set(zip(years * 2, lows + highs, strict=True)), dict(exact)
    assert ranges[0].fill == "toself" and {end for end in ends if not known[end[0]]} <= drawn <= ends


def test_flows_are_bars_largest_first_and_at_most_25_are_drawn() -> None:
    view = settle(DECLARED["detected-here-citizenships"], Selection(geography=("DEU",)))
    lengths = [*draw(view).data[0].x]
    assert lengths == sorted(lengths, reverse=True)
    assert view.drawn.count == 25 < view.count


def test_bars_of_a_range_are_solid_to_its_low_end_and_one_hatched_box_to_its_high_one() -> None:
    found = 0
    for view in map(seen, (item for item in CHARTS if item.chart.stripes)):
        bounds = {(0 if math.isnan(mark.low) else mark.low, mark.high) for mark in marks(view)}
        for trace in (trace for trace in draw(view).data if trace.type == "bar" and trace.base is not None):
            along = trace.x if trace.orientation == "h" else trace.y
            half = len(along) // 2
            assert [*trace.marker.pattern.shape] == [""] * half + ["/"] * half
            assert {*trace.base[:half]} == {0} and trace.base[half:] == along[:half]
            assert {(low, low + wide) for low, wide in zip(along[:half], along[half:], strict=True)} <= bounds
            found += half
    assert found > 20


@pytest.mark.parametrize(
    ("place", "texts"), [("SYR", {"7", "0 to 4", "7 to 16", "30"}), ("DEU", {"", "1,096 to<br>1,542"})]
)
def test_few_columns_carry_their_figures_and_of_many_those_of_ranges(place: str, texts: set[str]) -> None:
    column = draw(settle(DETECTED, Selection(geography=(place,)))).data[0]
    assert {*column.texttemplate} == texts and column.textangle == 0


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from([17, 34, 51])), max_size=5))
def test_labels_at_the_ends_of_lines_have_room_between_them(wanted: list[tuple[float, int]]) -> None:
    middles, heights = [middle for middle, _ in sorted(wanted)], [height for _, height in sorted(wanted)]
    ends = [*zip(spread(middles, heights, 300), heights, strict=True)]
    assert all(low + one / 2 <= high - other / 2 + 1e-6 for (low, one), (high, other) in pairwise(ends))
    assert all(at - height / 2 >= -1e-6 and at + height / 2 <= 300 + 1e-6 for at, height in ends)


@pytest.mark.parametrize("exhibit", LINES, ids=lambda exhibit: exhibit.slug)
def test_lines_are_named_at_their_end_or_in_a_legend(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    fig = draw(view)
    texts = [note.text.replace("<br>", " ") for note in fig.layout.annotations]
    if fig.layout.showlegend:
        return
    if exhibit.color:
        names = set(view.shown[exhibit.color])
        assert len(names) <= 6 and all(any(name in text for text in texts) for name in names)
    else:
        assert all(
            any(figure in text for text in texts)
            for figure in view.shown.sort_values("period_start").groupby(exhibit.panel)["figure"].last()
        )


def test_lines_in_one_cell_need_no_legend_where_six_names_have_room() -> None:
    fig = draw(seen(DECLARED["eu-suspected-convicted"]))
    assert not fig.layout.showlegend
    assert {note.text for note in fig.layout.annotations} >= {
        "Suspected<br>traffickers",
        "Convicted<br>traffickers",
    }


def test_lines_of_many_pieces_stand_in_cells_of_their_own_unbroken_by_dashes() -> None:
    fig = draw(seen(DECLARED["world-detected-persons"]))
    assert len([*fig.select_yaxes()]) == 6 and {trace.line.dash for trace in fig.data} == {"solid"}


@pytest.mark.parametrize("exhibit", LINES, ids=lambda exhibit: exhibit.slug)
def test_small_multiples_share_one_scale_that_is_named_once_a_line(exhibit: Exhibit) -> None:
    axes = [*draw(seen(exhibit)).select_yaxes()]
    assert len({axis.range for axis in axes}) == 1
    assert sum(axis.showticklabels is not False for axis in axes) == len({axis.domain for axis in axes})


@pytest.mark.parametrize("exhibit", KINDS, ids=lambda exhibit: exhibit.slug)
def test_text_in_charts_is_13_pixels_and_12_in_cells_and_never_in_the_pale_colour(exhibit: Exhibit) -> None:
    fig = draw(seen(exhibit))
    sizes = re.findall(r'"(?:text)?font": ?{[^{}]*"size": ?([\d.]+)', fig.to_json())
    assert sizes and all(float(size) >= 12 for size in sizes)
    layout = fig.to_plotly_json()["layout"]
    axes = [axis for name, axis in layout.items() if name.startswith(("xaxis", "yaxis"))]
    titles = [axis["title"] for axis in axes if "title" in axis]
    assert (layout["font"]["color"], layout["font"]["size"]) == (theme.TEXT, 13)
    colors = {axis["tickfont"]["color"] for axis in axes} | {title["font"]["color"] for title in titles}
    assert colors <= {theme.TEXT}


def test_panels_of_fewer_than_five_persons_are_gathered_in_a_text() -> None:
    view = settle(DECLARED["subregions-detected-forms-constant"])
    (text,) = (note.text for note in draw(view).layout.annotations if note.name == GATHERED)
    few = view.shown.assign(most=view.shown["value"].fillna(view.shown["high"]))
    names = few.groupby("geography")["most"].max().loc[lambda most: most < 5].index
    assert set(re.findall("<b>(.*?)</b>", text)) == {*names} != set()


def test_small_multiples_do_not_overlap() -> None:
    cells = grid([str(number) for number in range(17)])
    for one, other in permutations(cells, 2):  # each pair both ways round
        left = one.across[1] <= other.across[0] or other.across[1] <= one.across[0]
        assert left or one.upwards[1] <= other.upwards[0] + 1e-9 or other.upwards[1] <= one.upwards[0] + 1e-9


def test_figures_behind_bars_have_the_room_that_the_longest_needs() -> None:
    fig = draw(settle(DECLARED["estimates-regions"]))
    assert "at least 360,000" in {text for trace in fig.data for text in trace.text}
    assert fig.layout.margin.r >= len("at least 360,000") * theme.CHARACTER
    assert theme.figures_room(["7", "12"]) == theme.figures_room([]) == theme.RIGHT


def test_panels_keep_their_distance_however_many_lines_they_have() -> None:
    """The gap between them is a number of pixels, in which a name of two lines and the numbers of an axis fit."""
    for lines in ([1.0, 2.0], [1.0] * 9, [30.0, 1.4, 4.0]):
        inside = theme.panels_height(lines)
        panels = stacked_panels([str(line) for line in lines], lines, inside)
        gaps = [(above.upwards[0] - below.upwards[1]) * inside for above, below in pairwise(panels)]
        assert gaps == pytest.approx([theme.PANEL_GAP] * (len(lines) - 1), abs=1)


def test_bars_that_carry_their_figures_have_no_numbers_along_an_axis() -> None:
    for exhibit in (item for item in CHARTS if item.chart in (ranked_bars, panel_bars)):
        fig = draw(seen(exhibit))
        bars = [trace for trace in fig.data if trace.type == "bar"]
        assert all(axis.showticklabels is False for axis in fig.select_xaxes() if bars)


def test_long_names_of_a_legend_and_of_an_axis_are_folded() -> None:
    long = "Women and girls: known in 76,687 of 105,990 cases"
    fig = theme.compose([{"type": "bar", "name": long}], {"xaxis": {"title": {"text": long}}}, 300)
    folded = "Women and girls: known in 76,687 of<br>105,990 cases"
    assert fig.data[0].name == fig.layout.xaxis.title.text == folded
    assert theme.compose([{"type": "bar", "name": "Women"}], {}, 300).data[0].name == "Women"


def test_each_of_the_bars_of_a_name_is_as_thick_as_one_alone() -> None:
    """Plotly writes the figure of a thinner bar in smaller letters: seven pixels are not read by anybody."""
    view = settle(DECLARED["region-prosecutions-convictions"])
    fig = draw(view)
    names = {(trace.yaxis, name) for trace in fig.data for name in trace.y}
    drawn = sum(axis.domain[1] - axis.domain[0] for axis in fig.select_yaxes()) * inside(fig)
    assert {trace.name for trace in fig.data} == {"Prosecutions", "Convictions"}
    assert drawn / (2 * len(names)) == pytest.approx(theme.line_height(), abs=0.5)


def test_headings_above_the_first_panel_are_within_the_figure() -> None:
    for view in filter(lambda view: not view.empty, map(seen, CHARTS)):
        layout = draw(view).to_plotly_json()["layout"]
        for note in layout.get("annotations", ()):
            if (note.get("yanchor"), note.get("yref")) == ("bottom", "paper") and note["y"] > 0.98:
                lines = note["text"].count("<br>") + 1
                assert 17 * lines + note.get("yshift", 0) <= layout["margin"]["t"], view.exhibit.slug


def test_a_negative_bar_leaves_room_for_its_figure() -> None:
    low, high = theme.value_axis([-60.0, 40.0])["range"]
    assert (-60 - low, high - 40) == pytest.approx((20, 8))


def test_panels_share_one_scale_and_those_of_shares_are_drawn_of_a_hundred() -> None:
    for exhibit in (item for item in CHARTS if item.chart is panel_bars):
        assert len({axis.range for axis in draw(seen(exhibit)).select_xaxes()}) == 1
    axes = list(draw(settle(DECLARED["eu-women-children"])).select_xaxes())
    assert {axis.range for axis in axes} == {(0, 108)}


def test_a_waterfall_has_a_real_minus_and_its_file_a_hyphen() -> None:
    exhibit = explored("sums", "total", MOVED)
    view = settle(exhibit, Selection(geography=("001",), first_year=2019, last_year=2020))
    texts = [text for trace in draw(view).data for text in trace.text]
    assert any(text.startswith("\N{MINUS SIGN}") for text in texts)
    colors = dict(zip(texts, draw(view).data[0].marker.color, strict=True))
    signs = {"+": theme.UP, "\N{MINUS SIGN}": theme.DOWN}
    assert all(color == signs.get(text[0], theme.NEUTRAL) for text, color in colors.items())
    assert not [text for text in texts if re.search(r"\B-\d", text)]
    assert re.search(rb"[,\s]-\d", csv_bytes(view)) and "\N{MINUS SIGN}".encode() not in csv_bytes(view)
