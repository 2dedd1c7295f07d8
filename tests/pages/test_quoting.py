"""Under each exhibit: one closed and empty panel, which holds sentences and citations once opened."""

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Tab

from components.exhibits.declared import DECLARED
from components.model.view import settle
from components.text.markdown import plain
from components.text.statements import say
from components.ui.share_panel import MORE, PANELS, QUOTE
from tests.pages.opening import opened

SLUG = "eu-registered"


def victims(exhibit: str = "", panel: str = "quote") -> AppTest:
    """The page of victims, with a panel of one exhibit open if told."""
    return opened("victims", state={f"{panel}-{exhibit}": True} if exhibit else {})


def panel(label: str) -> Tab:
    """A tab of the open panel of one exhibit."""
    return next(tab for tab in victims(SLUG, "more").tabs if tab.label == label)


def test_closed_panels_hold_nothing_and_are_under_each_exhibit() -> None:
    at = victims()
    for label in (QUOTE, MORE):
        panels = [panel for panel in at.get("popover") if panel.proto.popover.label == label]
        assert len(panels) == len(at.get("plotly_chart")) > 5
        assert all(len(panel.children) == 0 for panel in panels)
    assert len(at.code) == len(at.dataframe) == 0


def test_an_open_panel_gives_each_sentence_with_where_it_was_seen_beside_what_is_not_supported() -> None:
    view = settle(DECLARED[SLUG])
    yes, no = (
        column for column in victims(SLUG).columns if column.markdown and column.markdown[0].value[:2] == "**"
    )
    boxes = [box.value for box in yes.markdown]
    assert [box.split("  \n")[1] for box in boxes] == list(map(plain, say(view).supports))
    assert all("Blue Heart Statistics, data version" in box and f"{SLUG}" in box for box in boxes)
    assert all(box.startswith("**You may say** · [Copy](#copy)") for box in boxes)
    assert all(f"- {plain(claim)}" in no.markdown[0].value for claim in say(view).not_supported)


def test_an_open_panel_gives_the_citation_in_three_formats() -> None:
    text, bibtex, csl = [box.value for box in panel("Cite").code]
    assert text.startswith("Eurostat")
    assert bibtex.startswith("@")
    assert csl.startswith("[")


def test_an_open_panel_tells_where_else_the_rows_can_be_read() -> None:
    assert set(PANELS) <= {tab.label for tab in victims(SLUG, "more").tabs}
    (told,) = (item.value for item in panel("Use this data").markdown)
    assert f"exhibits/{SLUG}.xlsx" in told and "**Put it on your page**" in told
