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
WAYS = ("sql", "tally", "pandas", "csv")
HEAD = f"{'records':>10}  {'question':17}{'cases':>7}" + "".join(f"{way:>8}{'x':>7}" for way in WAYS)


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
        f"Python {platform.python_version()}, {versions}. Load average of the last 15 minutes: {os.getloadavg()[2]:.1f}."
    )


def _lines(result: Result) -> list[str]:
    what = "mixed" if result.mixed else "drawn"
    lines = [
        f"{result.records:,} records, {what}: {result.different:,} different ones, "
        f"tallied in {result.seconds:.0f} s"
    ]
    for name, times in result.milliseconds.items():
        lines.append(f"{result.records:>10,}  {name:17}" + _numbers(times))
    return [*lines, f"{'':10}  {'peak memory, MB':17}" + _numbers(result.megabytes), ""]


def _numbers(found: dict[str, float]) -> str:
    """Ours, and each other way with how many times ours it is."""
    ours = found["cases"]
    return f"{ours:>7,.0f}" + "".join(
        f"{found[way]:>8,.0f}{found[way] / ours:>7.1f}" for way in WAYS if way in found
    )


def _aims(results: Sequence[Result]) -> list[str]:
    """In words: where each aim is met, and where not."""
    smallest, *larger = results
    lines = []
    for result in larger:
        what = f"{result.records:,} {'mixed' if result.mixed else 'drawn'} records"
        two = sum(sorted(times["cases"] for times in result.milliseconds.values())[-2:])
        more = max(times["cases"] - times["tally"] for times in result.milliseconds.values())
        growth = result.megabytes["cases"] - smallest.megabytes["cases"]
        lines += [
            f"- {what}: within {NEAR} times of plain SQL on the records: {_missed(result, 'sql', 1 / NEAR)} "
            f"Of the same SQL on the tally: {_missed(result, 'tally', 1 / NEAR)} At most {more:,.0f} ms more.",
            f"- {what}: the two slowest questions one after the other take {two:,.0f} ms (aim: under 1,000), "
            f"and {growth:,.0f} MB more memory than with {smallest.records:,}.",
        ]
        if not result.mixed:
            lines.append(
                f"- {what}: {AHEAD:.0f} times ahead of pandas as it reads the Parquet file: "
                f"{_missed(result, 'pandas', AHEAD)} As it reads the CSV file: {_missed(result, 'csv', AHEAD)}"
            )
    return lines


def _missed(result: Result, way: str, aim: float) -> str:
    """Which questions the other way answers in less than `aim` times our time."""
    ratios = {name: times[way] / times["cases"] for name, times in result.milliseconds.items()}
    late = [f"{name} ({ratio:.1f})" for name, ratio in ratios.items() if ratio < aim]
    return "met by every question." if not late else f"falls short on {', '.join(late)}."


def write(results: Sequence[Result], repeats: int) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{section(results, repeats)}\n{END}{after}", encoding="utf-8")
