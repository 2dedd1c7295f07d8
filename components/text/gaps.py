"""What is missing about one country, as sentences read off the tables."""

from components.model import numbers
from data.geographies import countries
from data.package import TABLES
from data.tables import UnreadableTable, read

FIRST, LAST = 2007, 2022
STAGES = {
    "formal_contact": "number of persons brought into formal contact",
    "prosecuted": "number of persons prosecuted",
    "convicted": "number of persons convicted",
}


def gaps(country: str) -> tuple[str, ...]:
    """One sentence for each thing that a reader may look for and will not find. Raises KeyError."""
    name = countries()[country]
    try:
        return (*_detected(country), *_parts(country), *_justice(country), *_status(country, name), *ALWAYS)
    except UnreadableTable:
        return ("What is missing cannot be told at the moment: a table cannot be read.",)


ALWAYS = (
    "No estimate of people in forced labour or modern slavery: the ILO publishes regions, and Walk Free's "
    "index is shown by region only.",
    "Nobody knows how many victims were not found.",
)


def _years(table: str, country: str, **where: str) -> set[int]:
    rows = read(TABLES[table])
    rows = rows[rows["geography"] == country]
    for column, code in where.items():
        rows = rows[rows[column] == code]
    return {int(year) for year in rows["period_start"]}


def _without(years: set[int], what: str) -> tuple[str, ...]:
    """The years of the file without a number, as one sentence."""
    missing = sorted(set(range(FIRST, LAST + 1)) - years)
    if not missing:
        return ()
    if len(missing) == LAST - FIRST + 1:
        return (f"UNODC's file has no {what} for any year from {FIRST} to {LAST}.",)
    return (f"UNODC's file has no {what} for {numbers.spans(missing)}.",)


def _detected(country: str) -> tuple[str, ...]:
    total = _years("detected_victims", country, form="all", sex="all", age="all")
    return _without(total, "total of detected victims")


def _parts(country: str) -> tuple[str, ...]:
    """What the years with a total lack."""
    total = _years("detected_victims", country, form="all", sex="all", age="all")
    parts = {
        "sex and age": _years("detected_victims", country, sex="female", age="adult"),
        "form of exploitation": _years("detected_victims", country, form="sexual_exploitation")
        | _years("detected_victims", country, form="forced_labour"),
    }
    return tuple(
        f"Totals of {numbers.spans(sorted(total - years))} stand without {part}."
        for part, years in parts.items()
        if total - years
    )


def _justice(country: str) -> tuple[str, ...]:
    told = (
        _without(_years("persons_in_justice", country, stage=code), what) for code, what in STAGES.items()
    )
    return tuple(sentence for sentences in told for sentence in sentences)


def _status(country: str, name: str) -> tuple[str, ...]:
    told = []
    if not _years("protocol_status", country):
        told.append(f"{name} is not among the signatories and parties of the Protocol as of March 2015.")
    if not _years("tip_tiers", country):
        told.append("The compilation of tiers has none of the US Department of State from 2001 to 2015.")
    if not _years("detected_citizenships", country):
        told.append("UNODC's file has no citizenship of victims detected here.")
    return tuple(told)
