"""Numbers as people write them are read as what they mean; anything else gets a sentence."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.search.number_words import without_ages, years
from components.search.quantities import Quantity, claimed, in_digits, plain, quantities

MILLION, BILLION = 1_000_000, 1_000_000_000


def read(text: str) -> Quantity:
    """The first number of a text."""
    return quantities(in_digits(text))[0]


DIGITS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "devanagari": "०१२३४५६७८९", "fullwidth": "0123456789"}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("20.9m", 20_900_000, ""), ("20,900,000", 20_900_000, ""), ("20.9 million", 20_900_000, ""), ("20 900 000", 20_900_000, ""),
        ("20.900.000", 20_900_000, ""), ("140.000", 140_000, ""), ("3.000 billion", 3 * BILLION, ""), ("3-5", 3, ""), ("20'900'000", 20_900_000, ""),
        ("20,9 Mio.", 20_900_000, ""), ("twenty point nine million", 20_900_000, ""), ("$150 billion", 150 * BILLION, "USD"),
        ("150bn", 150 * BILLION, ""), ("US$150bn", 150 * BILLION, "USD"), ("USD 150 billion", 150 * BILLION, "USD"),
        ("150 billion dollars", 150 * BILLION, "USD"), ("€29.4 bn", 29.4 * BILLION, "EUR"), ("29,4 Mrd. €", 29.4 * BILLION, "EUR"),
        ("nine billion euros per victim", 9 * BILLION, "EUR"), ("2,5 million", 2_500_000, ""), ("2.5 million", 2_500_000, ""), ("14 %", 14, "%"),
        ("84%", 84, "%"), ("84 per cent", 84, "%"), ("eighty-four percent", 84, "%"), ("12,5 %", 12.5, "%"), ("147 states", 147, ""),
        ("more than 147 countries", 147, ""), ("over 140,000 victims", 140_000, ""), ("140 000", 140_000, ""), ("over 140\u00a0000", 140_000, ""),
        ("70k", 70_000, ""), ("one in seven", 100 / 7, "%"), ("1 in 7", 100 / 7, "%"), ("1 in every 7", 100 / 7, "%"), ("1/7", 100 / 7, "%"),
        ("⅐", 100 / 7, "%"), ("84\u200f%", 84, "%"), ("\u202e84%\u202c", 84, "%"), ("٢٫٥ million", 2_500_000, ""),
        ("two and a half million", 2_500_000, ""), ("half a million", 500_000, ""), ("12 and a half per cent", 12.5, "%"),
        ("one and a half billion dollars", 1.5 * BILLION, "USD"),
    ],
)  # fmt: skip
def test_usual_spellings(text: str, value: float, unit: str) -> None:
    likeliest = read(text)
    assert (likeliest.value, likeliest.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "spelled",
    [
        "{0:,} million", "{0}m", "{0} mn", "{0} MILLION", "about {0} million people", "USD {0} million",
        "\u200e{0} million\u200e", "{0} million a year",
    ],
)  # fmt: skip
@given(tenths=st.integers(1, 99_999))
def test_a_formatted_number_is_read_as_itself(spelled: str, tenths: int) -> None:
    assert read(spelled.format(tenths / 10)).value == pytest.approx(tenths / 10 * MILLION)


@given(whole=st.integers(0, 10**12))
@example(140_000)
def test_separators_of_several_languages(whole: int) -> None:
    english = f"{whole:,}"
    for sign in (",", " ", "'", ""):
        assert read(english.replace(",", sign)).value == whole


@given(st.integers(1, 10**9), st.sampled_from(["", "%", "USD", "EUR"]))
def test_what_is_written_here_is_read_again(value: int, unit: str) -> None:
    quantity = Quantity(float(value), unit)
    assert read(quantity.text).same(quantity) and read(quantity.text).unit == unit


@pytest.mark.parametrize("script", DIGITS)
@given(whole=st.integers(0, 10**9))
def test_digits_of_other_scripts(script: str, whole: int) -> None:
    assert read(str(whole).translate(str.maketrans("0123456789", DIGITS[script]))).value == whole


@given(st.text(max_size=200))
@example("9" * 70)
@example("1" + ",000" * 19)
@example("\u202e\u202d\u2066")
@example("1.2.3")
def test_any_text_has_numbers_or_none_and_no_invisible_signs(text: str) -> None:
    assert all(amount.value >= 0 and amount.text for amount in claimed(text))
    assert not [sign for sign in plain(text) if unicodedata.category(sign) in ("Cc", "Cf", "Cs")]


def test_a_share_and_its_percentage_are_one_number() -> None:
    seventh = read("1 in 7")
    assert all(read(text).same(seventh) for text in ("14 %", "14.3 %", "14.29%"))
    assert not any(read(text).same(seventh) for text in ("14.2 %", "15 %", "14"))
    assert read("150bn").same(read("USD 150 billion")), "a unit that is not said"
    assert not read("EUR 150 billion").same(read("USD 150 billion")) and not read("1 in 8").same(seventh)


def test_every_number_of_a_sentence() -> None:
    told = quantities("7,155 and 10,093 add up to 17,248; 43.8 per cent, USD 31.6 billion and 2.45 million.")
    assert [(found.value, found.unit) for found in told] == [
        (7155, ""), (10_093, ""), (17_248, ""), (43.8, "%"), (pytest.approx(31.6 * BILLION), "USD"), (2_450_000, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["-5", "−$150 billion", "$-5 million"])
def test_what_is_below_zero_is_no_number_above_it(text: str) -> None:
    assert claimed(text) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("germany 2020 victims 479", ["2020"]), ("2000 victims in 2022", ["2022"]), ("about 2000 victims", []), ("in 1850", ["1850"]), ("1850 cases", []),
        ("2015/2016 victims", ["2015", "2016"]), ("from 2015 to 2020 victims", ["2015", "2020"]), ("directive 2011/36/eu", []), ("$2000 in 2012", ["2012"]),
        ("2000 per cent", []), ("2,000 or 2000.5", []), ("in 2150", ["2150"]), ("2150", []),
    ],
)  # fmt: skip
def test_what_is_a_year(text: str, told: list[str]) -> None:
    assert [*years(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("victims under 18", "victims children"), ("aged 18 and above in Serbia", "adults in Serbia"), ("over the age of 18", "adults"),
        ("over 18,000 victims", ""), ("under 18 per cent", ""), ("more than 18 victims", ""), ("over 180", ""),
    ],
)  # fmt: skip
def test_what_is_an_age(text: str, told: str) -> None:
    assert without_ages(text) == (told or text)
