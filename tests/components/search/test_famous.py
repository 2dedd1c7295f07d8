"""Every number that people repeat is found, with what to cite instead; a near miss is called one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.exhibits.site import MOVED, PAGES
from components.search.famous import Famous, famous_numbers, find

ASKED_FOR = {
    "2.5 million": "bg-01-2-5-million", "2.4 million": "2-4-million", "20.9 million": "20-9-million",
    "24.9 million": "24-9-million", "27.6 million": "27-6-million", "40.3 million": "40-3-million",
    "49.6 million": "49-6-million", "140,000": "bg-02-140000", "70,000": "bg-03-70000", "84 %": "bg-04-84",
    "1 in 7": "bg-05-1-in-7", "USD 32 billion": "32-billion", "USD 150 billion": "150-billion",
    "USD 236 billion": "236-billion", "EUR 2.5 billion": "bg-06-2-5-billion", "EUR 3 billion": "3-billion-europol",
    "EUR 29.4 billion": "29-4-billion", "147 States": "bg-07-147",
}  # fmt: skip
IN_PRINT = {
    "50 percent annually": "50-percent-growth", "12,248": "12248", "nine billion euros": "nine-billion-per-victim",
    "10 million": "10-million-2016", "172.6 billion": "172-6-billion-2024", "60 %": "60-percent-females",
    "48%": "48-percent", "EUR 77 billion": "ilo-profits-in-euros", "16.5 bn euros": "ilo-profits-in-euros",
    "25 million": "25-million-a-year", "50 million": "50-million", "2.4 billion euro": "2-4-billion",
}  # fmt: skip
# Every number of the backgrounder in the order of its text, years of the campaign and of laws too.
BACKGROUNDER = [
    "2009", "millions", "2010", "2.5 million", "tens of billions", "March 2009", "1997", "three", "2000", "147",
    "April", "June 2010", "€2.5 billion", "140,000", "70,000", "84%", "one in every seven", "32%", "19%", "13%",
    "7%", "5%", "3%", "ten years", "2011/36/EU", "2004/81", "2004", "December 2011", "2011",
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), (ASKED_FOR | IN_PRINT).items())
def test_a_number_finds_its_row(text: str, row: str) -> None:
    assert row in [found.famous_number for found in find(text).exact]


@pytest.mark.parametrize("text", BACKGROUNDER)
def test_every_number_of_the_backgrounder_is_found(text: str) -> None:
    found = find(text)
    rows = [*found.exact, *found.named]
    assert any(row.said_by == "UNRIC backgrounder" for row in rows)
    assert found.exact


def test_what_to_cite_has_the_page_on_which_it_was_read() -> None:
    profits, shares = find("USD 150 billion").exact[0], find("84 %").exact[0]
    assert (profits.source.source, profits.cite_source.source) == ("us_state_2014", "ilo_2024")
    assert shares.cite_source.citation.startswith("read in The Brussels Times")
    assert find("140,000").exact[0].cite_source == find("140,000").exact[0].source
    assert [row.status for row in find("the vast majority").exact] == ["No figure behind it"]


def test_words_find_sentences_and_a_number_comes_before_what_begins_with_it_or_explains_another() -> None:
    named = [row.famous_number for row in find("IATA").named]
    assert named == ["25-million-a-year", "50-a-minute", "fastest-growing", "se-290"]
    found, explains = find("32"), find("2.45 million")
    assert [row.famous_number for row in found.exact] == ["bg-08-origins"]
    assert [row.famous_number for row in found.begun] == ["32-billion"]
    assert not explains.exact
    assert {"bg-01-2-5-million", "2-4-million"} <= {row.famous_number for row in explains.named}


@pytest.mark.parametrize("row", famous_numbers(), ids=lambda row: row.famous_number)
def test_a_row_is_found_by_its_own_number_and_says_what_to_cite(row: Famous) -> None:
    assert row in find(row.number).exact
    assert row.reality and row.cite_instead and row.said_by and row.status
    assert MOVED.get(row.page, row.page) in {page.path for page in PAGES}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("12 million", "12.3 million"),
        ("27.5 million", "27.6 million"),
        ("2.6 million", "2.5 million"),
        ("€ 150 billion", "USD 150 billion"),
    ],
)
def test_a_near_miss_is_called_one(text: str, near: str) -> None:
    found = find(text)
    assert not found.exact
    assert near in [row.number for row in found.near]
    assert "which are other numbers" in found.sentence


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("27.6", ["27-6-million"]), ("29.4", ["29-4-billion"]), ("€ 29,4", ["29-4-billion"]),
        ("150", ["150-billion"]), ("USD 150", ["150-billion"]), ("2.4", ["2-4-billion", "2-4-million"]),
        ("2.5", ["bg-01-2-5-million", "bg-06-2-5-billion"]), ("140", ["bg-02-140000"]),
        ("twenty point nine", ["20-9-million"]),
    ],
)  # fmt: skip
def test_a_number_without_magnitude_finds_those_that_begin_with_it(text: str, begun: list[str]) -> None:
    found = find(text)
    assert [row.famous_number for row in found.begun] == begun
    assert found.question == f"{found.read_as} what? These begin with {found.read_as}:"
    assert not found.exact and not found.near and not found.sentence


@pytest.mark.parametrize(
    "text", ["150 %", "150 countries", "EUR 150", "150 thousand", "1 in 150", "140.000", "37"]
)
def test_a_number_that_says_what_it_is_of_begins_none(text: str) -> None:
    assert find(text).begun == ()
    assert find(text).question == ""


def test_what_stands_may_be_cited_as_it_is() -> None:
    standing = {row.status for row in famous_numbers() if row.stands}
    assert standing == {"Current", "Confirmed", "Not checked elsewhere"}
    assert standing.isdisjoint(row.status for row in famous_numbers() if not row.stands)


def test_a_number_that_is_like_none_says_so() -> None:
    assert find("777 billion").sentence == (
        "777 billion is not among the numbers here. None is near it either; the list below has all."
    )
    assert find("2020").near == ()


@given(st.text(max_size=120))
@example("")
@example("x" * 10_000)
@example("<script>alert(1)</script>")
@example("\u202e\u0661\u0662")
@example("0")
@example("1e999")
def test_any_text_finds_something_or_gets_a_sentence(text: str) -> None:
    found = find(text)
    assert found.exact or found.begun or found.named or found.near or found.sentence.endswith(".")
