"""What moved a sum over countries between two years; its rows are worked out for the choice."""

from functools import partial

import pandas as pd

from components.charts.waterfall import waterfall
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from data import moved
from data.bounds import undercut
from data.comparability import bounded
from data.geographies import WORLD, members, places
from data.moved import Step
from data.overlay import cached
from data.package import COMPUTED, TABLES
from data.tables import read

Codes = tuple[tuple[str, str], ...]  # column and code
MOVED = COMPUTED["moved"]
LONGEST = 25  # words of a finding


def moved_exhibit(slug: str, noun: str, table: str, codes: dict[str, str]) -> Exhibit:
    """What moved the sums of those who are called so: the rows of a table that have these codes."""
    return Exhibit(
        slug=slug,
        title=f"What moved the sum of {noun[0].lower()}{noun[1:]}",
        table=MOVED.name,
        own_table=MOVED,
        category="step",
        order=(),
        chart=waterfall,
        one="geography",
        exact=True,
        computed=partial(_rows, noun, table, (*codes.items(),)),
    )


@cached(maxsize=16)
def _figures(table: str, codes: Codes) -> pd.DataFrame:
    """The figures of all countries that have these codes, with both ends; the same whatever is chosen."""
    every = read(TABLES[table])
    rows = every[every[[*dict(codes)]].eq(pd.Series(dict(codes))).all(axis=1)]
    return bounded(undercut(rows, every) if "derived" in every else rows, "persons")


def _rows(noun: str, table: str, codes: Codes, selection: Selection) -> pd.DataFrame:
    """The steps for each chosen region and two years, the last two where none are chosen."""
    figures, regions = _figures(table, codes), selection.geography or (WORLD,)
    steps = [step for region in regions for step in _of_region(noun, region, figures, selection)]
    whole = dict.fromkeys(("countries", "persons", "low", "high", "least"), "Int64")
    return pd.DataFrame(steps, columns=list(MOVED.names)).astype(whole)


def _of_region(
    noun: str, region: str, figures: pd.DataFrame, selection: Selection
) -> list[dict[str, object]]:
    """The steps for one region in words and figures; none without figures for two years."""
    figures = figures[figures["geography"].isin(members(region)) & figures["low"].notna()]
    years = sorted({int(year) for year in figures["period_start"]})
    first, last = selection.years or (years[-2:][0], years[-1]) if years else (0, 0)
    within = [year for year in years if first <= year <= last]
    if len(within) < 2:
        return []
    pair, beside = (within[0], within[-1]), ("kind", "publisher", "source")
    of = {name: figures[name].iloc[0] for name in beside}
    steps = moved.moved(figures, *pair, str(of["publisher"]), str(of["kind"]))
    return [
        {
            "geography": region,
            "step": step.name,
            "countries": step.countries,
            "persons": step.low if step.low == step.high else pd.NA,
            "low": step.low,
            "high": step.high,
            "least": step.least,
            "largest": _largest(step),
            "told": _told(steps, step, pair, f"{noun}, {places()[region].label}"),
            "period_start": pair[0],
            "period_end": pair[1],
            **of,
        }
        for step in steps
    ]


def _told(steps: list[Step], step: Step, years: tuple[int, int], whose: str) -> str:
    """The first row tells what moved most, the last all of it, others themselves."""
    first, last = years
    if step.name == "before":
        return _in_short(f"{whose}, {first} to {last}: ", steps, first, last)
    if step.name == "after":
        ends = f"{_figure(steps[0])} in {first}, {_figure(step)} in {last}"
        return f"{whose}: {ends}; {'; '.join(_part(one, first, last) for one in steps[1:-1])}"
    return f"{whose}, {first} to {last}: {_part(step, first, last)}"


def _in_short(whose: str, steps: list[Step], first: int, last: int) -> str:
    """ "World, 2018 to 2019: +35,925 to +36,115; Pakistan (no figure for 2018) +32,022; ..." as a finding."""
    moves = steps[1:-1]
    most = max(moves, key=lambda step: abs(step.of_largest[0]))
    low, high = (sum(ends) for ends in zip(*((step.low, step.high) for step in moves), strict=True))
    told = [f"{whose}{_signed(low, high)}{', rise or fall unknown' if low < 0 < high else ''}"]
    why = _why(most, first, last).removeprefix("with ")
    told += [f"{places()[most.largest].label} ({why}) {_signed(*most.of_largest)}"]
    told += [f"the same {one.countries} countries {_figure(one)}" for one in moves if one.name == "both"]
    while len(told) > 1 and len(" ".join(told).split()) > LONGEST:
        told.pop()
    return "; ".join(told)


def _part(step: Step, first: int, last: int) -> str:
    """ "21 countries with no figure for 2018: +34,818 to +34,850 (largest: Pakistan +32,022)"."""
    who = _why(step, first, last)
    of = f" (largest: {_largest(step)})" if step.countries > 1 else f" ({places()[step.largest].label})"
    return f"{numbers.plural(step.countries, 'country')} {who}: {_figure(step)}{of}"


def _why(step: Step, first: int, last: int) -> str:
    return {
        "began": f"with no figure for {first}",
        "stopped": f"with no figure for {last}",
        "anew": "counting anew",
        "both": "with figures for both",
    }[step.name]


def _largest(step: Step) -> str:
    return f"{places()[step.largest].label} {_signed(*step.of_largest)}" if step.largest else ""


def _figure(step: Step) -> str:
    whole = step.name in ("before", "after")
    return numbers.between(step.low, step.high) if whole else _signed(step.low, step.high)


def _signed(low: float, high: float) -> str:
    """+3,642, -1,194, +4,627 to +4,785."""
    return " to ".join(f"{end:+,.0f}" for end in dict.fromkeys((low, high)))
