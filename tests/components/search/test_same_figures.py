"""A number that the tables hold leads to the exhibits with it, and only to those with its unit."""

import pytest

from components.search.same_figures import same_figures


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("10,793", "EU-27 (from 2020), 2023; page Regions"),
        ("147", "World, 2011 to 2012; page Response"),
    ],
)
def test_a_figure_leads_to_its_exhibit(text: str, row: str) -> None:
    assert row in [entry.text for entry in same_figures(text)]


def test_the_unit_asked_for_is_kept() -> None:
    assert {entry.page for entry in same_figures("USD 236 billion")} == {"profits"}
    assert same_figures("EUR 236 billion") == ()
    assert all("per cent" in entry.title or "share" in entry.title.lower() for entry in same_figures("84 %"))


@pytest.mark.parametrize("text", ["12,248", "7", "1 in 7", "airlines", "x" * 10_000, "777 billion", "0 %"])
def test_what_no_exhibit_holds_or_many_do_leads_nowhere(text: str) -> None:
    assert same_figures(text) == ()
