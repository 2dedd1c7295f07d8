"""One box finds pages, exhibits, tables, places, terms and famous numbers; a link leads to each."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.search import KINDS, Entry, index, search
from components.search_box import href, results
from components.site import exhibits
from data.geographies import countries
from data.package import TABLES


def first(text: str) -> Entry:
    return search(text).entries[0]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("albania", "Country or area", "Albania"), ("ALB", "Country or area", "Albania"),
        ("cote d'ivoire", "Country or area", "Côte d'Ivoire"), ("turkiye", "Country or area", "Türkiye"),
        ("UK", "Country or area", "United Kingdom"), ("namib", "Country or area", "Namibia"),
        ("europe", "Region", "Europe"), ("150bn", "Famous number", "USD 150 billion"),
        ("one in seven", "Famous number", "1 in 7"), ("147 States", "Famous number", "147"),
        ("84%", "Famous number", "84 %"), ("profits", "Page", "Profits"),
        ("market value lost earnings", "Exhibit", "Market value, lost earnings and goods at risk, US dollars a year"),
        ("tier placements", "Table", "Tier placements by the US Department of State"),
        ("registered", "Term", "Registered"), ("the trafficking in persons protocol", "Exhibit", "The Trafficking in Persons Protocol"),
    ],
)  # fmt: skip
def test_the_best_result(text: str, kind: str, title: str) -> None:
    assert (first(text).kind, first(text).title) == (kind, title)


def test_everything_there_is_can_be_found_by_its_title() -> None:
    for entry in index():
        assert entry in search(entry.title[:80]).entries, entry.title


def test_the_index_holds_every_kind_whole() -> None:
    of = {kind: [entry.title for entry in index() if entry.kind == kind] for kind in KINDS}
    assert of["Country or area"] == list(countries().values())
    assert of["Table"] == [table.title for table in TABLES.values()]
    assert {entry.anchor for entry in index() if entry.kind == "Exhibit"} == {
        item.slug for item in exhibits()
    }
    assert all(of.values())


def test_an_unknown_word_is_taken_for_the_likest_and_that_is_said() -> None:
    hits = search("trafiking protocl")
    assert hits.sentence == "Found for “trafficking protocol”:"
    assert hits.entries[0].title == "The Trafficking in Persons Protocol"


def test_words_that_nothing_has_together_are_said_to_be_apart() -> None:
    hits = search("victims Albania")
    assert hits.sentence == "Nothing has all of these words; these have all but one:"
    assert "Albania" in [entry.title for entry in hits.entries[:3]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xqzzk", "Nothing found."), ("", "Type a word or a number."), ("\u202e\u2066", "Type a word or a number."),
        ("x" * 10_000, "That is too long to search for"),
    ],
)  # fmt: skip
def test_what_finds_nothing_gets_a_sentence(text: str, said: str) -> None:
    assert search(text).entries == ()
    assert search(text).sentence.startswith(said)


@given(st.text(max_size=120))
@example("<script>alert(1)</script>")
@example("\u202e\u0661")
@example('"><img src=x onerror=alert(1)>')
def test_any_text_gives_results_or_a_sentence_and_no_markup_of_its_own(text: str) -> None:
    hits = search(text)
    assert hits.entries or hits.sentence.endswith(".")
    told = results(hits, {"region": [text]})
    assert "<script" not in told
    assert "<img" not in told


def test_a_link_keeps_the_filters_and_leads_to_the_anchor() -> None:
    filters = {"region": ["Western Europe", "Africa"], "country": ["Türkiye"], "from": ["2010"]}
    profits = next(entry for entry in index() if entry.anchor == "market-value-and-losses")
    parts = urlsplit(href(profits, filters))
    assert (parts.path, parts.fragment) == ("profits", "market-value-and-losses")
    assert parse_qs(parts.query) == filters
    albania = urlsplit(href(first("albania"), filters))
    assert parse_qs(albania.query) == {**filters, "country": ["Albania"]}
    assert href(first("albania"), {}) == "country?country=Albania"
    assert href(next(entry for entry in index() if entry.title == "Overview"), {}) == "."


def test_an_exhibit_of_a_lens_is_opened_through_it() -> None:
    seen = next(entry for entry in index() if entry.asks == (("lens", "coverage"),))
    assert parse_qs(urlsplit(href(seen, {})).query) == {"lens": ["How many countries reported"]}
