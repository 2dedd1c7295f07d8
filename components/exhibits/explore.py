"""What a reader explores: a measure, broken down and drawn as chosen, as an exhibit like all others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from components.charts.among import dots_among, lines_among
from components.charts.bands import trend_bands
from components.charts.bars import year_columns
from components.exhibits.country import DETECTED_FORMS, DETECTED_PERSONS, HIDDEN, RATE
from components.exhibits.justice import NO_RATE
from components.exhibits.moved import moved_exhibit
from components.exhibits.summed import ALL, BY_FORM, BY_PERSON, DETECTION, NO_FORMS, NO_PARTS
from components.model.addresses import EXPLORED
from components.model.exhibit import Chart, Exhibit
from components.model.numbers import listing, quoted
from components.model.url_state import Unanswerable

Where = Mapping[str, tuple[str, ...]]
EXPLORE = "explore"
COUNTED, SUMMED = "Counted in countries", "Summed over regions"
LINES, COLUMNS, FIELD, DOTS, MOVED = "lines", "columns", "field", "dots", "moved"
SHAPES: Mapping[str, str] = {
    LINES: "Lines",
    COLUMNS: "Columns",
    FIELD: "Lines among all",
    DOTS: "Dots among all",
    MOVED: "What moved it",
}
TOTAL = "total"
BY: Mapping[str, str] = {
    TOTAL: "Total",
    "person": "Sex and age",
    "age": "Age",
    "form": "Form",
    "stage": "Stage of justice",
}
# Why a choice is not offered, told beside the boxes.
APART = "Estimates, profits and counts are never drawn on one axis: each has a measure of its own."
PARTS_APART = "Parts are drawn as lines, a panel for each place."


@dataclass(frozen=True)
class Measure:
    """What can be explored: rows of one table, and what they can be broken down by.

    `by` has for each breakdown the rows that it takes and how to read them; TOTAL is of no colour. `counts`
    is the table of the countries behind sums.
    """

    title: str
    group: str
    table: str
    by: Mapping[str, tuple[Where, str]]
    counts: str = ""


def _stage(stage: str, title: str) -> Measure:
    return Measure(title, COUNTED, "persons_in_justice", {TOTAL: ({"stage": (stage,)}, NO_RATE)})


_SUMS: dict[str, tuple[str, ...]] = {"lens": ("all_reporters",)}


def _summed(stage: str, title: str) -> Measure:
    where = {"stage": (stage,), **_SUMS}
    return Measure(title, SUMMED, "regional_justice", {TOTAL: (where, NO_RATE)}, "persons_in_justice")


MEASURES: Mapping[str, Measure] = {
    "detected": Measure(
        "Detected victims",
        COUNTED,
        "detected_victims",
        {
            TOTAL: (ALL, f"{DETECTION} {HIDDEN}"),
            "person": (BY_PERSON, DETECTED_PERSONS.note),
            "age": (ALL | {"age": ("adult", "child")}, HIDDEN),
            "form": (BY_FORM, DETECTED_FORMS.note),
        },
    ),
    "rate": Measure("Detected victims per million", COUNTED, "detection_rates", {TOTAL: ({}, RATE.note)}),
    "formal_contact": _stage("formal_contact", "Persons in formal contact with police or courts"),
    "prosecuted": _stage("prosecuted", "Persons prosecuted"),
    "convicted": _stage("convicted", "Persons convicted"),
    "justice": Measure(
        "Persons in formal contact, prosecuted, convicted",
        COUNTED,
        "persons_in_justice",
        {"stage": ({}, NO_RATE)},
    ),
    "sums": Measure(
        "Detected victims, sums over regions",
        SUMMED,
        "regional_detections",
        {
            TOTAL: ({**ALL, **_SUMS}, DETECTION),
            "person": ({**BY_PERSON, **_SUMS}, NO_PARTS),
            "form": ({**BY_FORM, **_SUMS}, NO_FORMS),
        },
        "detected_victims",
    ),
    "sums_prosecuted": _summed("prosecuted", "Persons prosecuted, sums over regions"),
    "sums_convicted": _summed("convicted", "Persons convicted, sums over regions"),
    "sums_justice": Measure(
        "Persons in formal contact, prosecuted, convicted, sums over regions",
        SUMMED,
        "regional_justice",
        {"stage": (_SUMS, NO_RATE)},
    ),
}
SET_APART = {
    FIELD: "Grey lines are all other places; those that reach far beyond the chosen ones are named.",
    DOTS: "Each dot is the latest year of a place, so that years differ; grey ones are all other places.",
}
CHARTS: Mapping[str, Chart] = {
    LINES: trend_bands,
    COLUMNS: year_columns,
    FIELD: lines_among,
    DOTS: dots_among,
}


def shapes(measure: str, by: str) -> tuple[str, ...]:
    """How a measure broken down so can be drawn: parts as lines only."""
    if by != TOTAL:
        return (LINES,)
    return (LINES, COLUMNS, *((FIELD, DOTS) if MEASURES[measure].group == COUNTED else (MOVED,)))


@cache
def explored(measure: str, by: str, shape: str) -> Exhibit:
    """The exhibit of a measure. Raises KeyError for what is none, ValueError for what cannot be drawn so."""
    of = MEASURES[measure]
    where, note = of.by[by]
    if shape not in shapes(measure, by):
        raise ValueError(f"{SHAPES[shape]}: {PARTS_APART}")
    slug = "-".join((EXPLORE, measure, by, shape))
    if shape == MOVED:
        codes = {name: held[0] for name, held in where.items() if name != "lens"}
        return moved_exhibit(slug, of.title.removesuffix(", sums over regions"), of.counts, codes)
    place = "geography"
    return Exhibit(
        slug=slug,
        table=of.table,
        title=of.title if by == TOTAL else f"{of.title} by {BY[by].lower()}",
        note=f"{note} {SET_APART.get(shape, '')}".rstrip(),
        where=where,
        color=place if by == TOTAL and shape != COLUMNS else "" if by == TOTAL else by,
        panel="" if by == TOTAL and shape != COLUMNS else place,
        chart=CHARTS[shape],
        one=place,
        exact=True,
        among=shape in (FIELD, DOTS),
    )


def words(exhibit: Exhibit) -> dict[str, list[str]]:
    """What the page's boxes say of an exhibit of ours, as they write it into the address."""
    _, measure, by, shape = exhibit.slug.split("-")
    return {"measure": [MEASURES[measure].title], "by": [BY[by]], "as": [SHAPES[shape]]}


