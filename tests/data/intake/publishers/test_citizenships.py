"""Spellings of citizenship: a code where it is certain, and none where it is not."""

import csv
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis.strategies import booleans, sampled_from, text

from data.intake.publishers.citizenships import (
    SPELLINGS,
    citizenship,
    codes,
    country,
    country_code,
    possible,
)
from tests.data.intake.publishers.names_of_countries import IRREGULAR, meant


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Romania", "ROU"),
        ("ROMANIA ", "ROU"),
        ("Romanians", "ROU"),
        ("the Netherlands", "NLD"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congolese (DRC)", "COD"),
        ("Côte d’Ivoire", "CIV"),
        ("C�te d�Ivoire", "CIV"),
        ("Panam�", "PAN"),
        ("Salvadore�as", "SLV"),
        ("Kosovo under UNSCR 1244", "XKX"),
        ("Namibia", "NAM"),
        ("USA", "USA"),
        ("TOTAL", "total"),
        ("TOTAL POR AÑO", "total"),
        ("", "unknown"),
        ("Desconocida", "unknown"),
        ("(Nationality not stated)", "unknown"),
        ("Nationals", "FRA"),
        ("Ciudadanos de su pa�s", "FRA"),
        ("own country", "FRA"),
        *(
            (name, "")
            for name in ("Congo", "Congolese", "Korean", "Korea", "Guinean", "Nigerin", "Dominican")
        ),
        *(
            (name, "")
            for name in ("Africa", "Stateless", "Former Yugoslavia", "145", "CAR", "�", "���an", "=cmd()")
        ),
    ],
)
def test_spellings(spelling: str, code: str) -> None:
    assert citizenship(spelling, "FRA") == code


@pytest.mark.parametrize(
    ("spelling", "reporting", "code"),
    [
        ("Nigerin", "NER", "NER"),
        ("Nigerin", "NGA", ""),  # its reports have "Nigerians" beside
        ("Guineans", "GIN", "GIN"),
        ("Guinean", "GNQ", ""),
        ("GUAYANEAN", "GUY", "GUY"),
        ("Guayanean", "BHS", ""),
        ("RMI", "MHL", "MHL"),
        ("RMI", "FRA", ""),
        ("Congo", "COG", "COG"),
        ("Congo", "COD", ""),
        ("Dominican", "DMA", "DMA"),
    ],
)
def test_a_word_that_several_go_by_is_settled_by_the_country_that_means_itself(
    spelling: str, reporting: str, code: str
) -> None:
    assert citizenship(spelling, reporting) == code


def test_what_an_uncertain_word_may_mean_is_known_or_not() -> None:
    assert possible("Nigerin") == {"NER", "NGA"}
    assert possible("Rohingya") == possible("CAR") == frozenset()


SHORTENED = {
    "CAF": ("C.A.R.", "Central African Rep."),
    "COD": ("Dem. Rep. of the Congo", "Congo, Dem. Rep.", "D.R. Congo", "Congo, D.R."),
    "COG": ("Congo, Rep.", "Rep. of the Congo", "Congo Republic"),
    "CPV": ("Cape Verde", "Cabo Verde"),
    "EGY": ("Egypt, Arab Rep.",),
    "FSM": ("Micronesia, Fed. Sts.",),
    "KOR": ("S. Korea", "Korea, South", "Rep. of Korea", "Korea, Rep."),
    "LAO": ("Lao People's Dem. Republic", "Lao People’s Dem. Rep.", "Lao P.D.R."),
    "MKD": ("Macedonia", "N. Macedonia", "Macedonia, FYR", "Macedonia (FYROM)"),
    "PRK": ("N. Korea", "Korea, North", "Dem. People's Rep. of Korea", "Korea (North)"),
    "SSD": ("S. Sudan", "Sudan (South)"),
    "SWZ": ("Eswatini (formerly Swaziland)",),
    "SXM": ("St. Maarten", "St. Maarten (Dutch part)"),
    "MMR": ("Burma (Myanmar)", "Myanmar (Burma)"),
    "VCT": ("St. Vincent & the Grenadines",),
}


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in SHORTENED.items() for name in names]
)
def test_names_of_countries_may_be_shortened_turned_and_former(code: str, name: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    "name", ["Korea", "United Kingdom (Scotland)", "Northern Ireland", "Republic", "Islands"]
)
def test_a_name_that_says_too_little_or_a_part_is_no_country(name: str) -> None:
    assert country_code(name) == ""


def test_a_broken_letter_is_mended_only_if_one_country_fits() -> None:
    assert citizenship("Ira�", "") == ""  # Iran, Iraq
    assert citizenship("Ir�nian", "") == "IRN"


def rows() -> list[tuple[str, str]]:
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return [(row["spelling"], row["alpha_3"]) for row in csv.DictReader(lines)]


def wrong(listed: Iterable[tuple[str, str]]) -> list[str]:
    """The spellings whose code is not the one that names of countries and the list by hand give."""
    return [spelling for spelling, code in listed if meant(spelling) != code]


def test_every_listed_spelling_is_needed_and_is_read() -> None:
    assert rows() == sorted(rows(), key=lambda row: (row[1], row[0]))
    for spelling, code in rows():
        assert code in codes()
        assert country(spelling) == "", f"{spelling} is resolved without the list"
        assert citizenship(spelling, "") == code


def test_every_listed_spelling_means_the_country_of_its_code() -> None:
    assert wrong(rows()) == []


def test_the_list_by_hand_holds_no_spelling_that_is_gone() -> None:
    assert set(IRREGULAR) - {spelling for spelling, _ in rows()} == set()


def test_a_wrong_code_is_found_wherever_it_is_planted() -> None:
    codes = sorted({code for _, code in rows()})
    for spelling, code in rows():
        near = {other for other in codes if other[0] == code[0]}
        planted = {*near, *codes[:3]} - {code}
        assert all(wrong([(spelling, other)]) for other in planted)


# The list that countries ticked until 2018 had one Congo only.
UNCERTAIN = {"Congo"}


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_a_country_is_known_by_its_code_and_its_names(country: Any) -> None:
    english = Locale("en").territories[country.alpha_2]
    assert citizenship(country.alpha_3, "") == country.alpha_3
    for name in {country.name, english, getattr(country, "common_name", english)} - UNCERTAIN:
        assert citizenship(name, "") == country.alpha_3, name


@given(
    row=sampled_from(rows()),
    spelled=sampled_from([str.upper, str.lower, str.title]),
    around=sampled_from(["", " ", "  ", "\t", "\n"]),
    decomposed=booleans(),
)
def test_case_space_and_composition_of_letters_change_nothing(
    row: tuple[str, str], spelled: Callable[[str], str], around: str, decomposed: bool
) -> None:
    spelling, code = row
    form = unicodedata.normalize("NFD" if decomposed else "NFC", spelled(spelling))
    assert citizenship(f"{around}{form.replace(' ', f' {around}')}{around}", "") == code


@given(text(max_size=30))
def test_any_text_gives_a_code_or_a_word_of_ours(spelling: str) -> None:
    assert citizenship(spelling, "FRA") in {*codes(), "total", "unknown", ""}
