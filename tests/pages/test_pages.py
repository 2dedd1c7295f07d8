"""Every page as the server draws it, seeded from the address."""

import json
import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits import country
from components.exhibits.declared import DECLARED
from components.exhibits.flows import LARGEST
from components.exhibits.site import PAGES
from components.exhibits.site_page import SitePage
from components.exhibits.wall import STRIP
from components.model.rows import chosen, every_row
from components.model.selection import Selection, about
from components.model.view import View, settle
from components.text.gaps import gaps
from components.text.markdown import plain
from components.text.presentation import present
from data import tables as data_tables
from data.geographies import countries, places
from data.tables import UnreadableTable
from tests.pages.opening import alts, words
from tests.pages.opening import opened as open_page
from tests.sampled import by_turns

PAGE = {page.path: page for page in PAGES}
MANY = [
    page
    for page in PAGES
    if page.exhibits and page.filtered and not page.one_country and not page.case_records
]

# What a page draws only when the reader asks for it.
ON_CHOICE = {*PAGE["cases"].exhibits[1:]}


def opened(page: SitePage, folds: bool = True, **asked: object) -> AppTest:
    return open_page(page.path, folds=folds, **asked)


@cache
def whole(page: SitePage) -> AppTest:
    """A page as it opens, run once for all tests that only look at it."""
    return opened(page)


def views(page: SitePage, selection: Selection, country: str = "", lens: str = "all_reporters") -> list[View]:
    """What a page shows of a selection."""
    return [
        settle(exhibit, about(selection, exhibit.one, country) if exhibit.one else selection)
        for exhibit in page.shown(lens)
        if exhibit not in ON_CHOICE
    ]


def expected_alts(page: SitePage, selection: Selection, country: str = "", lens: str = "") -> list[str]:
    shown = views(page, selection, country, lens or "all_reporters")
    of_home = [settle(STRIP)] if page is PAGES[0] else []
    return [present(view).alt for view in shown + of_home if not view.empty and view.exhibit.chart]


@pytest.mark.parametrize(
    "page",
    [PAGES[0], *(page for page in PAGES if not page.made and page.path != "how_do_we_know")],
    ids=lambda page: page.path,
)
def test_a_page_opens_with_all_its_exhibits(page: SitePage) -> None:
    at = whole(page)
    assert not at.exception
    of_start = [present(settle(DECLARED["latest-reports"])).alt] if page.path == "country" else []
    assert sorted(alts(at)) == sorted(expected_alts(page, Selection()) + of_start)
    anchors = {subheader.anchor for subheader in at.subheader}
    shown = set(page.shown("all_reporters")) - ON_CHOICE
    assert {exhibit.slug for exhibit in shown if not exhibit.one} <= anchors
    assert "Not an official UNODC product" in words(at)
    assert at.title[0].value


@pytest.mark.parametrize("page", by_turns(MANY, 3), ids=lambda page: page.path)
def test_a_link_with_filters_shows_the_same_view(page: SitePage) -> None:
    at = opened(page, region=["Europe", "Africa"], from_=["2010"], to=["2018"])
    chosen = Selection(geography=("150", "002"), first_year=2010, last_year=2018)
    assert not at.exception
    assert sorted(alts(at)) == sorted(expected_alts(page, chosen))
    if not page.one_country:
        settled = [settle(exhibit, chosen) for exhibit in page.shown("all_reporters")]
        shown, every = sum(len(view.rows) for view in settled), sum(len(view.every.rows) for view in settled)
        assert f"{shown:,} of {every:,} rows: Europe, Africa, 2010 to 2018" in words(at)


def test_what_a_link_asks_of_another_pages_filters_is_there_on_that_page() -> None:
    at = opened(PAGE["home"], country=["Nigeria"], region=["Europe"], lens=["How many countries reported"])
    del at.query_params["country"], at.query_params["region"], at.query_params["lens"]  # as a browser does
    at.switch_page("country.py").run()
    assert at.selectbox("country").value == "NGA"
    at.switch_page("justice.py").run()
    assert at.multiselect("region").value == ["150"]
    assert at.selectbox("lens").value == "coverage"


def test_clearing_takes_other_pages_filters_out_of_the_address() -> None:
    at = opened(PAGE["estimates"], country=["Nigeria"], mark=["kept"])
    at.run()
    assert "country" in at.query_params
    at.button("clear").click().run()
    assert "country" not in at.query_params
    assert "mark" in at.query_params, "no filter of ours"
    assert at.switch_page("country.py").run().selectbox("country").value is None


