"""Every table that our code makes of publishers' files, by dataset: shipped, or over the shipped ones."""

from itertools import count

import pandas as pd

from data import overlay
from data.intake.aggregates import citizenships, leaps, regions, reports, unodc
from data.overlay import Overlay
from data.package import TABLES
from data.published_files import BY_DATASET
from data.tables import shipped, typed

# Caches are keyed with what breaks a file shows.
_files = count(1)
UNODC, BREAKS, RATES = "unodc_glotip", "breaks", "detection_rates"


def of_unodc(rows: pd.DataFrame, *, sums: bool = True) -> dict[str, pd.DataFrame]:
    """The tables of countries, the breaks that the file shows, and the sums over regions.

    The sums take a minute; an account of an upload does without.
    """
    victims, justice = unodc.detected_victims(rows), unodc.persons_in_justice(rows)
    origins = citizenships.citizenships(rows)
    made = {
        "detected_victims": victims,
        "persons_in_justice": justice,
        "detected_citizenships": origins,
        "reporting_years": reports.reporting_years(victims, justice),
        BREAKS: leaps.breaks(victims),
    }
    if sums:
        found = as_text(described(made[BREAKS], BREAKS))
        with overlay.using(Overlay(f"file {next(_files)}", {BREAKS: with_breaks(found)})):
            made["regional_citizenships"] = citizenships.regional_citizenships(rows)
            made["regional_detections"] = regions.regional_detections(victims)
            made["regional_justice"] = regions.regional_justice(justice)
    return {name: described(table, name) for name, table in made.items()}


def described(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The columns of the descriptor in their order, whole numbers without a point."""
    table = TABLES[name]
    columns = {field.name: rows.get(field.name, pd.Series(index=rows.index)) for field in table.fields}
    if rows.empty:
        return pd.DataFrame(columns=list(table.names))
    for field in table.fields:
        if field.type in ("integer", "number") and (columns[field.name].dropna() % 1 == 0).all():
            columns[field.name] = columns[field.name].astype("Float64").astype("Int64")
    return pd.DataFrame(columns).sort_values(list(table.key), ignore_index=True)


def with_breaks(found: pd.DataFrame) -> pd.DataFrame:
    """The table of breaks with what a file shows in the place of what the shipped file showed."""
    rows = shipped(TABLES[BREAKS])
    of_file = rows["ground"].eq("seen") & rows["source"].eq(BY_DATASET[UNODC].shipped)
    return pd.concat([rows[~of_file], found], ignore_index=True)


def as_text(rows: pd.DataFrame) -> pd.DataFrame:
    """Every cell as it is written in CSV; blank is missing."""
    texts = rows.astype("object").where(rows.notna(), None)
    return texts.map(lambda cell: cell if cell is None else str(cell)).astype("str").replace({"": None})


def of_edition(
    dataset: str, rows: pd.DataFrame, source: str, *, sums: bool = True
) -> dict[str, pd.DataFrame]:
    """The tables of a dataset as text, with the edition's own code as the source of each row.

    Of a population none: rates have a maker of their own, which needs victims. Raises UnreadableTable where
    the rows hold what the tables cannot.
    """
    texts = {name: as_text(table) for name, table in _made(dataset, rows, sums=sums).items()}
    of_edition = {BY_DATASET[dataset].shipped: source} if texts else {}
    named = {name: table.assign(source=table["source"].replace(of_edition)) for name, table in texts.items()}
    for name, table in named.items():
        of_text(table, name)
    return named


def _made(dataset: str, rows: pd.DataFrame, *, sums: bool) -> dict[str, pd.DataFrame]:
    if dataset == UNODC:
        return of_unodc(rows, sums=sums)
    if dataset == "us_tip_tiers":
        return {"tip_tiers": described(reports.tip_tiers(rows), "tip_tiers")}
    if dataset == "untc_protocol":
        return {"protocol_status": described(reports.protocol_status(rows), "protocol_status")}
    return {}


def of_text(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Cells as text by the table's schema; sources stay text: that of an edition is not shipped.

    Raises UnreadableTable.
    """
    sources = {column: rows[column] for column in ("source", "population_source") if column in rows}
    return typed(rows.assign(**dict.fromkeys(sources)), TABLES[name]).assign(**sources)


def rates(victims: pd.DataFrame, population: pd.DataFrame | None, source: str) -> pd.DataFrame:
    """`detection_rates` as text, of any victims and population; without one, of the population that ships.

    That one has the countries and years of the shipped rates.
    """
    if population is None:
        known = of_text(shipped(TABLES[RATES]), RATES)
        population = known[["geography", "period_start", "population"]].rename(
            columns={"period_start": "year", "population": "persons"}
        )
    made = described(reports.detection_rates(_plain(victims), _plain(population)), RATES)
    return as_text(made.assign(population_source=source))


def _plain(rows: pd.DataFrame) -> pd.DataFrame:
    """Codes as text: those of two tables are of two types."""
    return rows.astype({"geography": "str"})
