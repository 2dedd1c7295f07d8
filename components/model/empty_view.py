"""What to say where a selection leaves no rows: which filter to widen, and where there are some."""

from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.labels import words_of
from components.model.rows import chosen, every_row
from components.model.selection import only, words
from components.model.view import View


def widen(view: View) -> str:
    """Which filter to widen when the selection leaves nothing, and where there are rows."""
    one = view.exhibit.one
    if one and len(view.selection.chosen(one)) != 1:
        return "No rows without a country: choose one."
    if one and not view.selection.years:
        others = view.all_rows[one].nunique()
        return f"No rows for {words(view.selection, one)}. This table has rows for {others} places."
    blocking = [name for name in view.selection.active if _alone_empties(view, name)]
    if not blocking:
        return "No rows for this combination of filters. Clear one of them."
    name = blocking[0]
    return f"No rows for {words(view.selection, name)}. {_offered(view.exhibit, name)}"


def _alone_empties(view: View, name: str) -> bool:
    """Whether this choice by itself leaves nothing."""
    if name not in view.every.picking:
        return False
    return not chosen(view.exhibit, only(view.selection, {name})).any()


def _offered(exhibit: Exhibit, name: str) -> str:
    rows = every_row(exhibit).rows
    if name == "year":
        first, last = int(rows["period_start"].min()), int(rows["period_end"].max())
        return f"Widen the years: these figures are about {numbers.span(first, last)}."
    filter_name = {"geography": "Region", "origin": "Origin"}.get(name, name.capitalize())
    names = numbers.unique(words_of(rows[name], exhibit.resource.field(name)))
    return f"Widen {filter_name}: these figures are for {numbers.listing(names, 4)}."
