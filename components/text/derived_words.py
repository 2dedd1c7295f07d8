"""The words of a sentence that are worked out of a row, each by one function.

Nothing is computed. The descriptor has their meaning.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from components.model import numbers
from components.model.labels import placed
from components.model.view import View
from data.bounds import UNDERCUT
from data.geographies import places
from data.sources import sources

NAMED = ("form", "person", "sex", "age_band", "movement")
EVERYTHING = {"", "All", "All forms"}
WORD = re.compile(r"\w+")
KNOWN = re.compile(r"whose (sex and age|sex|age|form) (was|were|is|are) (reported|known)")
PRINTS = "the file prints “<5” as the total"
UNDERCUT_RANGE = f"; {PRINTS}, so the range is from the parts"


@dataclass(frozen=True)
class Row:
    """A row of a view as text: in words, and in codes."""

    view: View
    shown: Mapping[str, str]
    codes: Mapping[str, str]


def lowered(text: str) -> str:
    """A label inside a sentence: without its capital, unless it is a name in capitals."""
    return text[0].lower() + text[1:] if text[1:2].islower() or text.startswith("A ") else text


def _when(row: Row) -> str:
    first, last = row.codes["period_start"], row.codes["period_end"]
    return f"in {first}" if first == last else f"from {first} to {last}"


def _figure(row: Row) -> str:
    """The figure with its bounds, or a range as the publisher prints it."""
    ends, field = (row.codes.get("low"), row.codes.get("high")), row.view.exhibit.field
    printed = dict(field.printed).get(f"{ends[0]} to {ends[1]}")
    computed = row.codes[field.name] or row.codes.get("derived")
    return printed if printed and not computed else row.shown["figure"]


def _parts(row: Row) -> str:
    """Of whom a figure is, where not of all: " (women; forced labour)"."""
    shown, codes = row.shown, row.codes
    names = [name for name in NAMED if codes.get(name, "") not in ("", "all")]
    if "person" in shown and shown["person"] not in EVERYTHING:
        names = ["person", *(name for name in names if name != "sex")]
    elif codes.get("age", "") not in ("", "all"):
        names.append("age")
    concept = shown.get("concept", "").lower()
    before = {"age_band": "aged ", "sex": "sex: " if codes.get("sex") == "other" else ""}
    listed = [
        f"{before.get(name, '')}{lowered(shown[name])}"
        for name in dict.fromkeys(names)
        if shown[name] not in EVERYTHING and shown[name].lower() not in concept
    ]
    return f" ({'; '.join(listed)})" if listed else ""


def _whose(row: Row) -> str:
    """Of which of them a share is, where a note says so: " whose sex and age were reported"."""
    match = KNOWN.search(f"{row.shown.get('note', '')} {row.view.exhibit.reading_note}")
    return f" {match[0]}" if match else ""


def _reported_or_not(row: Row) -> str:
    """Whether the file prints a total that its own parts contradict, so that we compute it."""
    place = placed(row.shown["geography"])
    if row.codes["note"] == UNDERCUT:
        return f"are computed here for {place} from the parts: {PRINTS}"
    from_rows = f"are worked out here for {place} from several rows of the file"
    return from_rows if row.codes.get("derived") else f"were reported for {place}"


def _reporting(row: Row) -> str:
    """How many countries reported."""
    return numbers.plural(int(row.codes["reporting_countries"]), "country")


def _summed(row: Row) -> str:
    """What a sum over countries is; nothing for a single country."""
    place = row.codes["geography"]
    if places()[place].level == "country":
        return ""
    same = ", the same in every year" if row.codes.get("lens") == "constant_panel" else ""
    reporting = numbers.plural(int(row.codes["reporting_countries"]), "reporting country")
    return f", summed here over {reporting}{same}"


def _series(row: Row) -> str:
    """What a series says beside its place and its years: "yearly" of "EU-27 from 2020, yearly"."""
    head, _, rest = row.shown["series"].partition(", ")
    said = {*WORD.findall(f"{row.shown['geography']} {row.codes['period_start']} {row.codes['period_end']}")}
    return rest if said.issuperset(WORD.findall(head)) else row.shown["series"]


def _flows_of(row: Row) -> str:
    """Of what a share of flows is: the series says it before its comma."""
    estimated = ", as estimated," if row.codes["kind"] == "estimate" else ""
    return f"{lowered(row.shown['series'].partition(',')[0])}{estimated}"


def _amounts(row: Row) -> str:
    """Every figure of the row with its unit."""
    measures = [field for field in row.view.exhibit.resource.measures if row.codes[field.name]]
    return ", ".join(f"{numbers.number(float(row.codes[field.name]))} {field.unit}" for field in measures)


DERIVED: Mapping[str, Callable[[Row], str]] = {
    "when": _when,
    "place": lambda row: placed(row.shown["geography"]),
    "figure": _figure,
    "unit": lambda row: row.view.exhibit.field.unit,
    "parts": _parts,
    "within": lambda row: "" if row.codes["form"] == "all" else f" ({lowered(row.shown['form'])})",
    "whose": _whose,
    "citizens_of": lambda row: placed(row.shown["origin"]),
    "reported_or_not": _reported_or_not,
    "undercut": lambda row: UNDERCUT_RANGE if row.codes["note"] == UNDERCUT else "",
    "population_from": lambda row: sources()[row.codes["population_source"]].publisher,
    "years_told": lambda row: numbers.plural(int(row.codes["years_reported"]), "year"),
    "reporting": _reporting,
    "reporters": lambda row: (
        f", {numbers.plural(int(count), 'country')} reporting"
        if (count := row.codes["reporting_countries"])
        else ""
    ),
    "summed": _summed,
    "flows_of": _flows_of,
    "series": _series,
    "instrument": lambda row: row.shown["instrument"].removeprefix(f"{row.shown['geography']}: "),
    "as_of_when": lambda row: (
        f"{'on' if row.codes['as_of'].count('-') > 1 else 'in'} {row.shown['as_of_words']}"
    ),
    "speakers": lambda row: " · ".join(filter(None, (row.shown["speaker"], row.shown["organisation"]))),
    "amounts": _amounts,
}
