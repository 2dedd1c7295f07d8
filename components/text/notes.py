"""The notes of a view: how to read it, where its lines end and why, what single years need to be known of."""

import math
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from components.charts.marks import amounts
from components.exhibits.choices import MOVED_IT, moves
from components.model import numbers
from components.model.pieces import COVERAGE
from components.model.rows import COUNTED
from components.model.selection import Selection
from components.model.view import View, settle
from components.text.sentences import SENTENCE_END
from data.comparability import Withheld
from data.geographies import groups, members, places

READING, BREAK, STRIPES, YEAR = "reading", "break", "stripes", "year"
CHANGE, BEYOND, DRAWN, MAIN, ABSENT = "change", "beyond", "drawn", "main", "absent"
# How much a note protects the reader from a wrong sentence: a card that has room for one shows the heaviest.
WEIGHTS = {BREAK: 6, MAIN: 5, YEAR: 5, READING: 4, CHANGE: 3, STRIPES: 2, ABSENT: 1, BEYOND: 1, DRAWN: 0}
STRIPED = "Bars are solid up to the low end of a range and hatched from there to its high end."
CIRCLED = {numbers.circled(place) for place in range(20)}
BROKEN = "Break in the series: "
LONGEST = 20  # words of a note on a card
MOST, MOST_PLACES = 3, 4
REPORTER, SUM_OF = "main_reporter", ("geography", "origin", "stage", "form", "person")


@dataclass(frozen=True)
class Note:
    """What is to be known of a view, of which kind it is, and how much it protects the reader."""

    text: str
    kind: str

    @property
    def bare(self) -> str:
        """Its text without what every break begins with."""
        return self.text.replace(BROKEN, "")

    @property
    def short(self) -> str:
        """What a card has room for: its first sentences, of one that is too long what comes before a sign.

        What differs at a break is a list after a colon, of which a part would name one side alone.
        """
        whole = SENTENCE_END.split(self.bare)
        fitting = [" ".join(whole[:count]) for count in range(len(whole), 0, -1)]
        signs_in_turn = (": ",) * (self.kind == BREAK) + ("; ", "[,:] ")
        ends = (sign.start() for signs in signs_in_turn for sign in [*re.finditer(signs, whole[0])][::-1])
        cut = (f"{whole[0][:end]} …" for end in ends)
        every = (*fitting, *cut, " ".join([*whole[0].split()[: LONGEST - 1], "…"]))
        return next(text for text in every if len(text.split()) <= LONGEST)


def notes(view: View) -> tuple[Note, ...]:
    """Every note in the order in which a page tells them."""
    exhibit, chart, drawn = view.exhibit, view.exhibit.chart, view.drawn.count
    most = f"The chart draws {drawn} of {view.count:,} rows, the first in order; the table has all."
    beyond = [f"{place} reaches into {what}" for place, what in view.reaching_beyond.items()]
    endings = {ending.reason for ending in view.endings} if chart and chart.endings else set()
    counted = enumerate(view.breaks)  # those that stand in the chart have their numbers there
    numbered = {reason: f"{numbers.circled(place)} " for place, reason in counted if reason in endings}
    striped = chart and chart.stripes and not view.empty and chart.stripes(view)
    chosen = () if view.empty else view.selection.geography
    there = {*view.every.rows["geography"].unique()} if chosen else set()
    told = (
        (READING, (exhibit.reading_note,)),
        (MAIN, main_reporters(view)),
        (DRAWN, (most,) if drawn < view.count else ()),
        (BREAK, (f"{numbered.get(reason, '')}{BROKEN}{reason}" for reason in view.breaks)),
        (STRIPES, (STRIPED,) if striped else ()),
        (YEAR, years(view) if exhibit.changes else ()),
        (CHANGE, filter(None, (last_change(view),)) if exhibit.changes else ()),
        (ABSENT, without_figures(chosen, there, exact=exhibit.exact)),
        (BEYOND, _several("Beyond the chosen region", beyond, "marked")),
    )
    return tuple(Note(text, kind) for kind, texts in told for text in texts)


