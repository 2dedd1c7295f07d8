"""The peers' own pages: for a choice they show the charts that have rows, and Dash answers a browser's request."""

import asyncio
import importlib
import json
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from components.exhibits.origins import EXHIBITS
from components.model.selection import Selection
from components.model.view import settle
from tests.benchmarks.dash_person import open_dash
from tests.benchmarks.peer_times import DASH, PLAIN
from tests.benchmarks.servers import serving_dash

YEARS = (2014, 2012)


@pytest.fixture(autouse=True)
def beside_the_peers(monkeypatch: pytest.MonkeyPatch) -> None:
    """They import their charts from their own folder."""
    monkeypatch.syspath_prepend(str(PLAIN.parent))


def shown(first: int) -> list[bool]:
    return [not settle(exhibit, Selection(first_year=first)).empty for exhibit in EXHIBITS]


@pytest.fixture
def dashed() -> ModuleType:
    return importlib.import_module(DASH.stem)


@pytest.mark.parametrize("first", YEARS)
def test_plain_streamlit_shows_the_charts_that_have_rows(first: int) -> None:
    page = AppTest.from_file(str(PLAIN), default_timeout=60).run()
    page.selectbox(key="from").set_value(str(first)).run()
    assert not page.exception
    assert len(page.get("plotly_chart")) == len(page.dataframe) == sum(shown(first)) < len(EXHIBITS)


@pytest.mark.parametrize("first", YEARS)
def test_dash_hides_the_charts_without_rows(dashed: ModuleType, first: int) -> None:
    told = dashed.show([], str(first), None)
    assert told["hidden"] == [not there for there in shown(first)]
    assert [bool(rows) for rows in told["tables"]] == shown(first)


def test_a_person_with_the_dash_page_gets_the_charts() -> None:
    async def asked() -> dict[str, dict[str, object]]:
        person = await open_dash(server)
        answer: dict[str, dict[str, object]] = json.loads(await person.choose("from", "2014"))["response"]
        await person.touch()
        person.line.close()
        return answer

    with serving_dash(DASH) as server:
        answer = asyncio.run(asked())
    assert [not answer[f"card-{number}"]["hidden"] for number in range(len(EXHIBITS))] == shown(2014)
    drawn = [f"chart-{number}" in answer for number in range(len(EXHIBITS))]
    assert drawn == shown(2014)
