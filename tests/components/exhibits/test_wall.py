"""The wall of who reports: a state for every country and year, none of them made up."""

from inspect import unwrap

import pandas as pd
import pytest

from components.charts.draw import draw
from components.exhibits import wall
from components.exhibits.wall import ALL, COUNTRY, MADE, MEASURES
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.view import settle
from components.text.presentation import present
from data.package import TABLES
from data.tables import read

DETECTED, CONVICTED = MADE


def test_numbers_are_those_of_the_file_and_every_total_of_it_stands() -> None:
    rows = settle(DETECTED).rows
    file = read(TABLES["detected_victims"])
    totals = file[(file[["form", "sex", "age"]] == "all").all(axis=1)]
    told = rows[rows["state"].isin(["number", "range", "fewer"])]
    assert len(told) == len(totals)
    assert told["persons"].sum() == totals["persons"].sum()
    assert rows.groupby("geography", observed=True).size().nunique() == 1


@pytest.mark.parametrize("exhibit", MADE, ids=lambda exhibit: exhibit.slug)
def test_each_square_of_the_chart_is_a_row(exhibit: Exhibit) -> None:
    view = settle(exhibit, Selection(geography=("039",), first_year=2015, last_year=2020))
    squares = sum(len(trace.x) for trace in draw(view).select_traces({"type": "bar"}))
    assert squares == view.count == 6 * view.rows["geography"].nunique()
    assert set(view.rows["period_start"]) == set(range(2015, 2021))
    (years,) = draw(view).select_traces({"type": "scatter"})
    assert years.text[0] == "2020" and set(years.y) == {0}, "years stand on the line of each region"
    assert years.unselected.textfont.color == years.textfont.color, "also once a cell was clicked"
    assert present(view).alt and not pd.isna(view.rows["state"]).any()


@pytest.mark.parametrize("code", ["DEU", "NGA", "VAT"])
def test_the_wall_of_one_country_holds_its_rows_and_no_other(code: str) -> None:
    rows = settle(COUNTRY, Selection(geography=(code,))).rows
    for measure, (table, where) in MEASURES.items():
        file = read(TABLES[table])
        for column, value in ({**ALL, **where} if table == "detected_victims" else where).items():
            file = file[file[column] == value]
        years = set(file["period_start"])
        own = file[file["geography"] == code].set_index("period_start")
        told = rows[rows["measure"] == measure].set_index("period_start")
        assert set(told.index) == years
        held = told[told["state"].isin(["number", "range", "fewer"])]
        assert set(held.index) == set(own.index)
        for end in ("persons", "low", "high"):
            assert held[end].sum() == own[end].sum()
    assert settle(COUNTRY).empty and settle(COUNTRY, Selection(geography=("TUV",))).empty


def test_states_of_a_country_that_is_known() -> None:
    """The United Kingdom has no total for 2022, but figures of justice; Albania a number in every year."""
    view = settle(DETECTED, Selection(geography=("GBR", "ALB"), first_year=2021, last_year=2022))
    states = view.rows.set_index(["geography", "period_start"])["state"].to_dict()
    assert states["ALB", 2021] == states["ALB", 2022] == states["GBR", 2021] == "number"
    assert states["GBR", 2022] in ("other", "none")


def test_an_edition_of_fewer_than_five_as_one_to_four_or_no_totals(monkeypatch: pytest.MonkeyPatch) -> None:
    table, shipped = read(TABLES["detected_victims"]), settle(DETECTED).rows
    hidden = table["low"].eq(0) & table["high"].eq(4)
    editions = table.assign(low=table["low"].mask(hidden, 1)), table[table["form"].ne("all")]
    made = []
    for edition in editions:
        monkeypatch.setattr(
            wall, "read", lambda of, is_=edition: is_ if of.name == "detected_victims" else read(of)
        )
        monkeypatch.setattr(wall, "_figures", unwrap(wall._figures))
        made.append(DETECTED.computed(Selection()))
    ones, none = made
    assert ones["state"].tolist() == shipped["state"].tolist()
    assert set(ones.loc[ones["state"].eq("fewer"), "low"]) == {1}
    assert none.empty