def without_figures(chosen: Iterable[str], there: Collection[str], *, exact: bool) -> Iterator[str]:
    """Which members of chosen groups, and which places that stand side by side, are not among those there."""
    for code in chosen:
        held = groups().get(code, (code,) if exact else ())
        gone = [places()[one].label for one in held if one not in there]
        told = f"{numbers.listing(gone, len(gone))} {'has' if len(gone) == 1 else 'have'} no figures here."
        if gone and len(gone) < len(held):
            yield f"{places()[code].label}: {len(held) - len(gone)} of its {len(held)} members; {told}"
        elif gone and held == (code,):
            yield told


def years(view: View) -> tuple[str, ...]:
    """What must be known of single years, each note with its years."""
    if view.exhibit.lens == COVERAGE:
        return ()
    noted = view.rows[view.rows["note"].notna()].sort_values("period_start", ascending=False)
    groups = noted.groupby("note", sort=False)["period_start"]
    return tuple(f"{numbers.spans([int(year) for year in years])}: {note}" for note, years in groups)[:MOST]


def last_change(view: View) -> str:
    """The change of the last two years in a sentence, or why there is none; "" for several series."""
    if view.last_change is None:
        return ""
    years, change = view.last_change
    if isinstance(change, Withheld):
        why = f"{change.reason[0].lower()}{change.reason[1:]}"
        if of_sum := what_moved(view).get(MOVED_IT):
            moved = f"What the two reported sums differ by: {of_sum.rows['told'].iloc[0]}."
            return f"{years} no change in trafficking is claimed: {why} {moved}"
        return f"{years} no change is given: {why}"
    ends = (
        f"{'−' if end < 0 else '+'}{numbers.number(round(abs(end)))}" for end in (change.low, change.high)
    )
    return f"{years} the number changed by {' to '.join(dict.fromkeys(ends))} per cent."


def what_moved(view: View) -> dict[str, View]:
    """What moved the sums over countries of one place in its last two years, by what it is called."""
    codes, years = (sorted(view.rows[name].unique()) for name in ("geography", "period_end"))
    if len(codes) != 1 or len(years) < 2 or len(members(codes[0])) < 2:
        return {}
    asked = Selection(geography=(codes[0],), first_year=int(years[-2]), last_year=int(years[-1]))
    views = {what: settle(exhibit, asked) for what, exhibit in moves(view.exhibit).items()}
    return {what: moved for what, moved in views.items() if not moved.empty}


def main_reporters(view: View) -> Iterator[str]:
    """Which of the sums one country makes up by half or more, largest first; notes of rows have numbers."""
    if REPORTER not in view.rows or view.exhibit.measure == COUNTED:
        return
    apart = [name for name in SUM_OF if name in view.shown and view.shown[name].nunique() > 1]
    names = ("period_start", "period_end", REPORTER, *apart)
    largest: dict[tuple[str, ...], float] = {}
    years: dict[tuple[str, ...], set[int]] = {}
    rows = zip(*(view.shown[name].tolist() for name in names), strict=True)
    for amount, (first, last, main, *of) in zip(amounts(view.shown), rows, strict=True):
        if not pd.isna(main):
            group = (*map(str, of), main)
            largest[group] = max(largest.get(group, -math.inf), amount)
            years.setdefault(group, set()).update(range(int(first), int(last) + 1))
    told = [
        f"{', '.join(group[:-1])} {numbers.spans(sorted(years[group]))} ({group[-1]})".strip()
        for group in sorted(sorted(largest), key=lambda group: -largest[group])
    ]
    yield from _several("One country makes up half or more of a sum", told, "noted")


def _several(begin: str, told: list[str], where: str) -> Iterator[str]:
    """A few of several phrases, and how many more the table has; nothing without any."""
    more = f"; and {len(told) - MOST_PLACES} more, {where} in the table" if len(told) > MOST_PLACES else ""
    if told:
        yield f"{begin}: {'; '.join(told[:MOST_PLACES])}{more}."
