"""Every number that people repeat is found, with what to cite instead; a near miss is called one."""

import pytest

from components.exhibits.site import MOVED, PAGES
from components.search.borne import OTHER
from components.search.claims import verify
from components.search.famous import Famous, famous_numbers

IN_PRINT = {
    "147 States": "bg-07-147", "50 percent annually": "50-percent-growth", "172.6 billion": "172-6-billion-2024",
    "nine billion euros": "nine-billion-per-victim", "48%": "48-percent", "EUR 77 billion": "ilo-profits-in-euros",
    "16.5 bn euros": "ilo-profits-in-euros", "25 million": "25-million-a-year", "2.4 billion euro": "2-4-billion",
}  # fmt: skip
# Every number of the backgrounder in the order of its text, years of the campaign and of laws too.
BACKGROUNDER = [
    "2009", "millions", "2010", "2.5 million", "tens of billions", "March 2009", "1997", "three", "2000", "147",
    "April", "June 2010", "€2.5 billion", "140,000", "70,000", "84%", "one in every seven", "32%", "19%", "13%",
    "7%", "5%", "3%", "ten years", "2011/36/EU", "2004/81", "2004", "December 2011", "2011",
]  # fmt: skip


def found(text: str) -> list[Famous]:
    """The numbers that a text may mean, the likest first."""
    return [match.famous for match in verify(text).matches]


@pytest.mark.parametrize(("text", "row"), IN_PRINT.items())
def test_a_number_finds_its_row(text: str, row: str) -> None:
    assert row in [famous.famous_number for famous in found(text)]


@pytest.mark.parametrize("text", BACKGROUNDER)
def test_every_number_of_the_backgrounder_is_found(text: str) -> None:
    assert "UNRIC backgrounder" in [row.said_by for row in found(text)]


def test_what_to_cite_has_the_page_on_which_it_was_read() -> None:
    profits, shares, victims = found("USD 150 billion")[0], found("84 %")[0], found("140,000")[0]
    assert (profits.source.source, profits.cite_source.source) == ("us_state_2014", "ilo_2024")
    assert shares.cite_source.citation.startswith("read in The Brussels Times")
    assert victims.cite_source == victims.source


@pytest.mark.parametrize("row", famous_numbers(), ids=lambda row: row.famous_number)
def test_a_row_is_found_by_its_own_number_and_says_what_to_cite(row: Famous) -> None:
    assert row in found(row.number)
    assert row.reality and row.cite_instead and row.said_by and row.status
    assert MOVED.get(row.page, row.page) in {page.path for page in PAGES}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("27.5 million", "27.6 million"), ("2.6 million", "2.5 million"), ("€ 150 billion", "USD 150 billion"),
        ("27.6", "27.6 million"), ("€ 29,4", "EUR 29.4 billion"), ("150", "USD 150 billion"), ("2.5", "2.5 million"),
        ("twenty point nine", "20.9 million"), ("140", "140,000"),
    ],
)  # fmt: skip
def test_a_near_miss_is_called_one(text: str, near: str) -> None:
    checked = verify(text)
    assert checked.verdict == OTHER and near == checked.matches[0].famous.number
    assert checked.matches[0].reasons[0] == f"The number is {near}."


def test_what_stands_may_be_cited_as_it_is() -> None:
    told, lost = ({row.status for row in famous_numbers() if row.stands is so} for so in (True, False))
    assert told == {"Current", "Confirmed", "Not checked elsewhere"} and not told & lost
