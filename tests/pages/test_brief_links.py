"""The pages of a country and of regions lead to the brief of the one place that is chosen."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")


def links(page: str, **asked: list[str] | str) -> list[str]:
    at = AppTest.from_file(FRAME, default_timeout=60)
    at.switch_page(f"{page}.py")
    for name, value in asked.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return [item.value for item in at.markdown if "/briefs/" in item.value]


@pytest.mark.parametrize(
    ("page", "asked", "expected"),
    [
        ("country", {"country": "Albania", "from": "2015"}, "ALB.{}?from=2015"),
        ("victims", {"region": ["Western Europe"], "from": "2015", "to": "2020"}, "155.{}?from=2015&to=2020"),
    ],
)
def test_one_place_has_a_brief_of_the_chosen_years(page: str, asked: dict[str, str], expected: str) -> None:
    (line,) = links(page, **asked)
    assert all(f"(</briefs/{expected.format(ending)}>)" in line for ending in ("html", "pdf"))


@pytest.mark.parametrize(
    ("page", "asked"),
    [("country", {}), ("victims", {}), ("victims", {"region": ["Western Europe", "Ghana"]})],
)
def test_no_place_and_several_have_none(page: str, asked: dict[str, list[str]]) -> None:
    assert links(page, **asked) == []
