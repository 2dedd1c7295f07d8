"""`python -m data.intake.aggregates FOLDER`: make the shipped tables again from the publishers' files.

The folder is searched for the files by their content; the same files give the same bytes.
"""

import argparse
import sys
from pathlib import Path

from data.intake.aggregates.tables import NEEDED, made
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from data.package import TABLES


def readings(folder: Path) -> dict[str, Reading]:
    """The files of a folder that the tables need, by dataset; the newest edition of each."""
    found: dict[str, Reading] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            reading = read_file(path)
        except Refused:
            continue
        if reading.dataset in NEEDED and reading.edition >= _edition(found.get(reading.dataset)):
            found[reading.dataset] = reading
    return found


def _edition(reading: Reading | None) -> str:
    return reading.edition if reading else ""


def main() -> int:
    """Write every table that can be made; 2 when a needed file is missing."""
    parser = argparse.ArgumentParser(prog="python -m data.intake.aggregates", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with the publishers' files")
    found = readings(parser.parse_args().folder)
    if missing := sorted(set(NEEDED) - set(found)):
        sys.stderr.write(f"Nothing was written: no file was found of {', '.join(missing)}.\n")
        return 2
    for name, rows in made({dataset: reading.rows for dataset, reading in found.items()}).items():
        rows.to_csv(TABLES[name].path, index=False, lineterminator="\n")
        sys.stdout.write(f"{name}: {len(rows):,} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
