"""The results as a plain-text table, and as a part of docs/performance.md."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

from tests.benchmarks.bare import ROOT
from tests.benchmarks.measures import STARTS, PageResult, Pair, Results

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
COMMAND = "python -m tests.benchmarks.pages --write"
TARGET = 1.5
PACKAGES = ("streamlit", "pandas", "plotly", "pyarrow")
GROUPS = f"{'':30}{'switch, ms':>22}{'new choice, ms':>22}{'first load, kB':>22}{'chart JSON, kB':>22}"
HEADS = f"{'page':11}{'charts':>6}{'(*)':>5}{'tables':>8}" + f"{'ours':>9}{'bare':>7}{'x':>6}" * 4


def table(results: Results) -> str:
    """One line a page, then the cold start."""
    start = results.cold_start
    lines = [
        GROUPS,
        HEADS,
        *(_line(page) for page in results.pages),
        "",
        f"cold start to the first chart, ms: ours {start.product:,.0f}, bare {start.bare:,.0f}, "
        f"x {start.ratio:.2f} (median of {STARTS} starts)",
        f"(*) charts that the switch changes. Times are medians of {results.repeats} reruns.",
    ]
    return "\n".join(lines)


def _line(page: PageResult) -> str:
    counts = f"{page.name:11}{page.charts:>6}{page.changed:>5}{page.tables:>8}"
    sizes = [Pair(pair.product / 1000, pair.bare / 1000) for pair in (page.sent, page.chart_json)]
    return counts + "".join(_numbers(pair) for pair in (page.switch, page.new_choice, *sizes))


def _numbers(pair: Pair) -> str:
    ratio = f"{pair.ratio:.2f}" if pair.bare else "-"
    return f"{pair.product:>9,.0f}{pair.bare:>7,.0f}{ratio:>6}"


def machine() -> str:
    """Cores, memory, system and versions, as found while running."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} ({platform.machine()}), "
        f"Python {platform.python_version()}, {versions}. Servers and client share the cores."
    )


def shortfalls(results: Results) -> str:
    """In words: which pages miss the target, and by how much."""
    switch = _missing([(page.name, page.switch) for page in results.pages])
    fresh = _missing([(page.name, page.new_choice) for page in results.pages])
    return (
        f"Target: each page within {TARGET} times of the bare page.\n\n"
        f"- Switching between two choices already seen: {switch}\n"
        f"- A choice that nobody made before: {fresh}\n"
        f"- Cold start: {_missing([('the overview', results.cold_start)])}"
    )


def _missing(measured: Sequence[tuple[str, Pair]]) -> str:
    late = [f"{name} ({pair.ratio:.1f})" for name, pair in measured if pair.ratio > TARGET]
    if not late:
        return "within the target."
    return f"falls short on {len(late)} of {len(measured)}: {', '.join(late)}."


def write(results: Results) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else f"# Performance\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{_section(results)}\n{END}{after}", encoding="utf-8")


def _section(results: Results) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return (
        f"Measured on {today}: {machine()}\n\nAgain: `{COMMAND}`\n\n"
        f"```text\n{table(results)}\n```\n\n### What falls short\n\n{shortfalls(results)}"
    )
