"""Whether a sentence stands on the rows of a view: computed from the rows and tables alone.

Numbers of a sentence are parsed back ("27.6 million" is 27,600,000) and looked up in one row.
"""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from components.model.view import View
from data.package import TABLES
from data.sources import sources
from data.tables import read

NUMBER = re.compile(r"(?<![\w.])-?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: (million|billion))?")
SCALE = {None: 1.0, "million": 1e6, "billion": 1e9}


def numbers(text: str) -> list[tuple[float, float]]:
    """Each number of a text, and how exactly it is told."""
    found = []
    for match in NUMBER.finditer(text):
        scale = SCALE[match[3]]
        value = float(match[1].replace(",", "") + (match[2] or "")) * scale
        found.append((value, 0.006 * scale if match[3] else 0.006))
    return found


def holds(text: str, value: float) -> bool:
    """Whether a text tells this number."""
    return any(abs(abs(value) - told) <= near for told, near in numbers(text))


@cache
def members(place: str) -> int:
    """How many countries a region of the vocabulary holds, counted in its table."""
    rows = read(TABLES["geographies"])
    rows = rows[rows["level"] == "country"]
    inside = rows["lies_in"].str.split().map(lambda held: place in held).sum()
    return len(rows) if place == "001" else int(inside)


def ends(row: pd.Series, measure: str) -> Iterator[float]:
    """The figure of a row: the value, or both ends of its range."""
    told = [row[measure], *(row.get(end, pd.NA) for end in ("low", "high"))]
    if printed_below_five(row):
        yield 5.0
        return
    known = [float(item) for item in told if isinstance(item, int | float) and not pd.isna(item)]
    yield from known[:1] if not pd.isna(row[measure]) and known else known


def printed_below_five(row: pd.Series) -> bool:
    """Whether a row is a cell that the file prints as "<5": no sum, no value, from 0 to 4."""
    computed = "hidden_cells" in row.index or not pd.isna(row.get("derived", pd.NA))
    return not computed and pd.isna(row.get("persons", 0)) and (row.get("low"), row.get("high")) == (0, 4)


def one_sided(row: pd.Series, view: View) -> tuple[str, ...]:
    """The words that a bound without its other end needs."""
    low, high = (row.get(end, pd.NA) for end in ("low", "high"))
    if printed_below_five(row):
        return ("fewer than",)
    if not _counted(view) or view.exhibit.lens == "coverage" or pd.isna(low) == pd.isna(high):
        return ()
    return ("at least",) if pd.isna(high) else ("at most",)


def stands_on(sentence: str, row: pd.Series, view: View) -> bool:
    """Whether place, years, figure and every other number of a sentence are those of this row."""
    place = str(view.shown.loc[row.name, "geography"])
    # A table of one place, as the World of the case records, where contributors work, need not name it.
    if place not in sentence and read(view.exhibit.resource)["geography"].nunique() > 1:
        return False
    exhibit, said = view.exhibit, outside_texts(sentence, row, view)
    years = [float(row["period_start"]), float(row["period_end"])]
    figure = list(ends(row, exhibit.measure)) if _counted(view) else []
    dated = {"date", "as_of", "reported"} & set(row.index)
    held = [float(members(str(row["geography"])))] if "reporting_countries" in row.index else []
    needed = _needed(row, view)
    known = [*years, *figure, *held, *needed, *_amounts(row, view)]
    return (
        all(any(part in sentence.casefold() for part in names) for names in _parts(row, view))
        and (bool(dated) or all(holds(sentence, year) for year in years))
        and all(words in sentence for words in one_sided(row, view))
        and all(holds(said, item) for item in (*figure, *needed))
        and all(any(abs(abs(item) - told) <= near for item in known) for told, near in numbers(said))
    )


# Columns that tell the rows of one place and year apart, and nouns that stand for a label.
TELLING = (
    "origin", "form", "person", "stage", "concept", "money_concept", "about", "counted", "flow", "characteristic",
    "series", "edition", "treaty", "status", "instrument", "event", "standing", "tier", "report", "number", "speaker",
)  # fmt: skip
SAID_FOR = {
    "convicted traffickers": ("persons convicted", "convicted traffickers"),
    "party": ("joined",), "signed, not bound": ("signed and, in the list in use, had not joined",),
}  # fmt: skip
# The statement that another one answers; "share of persons of this sex", said by the sex itself.
UNSAID = {("statements", "about"), ("justice_shares", "about"), ("justice_shares", "stage")}
UNTOLD = {"", "all", "all forms", "none", "nan"}


