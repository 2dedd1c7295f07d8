"""How long each page takes on the server, and its cold start, beside a bare page with the same charts and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.measures import STARTS, PageResult, Pair, cold_starts, measure_pages
from tests.benchmarks.results import Part, Row

AIM = 1.3
COLD = 1.5


def measure(script: Path, names: Sequence[str], repeats: int, tell: Callable[[str], None]) -> list[Part]:
    """The cold starts, then every page with both servers running."""
    start = cold_starts(script)
    pages = measure_pages(script, names, repeats, tell)
    cold = Row("cold start to the first chart", "ms", start.product, start.bare, aim=COLD)
    note = f"Medians of {repeats} reruns; “seen” and “new” choices of years as explained above."
    return [
        Part("Pages on the server", [row for page in pages for row in _rows(page)], note),
        Part("Cold start", [cold], f"Median of {STARTS} starts."),
    ]


def _rows(page: PageResult) -> list[Row]:
    what = f"{page.name}, {page.charts} charts"
    sizes = (("first load", page.sent), ("chart JSON", page.chart_json))
    return [
        Row(f"{what}: seen, {page.changed} charts change", "ms", *_values(page.switch), aim=AIM),
        Row(f"{what}: new choice", "ms", *_values(page.new_choice), aim=AIM),
        *(
            Row(f"{what}: {name}", "kB", pair.product / 1000, pair.bare / 1000)
            for name, pair in sizes
            if pair.bare
        ),
    ]


def _values(pair: Pair) -> tuple[float, float]:
    return pair.product, pair.bare
