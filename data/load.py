"""Load publishers' files: `python -m data.load FILE...`; docs/loading.md says more.

Exit 0 when every file was read, 2 with one sentence for each that was refused, 130 when stopped.
"""

import argparse
import os
import sys
import warnings
from io import TextIOWrapper
from pathlib import Path

STOPPED = "Stopped; of every dataset the old or the new edition is whole."


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    words = argparse.ArgumentParser(
        prog="python -m data.load",
        description="Read files of publishers (UNODC, CTDC and others), keep them in the store and say "
        "what was read, what was set aside and what changed.",
    )
    words.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="a file as the publisher gives it out"
    )
    words.add_argument("--check", action="store_true", help="only report; write nothing")
    words.add_argument("--store", metavar="FOLDER", type=Path, help="the store, instead of the user's own")
    words.add_argument("--list", action="store_true", help="show what is loaded")
    words.add_argument("--remove", metavar="DATASET", help="take a dataset out of the store")
    words.add_argument("--back", metavar="DATASET", help="go back to the edition before the current one")
    return words


def main(arguments: list[str] | None = None) -> int:
    """Run the command; answers with its exit code. No traceback, whatever the files hold."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{STOPPED}\n")
        return 130
    except BrokenPipeError:
        # Whoever read our lines has had enough: leave nothing for Python to flush at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2


def _run(arguments: list[str] | None) -> int:
    words = parser()
    asked = words.parse_args(arguments)
    if not (asked.files or asked.list or asked.remove or asked.back):
        words.error("name at least one FILE, or --list, --remove or --back")
    # Readers take a second to import: --help and a key pressed meanwhile should not wait for them.
    from data.intake import store  # noqa: PLC0415
    from data.intake.store import loading  # noqa: PLC0415

    warnings.simplefilter("ignore")
    try:
        if asked.remove:
            store.remove(asked.remove, asked.store)
        if asked.back:
            store.back(asked.back, asked.store)
    except store.Unusable as error:
        loading.warn(str(error))
        return 2
    every = loading.load(asked.files, asked.store, asked.check)
    if asked.list:
        loading.show_loaded(asked.store)
    return 0 if every else 2


if __name__ == "__main__":
    sys.exit(main())
