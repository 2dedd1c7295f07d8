"""Which rows of a view may stand on one line, where lines end and why, and the change of the last years.

`data/comparability.py` is asked here and nowhere above: a chart draws the pieces that it is given.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

import pandas as pd

from components.model.exhibit import Exhibit
from components.model.labels import JOINED, placed
from data.comparability import Change, Withheld, change, lines, reasons, segments

COVERAGE, ALL_REPORTERS = "coverage", "all_reporters"
OTHER_REPORTERS = "the countries that reported are not the same in both years"
TELL_LINES_APART = ("population", "concept")
# Names that hold the year tell no lines apart.
DATED = {"years", "who_when"}
MOST, NUMBERED = 3, 9
SINCE, CAME_OR_WENT = "since", re.compile(r"[^.]*the year (?:not )?before[^.]*\.")


@dataclass(frozen=True)
class Piece:
    """Rows that may stand on one line: their places among the view's rows, in the order of years.

    `panel` and `color` are the names under which they are drawn; pieces of the same `line` differ in
    nothing that the table compares within, but a break or a year without a figure lies between them.
    """

    panel: str
    color: str
    line: int
    rows: tuple[int, ...]


def pieces(exhibit: Exhibit, rows: pd.DataFrame, shown: pd.DataFrame) -> tuple[Piece, ...]:
    """Every row on some piece, pieces in the order of lines and years. `shown` are the rows in words."""
    if rows.empty:
        return ()
    line = lines(rows, exhibit.resource)
    columns = (
        segments(rows, line).tolist(),
        _names(exhibit.panel, shown),
        _names(exhibit.color, shown),
        line.tolist(),
        rows["period_start"].tolist(),
        range(len(rows)),
    )
    ordered = sorted(zip(*columns, strict=True))
    return tuple(
        Piece(panel, color, line, tuple(place for *_, place in held))
        for (_, panel, color, line), held in groupby(ordered, key=lambda row: row[:4])
    )


def _names(column: str, shown: pd.DataFrame) -> Iterable[str]:
    named = column and not DATED & set(column.split(JOINED))
    return shown[column].astype("str").tolist() if named else [""] * len(shown)


@dataclass(frozen=True)
class Ending:
    """A line ends before this year though the year has a figure, and why; "" where too many do."""

    panel: str
    year: int
    reason: str
    color: str = ""


def endings(
    exhibit: Exhibit, rows: pd.DataFrame, held: tuple[Piece, ...], why: dict[tuple[int, int], str]
) -> tuple[Ending, ...]:
    """Where lines end but for a gap, in the order of years; reasons too many to be numbered are left out.

    `why` keeps the reasons between two rows, by their index: they are the same whatever else is chosen.
    """
    if exhibit.category != "years" or exhibit.lens == COVERAGE or rows.empty:
        return ()
    starts, ends = (rows[name].tolist() for name in ("period_start", "period_end"))
    crossed = {}
    named = sorted(held, key=lambda piece: (piece.panel, piece.color, starts[piece.rows[0]]))
    for one, piece in pairwise(named):  # the last row of a piece, the first of the next of the same names
        before, after = one.rows[-1], piece.rows[0]
        if (one.panel, one.color) == (piece.panel, piece.color) and starts[after] > ends[before]:
            crossed[piece.panel, starts[after], exhibit.color and piece.color] = before, after
    told: dict[Ending, None] = {}
    for (panel, year, color), pair in sorted(crossed.items(), key=lambda item: item[0][1]):
        both = rows.index[pair[0]], rows.index[pair[1]]
        if both not in why:
            neighbours = rows.iloc[[*pair]]
            apart = neighbours.drop(columns=SINCE, errors="ignore")
            why[both] = _reason(apart, exhibit) or _reason(neighbours, exhibit)
        if why[both]:
            told[Ending(panel, year, why[both], color)] = None
        if len({ending.reason for ending in told}) > NUMBERED:
            near = (name for name, (before, after) in crossed.items() if starts[after] == ends[before] + 1)
            return tuple(dict.fromkeys(Ending(panel, year, "") for panel, year, _ in near))
    return tuple(told)


def _reason(pair: pd.DataFrame, exhibit: Exhibit) -> str:
    """Why two neighbours stand apart: the break, or who came or went, as the later notes; "" for neither."""
    if told := reasons(pair, exhibit.resource):
        return " ".join(told)
    note = str(pair["note"].iloc[1]) if "note" in pair else ""
    came = "".join(CAME_OR_WENT.findall(note)).strip()
    return f"{pair['period_start'].iloc[1]}: {placed(came)}" if came else ""


def breaks(exhibit: Exhibit, rows: pd.DataFrame, numbered: tuple[Ending, ...] = ()) -> tuple[str, ...]:
    """Why lines over years end where they do, in sentences, whatever draws them; those of endings first."""
    listed = exhibit.heads and not exhibit.chart  # names the place of each row
    if exhibit.category != "years" or exhibit.lens == COVERAGE or rows.empty or listed:
        return ()
    first = tuple(dict.fromkeys(ending.reason for ending in numbered if ending.reason))
    if first:
        rows = rows.drop(columns=SINCE, errors="ignore")  # told year by year
    aspects = dict(exhibit.resource.aspects)
    names = (
        *(name for aspect in TELL_LINES_APART for name in aspects.get(aspect, ())),
        exhibit.panel,
        exhibit.color,
    )
    told = reasons(rows, exhibit.resource, [name for name in dict.fromkeys(names) if name in rows])
    return *first, *[text for text in told if not any(text in reason for reason in first)][:MOST]


def last_change(exhibit: Exhibit, rows: pd.DataFrame) -> tuple[str, Change | Withheld] | None:
    """The last two years in words and the change between them; None for several series or a single year."""
    rows = rows.sort_values("period_start")
    if (
        len(rows) < 2
        or rows["period_start"].duplicated().any()
        or exhibit.lens == COVERAGE
        or (exhibit.one and rows[exhibit.one].nunique() > 1)
    ):
        return None
    pair = rows.iloc[-2:]
    years = f"From {pair['period_end'].iloc[0]} to {pair['period_end'].iloc[1]}"
    if exhibit.lens == ALL_REPORTERS:
        return years, Withheld(f"{OTHER_REPORTERS}; choose the same countries every year.")
    found = change(pair.iloc[[0]], pair.iloc[[1]], exhibit.resource, exhibit.measure)
    if isinstance(found, Change) and found.low <= -100:
        found = Withheld("the later figure is or can be zero.")
    if isinstance(found, Change) and exhibit.one and pair["note"].notna().any():
        found = Withheld("what the file prints for one of the years contradicts itself.")
    return years, found
