"""One box finds pages, exhibits, tables, places, terms and famous numbers; a link leads to each."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.exhibits.choices import asked_of
from components.exhibits.country import DETECTED
from components.exhibits.declared import SENTENCES
from components.exhibits.explore import MOVED
from components.exhibits.flows import LARGEST
from components.exhibits.site import MOVED_EXHIBITS, exhibits
from components.model.selection import EVERYTHING, about
from components.model.url_state import parse
from components.model.view import settle
from components.search import KINDS, NOTHING, Hits, same_figures, search
from components.search import entries as search_entries
from components.search.asked import stem, synonyms
from components.search.entries import ANSWER, FAMOUS, Entry, index
from components.search.row_titles import SECOND_HAND
from components.search.told import Topic, told_of, topics
from components.text.forbidden import forbidden_claims
from components.ui.search_box import _about, href, results
from data.geographies import countries, places
from data.package import TABLES
from data.place_names import usual_names
from data.tables import UnreadableTable
from tests.sampled import by_turns

OBVIOUS = {
    "Nigera": "country#country-detected", "Nigerian victims": "country#country-citizens-detected", "UK": "country#country-detected",
    "conviction rate": "justice#world-justice", "how many traffickers are convicted": "justice#world-justice", "who are the traffickers": "justice#world-justice",
    "organ removal": "victims#world-forms", "organ trafficking": "victims#world-forms", "kidneys": "victims#world-forms",
    "Romania Italy": "flows#detected-here-citizenships", "Albania, Serbia, Kosovo": "explore#", "Albania vs Serbia": "explore#", "Albania, Serbia": "explore#", "Vietnamese victims in UK": "flows#detected-here-citizenships", "Romanians in Germany": "flows#detected-here-citizenships",
    "how many victims in the world": "victims#world-detected", "victims worldwide": "victims#world-detected",
    "Sweden commitment": "response#what-was-said", "what did Sweden commit to": "response#what-was-said", "victims in the EU": "victims#eu-registered", "forced labour in the EU": "victims#eu-forms", "prosecutions Albania": "country#country-justice",
    "albania prosecuted": "country#country-justice", "prosecutionz albanai": "country#country-justice",
    "how many trials were there in Albania": "country#country-justice", "child labour": "estimates#estimates-sex-age",
    "children": "victims#world-detected-persons", "percentage of children": "victims#world-women-children", "what share of victims are men": "victims#world-detected-persons", "share of boys in Germany": "explore#explore-detected-person-shares", "percentage of victims exploited sexually": "victims#world-detected-forms", "Southeast Asia victims": "victims#subregions-detected", "New Guinea": "country#country-detected", "Middle East": "origins#flow-shares", "which country has the most victims": "explore#", "victims 2020 vs 2019": "explore#", "modern slavery in India": "country#", "profits per victim": "profits#profits-per-victim", "US tier of Russia": "country#country-tier-lists", "compare Albania, Serbia, Bulgaria and Romania by sex and age": "explore#", "which Western Balkan countries joined the Protocol and when": "response#protocol-members", "share of children in Nigeria": "explore#explore-detected-age-shares", "kids": "victims#world-detected-persons", "27.6 million": "famous_numbers#",
    "Protocol ratification": "response#protocol-parties", "sex trafficking": "victims#world-detected-forms",
    "forced marriages": "estimates#estimates-world", "sweatshop": "estimates#estimates-world",
    "modern slavry": "estimates#estimates-world", "profits": "profits#profits-world",
    "how much money do traffickers make": "profits#profits-world", "tier France": "country#country-tiers",
    "per capita Albania": "country#country-rate", "girls in Western Europe": "victims#subregions-detected-persons",
    "has Kenya ratified the protocol": "country#country-protocol", "case records": "cases#", "super bowl": "famous_numbers#",
    "prosecutions in the Western Balkans": "explore#", "convictions Albania Serbia": "explore#", "tiers ECOWAS": "explore#",
    "prosecutions in Europe": "explore#", "detected in Western Africa": "explore#", "Nigerian victims in Italy": "flows#detected-here-citizenships",
    "Italian victims": "country#country-citizens-detected", "victims in the UK": "country#country-detected", "where do victims come from": "country#country-citizenships", "origin of victims in Italy": "country#country-citizenships", "share of women among suspects": "justice#sex-of-suspects-and-convicted",
    "is the world going up": "explore#", "is trafficking rising": "explore#", "largest corridors in the world": "flows#largest-corridors", "waterfall": "explore#", "what moved it": "explore#", "who does not report": "who_reports#",
    "Nigeria brief": "briefs/Nigeria.html#", "brief on Nigeria": "briefs/Nigeria.html#", "report Nigeria pdf": "briefs/Nigeria.pdf#", "trafficking in Nigeria": "country#country-detected",
    "Cuba tier": "country#country-tier-lists|In 2025,", "Cuba tier 2014": "country#country-tiers|From 2004 to 2014,", "Kenya tier 2024": "country#country-tiers|Not of 2024: ", "Hong Kong tier": "country#country-tier-lists|Hong Kong", "Asian victims in Europe": "origins#citizenship-by-region|: Europe", "South Asian victims in Europe": "origins#citizenship-by-region|with citizenship of Southern Asia", "African victims in Germany": "country#country-citizenships|: Germany", "Nigerian victims in Europe": "country#country-citizens-detected|: Nigeria", "victims from Asia": "origins#citizenship-by-region|of citizenship", "EU citizens among victims": "origins#eu-citizenship|: EU-27", "victims in Europe from 2015 to 2020": "explore#|Europe, 2015 to 2020", "victims in European countries": "victims#regions-detected|Europe: ", "where do victims in Western Europe come from": "explore#|Detected victims by citizenship", "children in Africa": "explore#|by sex and age", "forced labour in Europe and Central Asia": "estimates#estimates-regions|4.1 million", "Vietnamese victims in Italy": "flows#detected-here-periods|Viet Nam and Italy: no figure", "Nigerian nationals": "country#country-citizens-detected|abroad", "Nigerian citizens convicted": "country#|Nigeria", "female victims in Romania 2022": "country#country-detected-persons|205 detected victims (women); 195 (girls)", "share of males in Serbia": "explore#explore-detected-person-shares|men; 8.1 per cent boys, computed here", "share of male victims": "victims#world-detected-persons|per cent) and 6,963 to 7,191 boys (", "male children in Serbia": "country#country-detected-persons|(boys)", "forced labour in Arab States per thousand": "estimates#estimates-prevalence|5.3 people", "forced labour in the Americas 2021": "estimates#estimates-regions|3.6 million people", "modern slavery in Europe": "estimates#estimates-slavery-regions|Europe: no figure", "forced marriage in Asia and the Pacific": "estimates#estimates-slavery-regions|14.2 million", "victims per 100,000 in Albania": "country#country-rate|Albania: the rate here is of another number of people", "victims per 1 million inhabitants in Albania": "country#country-rate|45.68", "convictions per capita in Albania": "country#|Albania", "EU victims 2024": "victims#eu-registered|9,678 registered victims in 2024, Eurostat and European Commission, read second-hand", "EU victims 2010": "victims#eu-registered-periods|9,528 identified and presumed victims; 5,535 officially identified victims in 2010", "EU victims 2015 and 2016": "victims#eu-registered-periods|20,532", "suspects EU 2024": "justice#eu-suspected-convicted|7,966", "victims in Kosovo": "country#country-detected|no figure in", "Macao victims": "country#country-detected|Macao", "England and Wales victims": "country#|United Kingdom", "victims in Northern Ireland": "country#|United Kingdom", "how many victims in Mexico between 2018 and 2021": "explore#|Mexico 731 in 2018, 115 in 2021, UNODC", "citizens of Romania in Germany": "flows#detected-here-citizenships|Germany: 452", "nationals of Nigeria detected in Italy": "flows#detected-here-citizenships|Italy: 125", "citizens of Romania and Bulgaria in Germany": "explore#|by citizenship", "citizens of Romania": "country#country-citizens-detected|abroad", "Germany detected 2000 victims in 2022": "country#country-detected|Germany: 1,096 to 1,542", "Germany 2015/2016 victims": "explore#|Germany 470 in 2015", "victims in 2099 in Germany": "country#country-detected|Not of 2099: ", "victims under 18 in Germany": "country#country-detected-ages|(children)", "victims over 18 in Germany": "country#country-detected-ages|(adults)", "women over 18 in Nigeria": "country#country-detected-persons|(women)", "more than 100 victims in Albania": "country#country-detected|Albania: 112", "Cuba tier between 2010 and 2014": "country#country-tiers|From 2004 to 2014,",
    "are convictions increasing": "explore#|Persons convicted, World, ", "are prosecutions going up in Europe": "explore#|Persons prosecuted, Europe, ", "are profits increasing": "profits#profits-world|236 billion", "is child trafficking increasing": "victims#world-detected-persons|(girls)", "is forced labour increasing": "estimates#estimates-world|27.6 million",
    "How many victims in Italy, and is it rising?": "explore#|Italy 715 in 2007, 2,146 in 2022, UNODC", "what did Sweden and France change by law": "response#legal-instruments|1 January 1999, Sweden, purchase of sexual services", "France law 2016": "response#legal-instruments|13 April 2016, France", "Sweden purchase of sexual services": "response#legal-instruments|1999", "what is known about airlines": "famous_numbers#|290", "airlines and trafficking": "famous_numbers#|290", "aviation": "famous_numbers#|290", "share of adults in Germany": "explore#explore-detected-age-shares|in Germany whose age", "are children increasing in Italy": "country#country-detected-ages|Italy: ",
}  # fmt: skip


def first(text: str) -> Entry:
    """The best entry besides the direct answer."""
    return next(entry for entry in search(text).entries if entry.kind != ANSWER)


@pytest.mark.parametrize(("text", "place"), OBVIOUS.items())
def test_the_obvious_comes_first(text: str, place: str) -> None:
    entry = search(text).entries[0]
    slug = MOVED_EXHIBITS.get(entry.anchor, entry.anchor)
    where, _, told = place.partition("|")
    assert f"{entry.page}#{slug}" == where and told in entry.title


def test_an_answer_is_the_latest_row_of_its_view_with_place_year_and_publisher() -> None:
    nigeria = search("Nigera").entries[0]
    shown = settle(DETECTED, about(EVERYTHING, "geography", "NGA")).shown.iloc[-1]
    assert nigeria.title == f"Nigeria: {shown.figure} detected victims in {shown.years}, UNODC"
    assert nigeria.text.startswith(f"In {shown.years}, {shown.figure}")
    assert nigeria.asks == (("country", "Nigeria"),)
    earlier = search("detected in Nigeria in 2015").entries[0]
    assert " in 2015, UNODC" in earlier.title and earlier.title != nigeria.title
    assert all("no figure" not in entry.title for entry in search("Romania Italy").entries)


@pytest.mark.parametrize(
    ("text", "measure", "places", "told"),
    [
        ("prosecutions in the Western Balkans", "Persons prosecuted", ["Western Balkans (European Commission)"], " has no figures here."),
        ("convictions Kosovo Serbia", "Persons convicted", ["Serbia"], "Kosovo (under UN"),
        ("convicted in Africa", "Persons convicted, sums over regions", ["Northern Africa", "Sub-Saharan Africa"], ""),
        ("prosecuted in Western and Southern Europe", "Persons prosecuted, sums over regions", ["Western Europe", "Southern Europe"], ""),
        ("share of children Albania Serbia", "Detected victims", ["Albania", "Serbia"], "never of all victims"),
        ("profits ASEAN", "Estimated profits, by edition", ["ASEAN (from October 2025)"], "all places of it together"),
        ("convictions 2015 to 2020 Albania", "Persons convicted", ["Albania"], ""), ("victims after 2015", "Detected victims, sums over regions", ["World"], ""),
        ("convictions Albania Serbia in 2013", "Persons convicted", ["Albania", "Serbia"], ""),
    ],
)  # fmt: skip
def test_several_places_stand_on_explore(text: str, measure: str, places: list[str], told: str) -> None:
    entry = search(text).entries[0]
    query = parse_qs(urlsplit(href(entry, {})).query)
    exhibit, others = asked_of([(name, one) for name, values in query.items() for one in values])
    assert (query["measure"], query["place"]) == ([measure], places) and told in entry.text
    assert not exhibit.exact or settle(exhibit, parse(others, exhibit).selection).count
    assert "2015" not in text or ("from" in query) != entry.title.startswith("Not of 2015 to 2020: ")
    assert "2013" not in text or entry.title == "Persons convicted in 2013: Albania 0 to 4, Serbia 25, UNODC"


def test_a_famous_number_stands_with_its_status_and_beside_no_plain_question() -> None:
    assert "<small>Scope widened: " in results(search("300,000 children"), {})
    assert all(entry.kind != FAMOUS for entry in search("how many victims in Kenya").entries)


def test_what_is_no_rate_and_what_is_not_reported_is_said() -> None:
    for text in ("conviction rate", "conviction rate in Albania", "how many per cent are convicted"):
        assert SENTENCES["no_rate"] in search(text).entries[0].text
    assert "no figure in “" in search("prosecutions North Korea").entries[0].title


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: " ".join(sorted(topic.stems)))
def test_every_topic_has_a_figure_that_was_read_first_hand(topic: Topic) -> None:
    told = [told_of(topic, code, ()) for code in (["ITA", "SWE", "SRB"] if topic.country else []) + ["001"]]
    assert any(told) or not (topic.country or topic.others)
    for entry in filter(None, told):
        assert entry.title[0].isupper() and "nan" not in entry.title
        assert ("read in" in entry.text) == (SECOND_HAND in entry.title)
        if SENTENCES["no_rate"] not in entry.text:
            assert forbidden_claims(entry.title) == ()


def test_each_meaning_of_a_synonym_is_a_word_that_something_has() -> None:
    known = {word for entry in index() for word in (*entry.title_words, *entry.text_words)}
    known |= {MOVED} | {stem for topic in topics() for stem in topic.stems} | set(map(stem, known))
    for said, meant in synonyms().items():
        assert all(word in known or stem(word) in known for word in meant), said


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("albania", "Country or area", "Albania"), ("ALB", "Country or area", "Albania"),
        ("cote d'ivoire", "Country or area", "Côte d'Ivoire"), ("turkiye", "Country or area", "Türkiye"),
        ("UK", "Country or area", "United Kingdom"), ("namib", "Country or area", "Namibia"),
        ("europe", "Region", "Europe"), ("150bn", "Famous number", "USD 150 billion"),
        ("one in seven", "Famous number", "1 in 7"), ("147 States", "Famous number", "147"),
        ("84%", "Famous number", "84 %"), ("profits", "Page", "Profits"),
        ("market value lost earnings", "Exhibit", "Market value, lost earnings and goods at risk"),
        ("registered", "Term", "Registered"), ("Czechoslovakia", "Country or area", "Czechia"), ("Korea", "Country or area", "Republic of Korea"), ("the trafficking in persons protocol", "Exhibit", "The Trafficking in Persons Protocol"),
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


@pytest.mark.parametrize("text", ["wngland", "gulgaria", "bahraa", "italxxx", "27601"])
def test_a_word_too_far_from_any_is_not_taken_for_one(text: str) -> None:
    assert search(text) == Hits(sentence=NOTHING)


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


def test_a_number_that_is_none_here_finds_those_like_it() -> None:
    hits = search("2.5")
    assert hits.sentence == "No number here is this one. Like it are:"
    assert [entry.title for entry in hits.entries][:2] == ["2.5 million", "EUR 2.5 billion"]
    assert [entry.title for entry in search("84").entries][:1] == ["84 %"]
    assert [entry.title for entry in search("7").entries] == ["32, 19, 13, 7, 5, 3 %"]


def test_a_claim_asks_of_its_number_and_several_states_are_told_apart() -> None:
    assert first("is it true that there are 40 million slaves?").title == "40.3 million"
    told = search("which of the Western Balkans joined the Protocol when").entries[0]
    assert told.title.startswith("Party: Albania 2002, ") and told.anchor == "protocol-members"


def test_results_with_the_same_title_are_told_apart() -> None:
    told = [(entry.title, _about(entry)) for entry in index() if entry.kind == "Exhibit"]
    assert len(set(told)) == len(told)
    seen = next(entry for entry in index() if entry.anchor == "world-detected-constant")
    assert _about(seen) == "Chart on Victims; The same countries every year"


@pytest.mark.whole
def test_everything_there_is_can_be_found_by_its_title() -> None:
    for entry in by_turns(index(), 7):
        assert entry.title in [one.title for one in search(entry.title).entries], entry.title


def test_an_unknown_word_is_taken_for_the_likest_and_that_is_said() -> None:
    hits = search("trafiking protocl")
    assert hits.sentence == "Found for “trafficking protocol”:"
    assert first("trafiking protocl").title == "The Trafficking in Persons Protocol"
    assert "Albania" in [entry.title for entry in search("victims Albania").entries[:3]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xqzzk", "Nothing found."), ("-1", "Nothing found."), ("x", "Nothing found."), ("", "Type a word or a number."), ("\u202e\u2066", "Nothing found."),
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
    assert search("EU victims 2010").entries[0].asks == (("region", "EU-27 (2007 to 2013)"),)
    assert href(next(entry for entry in index() if entry.title == "Home"), {}) == "."
    seen = next(entry for entry in index() if entry.asks == (("lens", "coverage"),))
    assert parse_qs(urlsplit(href(seen, {})).query) == {"lens": ["How many countries reported"]}


@pytest.mark.parametrize(
    ("text", "row"),
    [("10,793", "EU-27 (from 2020), 2023; page Victims"), ("147", "World, 2011 to 2012; page Response")],
)
def test_a_figure_leads_to_its_exhibit_and_keeps_its_unit(text: str, row: str) -> None:
    assert row in [entry.text for entry in same_figures(text)]
    units = {item.slug: item.field.unit for item in exhibits()}
    assert all("per cent" in units[entry.anchor] for entry in same_figures("84 %"))
    assert {entry.page for entry in same_figures("USD 236 billion")} == {"profits"}
    assert same_figures("EUR 236 billion") == ()


@pytest.mark.parametrize("text", ["12,248", "7", "1 in 7", "airlines", "x" * 10_000, "777 billion", "0 %"])
def test_what_no_exhibit_holds_or_many_do_leads_nowhere(text: str) -> None:
    assert same_figures(text) == ()


def test_the_index_holds_every_kind_whole() -> None:
    of = {kind: [entry.title for entry in index() if entry.kind == kind] for kind in KINDS}
    assert of["Country or area"] == list(countries().values())
    assert of["Table"] == [table.title for table in TABLES.values()]
    slugs = {entry.anchor for entry in index() if entry.kind == "Exhibit"}
    assert slugs == {item.slug for item in (LARGEST, *exhibits())} and all(of.values())


@pytest.mark.whole
def test_every_other_name_finds_its_country_and_names_a_place_there_is() -> None:
    label = {place.iso3: place.label for place in places().values() if place.level == "country"}
    every = [(code, name) for code, names in usual_names().items() if code in label for name in names]
    for code, name in by_turns(every, 3):
        assert label[code] in [entry.title for entry in search(name).entries[:3]], name


def test_pages_and_exhibits_are_found_without_their_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: object) -> None:
        raise UnreadableTable("gone")

    whole = [entry.title for entry in index() if entry.kind in ("Page", "Exhibit")]
    monkeypatch.setattr(search_entries, "read", unreadable)
    search_entries._whole.cache_clear()
    without = index()
    monkeypatch.undo()
    search_entries._whole.cache_clear()
    assert [entry.title for entry in without if entry.kind in ("Page", "Exhibit")] == whole
    assert {entry.made_by for entry in without} == {()}
    assert "Term" not in {entry.kind for entry in without}
