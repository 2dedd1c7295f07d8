"""The routes, and invented case records, opened once for all the questions of a file."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from components.cases.asking import Records
from components.exports import pictures
from tests.components.cases.invented_answers import opened
from tests.components.routes.in_process import APP
from tests.processes import PATIENCE


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """A Chromium that is slow has not failed; after one that has, none is asked for a minute."""
    pictures.PATIENCE = PATIENCE


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP) as found:
        yield found


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """1,200 records of which some codes occur a few times only."""
    return opened(tmp_path_factory.mktemp("cases"), 1200)