def asked_of(pairs: Iterable[tuple[str, str]]) -> tuple[Exhibit, list[tuple[str, str]]]:
    """The exhibit of an address, and what else it asks of it. Raises Unanswerable."""
    pairs = list(pairs)
    told = [pair for pair in pairs if pair[0] in EXPLORED]
    if twice := next((name for name, _ in told if len({of for key, of in told if key == name}) > 1), ""):
        why = f" {APART}" if twice == EXPLORED[0] else ""
        raise Unanswerable(f"{twice} can be asked for once only.{why}")
    return asked_for(dict(told)), [pair for pair in pairs if pair[0] not in EXPLORED]


def asked_for(told: Mapping[str, str]) -> Exhibit:
    """The exhibit of an address: measure, by and as, in words or codes. Raises Unanswerable."""
    measure = code("measure", told.get("measure", ""), {name: of.title for name, of in MEASURES.items()})
    of = MEASURES[measure]
    by = code("by", told.get("by", ""), {name: BY[name] for name in of.by})
    offered = {name: SHAPES[name] for name in shapes(measure, by)}
    return explored(measure, by, code("as", told.get("as", ""), offered))


def code(name: str, value: str, known: Mapping[str, str]) -> str:
    """The code that a value means, the first for none. Raises Unanswerable."""
    if not value:
        return next(iter(known))
    if found := next((code for code, words in known.items() if value in (code, words)), ""):
        return found
    raise Unanswerable(f"{quoted(value)} is not a choice of {name}. Choices: {listing(known, len(known))}.")


def every() -> dict[str, Exhibit]:
    """Slug -> every exhibit that can be explored."""
    found = [
        explored(measure, by, shape)
        for measure, of in MEASURES.items()
        for by in of.by
        for shape in shapes(measure, by)
    ]
    return {item.slug: item for item in found}
