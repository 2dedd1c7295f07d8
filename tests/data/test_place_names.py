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


USUAL = {
    "TUR": ("Turkiye", "Tu\N{COMBINING DIAERESIS}rkiye", "TÜRKİYE", "Turkey"),
    **{"CIV": ("Ivory Coast",), "CUW": ("Curacao",), "REU": ("Reunion",), "SWZ": ("Swaziland",)},
    **{"XKX": ("Kosovo", "Kosovo¹"), "TWN": ("Taiwan",), "MKD": ("Macedonia",), "MAC": ("Macau",)},
    **{"CAF": ("C.A.R.",), "KOR": ("S. Korea", "Korea, South"), "CPV": ("Cape Verde",)},
    **{"PRK": ("N. Korea", "Korea, Dem. People's Rep."), "SXM": ("St. Maarten",), "COG": ("Congo, Rep.",)},
    **{"COD": ("Dem. Rep. of the Congo", "Congo (Kinshasa)"), "LAO": ("Lao People's Dem. Republic",)},
    **{"FSM": ("Micronesia, Fed. Sts.",), "SOM": ("Somalia, Fed. Rep.",), "VIR": ("Virgin Islands (U.S.)",)},
    **{"MNP": ("N. Mariana Is.",), "ESH": ("W. Sahara",), "GMB": ("The Gambia",), "DEU": ("Allemagne",)},
    "TTO": ("Trinidad & Tobago",),
}


@pytest.mark.parametrize(("name", "code"), [(name, code) for code, names in USUAL.items() for name in names])
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
