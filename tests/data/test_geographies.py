"""Which places a choice shows, and what reaches beyond it."""

import unicodedata
from collections.abc import Callable

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from data.geographies import beyond, choices, countries, groups, named, place_code, places, selectable, shown
from data.place_names import CODE, PART, listed, simple

EUROPE, WESTERN, ASIA, WORLD = "150", "155", "142", "001"
CODES = st.lists(st.sampled_from(sorted(choices())), max_size=4).map(tuple)


def test_a_region_shows_what_lies_in_or_overlaps_it_and_neither_country_nor_world_anything_else() -> None:
    assert {"FRA", WESTERN, "EU27_2020", "ilo_europe_central_asia", EUROPE} <= shown((EUROPE,))
    assert WORLD not in shown((EUROPE, ASIA)) and shown((WORLD,)) == {WORLD}
    assert shown(("DEU",)) == {"DEU"} and shown(("FRA",)) == {"FRA", "sweden_france"}


def test_what_reaches_beyond_says_what_else_it_holds() -> None:
    assert beyond("EU27_2020", (EUROPE,)) == "Western Asia (Cyprus, which M49 places in Western Asia)"
    assert "Türkiye" in beyond("ilo_europe_central_asia", (EUROPE,))
    assert beyond(EUROPE, (WESTERN,)) == "Eastern Europe, Northern Europe, Southern Europe"
    inside = (("FRA", (WESTERN,)), (WESTERN, (EUROPE,)), ("EU27_2020", (EUROPE, ASIA)), ("EU27_2020", ()))
    assert [beyond(*pair) for pair in inside] == [""] * 4


def test_every_region_that_a_place_names_exists() -> None:
    for place in places().values():
        assert place.lies_in | place.overlaps <= set(places())


@given(CODES, CODES)
def test_choosing_more_never_shows_less(some: tuple[str, ...], more: tuple[str, ...]) -> None:
    assert shown(some) <= shown(some + more)


@given(CODES)
def test_chosen_places_are_shown_and_never_reach_beyond(codes: tuple[str, ...]) -> None:
    assert set(codes) <= shown(codes)
    assert all(beyond(code, codes) == "" for code in codes)


def test_a_group_shows_its_members_and_what_is_published_of_it() -> None:
    union = shown(("EU27_2020",))
    assert {"FRA", "HRV", "CYP", "EU27_2020"} <= union
    assert not {"GBR", "CHE", "150"} & union
    assert "GBR" in shown(("EU28",))
    assert beyond("FRA", ("EU27_2020",)) == ""


def test_groups_are_of_countries_as_many_as_their_lists_say() -> None:
    sizes = {code: len(members) for code, members in groups().items()}
    assert sizes == {
        **{"EU27_2007": 27, "EU28": 28, "EU27_2020": 27, "western_balkans": 6, "balkans_britannica": 10},
        **{"seecp": 13, "asean_1999": 10, "asean_2025": 11, "ecowas_2001": 15, "ecowas_2025": 12},
        **{"ilo_arab_states": 12, "arab_league": 22},
    }
    assert {member for members in groups().values() for member in members} <= set(countries())
    # What belongs to nothing larger: no region is a member, no group is a region.
    assert not set(groups()) & set(choices())


def test_groups_are_asked_for_by_the_names_that_people_use() -> None:
    asked = {
        **{"European Union": "EU27_2020", "western balkans": "western_balkans", "ASEAN": "asean_2025"},
        **{"Southeastern Europe": "seecp", "ECOWAS": "ecowas_2025", "Arab States": "ilo_arab_states"},
        "Balkans": "balkans_britannica",
    }
    assert {name: place_code(name, selectable()) for name in asked} == asked


COUNTRIES = {item.alpha_3: item for item in pycountry.countries if item.alpha_3 in countries()}
APOSTROPHES = "'’‘ʼʹ`´′"


