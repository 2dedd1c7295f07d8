"""Under each exhibit: the panels are closed and empty, and hold sentences and citations once opened."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.exhibit import settle
from components.exhibits.regions import EXHIBITS
from components.panels import PANELS
from components.publication import plain
from components.statements import say

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")
SLUG = "eu-registered"


def opened(panel: str = "") -> AppTest:
    """The page of regions with a panel of one exhibit open."""
    at = AppTest.from_file(FRAME, default_timeout=60)
    at.switch_page("regions.py")
    if panel:
        at.session_state[f"{panel}-{SLUG}"] = True
    return at.run()


def test_closed_panels_hold_nothing_and_are_under_each_exhibit() -> None:
    at = opened()
    labels = [panel.proto.popover.label for panel in at.get("popover")]
    assert labels == [panel.label for panel in PANELS] * len(at.get("plotly_chart"))
    assert len(labels) > 15
    assert all(len(panel.children) == 0 for panel in at.get("popover"))
    assert len(at.code) == 0


def test_an_open_panel_gives_each_sentence_with_where_it_was_seen() -> None:
    view = settle(next(item for item in EXHIBITS if item.slug == SLUG))
    boxes = [box.value for box in opened("say").code]
    assert [box.split("\n")[0] for box in boxes] == list(say(view).supports)
    assert all("Blue Heart Statistics, data version" in box.split("\n")[1] for box in boxes)
    assert all(f"#{SLUG}" in box for box in boxes)


def test_an_open_panel_gives_the_citation_in_three_formats() -> None:
    text, bibtex, csl = [box.value for box in opened("cite").code]
    assert text.startswith("Eurostat")
    assert bibtex.startswith("@")
    assert csl.startswith("[")


def test_what_rows_do_not_support_is_listed() -> None:
    view = settle(next(item for item in EXHIBITS if item.slug == SLUG))
    told = "\n".join(item.value for item in opened("say").markdown)
    assert all(f"- {plain(claim)}" in told for claim in say(view).not_supported)


def test_a_table_is_cited_on_the_page_about_the_data() -> None:
    at = AppTest.from_file(FRAME, default_timeout=60)
    at.switch_page("about.py")
    at.session_state["cite-table"] = "treaty_parties"
    at.run()
    text, bibtex, csl = [box.value for box in at.code]
    assert "Parties to the treaties (table)" in text
    assert "blue_heart_statistics_treaty_parties" in bibtex
    assert '"id": "blue_heart_statistics_treaty_parties"' in csl
