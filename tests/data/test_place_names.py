"""A place is known by any usual name and code, and never by a name that is another's."""

import unicodedata
from collections.abc import Callable

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from data.geographies import choices, countries, groups, named, place_code, selectable
from data.place_names import CODE, PART, listed, simple

COUNTRIES = {item.alpha_3: item for item in pycountry.countries if item.alpha_3 in countries()}
APOSTROPHES = "'’‘ʼʹ`´′"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkiye", "TUR"),
        ("Tu\N{COMBINING DIAERESIS}rkiye", "TUR"),
        ("TÜRKİYE", "TUR"),
        ("Turkey", "TUR"),
        ("Ivory Coast", "CIV"),
        ("Curacao", "CUW"),
        ("Reunion", "REU"),
        ("Swaziland", "SWZ"),
        ("Kosovo", "XKX"),
        ("Kosovo¹", "XKX"),
        ("Taiwan", "TWN"),
        ("Macedonia", "MKD"),
        ("Macau", "MAC"),
        ("C.A.R.", "CAF"),
        ("S. Korea", "KOR"),
        ("N. Korea", "PRK"),
        ("Korea, South", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Cape Verde", "CPV"),
        ("St. Maarten", "SXM"),
        ("Dem. Rep. of the Congo", "COD"),
        ("Congo, Rep.", "COG"),
        ("Congo (Kinshasa)", "COD"),
        ("Lao People's Dem. Republic", "LAO"),
        ("Micronesia, Fed. Sts.", "FSM"),
        ("Somalia, Fed. Rep.", "SOM"),
        ("Virgin Islands (U.S.)", "VIR"),
        ("N. Mariana Is.", "MNP"),
        ("W. Sahara", "ESH"),
        ("The Gambia", "GMB"),
        ("Trinidad & Tobago", "TTO"),
        ("Allemagne", "DEU"),
    ],
)
def test_usual_names(name: str, code: str) -> None:
    assert named(name, countries()) == place_code(name, choices()) == code


@pytest.mark.parametrize(
    "name",
    ["", "  ", "?", "Korea", "America", "England", "Virgin Islands", "Atlantis", "Dominic", "X. Korea"],
)
def test_what_is_of_no_place_or_of_several_is_none(name: str) -> None:
    assert place_code(name, countries()) == ""


def test_a_name_of_two_places_is_told_by_what_is_asked_of() -> None:
    assert place_code("Micronesia", choices()) == "057"
    assert place_code("Micronesia", countries()) == "FSM"
    assert place_code("South Africa", choices()) == "ZAF"
    assert place_code("Southern Africa", choices()) == "018"


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
    if code in groups():
        return
    territories, item = Locale("en").territories, COUNTRIES.get(code)
    english = [countries()[code], territories["XK"] if item is None else territories[item.alpha_2]]
    others = {simple(other) for other in (*english, getattr(item, "common_name", ""))}
    assert kind == CODE or simple(name) not in others


def test_a_place_that_may_not_be_chosen_is_not_named() -> None:
    assert place_code("Turkey", set(countries()) - {"TUR"}) == ""
    assert place_code("Europe", countries()) == ""


@given(st.text(max_size=60))
def test_any_text_names_a_place_or_none(text: str) -> None:
    assert place_code(text, choices()) in {*choices(), ""}
