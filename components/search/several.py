"""What answers a search for several places: Explore, where they stand side by side; and one for a brief."""

from dataclasses import replace
from itertools import chain

from components.exhibits.choices import choices_of, places_of
from components.exhibits.explore import DOTS, EXPLORE, MAP, MOVED, explored, shapes
from components.exhibits.measures import BY, CITIZENSHIP, MEASURES, SHAPES, TOTAL
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import EVERYTHING, Selection, about
from components.model.url_state import FIRST, LAST, PLACE, members
from components.model.view import TOGETHER, View, settle
from components.search.asked import Asked, stem
from components.search.entries import ANSWER, BRIEF, Entry
from components.search.number_words import FIRST_YEAR
from components.search.place_words import REGIONS
from components.search.vocabulary import words
from components.text.notes import without_figures
from components.text.statements import finding
from data.geographies import WORLD, choices, places
from data.sources import in_short

BRIEFS, PRINTED, BESIDE = words("briefs"), words("printed"), words("beside_printed")
NOT_OF = "Not of"  # the years that are asked
ALL_PLACES = "As published: Explore shows all places of it together."
UNRANKED = (
    "Who detects and reports more stands higher, whatever happens there. All countries stand beside each "
    "other on Explore, each with its own figure and year."
)
Years = tuple[int | None, int | None]
# The measure of Explore for regions where another one is of countries.
SUMS = {
    "detected": "sums",
    "prosecuted": "sums_prosecuted",
    "convicted": "sums_convicted",
    **dict.fromkeys(("formal_contact", "justice"), "sums_justice"),
}


def side_by_side(explore: str, asked: tuple[str, ...], years: Years) -> Entry:
    """Several places or years on Explore: their latest figures, if these have room, and who has none."""
    measure, by, shape = (*explore.split(), "", "")[:3]
    regions = [code for code in asked if places()[code].level in REGIONS]
    summed = SUMS.get(measure, measure) if regions and not shape else measure
    of_ages = by == "age" and by not in MEASURES[summed].by  # of which sums have no other than by sex, too
    summed, by = (
        (summed, "person") if of_ages else (summed if by in ("", *MEASURES[summed].by) else measure, by)
    )
    exhibit, codes = _explored(summed, by, asked, shape)
    if not codes:  # of a region without sums, the countries in it
        exhibit, codes = _explored(measure, by, asked)
    shown = members(codes) if exhibit.exact else ()
    of_years = Selection(first_year=years[0], last_year=years[1])
    of_year, ever = (settle(exhibit, about(when, "geography", *shown)) for when in (of_years, EVERYTHING))
    view = ever if of_year.empty else of_year
    title, text = exhibit.title, [] if exhibit.exact else [ALL_PLACES]
    if exhibit.exact:
        title += f": {numbers.listing([places()[code].label for code in asked], TOGETHER)}"
        there = set(every_row(exhibit).rows["geography"])
        text += without_figures([code for code in asked if code not in regions], there, exact=True)
    if any(years) and years[0] != years[1] and not of_year.empty:
        title += _ends(view) or f", {numbers.span(*years)}"
    elif exhibit.one == exhibit.color and not (regions and by == CITIZENSHIP) and (told := finding(view)):
        last = view.rows[view.rows["period_end"] == view.rows["period_end"].max()]
        title = f"{told.removesuffix('.')}, {in_short(view.sources[0].publisher)}"
        earlier = numbers.unique(view.shown["geography"][~view.rows["geography"].isin(last["geography"])])
        text += [f"In earlier years only: {numbers.listing(earlier)}."] if earlier else []
    if of_year.empty and any(years) and not ever.empty:
        title = f"{NOT_OF} {numbers.span(*years)}: {title}"
    measure, by, drawn = choices_of(exhibit) or (measure, by, "")
    asks = (("measure", MEASURES[measure].title), ("by", BY[by]), *([("as", SHAPES[drawn])] if shape else []))
    named = ((PLACE, places()[code].label) for code in codes)
    ends = zip((FIRST, LAST), () if of_year.empty or years[0] == years[1] else years, strict=False)
    when = ((name, str(year)) for name, year in ends if year)
    return Entry(ANSWER, title, " ".join([*text, exhibit.note]), EXPLORE, asks=(*asks, *named, *when))


