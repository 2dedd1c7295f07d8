"""What a view is called: measure, place and time of its rows."""

from __future__ import annotations

from components.model import numbers
from components.model.rows import COUNTED
from components.model.view import View

FEW = 2


def title(view: View) -> str:
    """Measure, place and time of the rows shown."""
    if view.empty:
        return view.exhibit.title
    return f"{view.exhibit.title}{_summed_over(view)}: {places(view)}, {years(view)}"


def places(view: View) -> str:
    """The places that the rows are about."""
    names = numbers.unique(view.shown["geography"])
    return numbers.listing(names) if len(names) <= FEW else f"{len(names)} places"


def years(view: View) -> str:
    """The years that the rows are about; there are some."""
    return numbers.span(int(view.rows["period_start"].min()), int(view.rows["period_end"].max()))


def _summed_over(view: View) -> str:
    """How many countries the sums hold, where the rows are sums over countries."""
    rows, exhibit = view.rows, view.exhibit
    if COUNTED not in rows or exhibit.measure == COUNTED or rows[COUNTED].isna().all():
        return ""
    fewest, most = int(rows[COUNTED].min()), int(rows[COUNTED].max())
    number = str(most) if fewest == most else f"{fewest} to {most}"
    same = "the same " if exhibit.lens == "constant_panel" else ""
    return f", sum of {same}{number} reporting {'country' if most == 1 else 'countries'}"
