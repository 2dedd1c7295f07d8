"""One row of a table as a sentence that can be quoted by itself: noun, place, years, figure, source.

The pattern of its table is filled from the row in words. Nothing is computed but how many countries and
areas a region holds.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from components import wording
from components.exhibit import View
from components.patterns import COVERAGE, PATTERNS
from data.geographies import WORLD, countries, places
from data.sources import Source

Words = dict[str, str]
NOUNS = {
    "detected": "detected victims",
    "registered": "registered victims",
    "identified": "identified victims",
    "convicted": "persons convicted",
}
WITH_ARTICLE = (
    *("World", "Americas", "Caribbean", "European Union", "EU-", "United ", "Netherlands", "Philippines"),
    *(
        "Gambia",
        "Bahamas",
        "Maldives",
        "Dominican Republic",
        "Central African Republic",
        "Democratic Republic",
    ),
    *("Russian Federation", "Syrian Arab Republic", "Middle East", "Council of Europe area"),
)
CASES = ("known_cases", "all_cases")
LOWERED = ("about", "attribute", "concept", "money_concept", "counted", "type", "event")
NAMED = ("form", "person", "sex", "age_band", "movement")
WHOLES = dict.fromkeys(("none", "fewer_than_10"), "the countries covered") | {"labour": "the convictions"}
AGED = {"age_band": "aged "}
EVERYTHING = {"", "All", "All forms"}


def sentence(view: View, index: int) -> str:
    """The row of this index as a sentence, with its source and its note."""
    row = _words(view, index)
    coverage = view.exhibit.lens == "coverage"
    pattern, _, beside = (COVERAGE if coverage else PATTERNS[view.exhibit.table]).partition("|")
    text = pattern.format_map(row).strip().removesuffix(".")
    source = "; ".join(filter(None, (beside.format_map(row), row["cited"])))
    note = f" Note: {row['note']}" if row.get("note") and not coverage else ""
    return f"{text[0].upper()}{text[1:]} ({source}).{note}"


def _words(view: View, index: int) -> Words:
    """The cells of a row in words, and what the patterns need besides."""
    shown, codes = (_texts(rows.loc[[index]].iloc[0]) for rows in (view.shown, view.rows))
    table, stage = view.exhibit.table, codes.get("stage", "")
    noun = NOUNS.get(stage or codes["kind"], lowered(shown.get("stage", "")) or "victims")
    source = view.sources[[item.source for item in view.sources].index(codes["source"])]
    words = shown | {
        "noun": noun,
        "place": placed(shown["geography"]),
        "when": when(int(codes["period_start"]), int(codes["period_end"])),
        "parts": _parts(shown, codes),
        "unit": view.exhibit.field.unit,
        "cited": cited(source, shown.get("publisher", "")),
    }
    return words | _of_its_own(table, shown, codes, noun)


def _of_its_own(table: str, shown: Words, codes: Words, noun: str) -> Words:
    """What only some tables need."""
    told = {name: lowered(shown.get(name, "")) for name in LOWERED}
    told["speaker"] = " · ".join(filter(None, (shown.get("speaker"), shown.get("organisation"))))
    told |= {name: wording.number(float(codes[name])) for name in CASES if codes.get(name)}
    told |= _part_of_whole(shown, codes, noun)
    told |= _reporting(codes) if codes.get("reporting_countries") else {"reporters": ""}
    return told | ({"amounts": _amounts(shown)} if table == "trust_fund" else {})


def _reporting(codes: Words) -> Words:
    """How many of how many countries report, and what a sum over them is."""
    count, held = int(codes["reporting_countries"]), members(codes["geography"])
    told = f"{count} of {held} countries and areas" if held else wording.plural(count, "country")
    of_all = f" out of {held} countries and areas" if held else ""
    same = ", the same in every year" if codes.get("lens") == "constant_panel" else ""
    reporting = wording.plural(count, "reporting country")
    country = places()[codes["geography"]].level == "country"
    return {
        "reporting": told,
        "reporters": f", {wording.plural(count, 'country')} reporting",
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
    listed = [
        f"{AGED.get(name, '')}{lowered(shown[name])}"
        for name in dict.fromkeys(names)
        if shown[name] not in EVERYTHING
    ]
    return f" ({'; '.join(listed)})" if listed else ""


def _part_of_whole(shown: Words, codes: Words, noun: str) -> Words:
    """The part and the whole of a published share."""
    form, person = f"“{lowered(shown.get('form', ''))}”", lowered(shown.get("person", ""))
    group, about = codes.get("breakdown", ""), codes.get("about", "")
    if "stage" in codes and about:
        whole = f" of {WHOLES.get(about, lowered(shown['stage']))}"
        return {"part": person if about == "persons" else f"“{lowered(shown['about'])}”", "whole": whole}
    if group == "form_within_group":
        return {"part": form, "whole": f"{person} among {noun}"}
    if group == "sex_within_form":
        return {"part": person, "whole": f"{noun}, {form}"}
    return {"part": form if group == "form" else person, "whole": noun}


def _amounts(shown: Words) -> str:
    units = {"amount_usd": "US dollars", "projects": "projects", "countries": "countries",
             "persons": "persons", "applications": "applications"}  # fmt: skip
    told = [f"{wording.number(float(shown[name]))} {unit}" for name, unit in units.items() if shown[name]]
    return f"{', '.join(told)} ({lowered(shown['bound'])})"


def cited(source: Source, publisher: str) -> str:
    """A source in brackets: who published what, where it was read, and when it appeared."""
    read = f"{source.publisher}, {source.title}, {source.year}"
    second_hand = source.access == "second_hand" and publisher and publisher != source.publisher
    return f"{publisher}, read in: {read}" if second_hand else read


def when(first: int, last: int) -> str:
    """In 2022, or from 2019 to 2022."""
    return f"in {first}" if first == last else f"from {first} to {last}"


def placed(label: str) -> str:
    """A place inside a sentence: the World, the Americas, Albania."""
    return f"the {label}" if label.startswith(WITH_ARTICLE) else label


def lowered(text: str) -> str:
    """A label inside a sentence: without its capital, unless it is a name in capitals."""
    return text[0].lower() + text[1:] if len(text) > 1 and text[1].islower() else text


def _texts(row: pd.Series) -> Words:
    return {str(name): _text(cell) for name, cell in row.items()}


def _text(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
