"""Publishers' files into the store, one after another: read, write, compare, tell."""

import hashlib
import logging
import sys
from pathlib import Path

from tqdm import tqdm  # type: ignore[import-untyped]

from data.intake import store
from data.intake.publishers.formats import read_file
from data.intake.store import accounts

log = logging.getLogger(__name__)

STEPS = 3


def load(files: list[Path], root: Path | None, check: bool) -> bool:
    """Load each file into the store, or with `check` only read it; False where one was refused.

    What became of a file goes to stdout, one sentence for each refused one to stderr. The bar is
    shown where stderr is a terminal.
    """
    every = True
    with tqdm(
        total=STEPS * len(files), disable=None, bar_format="{l_bar}{bar}| {elapsed}", leave=False
    ) as bar:
        for number, file in enumerate(files, start=1):
            try:
                _load(file, root, check, bar)
            except BrokenPipeError:
                raise
            except Exception as error:
                log.debug("%s was refused", file, exc_info=True)
                warn(f"{file}: {accounts.refusal(error)}")
                every = False
            bar.update(number * STEPS - bar.n)
    return every


def _load(file: Path, root: Path | None, check: bool, bar: tqdm) -> None:
    say(str(file))
    bar.set_description(accounts.printable(f"reading {file.name}"))
    reading = read_file(file, file.name)
    for line in accounts.account(reading):
        say(f"  {line}")
    if check:
        return
    bar.set_description(f"writing {reading.dataset}")
    bar.update()
    result = store.keep(reading, sha256(file), file.name, root)
    say(f"  {accounts.kept(result)}")
    bar.set_description(f"comparing {reading.dataset}")
    bar.update()
    for line in accounts.differences(result, reading):
        say(f"  {line}")


def sha256(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def show_loaded(root: Path | None) -> None:
    """Every loaded dataset as a line, then what cannot be read."""
    lines = [accounts.entry(found.manifest) for found in store.stored(root)]
    for line in (*lines, *store.damaged(root)) or (f"Nothing is loaded in {root or store.folder()}.",):
        say(line)


def say(line: str) -> None:
    """A line for the reader, around the bar."""
    tqdm.write(accounts.printable(line), file=sys.stdout)


def warn(line: str) -> None:
    """A sentence about what did not work."""
    tqdm.write(accounts.printable(line), file=sys.stderr)