def _parts(row: pd.Series, view: View) -> Iterator[tuple[str, ...]]:
    """What a sentence on a row must name beside place and years, in lower case."""
    shown = view.shown.loc[row.name]
    for name in TELLING:
        if (view.exhibit.table, name) in UNSAID:
            continue
        if name in view.exhibit.resource.names or name == "person":
            label = str(shown[name]).casefold()
            if label not in UNTOLD and not pd.isna(shown[name]):
                every = [(word,) for word in re.findall(r"\w+", label)]  # some stand in place and years
                yield from every if name in ("series", "instrument") else [SAID_FOR.get(label, (label,))]


def outside_texts(sentence: str, row: pd.Series, view: View) -> str:
    """A sentence without the texts that it quotes from the row (labels, notes, series, sources)."""
    source, shown = sources()[str(row["source"])], view.shown.loc[row.name]
    said = sentence.replace(f", {source.year})", ")")
    numeric = {"years"} | ({"figure"} if _counted(view) else set())
    cells = [str(shown[name]) for name in shown.index if name not in numeric and isinstance(shown[name], str)]
    cells += [first for cell in cells for first in re.split(r"(?<=\.) (?=[A-Z])", cell)[:1]]
    cells += ["“<5”"] if any("“<5”" in cell for cell in cells) else []
    lowered = {f"{cell[:1].lower()}{cell[1:]}" for cell in cells}
    texts = {source.short_title, source.publisher, *cells, *lowered}
    for text in sorted(texts, key=len, reverse=True):
        if re.search(r"\d", text):
            said = said.replace(text.removesuffix("."), "…")
    return said


def _counted(view: View) -> bool:
    """Whether the measure is a number that a sentence must tell."""
    exhibit = view.exhibit
    return exhibit.field.type in ("integer", "number") and not _in_amounts(view)


def _in_amounts(view: View) -> bool:
    """Whether a sentence tells the figures of several columns."""
    return "{amounts}" in view.exhibit.resource.sentence


def _needed(row: pd.Series, view: View) -> list[float]:
    """Numbers of people or countries behind a figure, which a sentence must tell with it."""
    names = {"known_cases", "all_cases", "years_reported"}
    if members(str(row["geography"])) > 1 or "{reporters}" in view.exhibit.resource.sentence:
        names.add("reporting_countries")
    return [float(row[name]) for name in sorted(names) if name in row.index and not pd.isna(row[name])]


def _amounts(row: pd.Series, view: View) -> list[float]:
    """Figures that stand in several columns, and how many countries places hold that are no region."""
    names = [field.name for field in view.exhibit.resource.measures] if _in_amounts(view) else []
    names += ["reporting_countries"] if "reporting_countries" in row.index else []
    return [float(row[name]) for name in names if not pd.isna(row[name])]


@cache
def _records(view: View) -> tuple[pd.Series, ...]:
    return tuple(row for _, row in view.rows.astype("object").iterrows())


def founded(sentence: str, view: View) -> bool:
    """Whether some row of the view bears a sentence."""
    return any(stands_on(sentence, row, view) for row in _records(view))


def reaches(sentence: str, view: View) -> bool:
    """Whether a sentence on the whole view counts its rows, places and years rightly."""
    rows, source = view.rows, view.sources[0]
    last = int(rows["period_end"].max())
    newest = int((rows["period_end"] == last).sum())
    known = {len(rows), len(view.sources) - 1, rows["geography"].nunique(), last, newest}
    said = sentence.replace(f", {source.year}", "")
    places = [str(place) for place in view.shown["geography"].unique()]
    for text in (view.exhibit.title, source.short_title, *places, source.publisher):
        said = said.replace(text, "")
    return (
        holds(sentence, len(rows))
        and holds(sentence, last)
        and all(told in known for told, _ in numbers(said))
    )
