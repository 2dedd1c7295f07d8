"""What can be chosen on Explore and why not the rest, what an address asks of it, and who leads there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from components.exhibits import explore
from components.exhibits.explore import EXPLORE, LINES, MOVED, explored, shapes, where_of
from components.exhibits.measures import (
    BY,
    LABELS,
    MEASURES,
    ONLY_AS,
    ONLY_BY,
    PUBLISHED,
    SHAPES,
    SUMMED,
    TOTAL,
)
from components.exhibits.wall import subregion
from components.model.addresses import EXPLORED
from components.model.exhibit import Exhibit
from components.model.numbers import listing, quoted
from components.model.rows import every_row
from components.model.selection import Selection, about
from components.model.url_state import COUNTRY, PLACE, Unanswerable, key
from components.model.url_state import members as members_of
from components.model.view import TOGETHER, View, settle
from data.geographies import countries, groups, members, selectable
from data.overlay import cached

PEERS = TOGETHER - 1
# Why a choice is not offered, told beside the boxes and to whoever asks for it.
APART = "Estimates and detected victims are never on one axis."
MOVED_IT = SHAPES[MOVED]


def left_out(measure: str, by: str) -> str:
    """What cannot be chosen beside a measure and its breakdown, and why, in one line."""
    of = MEASURES[measure]
    if of.group == PUBLISHED:
        return APART
    drawn = {*shapes(measure, by), explore.BARS, explore.FIGURES}
    why: dict[str, list[str]] = {}
    for offered, names, only in ((of.by, BY, ONLY_BY), (drawn, SHAPES, ONLY_AS)):
        for code in (code for code in only if code not in offered):
            why.setdefault(only[code], []).append(names[code])
    told = "; ".join(f"{listing(names)} ({reason})" for reason, names in why.items())
    return f"Not offered here: {told}. {APART}"


@lru_cache(maxsize=512)  # a view of several places can have an exhibit of its own
def choices_of(exhibit: Exhibit) -> tuple[str, str, str] | None:
    """Measure, breakdown and kind of chart that show an exhibit or its rows, if any do."""
    if exhibit.slug.startswith(f"{EXPLORE}-"):
        _, measure, by, shape = exhibit.slug.split("-")
        return measure, by, shape
    rows = exhibit.table, exhibit.measure, where_of(exhibit)
    for measure, of in MEASURES.items():
        for by, base in of.by.items():
            if rows == (base.table, base.measure, where_of(base)):
                return measure, by, shapes(measure, by)[0]
        if exhibit is of.map:
            return measure, next(iter(of.by)), explore.MAP
    return None


def opened(view: View) -> dict[str, tuple[Exhibit, Selection]]:
    """Words -> what Explore shows of the figures of a card of another page, and of whom and when."""
    exhibit, selection = view.every.exhibit, view.selection
    choices = choices_of(exhibit)
    if not choices or MEASURES[choices[0]].group == PUBLISHED or exhibit.slug.startswith(EXPLORE):
        return {}
    fixed = [str(code) for code in exhibit.where.get("geography", ())]
    kept = about(selection, "geography", *(selection.geography or fixed[:TOGETHER]))
    last = int(view.every.rows["period_end"].to_numpy()[view.keeps].max())
    pair = kept if kept.years else replace(kept, first_year=last - 1, last_year=last)
    moved = {what: (told, pair) for what, told in moves(exhibit).items()}
    return {"Explore": (explored(*choices), kept)} | moved


def moves(exhibit: Exhibit) -> dict[str, Exhibit]:
    """Words -> what tells how who reports moved the sums over countries that an exhibit shows."""
    measure, by, shape = choices_of(exhibit) or ("", "", "")
    if by not in (TOTAL, "stage") or shape == MOVED:
        return {}
    told = MEASURES[measure].moves or ({measure: MOVED_IT} if MEASURES[measure].counts else {})
    return {what: explored(of, TOTAL, MOVED) for of, what in told.items()}


def of_places(exhibits: Iterable[Exhibit], selection: Selection) -> tuple[Exhibit, Selection] | None:
    """What Explore has of chosen places that sums have nothing of: first of the countries by themselves."""
    kept = about(selection, "geography", *selection.geography)
    for measure, by, _ in filter(None, map(choices_of, exhibits)):
        of_countries = MEASURES[measure].others if MEASURES[measure].group == SUMMED else measure
        for other in (of_countries, measure):
            exhibit = explored(other, by, shapes(other, by)[0])
            one_by_one = about(kept, "geography", *members_of(kept.geography))
            if exhibit.exact and not settle(exhibit, one_by_one).empty:
                return exhibit, kept
    return None


def of_others(measure: str, by: str, lacking: Collection[str]) -> tuple[Exhibit, list[str]]:
    """What has places that a measure lacks, and which of them; the same and none where nothing has."""
    other = MEASURES[measure].others or measure
    by = by if by in MEASURES[other].by else next(iter(MEASURES[other].by))
    exhibit = explored(other, by, shapes(other, by)[0])
    return exhibit, [code for code in lacking if exhibit.exact and code in places_of(exhibit)]


def places_of(exhibit: Exhibit) -> dict[str, str]:
    """Code -> name of the places, and of the groups with members among them, of an exhibit of ours."""
    _, measure, by, shape = exhibit.slug.split("-")
    if shape == MOVED:
        return {code: name for code, name in selectable().items() if members(code)}
    rows = every_row(explored(measure, by, LINES) if shape == explore.SHARES else exhibit).rows
    there = set(rows["geography"])
    return {
        code: name
        for code, name in selectable().items()
        if code in there or there.intersection(groups().get(code, ()))
    }


@cached(maxsize=512)
def peers(exhibit: Exhibit, place: str) -> tuple[str, ...]:
    """The countries of the same subregion that have figures for more than half of the years of a place."""
    every = every_row(exhibit).rows
    near = [code for code in countries() if subregion(code) == subregion(place)]
    years = every.loc[every["geography"].eq(place), "period_start"]
    rows = every[every["geography"].isin(near) & every["period_start"].isin(years)]
    held = rows.astype({"geography": "str"}).groupby("geography", sort=False)["period_start"].nunique()
    held = held[held > years.nunique() / 2]
    most = held.drop(place, errors="ignore").sort_values(ascending=False, kind="stable").index[:PEERS]
    return tuple(code for code in near if code in most)


def asked_of(pairs: Iterable[tuple[str, str]]) -> tuple[Exhibit, list[tuple[str, str]]]:
    """The exhibit of an address, and what else it asks of it. Raises Unanswerable."""
    pairs = list(pairs)
    told = [pair for pair in pairs if pair[0] in EXPLORED]
    if twice := next((name for name, _ in told if len({of for key, of in told if key == name}) > 1), ""):
        why = f" {APART}" if twice == EXPLORED[0] else ""
        raise Unanswerable(f"{twice} can be asked for once only.{why}")
    exhibit = asked_for(dict(told))
    place = PLACE if exhibit.exact else COUNTRY if exhibit.one else key("geography")
    others = [(place if name == PLACE else name, value) for name, value in pairs if name not in EXPLORED]
    return exhibit, others


def asked_for(told: Mapping[str, str]) -> Exhibit:
    """The exhibit of an address: measure, by and as, in words or codes. Raises Unanswerable."""
    value = told.get("measure")
    measure = measure_of(value or "") or _code("measure", value, LABELS, {}, {})
    parts = {name: BY[name] for name in MEASURES[measure].by}
    by = _code("by", told.get("by"), parts, BY, ONLY_BY)
    offered = {name: SHAPES[name] for name in shapes(measure, by)}
    return explored(measure, by, _code("as", told.get("as"), offered, SHAPES, ONLY_AS))


def measure_of(value: str) -> str:
    """The measure that a value means: its code, or how Explore's box or its chart calls it; "" for none."""
    return _meant(value, LABELS) or _meant(value, {name: of.title for name, of in MEASURES.items()})


def _code(
    name: str, value: str | None, known: Mapping[str, str], other: Mapping[str, str], why: Mapping[str, str]
) -> str:
    """The code that a value means, the first for none. Raises Unanswerable, with why it is none here."""
    if value is None:
        return next(iter(known))
    if found := _meant(value, known):
        return found
    reason = f" {other[none]}: {why[none]}." if (none := _meant(value, other)) in why else ""
    told = f"{quoted(value)} is not a choice of {name}{' here' if reason else ''}.{reason}"
    raise Unanswerable(f"{told} Choices: {listing(known, len(known))}.")


def _meant(value: str, known: Mapping[str, str]) -> str:
    return next((code for code, words in known.items() if value in (code, words)), "")
