"""The page of famous numbers, seeded from the address, and the search box of the frame."""

from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits.site import PAGES
from components.search.entries import index
from tests.pages.opening import opened as open_page
from tests.pages.opening import words as told


def opened(number: str = "", path: str = "famous_numbers", **asked: object) -> AppTest:
    return open_page(path, **({"number": number} if number else {}), **asked)


def words(at: AppTest) -> str:
    return told(at).replace("\\", "")


def heading(at: AppTest, anchor: str) -> list[str]:
    return [block.value for block in at.subheader if block.anchor == anchor]


def result(at: AppTest, text: str = "") -> str:
    """What the search shows, of a text if one is typed first."""
    if text:
        at.text_input(key="search").set_value(text).run()
    return str(at.get("html")[0].proto.body)


def test_a_link_opens_a_finding() -> None:
    at = opened("$150 billion")
    told = words(at)
    assert not at.exception
    assert at.text_input(key="number").value == "$150 billion"
    assert heading(at, "150-billion") == ["USD 150 billion · Misquoted"]
    assert (
        "“The proceeds of trafficking rose from 32 to over 150 billion dollars.” FATF, 2 August 2018" in told
    )
    assert "What it really is: USD 150.2 billion (ILO 2014" in told
    assert "Cite instead: **USD 236 billion a year of profit" in told
    assert "https://2009-2017.state.gov/j/tip/rls/fs/2014/227663.htm" in told
    assert "https://vss.gov.vn/" in told.partition("Cite instead")[2]
    assert "Ignored: " not in told


def test_a_typed_number_is_found_and_a_near_miss_is_called_one() -> None:
    at = opened()
    at.text_input(key="number").set_value("one in seven").run()
    assert "It should not be said so." in words(at).partition("1 in 7 · Not traceable")[0]
    at.text_input(key="number").set_value("12 million").run()
    assert "**It should not be said so.** The number is 12.3 million." in words(at)
    assert "12.3 million · Superseded" in {block.value for block in at.subheader}


def test_a_bare_number_finds_those_like_it_and_what_to_cite() -> None:
    at = opened("27.6")
    told = words(at)
    assert "**The figure here is another one.** The number is 27.6 million." in told
    assert heading(at, "27-6-million") == ["27.6 million · Current"]
    assert "Cite as: **27.6 million people in forced labour" in told


def test_the_sources_of_a_finding_are_told_apart() -> None:
    told = words(opened("12,248"))
    heard, _, cited = told.partition("Cite instead: **17,248 registered victims")
    assert "EUnews, 21 January 2025. Read in: [EUnews" in heard
    assert "** Cite: [" in cited


@cache
def of_none() -> int:
    """How many headings the page has where no number is asked for."""
    return len(opened().subheader)


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "<img src=x onerror=alert()>", "\u202e\u202d", "[a](javascript:b)"]
)
def test_hostile_text_gets_a_sentence(text: str) -> None:
    at = opened(text)
    assert not at.exception
    assert "<img" not in words(at)
    assert "javascript:" not in words(at)
    assert len(at.subheader) == of_none()


def test_the_box_of_the_frame_finds_links_and_leaves_the_page_alone() -> None:
    at = opened(path="profits")
    assert [found for found in at.get("html") if "<a " in found.proto.body] == []
    assert 'href="country?country=Albania">Albania<' in result(at, "albania")
    assert not at.exception


def test_results_take_along_what_the_address_has_after_the_click_that_changed_it() -> None:
    at = opened(path="country")
    at.selectbox(key="from").set_value(2008).run()
    at.selectbox(key="country").set_value("ALB").run()
    at.text_input(key="search").set_value("children").run()
    at.selectbox(key="to").set_value(2012)
    at.run()
    assert result(at).count("?from=2008&amp;to=2012&amp;country=Albania") > 1
    at.button(key="clear").click().run()
    cleared = result(at, "children")
    assert " href=" in cleared and "Albania" not in cleared
    at.selectbox(key="country").set_value("NGA").run()
    assert at.text_input(key="search").value == ""
    assert result(at, "children").count("?country=Nigeria") > 1


def test_results_take_along_a_choice_that_the_page_has_no_filter_for() -> None:
    at = opened(path="origins")
    at.multiselect(key="publisher").select("unodc").run()
    at.switch_page("famous_numbers.py").run()
    assert "publisher=United+Nations" in result(at, "Albania")
    at = opened(form=["Sexual exploitation"], unknown="x")
    assert 'href="country?form=Sexual+exploitation&amp;country=Albania"' in result(at, "Albania")


def test_every_anchor_that_search_leads_to_is_on_its_page() -> None:
    at = opened(path="about", folds=True)
    anchors = {block.anchor for block in (*at.subheader, *at.header)}
    assert {entry.anchor for entry in index() if entry.page == "about" and entry.anchor} <= anchors
    assert {entry.page for entry in index()} == {page.path for page in PAGES}
