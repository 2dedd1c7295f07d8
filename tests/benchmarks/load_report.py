"""What the loads met, as a part of docs/load.md."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from statistics import linear_regression, mean
from typing import TYPE_CHECKING

from tests.benchmarks.bare import ROOT
from tests.benchmarks.people import GRACE
from tests.benchmarks.report import machine

if TYPE_CHECKING:
    from tests.benchmarks.soak import Soaked

DOCUMENT = ROOT / "docs" / "load.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
LEVEL = 0.02  # of its memory that a server may grow over the last half of a run and count as level
MOST_TOLD = 10


def growth(memory: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """By how many MB the memory rose over the last half of a run, along a straight line, and its mean there."""
    half = list(memory[len(memory) // 2 :])
    if len(half) < 2:
        return 0.0, half[0][1] if half else 0.0
    seconds, sizes = [second for second, _ in half], [size for _, size in half]
    return linear_regression(seconds, sizes).slope * (seconds[-1] - seconds[0]), mean(sizes)


def section(results: Sequence[Soaked]) -> str:
    """The machine, one table of all loads, the memory, and what falls short."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    lines = [line for result in results for line in _table(result)]
    return (
        f"Measured on {today}: {machine()}\n\n"
        f"Again: `{_command(results)}`\n\n```text\n"
        + "\n".join(lines)
        + "\n```\n\n### What falls short\n\n"
        + "\n".join(f"- {line}" for result in results for line in shortfalls(result))
    )


def _command(results: Sequence[Soaked]) -> str:
    first, *others = (result.load for result in results)
    told = f"--people {first.people} --minutes {first.seconds / 60:g} --uploaders {first.uploaders} --processes {first.processes}"
    kills = (
        "".join(f" --kills {load.kills} --kill-minutes {load.seconds / 60:g}" for load in others)
        or " --kills 0"
    )
    return f"python -m tests.benchmarks.soak {told}{kills} --write"


def _table(result: Soaked) -> list[str]:
    load, met, found = result.load, result.crowd, result.findings
    rose, size = growth(result.memory)
    rows = {
        "clicks that were due": f"{met.touches:,}",
        "answers, all checked": f"{found.answers:,}",
        "click to answer, s: median, 95 of 100": f"{met.median:.2f}, {met.p95:.2f}",
        "clicks without an answer in the end": f"{met.unanswered:,}",
        "errors shown or met": f"{len(met.errors) + len(found.failed):,}",
        "connections lost": f"{found.dropped:,}",
        "tracebacks in the server's log": f"{result.tracebacks:,}",
        "links of exhibits compared with the choice": f"{found.links:,}",
        "files brought": f"{found.files:,}",
        "another's filter or file seen": f"{len(found.mixed):,}",
    }
    if load.kills:
        rows |= {
            "server killed and started again": f"{result.kills:,}",
            "tabs that came back, view compared": f"{found.returns:,}",
            "links opened anew, view compared": f"{found.revisits:,}",
            "tabs that never came back": f"{found.away:,}",
            "another view after a kill": f"{len(found.changed):,}",
        }
    else:
        rows |= {
            "memory, MB: begin, mean of last half": f"{result.memory[0][1]:,.0f}, {size:,.0f}",
            "memory, MB: rise over the last half": f"{rose:,.1f}",
            "memory, MB: each minute": " ".join(f"{value:.0f}" for value in _each_minute(result)),
        }
    head = (
        f"{load.people} people, a click every {load.every:g} s each, {load.seconds / 60:g} minutes, "
        f"{load.processes} process{'es' if load.processes > 1 else ''}"
    )
    return [head, *(f"  {name:45}{value}" for name, value in rows.items()), ""]


def _each_minute(result: Soaked) -> list[float]:
    """The last size in each minute."""
    return list({int(second // 60): size for second, size in result.memory}.values())


def shortfalls(result: Soaked) -> list[str]:
    """In words: what went wrong under a load; one line that says so where nothing did."""
    load, met, found = result.load, result.crowd, result.findings
    what = f"{load.people} people" + (f", {load.kills} kills" if load.kills else "")
    told = [
        f"error, {count} times: {text}"
        for text, count in Counter([*met.errors, *found.failed]).most_common(MOST_TOLD)
    ]
    told += [f"another's: {text}" for text in found.mixed[:MOST_TOLD]]
    told += [f"changed: {text}" for text in found.changed[:MOST_TOLD]]
    if found.away:
        told.append(f"{found.away} tabs never came back")
    if met.unanswered:
        told.append(f"{met.unanswered:,} of {met.touches:,} clicks had no answer {GRACE:.0f} s after the end")
    if result.tracebacks:
        told.append(f"{result.tracebacks} tracebacks in the server's log")
    if not load.kills:
        told += _of_quiet_server(result)
    return [f"{what}: {text}." for text in told] or [f"{what}: nothing."]


def _of_quiet_server(result: Soaked) -> list[str]:
    """What counts where no process was killed: connections and memory."""
    rose, size, late = *growth(result.memory), result.crowd.p95
    told = [f"the 95th percentile of the waits is {late:.1f} s, over one second"] if late > 1 else []
    told += [f"{result.findings.dropped} connections were lost"] if result.findings.dropped else []
    if rose > LEVEL * size:
        told.append(f"memory is not level: {rose:,.0f} MB more over the last half of the run")
    return told


def write(results: Sequence[Soaked]) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{section(results)}\n{END}{after}", encoding="utf-8")
