"""Try every fault; with --write put what was seen into docs/faults.md."""

import sys
from pathlib import Path

import pytest

from tests.faults import report


class Counts:
    """How many tests passed, failed and were skipped."""

    def __init__(self) -> None:
        self.counted = {"passed": 0, "failed": 0, "skipped": 0}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.counted[report.outcome] += 1

    def __str__(self) -> str:
        return ", ".join(f"{count} {outcome}" for outcome, count in self.counted.items())


if __name__ == "__main__":
    counts = Counts()
    ended = pytest.main([str(Path(__file__).parent), "-rs"], plugins=[counts])
    print(report.table())
    if "--write" in sys.argv and not counts.counted["failed"]:
        report.write(str(counts))
    sys.exit(ended)
