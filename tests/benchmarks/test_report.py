"""What the benchmark says of its numbers follows from them."""

from pathlib import Path

import pytest

from tests.benchmarks import report
from tests.benchmarks.results import Part, Row

FAST = Row("a rerun", "ms", 12, 10, aim=1.3)
SLOW = Row("a click", "ms", 30, 10, "Dash", 1.1)
FEW = Row("people held", "people", 80, 100, aim=0.9, more=True)
MANY = Row("asked", "requests/s", 95, 100, aim=0.9, more=True)
TOLD = Row("first visit", "kB", 200, 100)
NOBODY = Row("people held", "people", 80, 0, aim=0.9, more=True)
EMPTY = Row("chart JSON", "kB", 200, 0, aim=1.3)


def test_an_aim_is_met_or_not() -> None:
    assert [row.met for row in (FAST, SLOW, FEW, MANY, NOBODY)] == [True, False, False, True, True]
    assert [row.met for row in (TOLD, EMPTY)] == [None, None]


def test_what_falls_short_is_named_and_nothing_else() -> None:
    told = report.shortfalls([Part("One", [FAST, SLOW]), Part("Two", [MANY]), Part("Three", [TOLD])])
    assert told.splitlines() == [
        "- One: falls short in 1 of 2: a click (3.00 times Dash, aim <= 1.1).",
        "- Two: every aim is met (1).",
    ]


def test_the_table_has_a_line_for_each_measure() -> None:
    lines = report.table([Part("One", [FAST, FEW, EMPTY])]).splitlines()
    assert [line.split()[-1] for line in lines[-3:]] == ["yes", "NO", "1.3"]


@pytest.mark.parametrize("floor", [0, -0.1, 0.013])
def test_a_floor_that_is_noise_gives_no_ratio(floor: float) -> None:
    line = report.table([Part("One", [Row("a session", "MB", 0.3, floor)])]).splitlines()[-1]
    assert line.split()[-2:] == ["bare", "-"]


def test_only_the_measured_part_of_the_document_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    monkeypatch.setattr(report, "DOCUMENT", document)
    report.write([Part("One", [FAST], "A note.")], ["wire"])
    text = document.read_text()
    assert text.startswith(f"before\n{report.BEGIN}\nMeasured on ")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "Not measured in this run: wire." in text
    assert "old" not in text and "A note." in text
