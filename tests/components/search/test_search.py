"""One box finds pages, exhibits, tables, places, terms and famous numbers; a link leads to each."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.search import NOTHING, Hits, same_figures, search
from components.search.entries import Entry, index
from components.ui.search_box import _about, href, results


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


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("england", "United Kingdom"), ("Scotland", "United Kingdom"), ("britain", "United Kingdom"),
        ("great britain", "United Kingdom"), ("holland", "Netherlands"), ("burma", "Myanmar"),
        ("swaziland", "Eswatini"), ("ivory coast", "Côte d'Ivoire"), ("czech republic", "Czechia"),
        ("south korea", "Republic of Korea"), ("north korea", "Democratic People's Republic of Korea"),
        ("vietnam", "Viet Nam"), ("laos", "Lao People's Democratic Republic"), ("russia", "Russian Federation"),
        ("turkey", "Türkiye"), ("macedonia", "North Macedonia"), ("cape verde", "Cabo Verde"),
        ("UAE", "United Arab Emirates"), ("USA", "United States of America"), ("US", "United States of America"),
        ("ireland", "Ireland"), ("niger", "Niger"), ("taiwan", "Taiwan Province of China"), ("albnia", "Albania"),
        ("cihna", "China"), ("afgahnistna", "Afghanistan"),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_other_names(text: str, country: str) -> None:
    assert (first(text).kind, first(text).title) == ("Country or area", country)


@pytest.mark.parametrize("text", ["wngland", "gulgaria", "bahraa", "mlai", "italxxx", "27601"])
def test_a_word_too_far_from_any_is_not_taken_for_one(text: str) -> None:
    assert search(text) == Hits(sentence=NOTHING)


@pytest.mark.parametrize("text", ["O'Brien", "-1", "x", "a", "6"])
def test_a_single_letter_or_digit_is_no_beginning(text: str) -> None:
    assert search(text).entries == ()
    assert search(text).sentence.startswith("Nothing found.")


def test_a_single_digit_finds_the_number_that_has_it() -> None:
    assert [entry.title for entry in search("7").entries] == ["32, 19, 13, 7, 5, 3 %"]


@pytest.mark.parametrize(
    ("text", "table", "slug"),
    [
        ("glotip", "table-detected_victims", "world-detected"),
        ("eurostat", "table-victim_rates", "registered-rates"),
        ("ilo", "table-profits_per_victim", "profit-changes"),
        ("walk free", "table-estimated_prevalence", ""),
    ],
)
def test_publishers_and_their_files_find_tables_and_exhibits(text: str, table: str, slug: str) -> None:
    anchors = {entry.anchor for entry in search(text).entries}
    assert {table, slug} - {""} <= anchors


def test_a_bare_number_asks_for_its_magnitude() -> None:
    hits = search("2.5")
    assert hits.sentence == "2.5 what? These begin with 2.5:"
    assert [entry.title for entry in hits.entries] == ["2.5 million", "EUR 2.5 billion"]
    assert [entry.title for entry in search("84").entries][:1] == ["84 %"]


def test_results_with_the_same_title_are_told_apart() -> None:
    told = [(entry.title, _about(entry)) for entry in index() if entry.kind == "Exhibit"]
    assert len(set(told)) == len(told)
    seen = next(entry for entry in index() if entry.anchor == "world-detected-constant")
    assert _about(seen) == "Exhibit, page Victims; The same countries every year"


def test_everything_there_is_can_be_found_by_its_title() -> None:
    for entry in index():
        assert entry in search(entry.title[:80]).entries, entry.title


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
    assert href(next(entry for entry in index() if entry.title == "Home"), {}) == "."


def test_an_exhibit_of_a_lens_is_opened_through_it() -> None:
    seen = next(entry for entry in index() if entry.asks == (("lens", "coverage"),))
    assert parse_qs(urlsplit(href(seen, {})).query) == {"lens": ["How many countries reported"]}


@pytest.mark.parametrize(
    ("text", "row"),
    [("10,793", "EU-27 (from 2020), 2023; page Victims"), ("147", "World, 2011 to 2012; page Response")],
)
def test_a_figure_leads_to_its_exhibit(text: str, row: str) -> None:
    assert row in [entry.text for entry in same_figures(text)]


def test_the_unit_asked_for_is_kept() -> None:
    assert {entry.page for entry in same_figures("USD 236 billion")} == {"profits"}
    assert same_figures("EUR 236 billion") == ()
    assert all("per cent" in entry.title or "share" in entry.title.lower() for entry in same_figures("84 %"))


@pytest.mark.parametrize("text", ["12,248", "7", "1 in 7", "airlines", "x" * 10_000, "777 billion", "0 %"])
def test_what_no_exhibit_holds_or_many_do_leads_nowhere(text: str) -> None:
    assert same_figures(text) == ()
