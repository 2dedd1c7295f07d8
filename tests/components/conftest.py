"""Invented case records, opened once for all the questions of a file."""

import pytest

from components.cases.asking import Records
from tests.components.cases.invented_answers import opened


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """1,200 records of which some codes occur a few times only."""
    return opened(tmp_path_factory.mktemp("cases"), 1200)