def _ends(view: View) -> str:
    """ " 745 in 2018, 115 in 2021": the first and the last figure of one country without parts."""
    shown, sums = view.shown[view.shown["figure"].notna()], "reporting_countries" in view.rows  # of others
    if view.rows["geography"].nunique() != 1 or view.exhibit.one != view.exhibit.color or sums or shown.empty:
        return ""
    ends = shown.loc[[*dict.fromkeys((shown.index[0], shown.index[-1]))]]
    told = (f"{figure} in {year}" for figure, year in zip(ends["figure"], ends["years"], strict=True))
    return f" {', '.join(told)}, {in_short(view.sources[0].publisher)}"


def not_ranked(explore: str) -> tuple[Entry, ...]:
    """All countries beside each other, for one who asks which has most, where Explore draws them so."""
    measure = explore.partition(" ")[0]
    offered = shapes(measure, TOTAL) if measure and TOTAL in MEASURES[measure].by else ()
    drawn = next((shape for shape in (DOTS, MAP) if shape in offered), "")
    if not drawn:
        return ()
    title = MEASURES[measure].title
    asks = (("measure", title), ("as", SHAPES[drawn]))
    return (Entry(ANSWER, f"Countries are not ranked here: {title}", UNRANKED, EXPLORE, asks=asks),)


def _explored(measure: str, by: str, asked: tuple[str, ...], shape: str = "") -> tuple[Exhibit, list[str]]:
    """A measure as it is drawn first, and the places asked for that it has; of a region, the places in it."""
    parts = MEASURES[measure].by
    by = by if by in parts else next(iter(parts))
    exhibit = explored(measure, by, shape or shapes(measure, by)[0])
    known = places_of(exhibit) if exhibit.exact else choices() | dict.fromkeys(asked)
    inside = [
        [code] if code in known else [one for one in known if code in places()[one].lies_in] for code in asked
    ]
    return exhibit, list(dict.fromkeys(chain(*inside)))


def moved(place: str, explore: str) -> tuple[Entry, ...]:
    """For one who asks whether it rose: what moved a sum over countries, or both ends of one country's own.

    Nothing where there is no such sum, or where the ends are no two figures.
    """
    measure, _, by = explore.partition(" ")
    summed = MEASURES.get(SUMS.get(measure, ""))
    if by or not summed or TOTAL not in summed.by:
        return ()
    if places()[place].level not in REGIONS:
        entry = side_by_side(measure, (place,), (FIRST_YEAR, None))
        asks = tuple(ask for ask in entry.asks if ask[0] != FIRST)
        return () if entry.title.endswith(numbers.span(FIRST_YEAR, None)) else (replace(entry, asks=asks),)
    exhibit = explored(SUMS[measure], TOTAL, MOVED)
    told = finding(settle(exhibit, about(EVERYTHING, "geography", place))) or exhibit.title
    asks = (("measure", summed.title), ("as", SHAPES[MOVED]), (PLACE, places()[place].label))
    title = f"{told.removesuffix('.')}, computed here from UNODC"
    return (Entry(ANSWER, title, exhibit.note, EXPLORE, asks=asks),)


def briefs(asked: Asked) -> tuple[Entry, ...]:
    """The brief of a place as a page and as a PDF, where a text asks for it; none of a group."""
    place, said = (asked.places or (WORLD,))[0], set(asked.spelled)
    alone = place != WORLD and set(map(stem, asked.words)) <= set(map(stem, BESIDE))
    if not (BRIEFS & said or (PRINTED & said and alone)) or place not in choices():
        return ()
    endings = ("pdf", "html") if "pdf" in said else ("html", "pdf")
    of, text = places()[place].label, "Its figures with their sources, to read and to print."
    titles = {"html": f"{of}: brief", "pdf": f"{of}: brief as PDF"}
    return tuple(Entry(BRIEF, titles[end], text, f"briefs/{of}.{end}") for end in endings)
