"""What a view is called, what stands below its title, and who published it, in one line each."""

import re
from collections.abc import Sequence

from components.model import numbers
from components.model.rows import COUNTED
from components.model.view import View
from data.sources import Source, in_short

FEW, CHOSEN = 2, 6
LONGEST = 20  # words of a subtitle
# Of these there are so and so many a year; other units are of a day, a whole, or say it themselves.
YEARLY = ("persons", "prosecutions, convictions or cases")
EDITIONS = re.compile(r"\b(dataset|edition)\b", re.IGNORECASE)


def title(view: View) -> str:
    """Measure, place and time of the rows shown, for where it stands alone."""
    exhibit = view.exhibit
    if view.empty:
        return exhibit.title
    counted = unit(view)
    said = counted.rpartition(" ")[2] in exhibit.title.lower()
    told = ", ".join(filter(None, (exhibit.title, "" if said else counted, _summed_over(view))))
    return f"{told}: {places(view)}, {years(view)}"


def subtitle(view: View) -> str:
    """What a title leaves out: unit, coverage, place, time, and as much of who published it as has room."""
    made_by, names = publishers(view.sources), publishers(view.sources, dated=False)
    counted, when = [unit(view), _summed_over(view)], years(view)
    for few, by in ((FEW, made_by), (FEW, names), (FEW, ""), (0, "")):
        text = ", ".join(filter(None, (*counted, places(view, few), when, by)))
        if len(text.split()) <= LONGEST:
            break
    return f"{text[0].upper()}{text[1:]}"


def unit(view: View) -> str:
    """In what figures are told: persons a year where each year has its own count."""
    rows, exhibit = view.rows, view.exhibit
    if exhibit.measure == COUNTED:
        return "countries"
    yearly = (
        exhibit.field.unit in YEARLY
        and rows["period_start"].array.tolist() == rows["period_end"].array.tolist()
    )
    counted = yearly and "estimate" not in rows["kind"].array
    return f"{exhibit.field.unit} a year" if counted else exhibit.field.unit


def places(view: View, few: int = FEW) -> str:
    """The places that the rows are about."""
    names, exhibit = numbers.unique(view.shown["geography"]), view.exhibit
    most = CHOSEN if few and exhibit.exact else few
    if exhibit.among and (chosen := view.selection.chosen(exhibit.one)):
        apart = numbers.unique(view.shown.loc[view.rows[exhibit.one].isin(chosen), exhibit.one])
        return f"{numbers.listing(apart, most)} among {numbers.plural(len(names), 'place')}"
    if len(names) > most:
        return numbers.plural(len(names), "place")
    # "Sweden and France" names Sweden too.
    named = {part for name in names if " and " in name for part in name.split(" and ")}
    return numbers.listing([name for name in names if name not in named], CHOSEN)


def years(view: View) -> str:
    """The years that the rows are about; there are some."""
    return numbers.span(int(view.rows["period_start"].min()), int(view.rows["period_end"].max()))


def publishers(sources: Sequence[Source], *, dated: bool = True) -> str:
    """Who published it in one short line, one or two with their dates: "UNODC, edition of 14 April 2025"."""
    names: dict[str, None] = {}
    editions: dict[str, None] = {}
    for source in sorted(sources, key=lambda source: not source.first_hand):
        name = f"{source.read_in}{in_short(source.publisher)}"
        when = numbers.date(source.published) if source.published else ""
        of = "edition of " if when and EDITIONS.search(source.title) else ""
        names[name], editions[", ".join(filter(None, (name, f"{of}{when}")))] = None, None
    return numbers.listing(editions) if dated and len(editions) <= FEW else numbers.listing(names, FEW)


def _summed_over(view: View) -> str:
    """How many countries the sums hold, where the rows are sums over countries."""
    rows, exhibit = view.rows, view.exhibit
    if COUNTED not in rows or exhibit.measure == COUNTED or rows[COUNTED].isna().all():
        return ""
    fewest, most = int(rows[COUNTED].min()), int(rows[COUNTED].max())
    number = str(most) if fewest == most else f"{fewest} to {most}"
    same = "the same " if exhibit.lens == "constant_panel" else ""
    return f"sum of {same}{number} reporting {'country' if most == 1 else 'countries'}"
