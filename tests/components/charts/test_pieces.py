"""No chart joins what the view keeps apart, whatever draws it; and the breaks are told all the same."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.charts.draw import draw
from components.charts.theme import compose
from components.exhibits.declared import DECLARED
from components.exhibits.site import exhibits
from components.exports.row_files import flat
from components.model.exhibit import Chart, Exhibit
from components.model.view import View, settle
from components.text import notes
from components.text.presentation import present
from data import comparability
from data.breaks import Break, breaks
from data.geographies import places
from data.intake.aggregates.regions import of_panel, panel
from data.intake.aggregates.unodc import UNTOLD
from data.package import TABLES
from data.tables import read
from tests.figures import seen

CHARTS = [exhibit for exhibit in exhibits() if exhibit.chart]
Point = tuple[int, float]
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
# Kinds of traces that draw no line between their points.
APART = {"bar", "choropleth", "heatmap"}


def runs(figure: go.Figure) -> Iterator[list[Point]]:
    """The points that each trace joins, from gap to gap."""
    assert all(shape.x0 == shape.x1 for shape in figure.layout.shapes), "a shape could join anything"
    for trace in figure.data:
        if trace.type in APART or (trace.mode and "lines" not in trace.mode and not trace.fill):
            continue
        assert trace.type == "scatter" and not trace.connectgaps
        run: list[Point] = []
        for year, value in [*zip(trace.x, trace.y, strict=True), (None, None)]:
            if any(end is None or math.isnan(end) for end in (year, value)):
                yield run
                run = []
            else:
                run.append((int(year), float(value)))


def points(view: View, place: int) -> set[Point]:
    """Where a row of a view may stand: its years, with its figure or its bounds."""
    row = view.rows.iloc[place]
    measures = [row.get(name) for name in (view.exhibit.measure, "low", "high")]
    values = [float(value) for value in measures if pd.notna(value) and not isinstance(value, str)]
    return set(product((int(row["period_start"]), int(row["period_end"])), values))


def joined_apart(view: View) -> list[tuple[Point, Point]]:
    """Neighbours that a chart joins although no piece of the view holds both."""
    held = [set().union(*(points(view, place) for place in piece.rows)) for piece in view.pieces]
    return [
        pair
        for run in runs(draw(view))
        for pair in pairwise(run)
        if not any(pair[0] in piece and pair[1] in piece for piece in held)
    ]


@pytest.mark.parametrize("exhibit", CHARTS, ids=lambda exhibit: exhibit.slug)
def test_no_chart_joins_what_the_view_keeps_apart(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    assert joined_apart(view) == []
    assert exhibit.chart.lines or not any(len(run) > 1 for run in runs(draw(view)))
    assert exhibit.chart.endings or not exhibit.chart.lines, "where lines end is drawn"


def _one_line(view: View) -> go.Figure:
    """A newcomer's chart: all years on one line."""
    ends = view.rows["persons"].fillna(view.rows["high"]).astype("float")
    line = {"type": "scatter", "x": view.rows["period_start"].tolist(), "y": ends.tolist(), "mode": "lines"}
    return compose([line], {}, 300)


NEWCOMER = replace(DECLARED["world-detected"], chart=Chart(_one_line, lines=True, endings=True))


def test_a_chart_that_joins_is_found() -> None:
    with pytest.raises(AssertionError):
        test_no_chart_joins_what_the_view_keeps_apart(NEWCOMER)
    crossed = [(first[0], last[0]) for first, last in joined_apart(settle(NEWCOMER))]
    assert (2018, 2019) in crossed, "Pakistan begins to report"


def test_breaks_are_told_whatever_draws_the_rows() -> None:
    usual, new = (settle(exhibit) for exhibit in (DECLARED["world-detected"], NEWCOMER))
    told = present(usual).of_kind(notes.BREAK)
    assert told and present(new).of_kind(notes.BREAK) == told
    assert all(text in flat(new)["reading_note"].iloc[0] for text in told)


NUMBERED = [exhibit for exhibit in CHARTS if exhibit.chart.endings]


