"""Explore: whatever is chosen ends in a chart that joins one piece only, or in a sentence."""

import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.draw import draw
from components.exhibits.choices import PEERS, asked_for, asked_of, left_out, opened, peers
from components.exhibits.declared import DECLARED
from components.exhibits.explore import MADE, MAP, shapes, words
from components.exhibits.measures import BY, LABELS, MEASURES, PUBLISHED, SHAPES
from components.exhibits.site import exhibits, link
from components.exhibits.wall import subregion
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
    "measure": [*MEASURES, *(of.title for of in MEASURES.values())], "by": [*BY, *BY.values()],
    "as": [*SHAPES, *SHAPES.values()],
    "place": [*selectable(), *selectable().values(), "albania", "Kosovo", "UK", "XKX"],
    "from": [str(year) for year in (1994, 1995, *range(2003, 2027), 2027)],
    "to": [str(year) for year in (1994, 1995, *range(2003, 2027), 2027)],
    "lens": ["all_reporters", "The same countries every year"], "region": ["Europe"], "country": ["Albania"],
    "form": ["Forced labour"], "scheme": ["dark"],
}  # fmt: skip
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


def _told(value: object) -> str:
    """A cell as text, whole numbers without a point."""
    return "" if pd.isna(value) else re.sub(r"\.0$", "", str(value))


@pytest.mark.whole
@given(ANY)
@settings(max_examples=5000 if EVERYTHING else 100)
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
    columns = [name for name in (view.exhibit.measure, "low", "high", "geography") if name in view.rows]
    for name in columns:
        assert [_told(value) for value in saved[name]] == [_told(value) for value in view.rows[name]]
    joined = [place for piece in view.pieces for place in piece.rows]
    assert sorted(joined) == list(range(view.count))


OF_PLACES = [choice for choice in CHOICES if MEASURES[choice[0]].group != PUBLISHED and choice[2] != MAP]


@pytest.mark.parametrize("choice", OF_PLACES, ids="-".join)
def test_chosen_places_are_those_of_the_file(choice: tuple[str, str, str]) -> None:
    places = ["Albania", "Serbia", "World"]
    view = explored(choice, places, None, None)
    shown = set(view.rows["geography"])
    assert {"ALB", "SRB"} <= shown or "001" in shown
    if not view.exhibit.among:
        assert shown <= {"ALB", "SRB", "001"}


def test_chosen_places_have_a_name_one_colour_and_a_place_in_every_drawing() -> None:
    chosen = ["Romania", "Bulgaria", "Republic of Moldova", "United Kingdom"]
    looks = []
    for shape, places in (("lines", chosen), ("field", chosen), ("field", sorted(chosen)), ("dots", chosen)):
        figure = draw(explored(("detected", "total", shape), places, None, None)).to_plotly_json()
        told = str([note["text"] for note in figure["layout"]["annotations"]]).replace("<br>", " ")
        named = figure["layout"].get("showlegend", True) or all(name in told for name in chosen)
        assert named, shape
        by_name = {trace["name"].replace("<br>", " "): trace["marker"]["color"] for trace in figure["data"]}
        looks.append({name: by_name[name] for name in chosen})
    assert all(look == looks[0] for look in looks)
    view = explored(("detected", "citizenship", "bars"), chosen, None, None)
    assert set(view.drawn.shown["geography"]) == set(chosen)


def test_words_and_codes_ask_for_the_same() -> None:
    for exhibit in MADE:
        _, measure, by, shape = exhibit.slug.split("-")
        words = {"measure": MEASURES[measure].title, "by": BY[by], "as": SHAPES[shape]}
        assert asked_for(words) is asked_for(words | {"measure": LABELS[measure]}) is exhibit
        assert asked_for({"measure": measure, "by": by, "as": shape}) is exhibit
    found = " ".join(LABELS.values()).lower()  # by what is typed
    typed = ("estimates", "us tier", "parties", "protocol", "slavery", "convictions", "prosecutions")
    assert all(word in found for word in typed)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"measure": "slaves"}, "“slaves” is not a choice of measure"), ({"by": "form", "as": "map"}, "Map: of who reports, and of rates"),
        ({"measure": "rate", "by": "form"}, "Form: of detected victims, not of rates or justice"),
        ({"measure": "sums", "as": "Dots among all"}, "Dots among all: of totals of countries only"),
    ],
)  # fmt: skip
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
    choices = "measure=Persons%20convicted&by=Total&as=Lines%20among%20all&place=Nigeria"
    assert told.startswith(f"/explore?{choices}") and "from=2015&to=2020" in told


def test_estimates_and_counts_are_never_asked_for_together() -> None:
    tiers = explored(("tiers", "total", "figures"), ["Nigeria"], None, None)
    assert "Tier 2" in present(tiers).paragraphs[-1]
    with pytest.raises(Unanswerable, match="never on one axis"):
        asked_of([("measure", "estimates"), ("measure", "detected")])
    assert "never on one axis" in left_out("estimates", "world")


def test_shares_are_of_the_known() -> None:
    """Of the persons whose sex and age Albania reported for 2022 (UNODC's file): 33 women of 112."""
    view = explored(("detected", "person", "shares"), ["Albania"], 2022, 2022)
    women = view.rows[view.shown["person"].eq("Women")].iloc[0]
    assert women["share"] == round(33 / 112 * 100, 1) and women["known"] == "112"
    summed = explored(("sums", "person", "shares"), ["World"], 2022, 2022)
    assert "not_stated" not in set(summed.rows["sex"]) and summed.rows["unknown"].eq("346 to 394").all()


def test_a_card_opens_its_figures_and_what_moved_them() -> None:
    told = opened(settle(DECLARED["world-detected"]))
    slugs = [exhibit.slug for exhibit, _ in told.values()]
    assert slugs == ["explore-sums-total-lines", "explore-sums-total-moved"]
    exhibit, selection = told["What moved it"]
    assert (selection.geography, selection.years) == (("001",), (2021, 2022))
    assert not settle(exhibit, selection).empty
    names = {"Explore", "What moved the prosecuted", "What moved the convicted"}
    assert {*opened(settle(DECLARED["world-justice"]))} == names
    assert not opened(settle(exhibit, selection)) and not opened(settle(DECLARED["world-detected-constant"]))


def test_the_boxes_say_what_they_hold_of_every_card_that_opens_here() -> None:
    """Also of maps, which are exhibits of other pages."""
    seen = [settle(exhibit) for exhibit in exhibits() if not exhibit.one]
    opens = [one for view in seen if not view.empty for one, _ in opened(view).values()]
    told = [{name: tuple(said) for name, said in words(one).items()} for one in opens]
    assert {"as": ("Map",), "by": ("Total",), "measure": ("Detected victims per million",)} in told
    assert all(said["as"][0] in SHAPES.values() for said in told)


def test_peers_follow_the_rule_that_is_told() -> None:
    exhibit = asked_for({"measure": "detected"})
    found = peers(exhibit, "ALB")
    rows = explored(("detected", "total", "lines"), ["Albania", *found], None, None).rows
    years = rows.groupby(rows["geography"].astype("str"))["period_start"].agg(set)
    assert 1 < len(found) <= PEERS
    assert all(len(years["ALB"] & years[code]) > len(years["ALB"]) / 2 for code in found)
    assert {subregion(code) for code in found} == {"039"}
