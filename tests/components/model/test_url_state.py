"""What a query asks of an exhibit or a table, and back; what of an address means nothing."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.site import exhibits, query
from components.model.addresses import CASE_NAMES
from components.model.exhibit import Exhibit
from components.model.page_address import ignored
from components.model.selection import CALLED, Selection, about, options
from components.model.url_state import COUNTRY as COUNTRY_NAME
from components.model.url_state import (
    FIRST,
    LAST,
    LENS,
    NUMBER,
    Query,
    Unanswerable,
    accepted,
    choices,
    key,
    parse,
)
from components.model.view import settle
from data.geographies import countries
from data.package import TABLES

BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}
REGISTERED, COUNTRY = BY_SLUG["eu-registered"], BY_SLUG["country-detected"]
CODES = {name: st.lists(st.sampled_from(list(options(name))), max_size=3, unique=True) for name in CALLED}
SELECTIONS = st.builds(
    lambda first, last, **codes: Selection(
        **{name: tuple(code for code in options(name) if code in chosen) for name, chosen in codes.items()},
        first_year=first, last_year=last,
    ),
    st.none() | st.integers(1995, 2026), st.none() | st.integers(1995, 2026), **CODES,
)  # fmt: skip


def refused(query: str, slug: str) -> str:
    with pytest.raises(Unanswerable) as told:
        parse(parse_qsl(query, keep_blank_values=True), BY_SLUG.get(slug) or TABLES[slug])
    return str(told.value)


def test_no_two_filters_have_one_name_in_the_address() -> None:
    names = [*map(key, CALLED), FIRST, LAST, COUNTRY_NAME, LENS, NUMBER, *CASE_NAMES]
    assert len(names) == len(set(names))


def test_the_names_and_values_of_the_page_and_codes_are_understood_in_any_order() -> None:
    query = parse(
        [("region", "Western Europe"), ("region", "France"), ("from", "2017"), ("sex", "Women and girls")],
        REGISTERED,
    )
    assert query == Query(Selection(geography=("155", "FRA"), sex=("female",), first_year=2017))
    codes = parse([("region", "FRA"), ("region", "155"), ("region", "France"), ("to", "2020")], REGISTERED)
    assert codes == parse([("to", "2020"), ("region", "Western Europe"), ("region", "France")], REGISTERED)


def test_an_exhibit_of_one_country_takes_the_country_and_years_only() -> None:
    assert parse([("country", "Albania")], COUNTRY) == Query(Selection(geography=("ALB",)))
    citizens = parse([("country", "NGA")], BY_SLUG["country-citizens-detected"])
    assert citizens.selection == Selection(origin=("NGA",))


def test_several_countries_give_the_rows_of_each() -> None:
    pairs = [("country", "Turkiye"), ("country", "008"), ("country", "TUR")]
    assert parse(pairs, COUNTRY).selection == Selection(geography=("ALB", "TUR"))
    for exhibit in (item for item in exhibits() if item.one):
        both = settle(exhibit, parse(pairs, exhibit).selection)
        each = [settle(exhibit, about(Selection(), exhibit.one, code)) for code in ("ALB", "TUR")]
        key = list(exhibit.resource.key)
        assert set(both.rows[key].itertuples(index=False, name=None)) == {
            row for view in each for row in view.rows[key].itertuples(index=False, name=None)
        }
        # A chart that has no panel for each place would draw both as one.
        assert not both.exhibit.chart or exhibit.among or exhibit.panel == exhibit.one


@pytest.mark.parametrize("name", ["Turkiye", "Tu\u0308rkiye", "Turkey", "TUR", "tr", "792"])
def test_places_are_understood_by_any_usual_name_and_code(name: str) -> None:
    for asked_of, filter_name in ((REGISTERED, "region"), (REGISTERED, "origin"), (COUNTRY, "country")):
        assert "TUR" in (
            *parse([(filter_name, name)], asked_of).selection.chosen("geography"),
            *parse([(filter_name, name)], asked_of).selection.chosen("origin"),
        )
    assert ignored({"region": [name], "country": [name]}) == []


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        ("Taiwn", "Near it: Taiwan Province of China."),
        ("Tailand", "Near it: Thailand."),
        ("England", "Near it: United Kingdom."),
        ("Korea", "Near it: Democratic People's Republic of Korea and Republic of Korea."),
        ("L'Atlantidé", "“L'Atlantidé” is not a choice of region. Choices:"),
        ("Cu\u0301racoa", "“Cúracoa” is not a choice of region."),
        ("Tailand" + " " * 80 + "x" * 60_000, "Near it: Thailand."),  # so much is not compared with each name
    ],
)
def test_hints_are_near_and_quote_what_was_asked(asked_for: str, said: str) -> None:
    assert said in refused(urlencode({"region": asked_for}), "eu-registered")
    told = refused("country=Latin America", COUNTRY.slug)
    assert told.endswith("it takes one country and no region such as Latin America and the Caribbean.")


def test_a_group_is_a_choice_of_region_and_its_members_are_those_of_country() -> None:
    assert parse([("region", "European Union")], REGISTERED).selection.geography == ("EU27_2020",)
    both = parse([("country", "Western Balkans"), ("country", "DEU")], COUNTRY).selection.geography
    assert set(both) == {"ALB", "BIH", "DEU", "MKD", "MNE", "SRB", "XKX"}


def test_a_lens_is_understood_by_the_exhibit_that_has_it() -> None:
    constant = parse([("lens", "The same countries every year")], BY_SLUG["world-detected-constant"])
    assert constant.lens == "constant_panel"
    assert refused("lens=coverage", "eu-registered").startswith("“lens” is not the name of a filter here")


@pytest.mark.parametrize(
    ("query", "slug", "said"),
    [
        ("region=Frnace", "eu-registered", "“Frnace” is not a choice of region. Near it: France"),
        ("region=", "eu-registered", "an unreadable value is not a choice of region. Choices: World, Africa"),
        ("regoin=France", "eu-registered", "“regoin” is not the name of a filter here. Filters here: region, origin, from, to,"),
        ("geography=France", "eu-registered", "“geography” is not the name of a filter here"),
        ("from=1800", "eu-registered", "“1800” is not a choice of from: a year from 1995 to 2026."),
        ("from=2010&from=2011", "eu-registered", "from can be asked for once only."),
        ("country=France", "eu-registered", "“country” is not the name of a filter here"),
        ("", "country-detected", "This exhibit is about one country: add it"),
        ("country=Europe", "country-detected", "“Europe” is not a choice of country"),
        ("country=France&region=France", "country-detected", "“region” is not the name of a filter here. Filters here: country, from and to"),
        ("lens=coverage", "world-detected", "“coverage” is not a choice of lens. Choices: All countries that reported."),
        ("sex=Women and girls", "tip_tiers", "“sex” is not the name of a filter here. Filters here: region, kind, publisher, from and to."),
        ("region=France", "forms", "“region” is not the name of a filter here. Filters here: none."),
        ("region=<script>", "eu-registered", "“script” is not a choice of region"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_named_with_what_is_allowed(query: str, slug: str, said: str) -> None:
    assert refused(query, slug).startswith(said)
    assert len(refused(f"region={'x' * 9000}", "eu-registered")) < 300


@given(st.sampled_from(exhibits()), SELECTIONS, st.sampled_from(list(countries())))
def test_the_query_of_a_link_asks_for_the_same(exhibit: Exhibit, selection: Selection, country: str) -> None:
    shown = about(selection, exhibit.one, country) if exhibit.one else selection
    pairs = [(name, value) for name, values in query(shown, exhibit).items() for value in values]
    assert parse(pairs, exhibit).selection == shown


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.slug)
def test_every_exhibit_takes_what_it_says_it_takes(exhibit: Exhibit) -> None:
    one = [("country", "Albania")] if exhibit.one else []
    for name, labels in accepted(exhibit).items():
        assert set(labels) <= set(choices(name))
        parse([*(pair for pair in one if pair[0] != name), (name, labels[-1])], exhibit)


@given(
    st.lists(
        st.tuples(st.text(max_size=9) | st.sampled_from(["region", "from", "lens"]), st.text(max_size=40)),
        max_size=6,
    )
)
def test_any_query_is_answered_or_refused_in_a_sentence(pairs: list[tuple[str, str]]) -> None:
    try:
        parse(pairs, REGISTERED)
    except Unanswerable as told:
        assert str(told).endswith(".")


def test_known_names_and_values_are_not_ignored() -> None:
    asked_for = {"region": ["Europe", "France"], "from": ["2017"], "to": ["2023"], "sex": ["Women and girls"]}
    asked_for |= {"country": [""], "form": ["", ""]}  # an empty box of somebody's form
    assert ignored(asked_for) == []


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        ({"region": ["Atlantis"]}, "“Atlantis” is not a choice of Region"),
        ({"country": ["Albania", "Germany"]}, "“Albania”: a page shows one country"),
        ({"from": ["1800"]}, "“1800” is not a choice of Year"),
        ({"foo": ["1"]}, "“foo” is not the name of a filter"),
        ({"region": ["<script>alert(1)</script>"]}, "“scriptalert(1)script” is not a choice of Region"),
        ({"region": ["\u202e\u0000"]}, "an unreadable value is not a choice of Region"),
    ],
)
def test_what_means_nothing_is_named(asked_for: dict[str, list[str]], said: str) -> None:
    assert ignored(asked_for) == [said]


@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=60), max_size=3), max_size=9))
def test_any_address_gives_few_short_phrases_without_markup(asked_for: dict[str, list[str]]) -> None:
    phrases = ignored(asked_for)
    assert len(phrases) <= 5
    assert not any(sign in phrase for phrase in phrases for sign in "<>[]*`$#\\")
