"""`python -m data.intake.aggregates FOLDER`: make the shipped tables again from the publishers' files.

The folder is searched for the files by their content; the same files give the same bytes.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.intake.aggregates import ctdc, tables
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from data.package import TABLES

NEEDED = ("unodc_glotip", "ctdc_synthetic", "worldbank_population", "untc_protocol", "us_tip_tiers")


def made(files: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Table name -> rows as they are written, from the rows of the datasets in `NEEDED`.

    Breaks are left out: their table is written by hand, and a test holds those of this file against it.
    """
    of_unodc = tables.of_unodc(files["unodc_glotip"])
    victims = of_unodc["detected_victims"]
    others = {
        "detection_rates": tables.detection_rates(victims, files["worldbank_population"]),
        "assisted_cases": ctdc.assisted_cases(files["ctdc_synthetic"]),
        "assisted_routes": ctdc.assisted_routes(files["ctdc_synthetic"]),
        "protocol_status": tables.protocol_status(files["untc_protocol"]),
        "tip_tiers": tables.tip_tiers(files["us_tip_tiers"]),
    }
    described = {name: tables.described(rows, name) for name, rows in others.items()}
    return {name: rows for name, rows in of_unodc.items() if name != tables.BREAKS} | described


def readings(folder: Path) -> dict[str, Reading]:
    """The files of a folder that the tables need, by dataset; the newest edition of each.

    Tiers only of the compilation that their table names as its source, told by its last year.
    """
    found: dict[str, Reading] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            reading = read_file(path)
        except Refused:
            continue
        if "tier" in reading.rows and not tables.TIERS["source"].endswith(f"_{reading.rows['year'].max()}"):
            continue
        if reading.dataset in NEEDED and reading.edition >= found.get(reading.dataset, reading).edition:
            found[reading.dataset] = reading
    return found


def main() -> int:
    """Write every table that can be made; 2 when a needed file is missing."""
    parser = argparse.ArgumentParser(prog="python -m data.intake.aggregates", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with the publishers' files")
    found = readings(parser.parse_args().folder)
    if missing := sorted(set(NEEDED) - set(found)):
        sys.stderr.write(f"Nothing was written: no file was found of {', '.join(missing)}.\n")
        return 2
    for name, rows in made({dataset: reading.rows for dataset, reading in found.items()}).items():
        path = Path(TABLES[name].path)
        rows.to_csv(new := path.with_suffix(".new"), index=False, lineterminator="\n")
        new.replace(path)  # whoever stops it here finds the old table or the new one
        sys.stdout.write(f"{name}: {len(rows):,} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
