"""Numbers, spans and lists as text."""

import pytest

from components.model import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (5, "5"), (43.8, "43.8"), (1282, "1,282"), (2_450_000, "2.45 million"), (27_600_000, "27.6 million"),
     (236_000_000_000, "236 billion"), (-36, "-36"), (0.24, "0.24"), (999_999, "999,999")],
)  # fmt: skip
def test_number(value: float, text: str) -> None:
    assert numbers.number(value) == text


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ((37, None, None), "37"), ((22_000, 22_000, None), "at least 22,000"), ((80, None, 80), "at most 80"),
        ((None, 55, 60), "55 to 60"), ((None, None, 50), "at most 50"), ((None, 50, None), "at least 50"),
        ((None, None, None), "not stated"),
    ],
)  # fmt: skip
def test_figure_with_bounds(figure: tuple[float | None, ...], text: str) -> None:
    assert numbers.figure(*figure) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"),
     (["a", "b", "c", "d", "e"], "a, b and 3 others")],
)  # fmt: skip
def test_listing(items: list[str], text: str) -> None:
    assert numbers.listing(items) == text


def test_span_and_plural() -> None:
    assert (numbers.span(2005, 2005), numbers.span(2005, 2006)) == ("2005", "2005 to 2006")
    assert (numbers.span(2005, None), numbers.span(None, 2006)) == ("2005 and later", "2006 and earlier")
    assert (numbers.plural(1, "row"), numbers.plural(1200, "row")) == ("1 row", "1,200 rows")


@pytest.mark.parametrize(
    ("iso", "text"), [("2008-02-01", "1 February 2008"), ("2017-06", "June 2017"), ("2012", "2012")]
)
def test_date(iso: str, text: str) -> None:
    assert numbers.date(iso) == text