USUAL = {
    "TUR": ("Turkiye", "Tu\N{COMBINING DIAERESIS}rkiye", "TÜRKİYE", "Turkey"),
    **{"CIV": ("Ivory Coast",), "CUW": ("Curacao",), "REU": ("Reunion",), "SWZ": ("Swaziland",)},
    **{"XKX": ("Kosovo", "Kosovo¹"), "TWN": ("Taiwan",), "MKD": ("Macedonia",), "MAC": ("Macau",)},
    **{"CAF": ("C.A.R.",), "KOR": ("S. Korea", "Korea, South"), "CPV": ("Cape Verde",)},
    **{"PRK": ("N. Korea", "Korea, Dem. People's Rep."), "SXM": ("St. Maarten",), "COG": ("Congo, Rep.",)},
    **{"COD": ("Dem. Rep. of the Congo", "Congo (Kinshasa)"), "LAO": ("Lao People's Dem. Republic",)},
    **{"FSM": ("Micronesia, Fed. Sts.",), "SOM": ("Somalia, Fed. Rep.",), "VIR": ("Virgin Islands (U.S.)",)},
    **{"MNP": ("N. Mariana Is.",), "ESH": ("W. Sahara",), "GMB": ("The Gambia",), "GRC": ("Ελλάδα",)},
    **{"TTO": ("Trinidad & Tobago",), "DEU": ("Allemagne", "德国"), "HUN": ("Magyarország",)},
}


@pytest.mark.parametrize(("name", "code"), [(name, code) for code, names in USUAL.items() for name in names])
def test_usual_names(name: str, code: str) -> None:
    assert named(name, countries()) == place_code(name, choices()) == code


@pytest.mark.parametrize(
    "name",
    [
        *("", "  ", "?", "Korea", "America", "England", "Virgin Islands", "Atlantis", "Dominic", "X. Korea"),
        *("USSR", "Somaliland"),
    ],
)
def test_what_is_of_no_place_or_of_several_is_none(name: str) -> None:
    assert place_code(name, countries()) == ""


def test_a_name_of_two_places_is_told_by_what_is_asked_of() -> None:
    assert place_code("Micronesia", choices()) == "057"
    assert place_code("Micronesia", countries()) == "FSM"
    assert place_code("South Africa", choices()) == "ZAF"
    assert (place_code("Southern Africa", choices()), place_code("U.S.A.", choices())) == ("018", "USA")
    assert place_code("Turkey", set(countries()) - {"TUR"}) == place_code("Europe", countries()) == ""


@given(
    st.sampled_from(sorted(choices())),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    st.sampled_from(APOSTROPHES),
    st.booleans(),
)
def test_case_composition_accents_and_apostrophes_change_nothing(
    code: str, spelled: Callable[[str], str], form: str, apostrophe: str, bare: bool
) -> None:
    name = spelled(choices()[code]).replace("'", apostrophe)
    written = unicodedata.normalize(form, name)
    if bare:
        written = "".join(sign for sign in written if not unicodedata.combining(sign))
    assert place_code(f" {written}\t", choices()) == code


@given(st.sampled_from(sorted(COUNTRIES)), st.sampled_from([str.upper, str.lower]))
def test_codes_of_iso_3166_and_m49(code: str, spelled: Callable[[str], str]) -> None:
    country = COUNTRIES[code]
    for written in (country.alpha_2, country.alpha_3, country.numeric, country.numeric.lstrip("0")):
        assert place_code(spelled(written), choices()) == code


@given(st.sampled_from(sorted(COUNTRIES)))
def test_names_of_iso_3166_and_cldr(code: str) -> None:
    country = COUNTRIES[code]
    for name in (country.name, getattr(country, "official_name", country.name)):
        assert named(name, countries()) == code
    assert named(Locale("en").territories[country.alpha_2], countries()) == code


@pytest.mark.parametrize(("name", "code", "kind"), listed())
def test_a_listed_name_means_its_place_and_is_needed(name: str, code: str, kind: str) -> None:
    assert place_code(name, selectable()) == ("" if kind == PART else code)
    if code not in countries():
        return
    territories, item = Locale("en").territories, COUNTRIES.get(code)
    english = [countries()[code], territories["XK"] if item is None else territories[item.alpha_2]]
    others = {simple(other) for other in (*english, getattr(item, "common_name", ""))}
    assert kind == CODE or simple(name) not in others


@given(st.text(max_size=60))
def test_any_text_names_a_place_or_none(text: str) -> None:
    assert place_code(text, choices()) in {*choices(), ""}
