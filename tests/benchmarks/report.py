"""What was measured, as one plain-text table, and as a part of docs/performance.md."""

import datetime
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.processes import ROOT

Amount = float | tuple[float, float]
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("streamlit", "pandas", "plotly", "pyarrow", "starlette", "uvicorn", "duckdb")
MET = {True: "yes", False: "NO", None: ""}


@dataclass(frozen=True)
class Row:
    """One measure: an amount for each app, then the floor's.

    `aim` is how many times the floor the last app may take, or must reach where `more` is better; without an
    aim the row only tells. Of two amounts the second is compared.
    """

    measure: str
    unit: str
    amounts: Sequence[Amount]
    aim: float | None = None
    more: bool = False
    floor: str = "bare"

    @property
    def ratios(self) -> list[float | None]:
        """How many times the floor each app takes; None where the floor is noise."""
        *apps, floor = (one[-1] if isinstance(one, tuple) else one for one in self.amounts)
        return [one / floor if round(floor, 1) > 0 else None for one in apps]

    @property
    def met(self) -> bool | None:
        """Whether the last app meets the aim; None without an aim, or where there is no ratio."""
        ratio = self.ratios[-1]
        if self.aim is None or ratio is None:
            return None
        return ratio >= self.aim if self.more else ratio <= self.aim


@dataclass(frozen=True)
class Part:
    """The rows of one part of the laboratory, and what is to be known of them."""

    title: str
    rows: Sequence[Row]
    note: str = ""


def names_of(apps: Sequence[Path]) -> list[str]:
    """One app is ours; several are named by the folders that they are in."""
    return ["ours"] if len(apps) == 1 else [app.resolve().parent.name for app in apps]


def table(parts: Sequence[Part], names: Sequence[str]) -> str:
    """A line a measure, part after part: a column for each app, one for the floor, a ratio for each app."""
    heads = "".join(f"{name[:12]:>13}" for name in [*names, "floor"])
    head = f"{'':74}{heads}  {'floor is':11}{'  ratio' * len(names)}    aim  met"
    return "\n\n".join([head, *("\n".join([part.title, *map(_line, part.rows)]) for part in parts)])


def _line(row: Row) -> str:
    ratios = ("-" if ratio is None else f"{ratio:.2f}" for ratio in row.ratios)
    return (
        f"  {row.measure:61}{row.unit:11}{''.join(f'{one:>13}' for one in map(_number, row.amounts))}  {row.floor:11}"
        f"{''.join(f'{one:>7}' for one in ratios)}{_aim(row):>7}  {MET[row.met]}"
    ).rstrip()


def _number(amount: Amount) -> str:
    if isinstance(amount, tuple):
        return ", ".join(f"{one:.2f}" for one in amount)
    return f"{amount:,.0f}" if abs(amount) >= 10 or amount == 0 else f"{amount:.1f}"


def _aim(row: Row) -> str:
    return "" if row.aim is None else f"{'>=' if row.more else '<='} {row.aim:g}"


def section(parts: Sequence[Part], names: Sequence[str], command: str) -> str:
    """The table, what was measured how, and on which machine, and how busy that was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    notes = "\n".join(f"- **{part.title}.** {part.note}" for part in parts)
    return (
        f"Measured on {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}: {os.cpu_count()} cores, {memory:.0f} GiB of "
        f"memory, {platform.system()} ({platform.machine()}), Python {platform.python_version()}, {versions}. Load of "
        f"the last 15 minutes: {os.getloadavg()[2]:.1f}.\n\nAgain: `{command}`\n\n"
        f"```text\n{table(parts, names)}\n```\n\n{notes}"
    )


def write(text: str) -> None:
    """Replace the measured part of the document; what stands around it stays."""
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
