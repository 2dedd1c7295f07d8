"""Spellings of citizenship: a code where it is certain, and none where it is not."""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import takewhile
from typing import Any

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis.strategies import booleans, sampled_from, text

from data.geographies import named
from data.intake.publishers.citizenships import SPELLINGS, citizenship, country_code, possible
from data.place_names import iso_codes

CODES = {
    "ROU": ("Romania", "ROMANIA ", "Romanians"), "NLD": ("the Netherlands",), "NAM": ("Namibia",),
    "BOL": ("Bolivia (Plurinational State of)",), "COD": ("Democratic Republic of the Congo", "Congolese (DRC)"),
    "CIV": ("Côte d’Ivoire", "C�te d�Ivoire"), "PAN": ("Panam�",), "SLV": ("Salvadore�as",), "USA": ("USA",),
    "XKX": ("Kosovo under UNSCR 1244",), "total": ("TOTAL", "TOTAL POR AÑO"),
    "unknown": ("", "Desconocida", "(Nationality not stated)"),
    "FRA": ("Nationals", "Ciudadanos de su pa�s", "own country"),
    "": (
        *("Congo", "Congolese", "Korean", "Korea", "Guinean", "Nigerin", "Dominican", "Africa", "Stateless"),
        *("Former Yugoslavia", "145", "CAR", "�", "���an", "=cmd()"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "code"), [(spelling, code) for code, every in CODES.items() for spelling in every]
)
def test_spellings(spelling: str, code: str) -> None:
    assert citizenship(spelling, "FRA") == code


@pytest.mark.parametrize(
    ("spelling", "reporting", "code"),
    [
        *(("Nigerin", "NER", "NER"), ("Nigerin", "NGA", "")),  # its reports have "Nigerians" beside
        *(("Guineans", "GIN", "GIN"), ("Guinean", "GNQ", ""), ("GUAYANEAN", "GUY", "GUY")),
        *(("Guayanean", "BHS", ""), ("RMI", "MHL", "MHL"), ("RMI", "FRA", ""), ("Congo", "COG", "COG")),
        *(("Congo", "COD", ""), ("Dominican", "DMA", "DMA")),
    ],
)
def test_a_word_of_several_is_settled_by_the_reporter(spelling: str, reporting: str, code: str) -> None:
    assert citizenship(spelling, reporting) == code and possible("Nigerin") == {"NER", "NGA"}
    assert possible("Rohingya") == possible("CAR") == frozenset()


SHORTENED = {  # others in the tests of places
    "LAO": ("Lao People’s Dem. Rep.", "Lao P.D.R."), "SSD": ("S. Sudan", "Sudan (South)"),
    "MKD": ("Macedonia", "N. Macedonia", "Macedonia, FYR", "Macedonia (FYROM)"),
    "PRK": ("Korea, North", "Korea (North)"), "SWZ": ("Eswatini (formerly Swaziland)",),
    "EGY": ("Egypt, Arab Rep.",), "COG": ("Rep. of the Congo", "Congo Republic"),
    "SXM": ("St. Maarten (Dutch part)",), "MMR": ("Burma (Myanmar)", "Myanmar (Burma)"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name"), [(code, name) for code, names in SHORTENED.items() for name in names]
)
def test_names_of_countries_may_be_shortened_turned_and_former(code: str, name: str) -> None:
    assert country_code(name) == code


def test_a_broken_letter_is_mended_only_if_one_country_fits() -> None:
    assert citizenship("Ira�", "") == ""  # Iran, Iraq
    assert citizenship("Ir�nian", "") == "IRN"


def rows() -> list[tuple[str, str]]:
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        return [(row["spelling"], row["alpha_3"]) for row in csv.DictReader(lines)]


def wrong(listed: Iterable[tuple[str, str]]) -> list[str]:
    """The spellings whose code is not the one that names of countries and the list by hand give."""
    return [spelling for spelling, code in listed if meant(spelling) != code]


def test_every_listed_spelling_is_needed_is_read_and_means_the_country_of_its_code() -> None:
    assert rows() == sorted(rows(), key=lambda row: (row[1], row[0]))
    for spelling, code in rows():
        assert code in iso_codes()
        assert named(spelling, iso_codes()) == "", f"{spelling} is resolved without the list"
        assert citizenship(spelling, "") == code
    assert wrong(rows()) == []
    assert set(IRREGULAR) - {spelling for spelling, _ in rows()} == set(), "the list by hand holds more"


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
    assert citizenship(spelling, "FRA") in {*iso_codes(), "total", "unknown", ""}


# Which country an adjective or a name means, told apart from the list that our code reads.
FEWEST_LETTERS = 4
IRREGULAR = {
    "Abania": "ALB", "Dubai": "ARE", "B & H": "BIH", "Byelorussian": "BLR", "Barsil": "BRA",
    "Bhuatnese": "BTN", "Botzwana": "BWA", "Motswana": "BWA", "Cina Popolare": "CHN", "Ivoirien": "CIV",
    "Ivorian": "CIV", "Congolese (DRC)": "COD", "Democratic Kongo": "COD", "Dr Kongo": "COD",
    "República Checa": "CZE", "République tchèque": "CZE", "Danish": "DNK", "R. Dominicana": "DOM",
    "Rep. Dominicana": "DOM", "Egybt": "EGY", "Spaniard": "ESP", "Spanish": "ESP", "Ethopia": "ETH",
    "Finn": "FIN", "Finnish": "FIN", "French": "FRA", "British": "GBR", "Guinée Conakry": "GIN",
    "Bissau-Guinean": "GNB", "Greek": "GRC", "Guyanese": "GUY", "Hodruanian": "HND", "Mumbai, India": "IND",
    "Irish": "IRL", "Kurdistan, Iraq": "IRQ", "Lao": "LAO", "Laotian": "LAO", "Lybia": "LBY",
    "Lybian": "LBY", "République de Moldavie": "MDA", "Malagasy": "MDG", "Burmese": "MMR",
    "Nigerien": "NER", "Dutch": "NLD", "Holanda": "NLD", "Pole": "POL", "Polish": "POL", "Sudanese": "SDN",
    "Sweeden": "SWE", "Swasiland": "SWZ", "Swazi": "SWZ", "Turk": "TUR", "Tazanian": "TZA",
    "American": "USA", "USA": "USA",
}  # fmt: skip


@cache
def meant(spelling: str) -> str:
    """The alpha-3 code of the country that a spelling means; "" where this cannot tell."""
    if spelling in IRREGULAR:
        return IRREGULAR[spelling]
    word = _letters(spelling)
    shared = {code: max(_shared(word, name) for name in known) for code, known in _names().items()}
    longest = max(shared.values())
    fitting = [code for code, length in shared.items() if length == longest]
    return fitting[0] if len(fitting) == 1 and longest >= FEWEST_LETTERS else ""


@cache
def _names() -> dict[str, frozenset[str]]:
    found = {
        country.alpha_3: {
            _letters(name)
            for field in ("name", "common_name", "official_name")
            if (known := getattr(country, field, ""))
            for name in (known, known.partition(",")[0])
        }
        for country in pycountry.countries
    } | {"XKX": set()}
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    for language in ("en", "es", "fr"):
        for code, name in Locale(language).territories.items():
            if code in alpha_3:
                found[alpha_3[code]].add(_letters(name))
    return {code: frozenset(known) for code, known in found.items()}


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z]", "", "".join(sign for sign in parts if not unicodedata.combining(sign)))


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
