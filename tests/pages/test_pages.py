"""Every page as the server draws it, seeded from the address."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import publication
from components.exhibit import base, settle
from components.selection import Selection
from components.site import PAGES, SitePage
from data import tables as data_tables
from data.tables import UnreadableTable

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")
TIMEOUT = 60


def opened(page: SitePage, **asked: list[str]) -> AppTest:
    """A page as a link with these filters opens it."""
    at = AppTest.from_file(FRAME, default_timeout=TIMEOUT)
    for name, values in asked.items():
        at.query_params[name.rstrip("_")] = values
    at.run()
    return at if page is PAGES[0] else at.switch_page(f"{page.path}.py").run()


def alts(at: AppTest) -> list[str]:
    return [chart.proto.alt for chart in at.get("plotly_chart")]


def expected_alts(page: SitePage, selection: Selection) -> list[str]:
    views = [settle(exhibit, selection) for exhibit in page.exhibits if exhibit.chart]
    return [publication.alt_text(view) for view in views if not view.empty]


def words(at: AppTest) -> str:
    blocks = [*at.markdown, *at.caption, *at.info, *at.warning, *at.subheader]
    return "\n".join(block.value for block in blocks)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_opens_with_all_its_exhibits(page: SitePage) -> None:
    at = opened(page)
    assert not at.exception
    assert sorted(alts(at)) == sorted(expected_alts(page, Selection()))
    anchors = {subheader.anchor for subheader in at.subheader}
    assert {exhibit.slug for exhibit in page.exhibits} <= anchors
    assert "Not an official UNODC product" in words(at)
    assert at.title[0].value


@pytest.mark.parametrize("page", PAGES[:-1], ids=lambda page: page.path)
def test_a_link_with_filters_shows_the_same_view(page: SitePage) -> None:
    at = opened(page, region=["Europe", "Africa"], from_=["2010"], to=["2018"])
    chosen = Selection(geography=("150", "002"), first_year=2010, last_year=2018)
    assert not at.exception
    assert sorted(alts(at)) == sorted(expected_alts(page, chosen))
    views = [settle(exhibit, chosen) for exhibit in page.exhibits]
    shown, every = sum(len(view.rows) for view in views), sum(len(view.all_rows) for view in views)
    assert f"{shown:,} of {every:,} rows: Europe, Africa, 2010 to 2018" in words(at)


def test_a_choice_survives_a_page_that_lacks_its_rows() -> None:
    at = AppTest.from_file(FRAME, default_timeout=TIMEOUT)
    at.query_params["region"] = ["Honduras"]
    at.run()
    at.switch_page("regions.py").run()
    assert any("Honduras" in alt for alt in alts(at))
    at.switch_page("profits.py").run()
    assert alts(at) == []
    assert "No rows on this page for: Honduras" in words(at)
    at.switch_page("regions.py").run()
    assert at.multiselect(key="region").value == ["HND"]
    assert any("Honduras" in alt for alt in alts(at))


def test_an_empty_exhibit_says_which_filter_to_widen() -> None:
    at = opened(PAGES[4], region=["Honduras"])
    assert "No rows for Honduras. Widen Region\\: these figures are for" in words(at)
    at = opened(PAGES[4], from_=["1995"], to=["1996"])
    assert "Widen the years\\: these figures are about" in words(at)


def test_one_button_clears_every_filter() -> None:
    at = opened(PAGES[2], region=["Europe"], sex=["Women and girls"], from_=["2015"])
    at.button(key="clear").click().run()
    assert at.multiselect(key="region").value == []
    assert at.multiselect(key="sex").value == []
    assert at.selectbox(key="from").value is None
    assert sorted(alts(at)) == sorted(expected_alts(PAGES[2], Selection()))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"region": ["Atlantis"]}, "“Atlantis” is not a choice of Region"),
        ({"from_": ["1800"]}, "“1800” is not a choice of Year"),
        ({"rubbish": ["x" * 5000]}, "“rubbish” is not the name of a filter"),
        ({"sex": ["<img src=x onerror=alert(1)>"]}, "is not a choice of Sex"),
    ],
)
def test_rubbish_in_the_address_is_named_and_the_page_works(asked: dict[str, list[str]], said: str) -> None:
    at = opened(PAGES[0], **asked)
    assert not at.exception
    assert said in at.warning[0].value
    assert sorted(alts(at)) == sorted(expected_alts(PAGES[0], Selection()))


def test_good_values_beside_rubbish_are_applied() -> None:
    at = opened(PAGES[0], region=["World", "Atlantis"])
    assert at.multiselect(key="region").value == ["001"]


@pytest.mark.parametrize("page", PAGES[:-1], ids=lambda page: page.path)
def test_options_are_the_same_on_every_page(page: SitePage) -> None:
    first, here = opened(PAGES[0]), opened(page)
    assert here.multiselect(key="region").options == first.multiselect(key="region").options
    assert here.selectbox(key="from").options == first.selectbox(key="from").options


def test_what_reaches_beyond_the_choice_is_said() -> None:
    told = words(opened(PAGES[3], region=["Europe"]))
    assert "Beyond the chosen region:" in told
    assert "Europe and Central Asia (ILO, from 2017) reaches into" in told


def test_a_filter_that_cannot_apply_is_said() -> None:
    told = words(opened(PAGES[2], sex=["Women and girls"]))
    assert "Not filtered by sex: these rows are published for all together." in told


@pytest.fixture
def without_profits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The table of profits cannot be read, as when its file is gone."""
    true_read = data_tables._raw

    def broken(table: object) -> object:
        if table.name == "profit_estimates":
            raise UnreadableTable("profit_estimates.csv cannot be read: no such file")
        return true_read(table)

    for cached in (data_tables.read, base, settle):
        cached.cache_clear()
    monkeypatch.setattr(data_tables, "_raw", broken)
    yield
    for cached in (data_tables.read, base, settle):
        cached.cache_clear()


def test_a_table_that_cannot_be_read_leaves_the_rest_working(
    without_profits: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="data.tables"):
        at = opened(PAGES[4])
    assert not at.exception
    assert "These figures cannot be shown: their table cannot be read." in words(at)
    assert any("per person and year" in alt for alt in alts(at))
    assert "profit_estimates.csv cannot be read: no such file" in caplog.text
    assert not opened(PAGES[1]).exception


def test_charts_carry_their_alt_text_and_use_the_palette_of_the_theme() -> None:
    chart = opened(PAGES[1]).get("plotly_chart")[0].proto
    assert chart.alt.startswith("Detected victims by origin, per cent: Europe, 2005 to 2006. 7 rows")
    assert json.loads(chart.spec)["data"][0]["marker"]["color"] == "#000001"
