"""Settings of all tests, and which of them share a process where several run."""

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent
# Files that share what is slow to start: a server with a browser, Spark and PostgreSQL.
SHARED = {
    "browser/": "browser",
    "data/test_engines.py": "engines",
    "data/test_case_sources.py": "engines",
}
# A shared machine can stop for a while; slow is measured in tests/benchmarks, not here.
settings.register_profile("patient", deadline=None, database=None)
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each file, and the files that share something slow, one process of `pytest -n 2 --dist loadgroup`.

    Within a file views, figures and fixtures are made once for all its tests.
    """
    for item in items:
        place = item.path.relative_to(ROOT).as_posix()
        group = next((name for start, name in SHARED.items() if place.startswith(start)), place)
        item.add_marker(pytest.mark.xdist_group(group))
