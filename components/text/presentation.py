"""A view put into words, once: whatever shows it, saves it or sends it reads these and asks no rows."""

from dataclasses import dataclass
from functools import cached_property

from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.labels import words_of
from components.model.rows import chosen, every_row
from components.model.selection import only, words
from components.model.view import View
from components.text import notes, rows_in_words, statements, titles
from components.text.markdown import linked
from components.text.notes import CIRCLED, Note
from data.sources import Source


@dataclass(frozen=True, eq=False)
class Presentation:
    """All words of one view, each made when it is first read: a CSV needs no alt text.

    The view gives what is drawn or saved in numbers: its rows, its exhibit, its selection.
    """

    view: View

    # Measure, place and time, for what is read without a subtitle; the exhibit's title without rows.
    full_title = cached_property(lambda told: titles.title(told.view))
    # One short sentence that the rows support; "" where there is none.
    finding = cached_property(lambda told: statements.finding(told.view))
    # How to read it, breaks, stripes, single years, the last change, places that reach beyond.
    notes = cached_property(lambda told: notes.notes(told.view))
    # What is shown, for whoever does not see it; "" without rows.
    alt = cached_property(lambda told: rows_in_words.alt_text(told.view))
    # The rows as a reader sees them: words, units in the headings, sources named.
    table = cached_property(lambda told: rows_in_words.table(told.view))
    # Each row of a list in Markdown.
    paragraphs = cached_property(lambda told: rows_in_words.paragraphs(told.view))
    # Sentences that the rows support, and claims that they do not.
    said = cached_property(lambda told: statements.say(told.view))
    # How many rows there are: "34 rows".
    rows = cached_property(lambda told: numbers.plural(told.view.count, "row"))
    # Publishers and editions in one short line; `source_line` cites them.
    sources_in_short = cached_property(lambda told: titles.publishers(told.sources))
    # The sources with links, in Markdown; further ones are in the table.
    source_line = cached_property(lambda told: linked(told.sources))

    @property
    def title(self) -> str:
        """What it is; place, time, unit and coverage stand in the subtitle."""
        return self.view.exhibit.title

    @cached_property
    def subtitle(self) -> str:
        """Unit, coverage, places, time, and who published it; "" without rows."""
        return "" if self.view.empty else titles.subtitle(self.view)

    @cached_property
    def caveats(self) -> tuple[str, ...]:
        """What goes with the reading note wherever a view goes: breaks, and what stripes mean."""
        return self.of_kind(notes.BREAK, notes.STRIPES)

    def of_kind(self, *kinds: str) -> tuple[str, ...]:
        """The texts of the notes of some kinds."""
        return tuple(note.text for note in self.notes if note.kind in kinds)

    @cached_property
    def main_note(self) -> Note:
        """The note that protects most."""
        return max(self.notes, key=lambda note: notes.WEIGHTS[note.kind])

    @property
    def short_notes(self) -> list[str]:
        """In short the note that protects most, and each break that has a number in the chart."""
        numbered = (note for note in self.notes if note.kind == notes.BREAK and note.text[0] in CIRCLED)
        return list(dict.fromkeys(note.short for note in (self.main_note, *numbered)))

    @property
    def framed(self) -> tuple[str, ...]:
        """What stands between title and chart of a picture: subtitle, note and what stripes mean, sources."""
        told = " ".join([*self.short_notes, *self.of_kind(notes.STRIPES)])
        return (self.subtitle, told, f"Source: {self.sources_in_short}.")

    @property
    def folded(self) -> list[Note]:
        """The notes that a card does not tell in full beside its chart."""
        short = self.short_notes
        return [note for note in self.notes if note.bare not in short]

    @property
    def about(self) -> str:
        """What is folded under the chart: "About this chart (4 notes, 2 breaks)"."""
        breaks = sum(note.kind == notes.BREAK for note in self.folded)
        counts = ((len(self.folded) - breaks, "note"), (breaks, "break"))
        told = ", ".join(numbers.plural(count, noun) for count, noun in counts if count)
        return f"About this {'chart' if self.view.exhibit.chart else 'list'}{f' ({told})' if told else ''}"

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where the figures were read, in the order of their first row."""
        return self.view.sources

    @property
    def widen(self) -> str:
        """Without rows: which filter to widen, and where there are some; else ""."""
        view, selection, one = self.view, self.view.selection, self.view.exhibit.one
        if not view.empty:
            return ""
        if view.exhibit.varies:
            return "No rows: choose another region, or other years."
        if one and not selection.chosen(one):
            return "No rows without a country: choose one."
        if one and not selection.years:
            others = view.every.rows[one].nunique()
            return f"No rows for {words(selection, one)}. This table has rows for {others} places."
        for name in (name for name in selection.active if name in view.every.picking):
            if not chosen(view.exhibit, only(selection, {name})).any():  # it by itself leaves nothing
                return f"No rows for {words(selection, name)}. {_offered(view.exhibit, name)}"
        return "No rows for this combination of filters. Clear one of them."


def present(view: View) -> Presentation:
    """The words of a view."""
    return Presentation(view)


def _offered(exhibit: Exhibit, name: str) -> str:
    rows = every_row(exhibit).rows
    if name == "year":
        first, last = int(rows["period_start"].min()), int(rows["period_end"].max())
        return f"Widen the years: these figures are about {numbers.span(first, last)}."
    filter_name = {"geography": "Region", "origin": "Origin"}.get(name, name.capitalize())
    names = numbers.unique(words_of(rows[name], exhibit.resource.field(name)))
    return f"Widen {filter_name}: these figures are for {numbers.listing(names, 4)}."
