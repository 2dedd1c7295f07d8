"""`python -m data.intake.aggregates FOLDER`: make the shipped tables again from the publishers' files.

The folder is searched for the files by their content; the same files give the same bytes.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.intake.aggregates import citizenships, ctdc, regions, reports, unodc
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from data.package import TABLES

NEEDED = ("unodc_glotip", "ctdc_synthetic", "worldbank_population", "untc_protocol", "us_tip_tiers")


def made(files: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Table name -> rows as they are written, from the rows of the datasets in `NEEDED`."""
    victims = unodc.detected_victims(files["unodc_glotip"])
    justice = unodc.persons_in_justice(files["unodc_glotip"])
    origins = citizenships.citizenships(files["unodc_glotip"])
    tables = {
        "detected_victims": victims,
        "persons_in_justice": justice,
        "detected_citizenships": origins,
        "regional_citizenships": citizenships.regional_citizenships(files["unodc_glotip"]),
        "reporting_years": reports.reporting_years(victims, justice),
        "regional_detections": regions.regional_detections(victims),
        "regional_justice": regions.regional_justice(justice),
        "detection_rates": reports.detection_rates(victims, files["worldbank_population"]),
        "assisted_cases": ctdc.assisted_cases(files["ctdc_synthetic"]),
        "assisted_routes": ctdc.assisted_routes(files["ctdc_synthetic"]),
        "protocol_status": reports.protocol_status(files["untc_protocol"]),
        "tip_tiers": reports.tip_tiers(files["us_tip_tiers"]),
    }
    return {name: _as_described(rows, name) for name, rows in tables.items()}


def _as_described(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The columns of the descriptor in their order, whole numbers without a point."""
    table = TABLES[name]
    columns = {field.name: rows[field.name] for field in table.fields}
    for field in table.fields:
        if field.type in ("integer", "number") and (columns[field.name].dropna() % 1 == 0).all():
            columns[field.name] = columns[field.name].astype("Float64").astype("Int64")
    return pd.DataFrame(columns).sort_values(list(table.key), ignore_index=True)


def readings(folder: Path) -> dict[str, Reading]:
    """The files of a folder that the tables need, by dataset; the newest edition of each."""
    found: dict[str, Reading] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            reading = read_file(path)
        except Refused:
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
        rows.to_csv(TABLES[name].path, index=False, lineterminator="\n")
        sys.stdout.write(f"{name}: {len(rows):,} rows\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
