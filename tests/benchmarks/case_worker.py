"""Asks case records with the code in this folder and with pandas, and prints the times of both as JSON.

`python case_worker.py FILE` in the folder of an app.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from timeit import repeat

import pandas as pd
import pyarrow.parquet as pq

sys.path.insert(0, str(Path.cwd()))

from data.cases import cross, shares
from data.cases.records import CITIZENSHIP, FORM, YEAR
from data.cases.sources import beside, from_file, tally

Counts = dict[str, int]
Way = dict[str, Callable[[], Counts]]
REPEATS = 7


def by_cases(path: Path) -> Way:
    """What a page asks, of the tally beside the file, hiding of small groups included."""
    beside(path).parent.mkdir(exist_ok=True)
    pq.write_table(tally(pq.read_table(path)), beside(path))
    cases = from_file(path)
    return {
        "citizenships": lambda: shown(shares(cases, CITIZENSHIP).rows, "code"),
        "forms by year": lambda: shown(cross(cases, YEAR, FORM).rows, "row", "column"),
    }


def shown(rows: pd.DataFrame, *keys: str) -> Counts:
    """The counts that are not hidden, by their codes."""
    several = rows.loc[~rows["hidden"], [*keys, "cases"]].itertuples(index=False)
    return {" ".join(map(str, codes)): int(cases) for *codes, cases in several if "total" not in codes}


def by_pandas(path: Path) -> Way:
    """All rows in memory, in the types that pandas chooses for the file; nothing is hidden."""
    rows = pd.read_parquet(path)

    def forms() -> Counts:
        sums = rows.filter(like="form_").eq(True).groupby(rows["year"], observed=True).sum().stack()
        return {f"{year} {flag.removeprefix('form_')}": int(cases) for (year, flag), cases in sums.items()}

    return {"citizenships": lambda: rows["citizenship"].value_counts().to_dict(), "forms by year": forms}


def milliseconds(ask: Callable[[], Counts]) -> float:
    """How long an answer takes, the median of several."""
    return median(repeat(ask, number=1, repeat=REPEATS)) * 1000


def main() -> None:
    """Ask everything once, which has to agree as far as it is shown, then again and again."""
    ours, theirs = (way(Path(sys.argv[1])) for way in (by_cases, by_pandas))
    for name, ask in ours.items():
        if not ask() or not ask().items() <= theirs[name]().items():
            sys.exit(f"{name}: pandas finds other counts")
    print(json.dumps({name: [milliseconds(ask), milliseconds(theirs[name])] for name, ask in ours.items()}))


if __name__ == "__main__":
    main()
