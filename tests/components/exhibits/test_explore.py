"""Explore: whatever is chosen ends in a chart that joins one piece only, or in a sentence."""

import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.exhibits.explore import BY, MEASURES, SHAPES, asked_for, asked_of, every, shapes
from components.exhibits.links import link
from components.exports.formats import EXHIBIT_FORMATS
from components.model.url_state import Unanswerable, parse
from components.model.view import View, settle
from components.text.presentation import present
from data.geographies import selectable
from tests.components.charts.test_pieces import joined_apart
from tests.sampled import EVERYTHING

CHOICES = [(name, by, shape) for name, of in MEASURES.items() for by in of.by for shape in shapes(name, by)]
STRANGE = ["", "slaves", "total-lines", "-", "Ünknown", "<b>", "0", "-1", "99999", "2.5", "all", "é" * 300]
OFFERED = {
    "measure": [*MEASURES, *(of.title for of in MEASURES.values())],
    "by": [*BY, *BY.values()],
    "as": [*SHAPES, *SHAPES.values()],
    "place": [*selectable(), *selectable().values(), "albania", "Kosovo", "UK", "XKX"],
    "from": [str(year) for year in (1994, 1995, *range(2003, 2027), 2027)],
    "to": [str(year) for year in (1994, 1995, *range(2003, 2027), 2027)],
    "lens": ["all_reporters", "The same countries every year"],
    "region": ["Europe"],
    "country": ["Albania"],
    "form": ["Forced labour"],
    "scheme": ["dark"],
}
NAMES = [*("measure", "by", "as", "place", "from", "to") * 4, *OFFERED, "Measure", "x"]
PAIRS = st.sampled_from(NAMES).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from([*OFFERED.get(name, STRANGE) * 5, *STRANGE]))
)
YEARS = st.sampled_from(OFFERED["from"])
VALID = st.tuples(
    st.sampled_from(CHOICES).map(lambda choice: [*zip(("measure", "by", "as"), choice, strict=True)]),
    st.lists(st.tuples(st.just("place"), st.sampled_from(OFFERED["place"])), min_size=1, max_size=8),
    st.one_of(st.just([]), st.tuples(st.just("from"), YEARS).map(lambda pair: [pair])),
    st.one_of(st.just([]), st.tuples(st.just("to"), YEARS).map(lambda pair: [pair])),
).map(lambda parts: [pair for part in parts for pair in part])
ANY = st.one_of(VALID, VALID, st.lists(PAIRS, max_size=8))


def explored(choice: tuple[str, str, str], places: list[str], first: int | None, last: int | None) -> View:
    years = [(name, str(year)) for name, year in (("from", first), ("to", last)) if year]
    choices = zip(("measure", "by", "as"), choice, strict=True)
    exhibit, pairs = asked_of([*choices, *(("place", name) for name in places), *years])
    return settle(exhibit, parse(pairs, exhibit).selection)


@given(ANY)
@settings(max_examples=5000 if EVERYTHING else 300)
def test_a_random_walk(pairs: list[tuple[str, str]]) -> None:
    try:
        exhibit, others = asked_of(pairs)
        view = settle(exhibit, parse(others, exhibit).selection)
    except Unanswerable as told:
        assert str(told).endswith((".", "?")) and len(str(told)) < 2000
        return
    words = present(view)
    if view.empty:
        assert words.widen.endswith(".")
        return
    if view.exhibit.chart:
        assert joined_apart(view) == []
    assert words.alt and words.table.shape[0] == view.count and words.said.supports
    saved = pd.read_csv(io.BytesIO(EXHIBIT_FORMATS["csv"].write(view)), dtype="str", keep_default_na=False)
    assert len(saved) == view.count
    measure = saved[view.exhibit.measure].replace("", None).astype("float")
    assert measure.equals(
        view.rows[view.exhibit.measure].astype("float").reset_index(drop=True).rename(measure.name)
    )
    joined = [place for piece in view.pieces for place in piece.rows]
    assert sorted(joined) == list(range(view.count))


@pytest.mark.parametrize("choice", CHOICES, ids="-".join)
def test_chosen_places_are_those_of_the_file(choice: tuple[str, str, str]) -> None:
    places = ["Albania", "Serbia", "World"]
    view = explored(choice, places, None, None)
    shown = set(view.rows["geography"])
    assert {"ALB", "SRB"} <= shown or "001" in shown
    if not view.exhibit.among:
        assert shown <= {"ALB", "SRB", "001"}


def test_words_and_codes_ask_for_the_same() -> None:
    for exhibit in every().values():
        _, measure, by, shape = exhibit.slug.split("-")
        words = {"measure": MEASURES[measure].title, "by": BY[by], "as": SHAPES[shape]}
        assert asked_for(words) is exhibit
        assert asked_for({"measure": measure, "by": by, "as": shape}) is exhibit


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"measure": "slaves"}, "“slaves” is not a choice of measure"),
        ({"measure": "rate", "by": "form"}, "“form” is not a choice of by"),
        ({"by": "form", "as": "map"}, "“map” is not a choice of as"),
    ],
)
def test_what_cannot_be_chosen_is_a_sentence(told: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        asked_for(told)


def test_more_places_than_colours_have_a_panel_each() -> None:
    few, many = (
        explored(("detected", "total", "lines"), [name], None, None) for name in ("Albania", "European Union")
    )
    assert few.exhibit.color == "geography" and many.exhibit.panel == "geography"
    assert many.rows["geography"].nunique() > 20


def test_a_view_leads_back_to_its_boxes() -> None:
    view = explored(("convicted", "total", "field"), ["Nigeria"], 2015, 2020)
    told = link(view.selection, view.exhibit)
    assert told.startswith(
        "/explore?measure=Persons%20convicted&by=Total&as=Lines%20among%20all&place=Nigeria"
    )
    assert "from=2015&to=2020" in told
