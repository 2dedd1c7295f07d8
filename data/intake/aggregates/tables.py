"""Every table that our code makes of publishers' files, by dataset: shipped, or over the shipped ones.

Here those of countries are made: who reported when, detected victims per million inhabitants, the Protocol,
US tiers.
"""

from itertools import count

import pandas as pd

from data import bounds, overlay
from data.comparability import bounded
from data.intake.aggregates import citizenships, leaps, regions, unodc
from data.intake.aggregates.cells import figures
from data.overlay import Overlay
from data.package import TABLES
from data.published_files import BY_DATASET
from data.tables import shipped, typed

# Caches are keyed with what breaks a file shows.
_files = count(1)
UNODC, BREAKS, RATES = "unodc_glotip", "breaks", "detection_rates"
MILLION = 1_000_000
PROTOCOL = {"kind": "status", "publisher": "untc", "source": "un_treaty_collection_untreaties_2015"}
TIERS = {"kind": "status", "publisher": "us_state", "source": "heiss_kelley_tiers_2015"}


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
        "reporting_years": reporting_years(victims, justice),
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
    others = {"us_tip_tiers": ("tip_tiers", tip_tiers), "untc_protocol": ("protocol_status", protocol_status)}
    made = of_unodc(rows, sums=sums) if dataset == UNODC else {}
    if dataset in others:
        name, make = others[dataset]
        made = {name: described(make(rows), name)}
    for name, table in made.items():
        text = as_text(table)
        made[name] = text.assign(source=text["source"].replace({BY_DATASET[dataset].shipped: source}))
        of_text(made[name], name)
    return made


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
    # Codes as text: those of two tables are of two types.
    texts = (rows.astype({"geography": "str"}) for rows in (victims, population))
    made = described(detection_rates(*texts), RATES)
    return as_text(made.assign(population_source=source))


def reporting_years(victims: pd.DataFrame, justice: pd.DataFrame) -> pd.DataFrame:
    """For each country the years that have a number of detected victims, and of persons convicted."""
    whole = victims[(victims[["form", "sex", "age"]] == "all").all(axis=1)].assign(stage="detected")
    totals = pd.concat([whole, justice[justice["stage"] == "convicted"]])
    same = ["geography", "stage", "kind", "publisher", "source"]
    years = totals.groupby(same)["period_start"]
    told = years.agg(period_start="min", period_end="max", reported_years="nunique", reported=_spans)
    return told.reset_index().assign(note=None)


def _spans(years: "pd.Series[int]") -> str:
    """ "2007 to 2010, 2012": years as spans."""
    ordered = sorted({int(year) for year in years})
    starts = [year for year in ordered if year - 1 not in ordered]
    ends = [year for year in ordered if year + 1 not in ordered]
    return ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in zip(starts, ends, strict=True))


def detection_rates(victims: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """Detected victims per million inhabitants of the same year; none without a population."""
    whole = victims[(victims[["form", "sex", "age"]] == "all").all(axis=1)]
    people = population.rename(columns={"year": "period_start", "persons": "population"})
    joined = whole.merge(people, on=["geography", "period_start"]).reset_index(drop=True)
    rates = bounds.rate(bounded(joined, "persons"), joined["population"], MILLION).round(2)
    rated = joined.assign(low=rates["low"], high=rates["high"])
    return (
        figures(rated, "persons_per_million")
        .assign(
            population_source="world_bank_population_2024",
            latest=(~joined.duplicated("geography", keep="last")).map({True: "yes", False: "no"}),
            derived="Detected victims (UNODC) / population of the year (World Bank) x 1,000,000",
        )
        .sort_values(["geography", "period_start"])
    )


def protocol_status(rows: pd.DataFrame) -> pd.DataFrame:
    """The year in which each party was bound, or in which a State that is not one signed."""
    party = rows["bound"].notna()
    year = pd.to_datetime(rows["bound"].where(party, rows["signed"])).dt.year
    listed = rows.assign(
        standing=party.map({True: "party", False: "signatory"}), period_start=year, period_end=year
    )
    return listed.assign(**PROTOCOL, note=None).sort_values("geography")


def tip_tiers(rows: pd.DataFrame) -> pd.DataFrame:
    """Spans of years in which a country was placed in the same tier every year."""
    ordered = rows.sort_values(["geography", "year"])
    same = ordered["geography"].eq(ordered["geography"].shift()) & ordered["tier"].eq(ordered["tier"].shift())
    joined = same & ordered["year"].eq(ordered["year"].shift() + 1)
    spans = ordered.groupby((~joined).cumsum()).agg(
        geography=("geography", "first"),
        tier=("tier", "first"),
        period_start=("year", "min"),
        period_end=("year", "max"),
    )
    return spans.assign(**TIERS, note=None)
