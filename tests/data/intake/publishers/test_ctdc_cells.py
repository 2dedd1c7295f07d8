"""What one cell says, in all the ways that editions and spreadsheets write it."""

from collections.abc import Callable
from typing import Any

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cases.records import AGE_BAND, SEX
from data.intake.publishers import ctdc_cells
from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.ctdc_cells import Fault, Meaning
from data.intake.publishers.sheets import plain
from data.place_names import LINES, iso_codes, listed, simple

NOT_KNOWN = ("", "-99", "-99.0", "−99", "Unknown", "NULL", "Not Specified", "nan", "999")
BANDS = [code for code in AGE_BAND.codes if "-" in code]
DASHES = ("-", "--", "—", "–", " - ", "â€”", "â€“", "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("parse", [ctdc_cells.flag, ctdc_cells.year, ctdc_cells.sex, ctdc_cells.age_band])
@pytest.mark.parametrize("text", [*NOT_KNOWN, "NA"])
def test_missing_codes_are_no_value(parse: Callable[[str], Meaning], text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", [*NOT_KNOWN, "00", "0", "0.0", "Unknown country"])
def test_a_country_has_missing_codes_of_its_own(text: str) -> None:
    assert ctdc_cells.country(text) is None


@given(st.sampled_from(list(pycountry.countries)), st.sampled_from(["upper", "lower", "title"]))
def test_every_country_is_known_by_both_codes_and_its_name(country: Any, case: str) -> None:
    for word in (country.alpha_2, country.alpha_3, country.name):
        assert ctdc_cells.country(getattr(word, case)()) == country.alpha_3


@given(st.from_regex(r"[A-Z]{2,3}", fullmatch=True))
def test_a_code_is_a_country_or_strange(text: str) -> None:
    known = {item for country in pycountry.countries for item in (country.alpha_2, country.alpha_3)}
    names = {name for line in (listed, *LINES) for name, code, *_ in line() if code in iso_codes()}
    named = {
        word.upper() for name in names for word in (name, simple(name))
    }  # Irã is Iran, the EU no country
    found = ctdc_cells.country(text)
    assert (found is Fault.STRANGE) == (text not in {*known, *named, "XKX"} and found is not None)


@given(st.sampled_from(BANDS), st.sampled_from(DASHES), st.sampled_from(["", "0"]))
def test_an_age_band_is_read_whatever_its_dash_and_zeros(code: str, dash: str, zero: str) -> None:
    low, high = code.split("-")
    assert ctdc_cells.age_band(f"{zero if len(low) == 1 else ''}{low}{dash}{high}") == code


@pytest.mark.parametrize(
    ("parse", "code", "texts"),
    [
        (ctdc_cells.sex, "female", ("Female", "Woman", "F", "woman")),
        (ctdc_cells.sex, "male", ("Male", "Man", "M")),
        (ctdc_cells.sex, "other", ("Transgender/NonConforming", "Trans/Transgender/NonConforming")),
        (ctdc_cells.age_band, "9-17", ("17-Sep", "Sep-17", "17. Sept", "2026-09-17", "2026-09-17 00:00:00")),
        (ctdc_cells.country, "XKX", ("XK", "XKX", "Kosovo")),
    ],
)
def test_sexes_september_and_kosovo_have_one_code_in_all_editions(
    parse: Callable[[str], Meaning], code: str, texts: tuple[str, ...]
) -> None:
    assert {parse(text) for text in texts} == {code}


def test_cells_of_another_column_are_wrong_and_new_words_are_strange() -> None:
    assert ctdc_cells.sex("30--38") is Fault.WRONG
    assert ctdc_cells.sex("Intersex") is Fault.STRANGE
    assert ctdc_cells.age_band("Female") is Fault.WRONG
    assert ctdc_cells.country("1") is Fault.WRONG
    assert ctdc_cells.year("Female") is Fault.WRONG
    assert ctdc_cells.flag("2") is Fault.WRONG


@given(st.integers(1990, 2025), st.sampled_from(["", ".0", "-01-01", "-12-31 00:00:00"]))
def test_a_year_is_read_from_what_spreadsheets_make_of_it(year: int, end: str) -> None:
    assert ctdc_cells.year(f"{year}{end}") == year


@given(st.text())
def test_any_text_is_a_value_of_the_vocabulary_missing_or_a_fault(text: str) -> None:
    text = text.strip()
    assert ctdc_cells.flag(text) in (True, False, None, *Fault)
    assert ctdc_cells.sex(text) in (*SEX.codes, None, *Fault)
    assert ctdc_cells.age_band(text) in (*AGE_BAND.codes, None, *Fault)
    year, country = ctdc_cells.year(text), ctdc_cells.country(text)
    assert year in (None, *Fault) or 1900 <= year < 2100
    assert country in (None, *Fault) or len(country) == 3


def test_no_heading_has_two_meanings() -> None:
    names = [(plain(name), meaning) for meaning, names in FORMATS[0].headings.items() for name in names]
    assert len({name for name, _ in names}) == len(set(names))
