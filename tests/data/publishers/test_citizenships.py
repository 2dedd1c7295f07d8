"""Spellings of citizenship: a code where it is certain, and none where it is not."""

import csv

import pytest

from data.publishers import places
from data.publishers.citizenships import SPELLINGS, citizenship


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


def test_a_broken_letter_is_mended_only_if_one_country_fits() -> None:
    assert citizenship("Ira�", "") == ""  # Iran, Iraq
    assert citizenship("Ir�nian", "") == "IRN"


def test_every_listed_spelling_is_needed_and_has_a_code() -> None:
    with SPELLINGS.open(encoding="utf-8", newline="") as lines:
        rows = [(row["spelling"], row["alpha_3"]) for row in csv.DictReader(lines)]
    assert rows == sorted(rows, key=lambda row: (row[1], row[0]))
    for spelling, code in rows:
        assert code in places.codes()
        assert places.country(spelling) == "", f"{spelling} is resolved without the list"
        assert citizenship(spelling, "") == code
