"""The results of `tests.benchmarks.cases` as a part of docs/scale.md."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.benchmarks.bare import ROOT

if TYPE_CHECKING:
    from tests.benchmarks.cases import Result

DOCUMENT = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("duckdb", "ibis-framework", "sqlglot", "pandas", "pyarrow")
NEAR, AHEAD = 1.3, 10.0
WAYS = ("pandas", "csv", "typed")
HEAD = f"{'records':>10}  {'question':17}{'cases':>8}{'sql':>9}{'x':>6}" + "".join(
    f"{way:>9}{'x':>6}" for way in WAYS
)


def section(results: Sequence[Result], repeats: int) -> str:
    """The table, the machine, and what falls short of the aims."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    lines = [HEAD, *(line for result in results for line in _lines(result))]
    return (
        f"Measured on {today}: {_machine()} Median milliseconds of {repeats} rounds, the ways by turns.\n\n"
        "Again: `PUBLISHED_FILES=/folder python -m tests.benchmarks.cases --write`\n\n```text\n"
        + "\n".join(lines)
        + "\n```\n\n"
        + "\n".join(_aims(results))
    )


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} ({platform.machine()}), "
        f"Python {platform.python_version()}, {versions}. load {os.getloadavg()[2]:.1f} at the end: other work went on beside it."
    )


def _lines(result: Result) -> list[str]:
    lines = []
    for name, times in result.milliseconds.items():
        lines.append(f"{result.records:>10,}  {name:17}" + _numbers(times))
    return [*lines, f"{'':10}  {'peak memory, MB':17}" + _numbers(result.megabytes), ""]


def _numbers(found: dict[str, float]) -> str:
    """Ours beside SQL as times of SQL, and beside pandas as times ahead."""
    ours = found["cases"]
    rest = [f"{found[way]:>9,.0f}{found[way] / ours:>6.1f}" for way in WAYS]
    return f"{ours:>8,.0f}{found['sql']:>9,.0f}{ours / found['sql']:>6.2f}" + "".join(rest)


def _aims(results: Sequence[Result]) -> list[str]:
    """In words: where each aim is met, and where not."""
    large = results[-1]
    two = sum(sorted(times["cases"] for times in large.milliseconds.values())[-2:])
    growth = large.megabytes["cases"] - results[0].megabytes["cases"]
    return [
        f"- Within {NEAR} times of plain SQL at {large.records:,} records: {_missed(large, 'sql', NEAR)}",
        f"- {AHEAD:.0f} times ahead of pandas as it reads the Parquet file: {_missed(large, 'pandas', AHEAD)}",
        f"- {AHEAD:.0f} times ahead of pandas as it reads the CSV file: {_missed(large, 'csv', AHEAD)}",
        f"- The two slowest questions one after the other at {large.records:,} records: {two:,.0f} ms (aim: under 1,000).",
        f"- Ten times the records take {growth:,.0f} MB more memory.",
    ]


def _missed(result: Result, way: str, aim: float) -> str:
    late = []
    for name, times in result.milliseconds.items():
        ratio = times["cases"] / times["sql"] if way == "sql" else times[way] / times["cases"]
        if (ratio > aim) if way == "sql" else (ratio < aim):
            late.append(f"{name} ({ratio:.1f})")
    return "met by every question." if not late else f"falls short on {', '.join(late)}."


def write(results: Sequence[Result], repeats: int) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{section(results, repeats)}\n{END}{after}", encoding="utf-8")
