"""The list of faults that were tried, as a part of docs/faults.md."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
BEGIN, END = "<!-- tried: begin -->", "<!-- tried: end -->"
COMMAND = "python -m tests.faults --write"


@dataclass(frozen=True)
class Tried:
    """A fault, the sentence that was seen and where, and what was seen to go on or come back."""

    fault: str
    where: str
    seen: str
    rest: str


TRIED: list[Tried] = []


def tried(fault: str, where: str, seen: str, rest: str) -> None:
    """Put down what a test has just seen; it asserts by itself that it is so."""
    TRIED.append(Tried(fault, where, " ".join(seen.replace("\\", "").split()), rest))


def table() -> str:
    """The faults as a table in Markdown."""
    lines = ["| fault | where | what was seen | what went on |", "|---|---|---|---|"]
    for item in TRIED:
        cells = (item.fault, item.where, item.seen, item.rest)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def write(outcome: str) -> None:
    """Replace the tried part of the document; what stands around it stays."""
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    told = f"Tried on {today}: {outcome}. Again: `{COMMAND}`\n\n{table()}"
    DOCUMENT.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", encoding="utf-8")
