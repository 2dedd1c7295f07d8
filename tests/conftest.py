"""Settings of all tests, and which of them share a process where several run."""

import gc
import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit
from tests.sampled import DAY, EVERYTHING, OF_EACH_KIND, OF_EACH_SECTION

ROOT = Path(__file__).parent
# Files that share what is slow to start: a server with a browser. The pages in a browser
# take as long as all else in a browser, so that two processes have one of these each.
SHARED = {
    "browser/test_browser.py": "pages in a browser",
    "browser/": "browser",
}
# These take longest and start first: whoever comes to their end late would be alone for minutes.
FIRST = (
    "pages in a browser", "browser", "deploy/test_nginx.py", "faults/test_strangers.py", "pages/test_pages.py",
)  # fmt: skip
# What starts a server, a browser or many processes, by the folders of its tests: `make test`
# runs it, `make check` leaves it out. Single tests and files that take long say so by the same mark.
# Of the pages it opens one of each section.
WHOLE, CHECKED = ("browser/", "deploy/", "faults/", "fuzz/", "pages/"), "pages/test_pages.py"
# A shared machine can stop for a while; slow is measured in tests/benchmarks, not here.
settings.register_profile("patient", deadline=None, database=None, max_examples=100 if EVERYTHING else 15)
settings.register_profile("quick", deadline=None, database=None, max_examples=10)
settings.load_profile("patient")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks; no test looks at what the user of this machine has loaded."""
    os.environ["BLUE_HEART_STORE"] = tempfile.mkdtemp(prefix="store-of-tests-")
    config.addinivalue_line("markers", "whole: starts much or takes long; `make check` leaves it out")
    config.addinivalue_line("markers", "rare: takes very long; only EVERYTHING=1 runs it, as a release does")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: what they hold may differ from process to process, as the time in a gzip."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each file, which makes its fixtures once, and the files that share something slow, one process of several."""
    for item in items:
        place = item.path.relative_to(ROOT).as_posix()
        group = next((name for start, name in SHARED.items() if place.startswith(start)), place)
        item.add_marker(pytest.mark.xdist_group(group))
        if (place.startswith(WHOLE) and place != CHECKED) or _again(item):
            item.add_marker(pytest.mark.whole)
    if left_out := [] if EVERYTHING else [item for item in items if item.get_closest_marker("rare")]:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=_turn)


def pytest_collection_finish() -> None:
    """Look for garbage more rarely, and not among thousands of tests: every run of a page in Streamlit looks for it."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


def pytest_unconfigure() -> None:
    """Let them go with the process."""
    gc.unfreeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not checked, each reason once, and whose turn it was."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, number in Counter(report.longrepr[2] for report in skipped).most_common():
        terminalreporter.write_line(f"NOT CHECKED by {number} tests: {reason.removeprefix('Skipped: ')}")
    if not EVERYTHING:
        terminalreporter.write_line(f"By turns were taken those of DAY={DAY}; EVERYTHING=1 takes all.")


def _again(item: pytest.Item) -> bool:
    """Whether a test walks an exhibit or page of whose kind it walks another one too."""
    values = item.callspec.params.values() if hasattr(item, "callspec") else ()
    walked = [value for value in values if isinstance(value, Exhibit | SitePage)]
    return not set(walked) <= OF_EACH_KIND | OF_EACH_SECTION


def _turn(item: pytest.Item) -> int:
    """When the group of a test has its turn; those that are not named keep their order."""
    group = item.get_closest_marker("xdist_group").args[0]
    return FIRST.index(group) if group in FIRST else len(FIRST)
