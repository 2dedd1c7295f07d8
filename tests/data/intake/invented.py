"""Readings with made-up rows, and what a store holds of them."""

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import pandas as pd

from data.intake import store
from data.intake.publishers.reading import Account, Reading, SetAside
from data.intake.publishers.sheets import Format, Header, Sheet, told
from data.intake.store.manifest import describe

T = TypeVar("T")
ROOT = Path(__file__).parents[3]
# The command with one more format: that of the invented files.
INVENTED = [
    sys.executable,
    "-c",
    "import sys; from data import load; from data.intake import child_process; from data.intake.publishers import formats; "
    "from tests.data.intake.invented import FORMAT, run_here; child_process.run_bounded = run_here; "
    "formats.FORMATS = (FORMAT,); sys.stderr.write('ready\\n'); sys.stderr.flush(); sys.exit(load.main())",
]
# The same, which says on stderr each time that it turns to the store, and stands still at the time of a given number.
WAITING = "from tests.data.intake.invented import stand_still; stand_still(); "
STANDING_STILL = [*INVENTED[:2], WAITING + INVENTED[2]]
TO_DISK = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree")


def stand_still() -> None:
    """Take a number off the arguments: at this time that the process turns to the store it waits for a signal."""
    at, turns = int(sys.argv.pop(1)), count(1)
    # A shell starts what runs in its background with this signal ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def hook(event: str, given: tuple[object, ...]) -> None:
        if event in TO_DISK and str(given[0]).startswith(os.environ["BLUE_HEART_STORE"]):
            turn = next(turns)  # counted before it is told: the signal may come at once
            os.write(2, b"at the store\n")
            while turn == at:  # one that came just before a pause would leave it waiting for another
                time.sleep(0.05)

    sys.addaudithook(hook)


def run_here(_bound: object, work: Callable[..., T], *given: object) -> T:
    """In the place of the child process that reads a file, which knows nothing of the invented format."""
    return work(*given)


def rows(number: int = 60, value: int = 0) -> pd.DataFrame:
    """Made-up rows of every type that a reader gives; `value` is in each of them."""
    return pd.DataFrame(
        {
            "geography": pd.Categorical(["NAM", "ALB", "BEL"][place % 3] for place in range(number)),
            "year": pd.array([2000 + place // 3 for place in range(number)], dtype="Int64"),
            "value": pd.array([None if place % 7 == 0 else value for place in range(number)], dtype="Int64"),
            "name": pd.array([None, "NA", ""] * (number // 3) + [""] * (number % 3), dtype="str"),
            "hidden": pd.array([None, True, False] * (number // 3) + [None] * (number % 3), dtype="boolean"),
        }
    )


def reading(edition: str = "2025-04-14", **of_rows: int) -> Reading:
    """A made-up reading of the dataset "invented"."""
    made = rows(**of_rows)
    aside = (SetAside("no year", 2, ("row 4: ALB",)), SetAside("no value", 1))
    account = Account(len(made) + 3, len(made), aside, ("Nothing here is true.",))
    return Reading("invented", "Invented rows", "unodc", edition, made, account)


def keep(reading: Reading, sha256: str, file_name: str, root: Path | None = None) -> store.Kept:
    """What a load keeps of a reading."""
    return store.keep(describe(reading, sha256, file_name), reading.rows, root)


def files(place: Path) -> set[str]:
    """Every file of a store, by its path within it."""
    return {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}


HEADINGS = {"geography": ("invented place",), "year": ("year",), "value": ("count",)}


def csv(*lines: str) -> bytes:
    """A file in a format that no publisher has: place, year, count."""
    return "\n".join(["Invented place,Year,Count", *lines, ""]).encode()


def file(folder: Path, name: str, *lines: str) -> Path:
    """Such a file in a folder."""
    path = folder / name
    path.write_bytes(csv(*lines))
    return path


def _read(sheet: Sheet, header: Header) -> Reading:
    cells = sheet.cells.iloc[header.row + 1 :]
    made = pd.DataFrame({name: cells[place] for name, place in header.columns.items()})
    fits = made["value"].str.fullmatch(r"\d+")
    wrong = tuple(f"row {label + 1}: {told(cell)}" for label, cell in made.loc[~fits, "value"].items())
    aside = (SetAside("the count is not a number", len(wrong), wrong),) if wrong else ()
    made = made[fits].astype({"geography": "category", "year": "Int64", "value": "Int64"})
    account = Account(len(cells), len(made), aside, (f"Nothing in {sheet.file_name} is true.",))
    edition = sheet.file_name.removesuffix(".csv").removeprefix("invented-")
    return Reading("invented", "Invented rows", "unodc", edition, made.reset_index(drop=True), account)


FORMAT = Format("invented", "Invented rows", HEADINGS, ("geography", "value"), _read)
