"""Quote cards: the figure that the CSV has, no text that is cut, and an address that leads back."""

import csv
import io
import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.site import served
from components.exports import cards, pictures
from components.exports.pictures import NoPicture
from components.exports.row_files import csv_bytes
from components.model.exhibit import Exhibit
from components.model.selection import DIMENSIONS, PLACES, Selection, options, words
from components.model.url_state import asked, parse
from components.model.view import View, settle
from components.text.statements import say
from data.package import VERSION
from data.sources import sources
from tests.figures import seen
from tests.sampled import by_turns, of_each_kind, sampled

BY_SLUG = {item.slug: item for item in served()}
BASE = "https://figures.example.org/"
LONG = Selection(geography=("ALB", "DEU", "FRA", "GRC", "ITA", "NAM", "PAK"), first_year=2007)
OTHERS = [
    (BY_SLUG["every-famous-number"], Selection()),
    (BY_SLUG["registered-rates"], Selection()),
    (BY_SLUG["world-detected"], Selection(first_year=1995, last_year=1996)),
    (BY_SLUG["explore-detected-total-lines"], LONG),
]
ITS_OWN = cards.FIT.partition("(async")[2].rstrip().rstrip(";")
# The card's own script says yes, and by their boxes no text leaves the card or stands on another.
MEASURED = f"""(async () => {{
  const fits = await (async{ITS_OWN};
  const boxes = [...document.querySelectorAll("h1, p")].filter((one) => !one.hidden).map((one) => {{
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  }});
  const inside = boxes.every((box) => box.left >= 0 && box.top >= 0 && box.right <= 1200 && box.bottom <= 675);
  return fits && boxes.length > 3 && inside && boxes.every((box, at) => !at || box.top >= boxes[at - 1].bottom - 8);
}})()"""


def amounts(figure: str) -> list[float]:
    """The numbers of a figure in words: "75,128 to 76,734", "236 billion"."""
    factor = 1e9 if "billion" in figure else 1e6 if "million" in figure else 1
    return [round(float(text.replace(",", "")) * factor, 4) for text in re.findall(r"\d[\d,]*\.?\d*", figure)]


def ends(row: dict[str, str], measure: str) -> list[float]:
    """The figure of a row of a CSV, or its range."""
    told = [row[measure]] if row.get(measure) else [row.get("low", ""), row.get("high", "")]
    return [round(float(text), 4) for text in told if text]


@pytest.mark.whole
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_exhibit_makes_a_card_in_which_no_text_is_cut(scheme: str) -> None:
    if not pictures.browser():
        pytest.skip("no Chromium is installed: cards are left out")
    every = [*map(seen, of_each_kind()), *(settle(*other) for other in OTHERS)]
    for view in by_turns(every, 2, scheme == "dark"):
        drawn = pictures.photograph(cards.page(view, BASE, scheme), cards.SIZE, MEASURED)
        assert struct.unpack(">II", drawn[16:24]) == cards.SIZE, view.exhibit.slug


@pytest.mark.whole
def test_a_text_without_room_makes_no_card_and_the_next_one_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    if not pictures.browser():
        pytest.skip("no Chromium is installed: cards are left out")
    view = seen(BY_SLUG["world-detected"])
    with monkeypatch.context() as patched:
        patched.setattr(cards, "card_of", lambda _: cards.Card("Title", ("word " * 2000,), "", ""))
        with pytest.raises(NoPicture):
            cards.card(view, BASE)
    assert cards.card(view, BASE).startswith(b"\x89PNG")


@pytest.mark.parametrize("exhibit", sampled(), ids=lambda item: item.slug)
def test_the_figure_of_a_card_is_one_of_the_csv_and_was_read_first_hand(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    told = cards.card_of(view)
    lines = list(csv.DictReader(io.StringIO(csv_bytes(view).decode("utf-8-sig"))))
    first_hand = [line for line in lines if sources()[line["source"]].first_hand]
    if not first_hand:
        assert told.sentences == (cards.SECOND_HAND,) and not told.figure
    elif told.figure:
        assert amounts(told.figure) in [ends(line, exhibit.measure) for line in first_hand]
        assert "read in:" not in told.source
        assert all(told.figure in sentence or "<5" in sentence for sentence in told.sentences)
    if exhibit.one and len(view.selection.chosen(exhibit.one)) == 1:
        assert told.title == f"{exhibit.title}, {words(view.selection, exhibit.one)}"
    if told.sentences[0] not in (cards.SECOND_HAND, "") and len(first_hand) == len(lines):
        stem = told.sentences[0].split(" Note: ")[0].rstrip(").")
        assert any(said.startswith(stem) for said in say(view).supports) or not told.figure


@st.composite
def views(draw: st.DrawFn) -> View:
    """An exhibit with places, years, sexes, ages and forms."""
    exhibit = draw(st.sampled_from(sorted(BY_SLUG)).map(BY_SLUG.__getitem__))
    some = {
        "geography": ("ALB", "NAM", "150", "002", "EU27_2020"),
        "origin": ("NGA", "150"),
        "sex": ("female", "male"),
        "age": ("adult", "child"),
    }
    chosen = {
        name: tuple(draw(st.lists(st.sampled_from(codes), unique=True))) for name, codes in some.items()
    }
    years = {name: draw(st.none() | st.integers(1995, 2026)) for name in ("first_year", "last_year")}
    if exhibit.one and not exhibit.computed:
        chosen[exhibit.one] = ("ALB",)
    selection = Selection(**chosen, **years)
    if exhibit.one and not selection.chosen(exhibit.one):
        return settle(exhibit, selection)
    told = [(name, one) for name, values in asked(selection, exhibit).items() for one in values]
    return settle(exhibit, parse(told, exhibit).selection)  # what an address can ask of it


@given(views())
def test_a_code_leads_back_to_the_same_choice(view: View) -> None:
    text = cards.code(view)
    assert re.fullmatch(r"[A-Za-z0-9~=&%._+-]+", text)
    slug, version, pairs = cards.read(text) or ("", "", [])
    assert (slug, version) == (view.exhibit.slug, VERSION)
    if not view.exhibit.one or view.selection.chosen(view.exhibit.one):
        selection = parse(pairs, BY_SLUG[slug]).selection
        assert asked(selection, view.exhibit) == asked(view.selection, view.exhibit)
        assert settle(BY_SLUG[slug], selection).count == view.count


def test_an_address_too_long_to_be_typed_is_that_of_the_exhibit() -> None:
    many = settle(
        BY_SLUG["eu-registered"], Selection(*[tuple(options(name)) for name in (*PLACES, *DIMENSIONS)])
    )
    assert cards.read(cards.code(many)), "every choice of every filter is no code"
    assert f"/c/{cards.code(settle(BY_SLUG['eu-registered']))}</b>" in cards.page(many, BASE, "light")
