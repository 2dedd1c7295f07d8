"""Two copies of the dashboard for all faults that a running server can be mended of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.servers import Served, copied, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the faults of a file that come and go while it runs; none of them may end it."""
    with serving(copied(tmp_path_factory.mktemp("faults") / "product")) as found:
        yield found
        assert found.process.poll() is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the product for a server that starts into its fault."""
    return copied(tmp_path / "product")