def test_what_reaches_beyond_the_choice_is_said_and_an_address_of_what_was_emptied_put_right() -> None:
    at = opened(PAGE["estimates"], region=["Europe"])
    assert r"Beyond the chosen region\:" in words(at)
    assert "Europe and Central Asia (ILO, from 2017) reaches into" in words(at)
    at.multiselect("region").set_value([])
    at.query_params["region"] = ["Europe"]  # as after a server that was lost in between
    at.run()
    assert not at.exception and not at.warning
    assert at.multiselect("region").value == []
    assert "region" not in at.query_params


def test_one_line_tells_of_all_exhibits_without_rows_and_leads_to_some() -> None:
    for at, said, code in (
        (
            opened(PAGE["profits"], region=["Honduras"]),
            "7 of 7 exhibits have no figures for Honduras.",
            "HND",
        ),
        (opened(PAGE["flows"], country=["Nauru"]), "6 of 6 exhibits have no figures for Nauru.", "NRU"),
    ):
        assert said in words(at)
        at.button("lead-to-country").click().run()
        assert at.selectbox(key="country").value == code
    at = opened(PAGE["flows"], country=["Sweden"], origin=["Sweden", "France"], from_=["2012"], to=["2014"])
    assert "for Sweden, origin Sweden, France, 2012 to 2014." in words(at)
    assert "citizens of Sweden and France detected in Sweden" in words(at)
    at = opened(PAGE["justice"], region=["Western Balkans (European Commission)"])
    at.button("lead-to-explore").click().run()
    assert at.selectbox(key="measure").value == "justice" and "Albania" in words(at)
    at = opened(PAGE["profits"], from_=["1995"], to=["1996"])
    assert "exhibits have no figures for 1995 to 1996." in words(at)
    at.button("widen").click().run()
    assert at.selectbox(key="from").value is None and len(alts(at)) > 5


@pytest.mark.whole
def test_one_button_clears_every_filter() -> None:
    at = opened(PAGE["victims"], region=["Europe"], sex=["Women and girls"], from_=["2015"])
    at.button(key="clear").click().run()
    assert at.multiselect(key="region").value == []
    assert at.multiselect(key="sex").value == []
    assert at.selectbox(key="from").value is None
    assert sorted(alts(at)) == sorted(expected_alts(PAGE["victims"], Selection()))


def test_rubbish_in_the_address_is_named_and_the_page_works() -> None:
    rubbish = {"region": ["Atlantis"], "from_": ["1800"], "rubbish": ["x" * 5000]}
    at = opened(PAGES[0], **rubbish, sex=["<img src=x onerror=alert(1)>"])
    assert not at.exception
    no_choice = [f"is not a choice of {name}" for name in ("Region", "Year", "Sex")]
    assert all(said in at.warning[0].value for said in [*no_choice, "“rubbish” is not the name of a filter"])
    assert sorted(alts(at)) == sorted(expected_alts(PAGES[0], Selection()))


@pytest.mark.parametrize(
    "page", [page for page in PAGES if not page.filtered and not page.made], ids=lambda page: page.path
)
def test_a_page_without_rows_to_choose_from_has_no_filters_and_keeps_the_choice(page: SitePage) -> None:
    at = opened(page, region=["Europe"])
    assert "clear" not in {button.key for button in at.button}
    assert {box.key for box in at.multiselect} == set()
    del at.query_params["region"]  # as a browser does
    assert at.switch_page("estimates.py").run().multiselect("region").value == ["150"]


@pytest.mark.parametrize("page", [page for page in PAGES if page.one_country], ids=lambda page: page.path)
def test_a_page_about_one_country_has_no_filter_that_picks_nothing(page: SitePage) -> None:
    there = {box.key for box in opened(page, country=["Germany"]).multiselect}
    assert there == ({"origin"} if page.corridors else set())


def test_a_heading_is_short_and_the_titles_of_the_site_map_tell_pages_apart() -> None:
    assert all(1 <= len(page.heading.split()) <= 8 for page in PAGES)
    assert len({page.title for page in PAGES}) == len(PAGES)
    assert list(dict.fromkeys(page.section for page in PAGES)) == ["", "Places", "Topics", "Look up"]


@pytest.mark.parametrize("page", MANY, ids=lambda page: page.path)
def test_options_are_the_same_on_every_page(page: SitePage) -> None:
    first, here = whole(PAGE["estimates"]), whole(page)
    assert here.multiselect(key="region").options == first.multiselect(key="region").options
    assert here.selectbox(key="from").options == first.selectbox(key="from").options


