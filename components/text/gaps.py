"""What is missing about one country, as sentences read off the tables."""

from collections.abc import Iterator

from components.exhibits.country import ABROAD, DETECTED, FOREIGNERS, JUSTICE, PAGE
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.labels import placed
from data.geographies import countries
from data.overlay import cached
from data.package import TABLES
from data.tables import UnreadableTable, read

STAGES = {
    "formal_contact": "number of persons brought into formal contact",
    "prosecuted": "number of persons prosecuted",
    "convicted": "number of persons convicted",
}


def gaps(country: str) -> tuple[str, ...]:
    """One sentence for each thing that a reader may look for and will not find. Raises KeyError."""
    try:
        return (*_missing(country, countries()[country]), *ALWAYS)
    except UnreadableTable:
        return ("What is missing cannot be told at the moment: a table cannot be read.",)


def _missing(country: str, name: str) -> Iterator[str]:
    total = _years(DETECTED, country, form="all", sex="all", age="all")
    yield from _without(total, "total of detected victims")
    forms = (_years(DETECTED, country, form=form) for form in ("sexual_exploitation", "forced_labour"))
    parts = {
        "sex and age": _years(DETECTED, country, sex="female", age="adult"),
        "form of exploitation": set().union(*forms),
    }
    for part, years in parts.items():
        if total - years:
            yield f"Totals of {numbers.spans(sorted(total - years))} stand without {part}."
    for code, what in STAGES.items():
        yield from _without(_years(JUSTICE, country, stage=code), what)
    for table in dict.fromkeys(exhibit.resource for exhibit in (JUSTICE, *PAGE.beside, FOREIGNERS, ABROAD)):
        if table.missing and country not in set(read(table)["geography"]):
            told = table.missing.format(country=placed(name))
            yield f"{told[0].upper()}{told[1:]}"


NO_ESTIMATE = (
    "No estimate of people in forced labour or modern slavery: the ILO publishes regions, and Walk Free's "
    "index is shown by region only."
)
ALWAYS = (
    NO_ESTIMATE,
    "Nobody knows how many victims were not found.",
)


def _years(exhibit: Exhibit, country: str, **where: str) -> set[int]:
    """The years of which the exhibit's table has rows of a country."""
    rows = read(exhibit.resource)
    rows = rows[rows["geography"] == country]
    for column, code in where.items():
        rows = rows[rows[column] == code]
    return {int(year) for year in rows["period_start"]}


def _without(years: set[int], what: str) -> tuple[str, ...]:
    """The years of the file without a number, as one sentence."""
    first, last = _reported()
    missing = sorted(set(range(first, last + 1)) - years)
    all_years = f"any year from {first} to {last}" if len(missing) == last - first + 1 else ""
    return (f"UNODC's file has no {what} for {all_years or numbers.spans(missing)}.",) if missing else ()


@cached()
def _reported() -> tuple[int, int]:
    """The first and the last year of the file."""
    rows = read(TABLES["reporting_years"])
    detected = rows[rows["stage"] == "detected"]
    return int(detected["period_start"].min()), int(detected["period_end"].max())
