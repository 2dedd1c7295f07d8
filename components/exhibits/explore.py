"""What a reader explores: a measure, broken down and drawn as chosen, as an exhibit like all others."""

from dataclasses import replace
from functools import cache

from components.charts.bands import trend_bands
from components.charts.lines import dots_among, lines_among
from components.charts.year_columns import year_columns
from components.exhibits.measures import BY, CITIZENSHIP, MEASURES, PUBLISHED, SHAPES, TOTAL
from components.exhibits.moved import moved_exhibit
from components.exhibits.shares import WHOSE, known_shares
from components.model.exhibit import Exhibit

EXPLORE = "explore"
LINES, FIELD, DOTS, SHARES, MAP, MOVED = "lines", "field", "dots", "shares", "map", "moved"
COLUMNS, BARS, FIGURES, TABLE = "columns", "bars", "figures", "table"
CHARTS = {LINES: trend_bands, COLUMNS: year_columns, FIELD: lines_among, DOTS: dots_among, TABLE: None}
SET_APART = {
    FIELD: "Grey lines are all other places; those that reach far beyond the chosen ones are named.",
    DOTS: "Each dot is the latest year of a place, so that years differ; grey ones are all other places.",
}


def shapes(measure: str, by: str) -> tuple[str, ...]:
    """How a measure broken down so can be drawn; why not otherwise is told by `choices.py`."""
    of = MEASURES[measure]
    if of.group == PUBLISHED:
        return (FIGURES,)
    if by == CITIZENSHIP:
        return (BARS,)
    if by != TOTAL:
        return (LINES, SHARES, TABLE) if by in WHOSE else (LINES, TABLE)
    return (LINES, COLUMNS, *((MOVED,) if of.counts else (FIELD, DOTS)), *((MAP,) if of.map else ()), TABLE)


@cache
def explored(measure: str, by: str, shape: str) -> Exhibit:
    """The exhibit of a measure. Raises KeyError for what is none, ValueError for what cannot be drawn so."""
    of = MEASURES[measure]
    rows = of.by[by]
    if shape not in shapes(measure, by):
        raise ValueError(f"{SHAPES[shape]} is not drawn of this")
    if shape == MAP and of.map:
        return of.map
    if shape in (FIGURES, BARS):
        return rows
    slug, where = "-".join((EXPLORE, measure, by, shape)), where_of(rows)
    if shape == MOVED:
        codes = {name: str(held[0]) for name, held in where.items() if name != "lens"}
        return moved_exhibit(slug, of.title.removesuffix(", sums over regions"), of.counts, codes)
    if shape == SHARES:
        return known_shares(slug, replace(rows, where=where), by)
    place, lines = "geography", by == TOTAL and shape not in (COLUMNS, TABLE)
    return replace(
        rows,
        slug=slug,
        title=of.title if by in (TOTAL, "stage") else f"{of.title} by {BY[by].lower()}",
        note=f"{rows.note} {SET_APART.get(shape, '')}".rstrip(),
        where=where,
        color=place if lines else "" if by == TOTAL else rows.color,
        panel="" if lines else place,
        chart=CHARTS[shape],
        one=place,
        lens="",
        changes=False,
        exact=True,
        among=shape in (FIELD, DOTS),
    )


def where_of(exhibit: Exhibit) -> dict[str, tuple[str | int, ...]]:
    """What an exhibit fixes besides its places."""
    return {name: codes for name, codes in exhibit.where.items() if name != "geography"}


def words(exhibit: Exhibit) -> dict[str, list[str]]:
    """What the page's boxes say of an exhibit of ours, or of a map that is shown here too: its address."""
    maps = (f"-{measure}-{next(iter(of.by))}-{MAP}" for measure, of in MEASURES.items() if of.map is exhibit)
    _, measure, by, shape = next(maps, exhibit.slug).split("-")
    return {"measure": [MEASURES[measure].title], "by": [BY[by]], "as": [SHAPES[shape]]}


# Every exhibit that can be explored and stands on no other page.
MADE = tuple(
    dict.fromkeys(
        item
        for measure, of in MEASURES.items()
        for by in of.by
        for item in (explored(measure, by, shape) for shape in shapes(measure, by))
        if item.slug.startswith(f"{EXPLORE}-")
    )
)