def test_a_filter_that_cannot_apply_is_said() -> None:
    told = words(opened(PAGE["victims"], sex=["Women and girls"]))
    assert "Not filtered by sex: these rows are published for all together." in told


@pytest.fixture
def without_profits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The table of profits cannot be read, as when its file is gone."""
    true_read = data_tables.shipped

    def broken(table: object) -> object:
        if table.name == "profit_estimates":
            raise UnreadableTable("profit_estimates.csv cannot be read: no such file")
        return true_read(table)

    for cached in (data_tables.read, every_row, chosen):
        cached.cache_clear()
    monkeypatch.setattr(data_tables, "shipped", broken)
    yield
    for cached in (data_tables.read, every_row, chosen):
        cached.cache_clear()


def test_a_table_not_read_leaves_the_rest(without_profits: None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="data.tables"):
        at = opened(PAGE["profits"])
    assert not at.exception
    assert "These figures cannot be shown: their table cannot be read." in words(at).replace("\\", "")
    assert any("per person and year" in alt for alt in alts(at))
    assert "profit_estimates.csv cannot be read: no such file" in caplog.text
    assert not opened(PAGE["origins"]).exception


def test_charts_carry_their_alt_text_and_the_palette_and_of_the_template_what_they_draw_with() -> None:
    charts = [chart.proto for chart in whole(PAGE["origins"]).get("plotly_chart")]
    assert charts[0].alt.startswith(
        "Shares of detected victims by origin, per cent: West and Central Europe (UNODC, until 2014), 2005 to 2006. 7 rows"
    )
    specs = [json.loads(chart.spec) for chart in charts]
    assert specs[0]["data"][0]["marker"]["color"] == "#000001" and len(specs) > 3
    for template in (spec["layout"]["template"] for spec in specs):
        assert (set(template["data"]), set(template["layout"])) == ({"scatter"}, {"colorway"})


def test_where_a_place_is_chosen_figures_of_the_world_do_not_stand_before_it() -> None:
    assert len(opened(PAGE["justice"]).metric) == 3
    assert not opened(PAGE["justice"], region=["Germany"]).metric


def test_flows_open_with_the_largest_figures_by_country_of_detection() -> None:
    assert alts(whole(PAGE["flows"])) == [present(settle(LARGEST)).alt]
    places = settle(LARGEST).rows["geography"].tolist()
    assert places == sorted(places, key=[*countries()].index) and len(places) == 30


def test_places_that_a_measure_lacks_are_named_and_come_back_with_the_next() -> None:
    at = opened(PAGE["explore"], place=["Albania", "Tuvalu"])
    assert "This measure has no figures for Tuvalu, still chosen for others." in words(at).replace("\\", "")
    at.selectbox("measure").set_value("sums").run()
    assert "This measure has no figures for Albania and Tuvalu, still" in words(at).replace("\\", "")
    assert "Shown instead: World." in words(at).replace("\\", "") and "World" in alts(at)[0]
    at.button("lead-to-measure").click().run()
    assert at.multiselect("place").value == ["ALB", "TUV"] and "Albania" in alts(at)[0]
    at = opened(PAGE["explore"], measure=["Persons convicted"], place=["World"])
    at.button("lead-to-measure").click().run()
    assert at.selectbox("measure").value == "sums_convicted" and "World" in alts(at)[0]
    at = opened(PAGE["explore"], measure=["sums"], by=["Form"], place=["Oceania", "Polynesia"])
    assert "This measure by form has no figures for Oceania, still" in words(at).replace("\\", "")
    at.button("add-parts").click().run()
    assert [places()[code].level for code in at.multiselect("place").value] == ["region", *["subregion"] * 4]
    for how in ({"measure": ["detected"], "by": ["age"]}, {"measure": ["Detected victims"], "by": ["Age"]}):
        at = opened(PAGE["explore"], as_=["shares"], place=["Ukraine"], **how)
        assert not at.warning and at.session_state["as"] == "shares"
    at = opened(PAGE["explore"], as_=["Table"], place=["Albania"], to=["1996"])
    at.button("widen").click().run()
    assert not alts(at) and len(at.dataframe[0].value) > 10


@pytest.mark.parametrize("path", ["country", "flows"])
def test_a_page_about_one_country_lists_all_that_have_a_row(path: str) -> None:
    listed = whole(PAGE[path]).dataframe[0].value
    links = listed["Country or area"].tolist()
    assert len(links) == len(country.with_rows()) >= 200
    assert f"/{path}?country=Holy%20See" in links and f"/{path}?country=Tuvalu" not in links
    years = listed.set_index("Country or area")["Totals, 2007 to 2022"]
    albania = settle(country.DETECTED, Selection(geography=("ALB",))).rows["period_start"]
    assert list(years[f"/{path}?country=Albania"]) == [int(y in set(albania)) for y in range(2007, 2023)]


def test_a_link_leads_to_the_flows_of_one_country() -> None:
    at = opened(PAGE["flows"], country=["Nigeria"])
    assert not at.exception and at.title[0].value == "Nigeria: from where, to where"
    assert set(expected_alts(PAGE["flows"], Selection(), "NGA")) <= set(alts(at))


@pytest.mark.whole
@pytest.mark.parametrize("code", ["NGA", "DEU", "ALB", "VAT", "TUV"])
def test_a_country_on_one_screen_draws_the_open_tab_and_links_to_all_others(code: str) -> None:
    """Every exhibit with rows stands on it or has a link whose anchor opens its tab; nothing fails."""
    name = countries()[code]
    at = opened(PAGE["country"], country=[name])
    assert not at.exception and not at.warning
    assert at.title[0].value == name
    views = [settle(item, about(Selection(), item.one, code)) for item in PAGE["country"].exhibits]
    there = [view.exhibit for view in views if not view.empty]
    drawn = {subheader.anchor for subheader in at.subheader}
    assert all(item.slug in drawn or f"#{item.slug}>)" in words(at) for item in there)
    assert (country.DETECTED.slug in drawn) == (country.DETECTED in there)
    assert (code == "TUV") == (not there)
    assert all(words(at).count(plain(sentence)) == 1 for sentence in gaps(code))


@pytest.mark.whole
def test_a_tab_of_a_country_draws_its_exhibits_once_it_is_open() -> None:
    for tab in PAGE["country"].sections[:-1]:
        at = open_page("country", section=[tab.heading], country=["Albania"])
        expected = [present(settle(item, about(Selection(), item.one, "ALB"))).alt for item in tab.exhibits]
        assert set(expected) <= set(alts(at)), tab.heading


@pytest.mark.parametrize(
    ("label", "lens"),
    [("The same countries every year", "constant_panel"), ("How many countries reported", "coverage")],
)
def test_sums_are_shown_through_the_chosen_lens(label: str, lens: str) -> None:
    at = opened(PAGE["justice"], lens=[label])
    assert not at.exception
    assert sorted(alts(at)) == sorted(expected_alts(PAGE["justice"], Selection(), lens=lens))


def test_the_map_of_rates_is_drawn_only_when_asked_for() -> None:
    closed, every = opened(PAGE["victims"], folds=False), whole(PAGE["victims"])
    assert not any("Victims detected by authorities per million inhabitants" in alt for alt in alts(closed))
    assert "](</exhibits/rate-of-detections.html#rate-of-detections>)" in words(closed)
    assert any("Victims detected by authorities per million inhabitants" in alt for alt in alts(every))


def test_a_change_across_a_break_is_not_given_and_the_reason_is_said() -> None:
    told = words(opened(PAGE["country"], country=["United Kingdom"], to=["2017"])).replace("\\", "")
    assert "Detected per million" not in told  # of 2021, as a tile beside those of 2017
    assert "From 2016 to 2017 no change is given: the United Kingdom goes from 601" in told
    assert "Break in the series: The United Kingdom goes from 601" in told


@pytest.mark.parametrize(
    ("page", "asked", "expected"),
    [
        ("country", {"country": "Albania", "from": "2015"}, "ALB.{}?from=2015"),
        ("victims", {"region": ["Western Europe"], "from": "2015", "to": "2020"}, "155.{}?from=2015&to=2020"),
        ("country", {}, ""),
        ("victims", {"region": ["Western Europe", "Ghana"]}, ""),
    ],
)
def test_one_place_has_a_brief_of_chosen_years(page: str, asked: dict[str, object], expected: str) -> None:
    lines = [item.value for item in open_page(page, **asked).markdown if "/briefs/" in item.value]
    assert len(lines) == bool(expected)
    assert all(
        f"(</briefs/{expected.format(ending)}>)" in line for ending in ("html", "pdf") for line in lines
    )
