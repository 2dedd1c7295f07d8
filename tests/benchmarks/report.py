"""The results as one plain-text table, and as a part of docs/performance.md."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

from tests.benchmarks.bare import ROOT
from tests.benchmarks.results import Part, Row

DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
COMMAND = "python -m tests.benchmarks --write"
PACKAGES = ("streamlit", "pandas", "plotly", "pyarrow", "starlette", "uvicorn", "dash", "gunicorn")
HEAD = f"{'':62}{'':11}{'ours':>9}{'floor':>9}  {'floor is':16}{'ratio':>6}{'aim':>7}  met"
MET = {True: "yes", False: "NO", None: ""}


def table(parts: Sequence[Part]) -> str:
    """A line a measure, part after part."""
    return "\n\n".join([HEAD, *("\n".join([part.title, *map(_line, part.rows)]) for part in parts)])


def _line(row: Row) -> str:
    ratio = f"{row.ratio:.2f}" if round(row.floor, 1) > 0 else "-"  # below that, the floor is noise
    return (
        f"  {row.measure:60}{row.unit:11}{_number(row.ours):>9}{_number(row.floor):>9}  {row.against:16}"
        f"{ratio:>6}{_aim(row):>7}  {MET[row.met]}"
    ).rstrip()


def _number(amount: float) -> str:
    return f"{amount:,.0f}" if abs(amount) >= 10 else f"{amount:.1f}"


def _aim(row: Row) -> str:
    if row.aim is None:
        return ""
    return f"{'>=' if row.more else '<='} {row.aim:g}"


def machine() -> str:
    """Cores, memory, system and versions, as found while running."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} ({platform.machine()}), "
        f"Python {platform.python_version()}, {versions}. Where nothing else is said, servers and client share "
        "the cores."
    )


def busy() -> str:
    """How much else the machine did, as a sentence; empty where it was quiet."""
    load = os.getloadavg()[2] / (os.cpu_count() or 1)
    return f"The machine was busy (load {load:.1f} a core): take the numbers for rough." if load > 2 else ""


def shortfalls(parts: Sequence[Part]) -> str:
    """In words: how many aims of each part are met, and which are not, by how much."""
    return "\n".join(_told(part) for part in parts if any(row.met is not None for row in part.rows))


def _told(part: Part) -> str:
    aims = [row for row in part.rows if row.met is not None]
    missed = [row for row in aims if not row.met]
    if not missed:
        return f"- {part.title}: every aim is met ({len(aims)})."
    listed = "; ".join(
        f"{row.measure} ({row.ratio:.2f} times {row.against}, aim {_aim(row)})" for row in missed
    )
    return f"- {part.title}: falls short in {len(missed)} of {len(aims)}: {listed}."


def write(parts: Sequence[Part], left_out: Sequence[str]) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else f"# Performance\n\n{BEGIN}\n{END}\n"
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    section = "\n\n".join(filter(None, _section(parts, left_out)))
    DOCUMENT.write_text(f"{before}{BEGIN}\n{section}\n{END}{after}", encoding="utf-8")


def _section(parts: Sequence[Part], left_out: Sequence[str]) -> list[str]:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return [
        f"Measured on {today}: {machine()}",
        busy(),
        f"Not measured in this run: {', '.join(left_out)}." if left_out else "",
        f"Again: `{COMMAND}`",
        f"```text\n{table(parts)}\n```",
        "\n".join(f"- **{part.title}.** {part.note}" for part in parts if part.note),
        f"### What falls short\n\n{shortfalls(parts)}",
    ]