@pytest.mark.parametrize("first", [None, 2012, 2016])
@pytest.mark.parametrize("exhibit", NUMBERED, ids=lambda exhibit: exhibit.slug)
def test_where_a_line_ends_a_dotted_one_stands_with_its_sentence(exhibit: Exhibit, first: int | None) -> None:
    view = seen(exhibit, first)
    if view.empty:
        return
    figure, ends = draw(view), {(item.panel, item.year) for item in view.endings}
    apart = len([*figure.select_xaxes()]) > len({piece.panel for piece in view.pieces})
    single = len({panel for panel, _ in ends}) == 1
    numbered = {(item.color if apart else item.panel, item.year) for item in view.endings if item.reason}
    starts = {(piece.panel, held[0]) for piece, held in zip(view.pieces, years(view), strict=True)}
    assert ends <= starts and len(figure.layout.shapes) == len(numbered)
    assert not single or {shape.x0 + 0.5 for shape in figure.layout.shapes} == {year for _, year in numbered}
    drawn = {sign for note in figure.layout.annotations for sign in note.text if sign in CIRCLED}
    told = {text[0] for text in present(view).of_kind(notes.BREAK)} & set(CIRCLED)
    assert drawn == told == set(CIRCLED[: len(drawn)])


def test_the_coming_of_pakistan_is_drawn_and_told() -> None:
    view = settle(DECLARED["world-detected"])
    drawn = {note.text: note.x + 0.5 for note in draw(view).layout.annotations}
    (told,) = (text for text in present(view).of_kind(notes.BREAK) if "From 2019 Pakistan" in text)
    assert drawn[told[0]] == 2019
    gone = "2022: the United Kingdom reported the year before, not this year."
    assert any(text.endswith(gone) for text in present(view).of_kind(notes.BREAK))


def test_where_lines_of_several_places_start_anew_is_told_by_place_and_known_breaks_stay() -> None:
    by_place, known, pakistan = settle(DECLARED["regions-detected"]).breaks
    assert "Asia in 2012, 2017 and 2019" in by_place and "Europe in 2015, 2017 and 2022" in by_place
    assert "United Kingdom" in known and pakistan.startswith("From 2019 Pakistan")
    persons = settle(DECLARED["subregions-detected-persons"]).breaks[0]
    assert "not the same for each line" in persons


def years(view: View) -> list[list[int]]:
    """The years of each piece."""
    return [view.rows["period_start"].iloc[list(piece.rows)].astype(int).tolist() for piece in view.pieces]


@pytest.mark.parametrize("exhibit", CHARTS, ids=lambda exhibit: exhibit.slug)
def test_a_piece_has_no_year_missing_and_every_row_is_on_one(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    assert sorted(place for piece in view.pieces for place in piece.rows) == list(range(view.count))
    for piece in years(view):
        assert set(piece) == set(range(piece[0], piece[-1] + 1))


def test_a_new_break_splits_the_line_that_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = Break(
        "new", "eurostat", "registered", "EU27_2020", 2022, "publisher", "", "", "A new rule.", "stated", "x"
    )
    assert [2020, 2021, 2022, 2023] in years(settle(DECLARED["eu-registered"]))
    monkeypatch.setattr(comparability, "breaks", lambda: (planted,))
    view = settle(DECLARED["eu-registered"])
    assert [2020, 2021] in years(view) and [2022, 2023] in years(view)
    assert joined_apart(view) == []
    assert "A new rule." in view.breaks


def test_the_united_kingdom_and_pakistan_end_the_lines_of_the_world() -> None:
    view = seen(next(exhibit for exhibit in CHARTS if exhibit.slug == "world-detected-forms"))
    ends = [
        (held[0], held[-1])
        for piece, held in zip(view.pieces, years(view), strict=True)
        if piece.color == "Sexual exploitation"
    ]
    assert {(2013, 2016), (2017, 2018), (2019, 2021), (2022, 2022)} <= set(ends)


def test_a_constant_panel_ends_only_for_its_own_members() -> None:
    every = read(TABLES["detected_victims"]).query("sex == 'all' and age == 'all'")
    every = every[every["note"].ne(UNTOLD)]
    years = panel(every[every["form"] == "all"])
    assert years == (2017, 2022)
    of_countries = [item for item in breaks() if item.publisher == "unodc" and item.geography in places()]
    assert {"GBR", "PAK", "USA"} <= {item.geography for item in of_countries}
    for item in of_countries:
        members = set(of_panel(every[every["form"] == (item.form or "all")], years)["geography"])
        assert (item.geography in members) == (not item.lens), item.name
    assert len(settle(DECLARED["world-detected-constant"]).pieces) == 1
