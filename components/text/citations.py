"""How to cite a view or a whole table: its producers first, then this dashboard.

Each work is an entry; `components/text/citation_formats.py` writes entries as text, BibTeX and CSL-JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.model.numbers import unique
from components.model.view import View
from components.text.titles import title
from data.clock import plausible
from data.loaded_tables import changed
from data.overlay import version
from data.package import Table
from data.sources import Source, access_words, sources
from data.tables import labels, read

DASHBOARD = "Blue Heart Statistics"
NO_TERMS = "Not stated"


@dataclass(frozen=True)
class Entry:
    """One work to cite.

    `kind` is CSL's type (dataset, report, webpage). Dates are "2025-04-14", "2025-04", "2025" or "".
    `producers` are those whose figures a page of somebody else repeats. `notes` are phrases without a
    full stop: what was seen of the work, pages, terms of reuse.
    """

    key: str
    kind: str
    author: str
    title: str
    issued: str
    url: str
    accessed: str
    producers: tuple[str, ...] = ()
    version: str = ""
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The year of publication, or "n.d."."""
        return self.issued[:4] or "n.d."


def cite_view(view: View, seen: date, link: str) -> tuple[Entry, ...]:
    """The sources of the rows shown, then the exhibit; for a view without rows the exhibit alone.

    `seen` is the day on which the exhibit was looked at, `link` leads to it with its selection.
    """
    works = _of_rows(view.rows, view.exhibit.resource)
    return (*works, _dashboard(view.exhibit.slug, title(view), seen, link))


def cite_table(table: Table, seen: date, link: str) -> tuple[Entry, ...]:
    """The sources of all rows of a table, then the table.

    The table alone where rows have no source, and for the table of sources itself.
    """
    return (*_of_rows(read(table), table), _dashboard(table.name, f"{table.title} (table)", seen, link))


def _of_rows(rows: pd.DataFrame, table: Table) -> tuple[Entry, ...]:
    """An entry for each source, in the order of their first row."""
    if "source" not in rows or table.key == ("source",):
        return ()
    return tuple(_work(sources()[code], _producers(rows, table, code)) for code in unique(rows["source"]))


def _producers(rows: pd.DataFrame, table: Table, source: str) -> tuple[str, ...]:
    """Who produced the figures that were read in a source, in words."""
    if "publisher" not in rows:
        return ()
    words = labels(table.field("publisher"))
    return tuple(words[code] for code in unique(rows.loc[rows["source"] == source, "publisher"]))


def _work(source: Source, producers: tuple[str, ...]) -> Entry:
    """A source as an entry; whose figures it repeats only where it is not the producer's own page."""
    second_hand = source.access == "second_hand"
    others = tuple(name for name in producers if second_hand and name != source.publisher)
    seen = () if source.access == "original" else (access_words()[source.access],)
    page = (f"p. {source.page}" if source.page.isdigit() else source.page,) if source.page else ()
    told = source.terms.removesuffix(".")
    terms = () if told.startswith(NO_TERMS) else (told if told.startswith("Terms") else f"Terms: {told}",)
    return Entry(
        key=source.source,
        kind=_kind(source),
        author=source.publisher,
        title=source.title,
        issued=source.published,
        url=source.url,
        accessed=source.seen_on,
        producers=others,
        notes=(*seen, *page, *terms),
    )


def _kind(source: Source) -> str:
    """A data set, a page that repeats somebody else's figures, or else a report."""
    if re.search(r"\bdata ?set\b", source.title, re.IGNORECASE):
        return "dataset"
    return "webpage" if source.access == "second_hand" else "report"


def _dashboard(name: str, title: str, seen: date, link: str) -> Entry:
    """This dashboard, of the year of its data version."""
    return Entry(
        key=f"blue_heart_statistics_{name.replace('-', '_')}",
        kind="dataset",
        author=DASHBOARD,
        title=title,
        issued=changed().date().isoformat(),
        url=link,
        accessed=seen.isoformat() if plausible(seen) else "",
        version=version(),
        notes=("Compiled from the sources named; not a publication of UNODC",),
    )
