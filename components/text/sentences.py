"""One row of a table as a sentence that can be quoted by itself: noun, place, years, figure, source.

The pattern of its table is filled from the row in words. Nothing is computed but how many countries and
areas a region holds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pandas as pd

from components.model import numbers
from components.model.view import View
from components.text.nouns import (
    Words,
    flows_of,
    lowered,
    noun_of,
    part_of_estimate,
    part_of_whole,
    placed,
    standing,
    whose,
)
from components.text.patterns import COVERAGE, PATTERNS
from data.bounds import UNDERCUT
from data.geographies import WORLD, countries, places
from data.sources import Source, sources

CASES = ("known_cases", "all_cases")
LOWERED = ("about", "attribute", "concept", "money_concept", "counted", "type", "event")
NAMED = ("form", "person", "sex", "age_band", "movement")
EVERYTHING = {"", "All", "All forms"}
PRINTED = ("detected_victims", "persons_in_justice")  # cells of the file itself, no sums
LONG = 160
SENTENCE_END = re.compile(r"(?<=\.) (?=[A-Z])")


def sentence(view: View, index: int) -> str:
    """The row of this index as a sentence, with its source and its note."""
    row = _words(view, index)
    coverage = view.exhibit.lens == "coverage"
    pattern, _, beside = (COVERAGE if coverage else PATTERNS[view.exhibit.table]).partition("|")
    text = pattern.format_map(row).strip().removesuffix(".")
    source = "; ".join(filter(None, (beside.format_map(row), row["cited"])))
    note = "" if coverage else _note(row.get("note", ""), text)
    return f"{text[0].upper()}{text[1:]} ({source}).{note}"


def _note(note: str, text: str) -> str:
    """The note of a row, of a long one its first sentence; none where the text says the same."""
    first = SENTENCE_END.split(note)[0] if len(note) > LONG else note
    if not first or note == UNDERCUT or len(first) > LONG or first.removesuffix(".").lower() in text.lower():
        return ""
    return f" Note: {first}"


def _words(view: View, index: int) -> Words:
    """The cells of a row in words, and what the patterns need besides."""
    shown, codes = (_texts(rows.loc[[index]].iloc[0]) for rows in (view.shown, view.rows))
    table, noun = view.exhibit.table, noun_of(shown, codes)
    source = view.sources[[item.source for item in view.sources].index(codes["source"])]
    words = shown | {
        "noun": noun,
        "place": placed(shown["geography"]),
        "when": when(int(codes["period_start"]), int(codes["period_end"])),
        "parts": _parts(shown, codes),
        "unit": view.exhibit.field.unit,
        "cited": cited(source, shown.get("publisher", "")),
        "whose": whose(shown.get("note", ""), view.exhibit.note),
    }
    if table in PRINTED and not codes["persons"] and (codes["low"], codes["high"]) == ("0", "4"):
        words["figure"] = "fewer than 5 (printed as “<5”)"
    return words | _of_its_own(table, shown, codes, noun)


def _of_its_own(table: str, shown: Words, codes: Words, noun: str) -> Words:
    """What only some tables need."""
    told = {name: lowered(shown.get(name, "")) for name in LOWERED}
    told["speaker"] = " · ".join(filter(None, (shown.get("speaker"), shown.get("organisation"))))
    told |= {name: numbers.number(float(codes[name])) for name in CASES if codes.get(name)}
    told |= part_of_whole(shown, codes, noun) | _from_parts(shown, codes)
    told["citizens_of"] = placed(shown.get("origin", ""))
    if table == "flow_shares":
        told["flows_of"] = flows_of(shown, codes)
    if table == "estimated_shares":
        told |= part_of_estimate(shown, codes)
    if table == "treaty_parties":
        on = "on" if len(codes["as_of"]) == len("2024-04-20") else "in"
        told |= {"as_of_when": f"{on} {shown['as_of_words']}", "standing_as": standing(shown["status"])}
    if years := codes.get("years_reported"):
        told["years_told"] = numbers.plural(int(years), "year")
    told |= _reporting(codes) if codes.get("reporting_countries") else {"reporters": ""}
    return told | ({"amounts": _amounts(shown)} if table == "trust_fund" else {})


def _from_parts(shown: Words, codes: Words) -> Words:
    """What is computed here although the file prints a figure, and from what."""
    place, prints = placed(shown["geography"]), "the file prints “<5” as the total"
    undercut = codes.get("note") == UNDERCUT
    population = codes.get("population_source", "")
    return {
        "reported_or_not": f"are computed here for {place} from the parts: {prints}"
        if undercut
        else f"were reported for {place}",
        "undercut": f"; {prints}, so the range is from the parts" if undercut else "",
        "population_from": sources()[population].publisher if population else "",
    }


def _reporting(codes: Words) -> Words:
    """How many of how many countries report, and what a sum over them is."""
    count, held = int(codes["reporting_countries"]), members(codes["geography"])
    told = f"{count} of {held} countries and areas" if held else numbers.plural(count, "country")
    of_all = f" out of {held} countries and areas" if held else ""
    same = ", the same in every year" if codes.get("lens") == "constant_panel" else ""
    reporting = numbers.plural(count, "reporting country")
    country = places()[codes["geography"]].level == "country"
    return {
        "reporting": told,
        "reporters": f", {numbers.plural(count, 'country')} reporting",
        "summed": "" if country else f", a sum of {reporting}{of_all}{same}, computed here",
    }


@cache
def members(place: str) -> int:
    """How many countries and areas lie in the World, a region or a subregion; 0 for other places."""
    if places()[place].level in ("grouping", "country"):
        return 0
    return sum(place == WORLD or place in places()[code].lies_in for code in countries())


def _parts(shown: Words, codes: Words) -> str:
    """Of whom a figure is, where not of all: " (women; forced labour)"."""
    names = [name for name in NAMED if codes.get(name, "") not in ("", "all")]
    if "person" in shown and shown["person"] not in EVERYTHING:
        names = ["person", *(name for name in names if name != "sex")]
    elif "age" in codes and codes["age"] not in ("", "all"):
        names.append("age")
    concept = shown.get("concept", "").lower()
    listed = [
        f"{_before(name, codes)}{lowered(shown[name])}"
        for name in dict.fromkeys(names)
        if shown[name] not in EVERYTHING and shown[name].lower() not in concept
    ]
    return f" ({'; '.join(listed)})" if listed else ""


def _before(name: str, codes: Words) -> str:
    """What a label of a part needs before it."""
    return "aged " if name == "age_band" else "sex: " if codes.get(name) == "other" and name == "sex" else ""


def _amounts(shown: Words) -> str:
    units = {"amount_usd": "US dollars", "projects": "projects", "countries": "countries",
             "persons": "persons", "applications": "applications"}  # fmt: skip
    told = [f"{numbers.number(float(shown[name]))} {unit}" for name, unit in units.items() if shown[name]]
    return f"{', '.join(told)} ({lowered(shown['bound'])})"


def cited(source: Source, publisher: str) -> str:
    """A source in brackets: who published what, where it was read, and when it appeared."""
    read = f"{source.publisher}, {source.title}, {source.year}"
    second_hand = source.access == "second_hand" and publisher and publisher != source.publisher
    return f"{publisher}, read in: {read}" if second_hand else read


def when(first: int, last: int) -> str:
    """In 2022, or from 2019 to 2022."""
    return f"in {first}" if first == last else f"from {first} to {last}"


def _texts(row: pd.Series) -> Words:
    return {str(name): _text(cell) for name, cell in row.items()}


def _text(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
