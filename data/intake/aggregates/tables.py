"""Every table that is made from publishers' files, in the columns and order of the descriptor."""

from collections.abc import Mapping

import pandas as pd

from data.intake.aggregates import citizenships, ctdc, regions, reports, status, unodc
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
        "regional_citizenships": citizenships.regional_citizenships(origins),
        "reporting_years": reports.reporting_years(victims, justice),
        "regional_detections": regions.regional_detections(victims),
        "regional_justice": regions.regional_justice(justice),
        "detection_rates": reports.detection_rates(victims, files["worldbank_population"]),
        "assisted_cases": ctdc.assisted_cases(files["ctdc_synthetic"]),
        "assisted_routes": ctdc.assisted_routes(files["ctdc_synthetic"]),
        "protocol_status": status.protocol_status(files["untc_protocol"]),
        "tip_tiers": status.tip_tiers(files["us_tip_tiers"]),
    }
    return {name: _as_described(rows, name) for name, rows in tables.items()}


def _as_described(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The columns of the descriptor in their order, whole numbers without a point."""
    table = TABLES[name]
    return pd.DataFrame(
        {field.name: _column(rows[field.name], field.type) for field in table.fields}
    ).sort_values(list(table.key), ignore_index=True)


def _column(column: pd.Series, kind: str) -> pd.Series:
    if kind == "integer":
        return column.astype("Float64").astype("Int64")
    if kind == "number" and (column.dropna() % 1 == 0).all():
        return column.astype("Float64").astype("Int64")
    return column
