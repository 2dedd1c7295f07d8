"""Load publishers' files: `python -m data.load FILE...`; docs/loading.md says more.

Exit 0 when all went well, 2 with a sentence for each file that was refused and each part of the store that
--list cannot read, 130 when stopped.
"""

import argparse
import errno
import hashlib
import os
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

NOWHERE = Path(os.devnull)
STOPPED = "Stopped; of every dataset the old or the new edition is whole."


class Untold(OSError):
    """The system took no line of ours; no fault of a file."""


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    words = argparse.ArgumentParser(
        prog="python -m data.load",
        description="Read files of publishers (UNODC, CTDC and others), keep them in the store and say "
        "what was read, what was set aside and what changed.",
    )
    add = words.add_argument
    add("files", metavar="FILE", nargs="*", type=Path, help="a file as the publisher gives it out")
    add("--check", action="store_true", help="only report; write nothing")
    add("--store", metavar="FOLDER", type=_folder, help="the store, instead of the user's own")
    add("--list", action="store_true", help="show what is loaded")
    add("--remove", metavar="DATASET", help="take a dataset out of the store")
    add("--back", metavar="DATASET", help="go back to the edition before, or to what ships")
    add("--replace", action="store_true", help="also where most of what is shown would be withdrawn")
    return words


def _folder(name: str) -> Path:
    if not name.strip():  # a variable that is not set; the folder that one happens to be in is "."
        raise argparse.ArgumentTypeError("name a folder")
    return Path(name)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; answers with its exit code. No traceback, whatever the files hold."""
    return safely(partial(_run, arguments), STOPPED)


def safely(work: Callable[[], int], stopped: str = "Stopped.") -> int:
    """The exit code of a command, 2 where it can tell nobody what became of it."""
    # Where one is closed, Python has none.
    sys.stdout, sys.stderr = (stream or NOWHERE.open("w") for stream in (sys.stdout, sys.stderr))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = work()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{stopped}\n")
        return 130
    except OSError as error:
        # Whoever read our lines has had enough, or has no room for them: leave none for Python's own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        with suppress(OSError):
            if error.errno != errno.EPIPE:
                say(f"What became of the files cannot be told: {error.strerror}.", sys.stderr)
        return 2


def ended(code: int) -> NoReturn:
    """End at once with this code: libraries in C would be waited for, and some end otherwise."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code)


def _run(arguments: list[str] | None) -> int:
    words = parser()
    asked = words.parse_args(arguments)
    if not (asked.files or asked.list or asked.remove or asked.back):
        words.error("name at least one FILE, or --list, --remove or --back")
    # Readers take a second to import: --help and a key pressed meanwhile should not wait for them.
    from data import store_folder  # noqa: PLC0415
    from data.intake import store  # noqa: PLC0415
    from data.intake.store import accounts  # noqa: PLC0415

    warnings.simplefilter("ignore")
    try:
        if asked.store:
            store_folder.readable(asked.store)
        if asked.remove:
            store.remove(asked.remove, asked.store)
        if asked.back:
            edition = store.back(asked.back, asked.store)
            told = f"edition {edition.manifest.edition}" if edition else "the edition that ships"
            say(f"{asked.back}: {told} is the current one")
    except store_folder.Unusable as error:
        say(str(error), sys.stderr)
        return 2
    every = [_loaded(file, asked.store, check=asked.check, replace=asked.replace) for file in asked.files]
    damaged = store.damaged(asked.store) if asked.list else ()
    if asked.list:
        lines = [accounts.entry(found.manifest) for found in store.stored(asked.store)]
        for line in [*lines, *damaged] or [f"Nothing is loaded in {asked.store or store_folder.folder()}."]:
            say(line)
    return 2 if damaged or not all(every) else 0


def _loaded(file: Path, root: Path | None, *, check: bool, replace: bool) -> bool:
    """Load a file into the store, or with `check` only read it; False where it was refused.

    What became of it goes to stdout, and one sentence on a refused one to stderr.
    """
    from data import loaded_tables  # noqa: PLC0415
    from data.intake import child_process, store  # noqa: PLC0415
    from data.intake.publishers import formats, limits  # noqa: PLC0415
    from data.intake.store import accounts, effects, manifest  # noqa: PLC0415

    try:
        say(str(file))
        reading = child_process.run_bounded(limits.LOAD, formats.read_file, file.absolute(), file.name)
        _say_each(accounts.account(reading))
        with file.open("rb") as content:
            sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        loaded_tables.follow(root)
        described = manifest.describe(reading, sha256, file.name)
        changed = effects.effects(described, reading.rows)
        _say_each(accounts.effects(changed, check=check))
        if not (check or replace):
            accounts.refuse_drastic(changed)
        if not check:
            kept = store.keep(described, reading.rows, root, effects.tables(described, reading.rows))
            _say_each((f"stored in {kept.stored.path.parent}", accounts.replaced(kept)))
    except Untold:
        raise
    except Exception as error:
        say(f"{file}: {accounts.refusal(error)}", sys.stderr)
        return False
    return True


def _say_each(lines: Iterable[str]) -> None:
    for line in lines:
        say(f"  {line}")


def say(line: str, stream: TextIO | None = None) -> None:
    """A line for the reader, or on stderr about what did not work. Raises Untold."""
    from data.intake.publishers.sheets import printable  # noqa: PLC0415

    try:
        print(printable(line), file=stream or sys.stdout, flush=True)
    except OSError as error:
        raise Untold(*error.args) from error


if __name__ == "__main__":
    ended(main())
