"""How to cite a view or a whole table, producers first, then this dashboard: as text, BibTeX, CSL-JSON."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

import pandas as pd

from components.model import numbers
from components.model.view import View
from components.text.titles import title
from data.clock import plausible
from data.loaded_tables import changed
from data.overlay import version
from data.package import Table
from data.sources import Source, access_words, sources
from data.tables import labels

DASHBOARD = "Blue Heart Statistics"
NO_TERMS = "Not stated"
BIBTEX_TYPES = {"dataset": "misc", "report": "techreport", "webpage": "misc"}
SPECIALS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
# A web address keeps its signs but for those that would end a field.
KEPT_IN_URL = ":/?#[]@!$&'()*+,;=%-._~"


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


def cite_view(view: View, seen: date, link: str) -> tuple[Entry, ...]:
    """The sources of the rows shown, then the exhibit; for a view without rows the exhibit alone.

    `seen` is the day on which the exhibit was looked at, `link` leads to it with its selection.
    """
    works = _of_rows(view.rows, view.exhibit.resource)
    return (*works, _dashboard(view.exhibit.slug, title(view), seen, link))


def _of_rows(rows: pd.DataFrame, table: Table) -> tuple[Entry, ...]:
    """An entry for each source, in the order of their first row."""
    if "source" not in rows or table.key == ("source",):
        return ()
    names, works = labels(table.field("publisher")) if "publisher" in rows else {}, []
    for code in numbers.unique(rows["source"]):
        producers = numbers.unique(rows.loc[rows["source"] == code, "publisher"]) if names else ()
        works.append(_work(sources()[code], tuple(names[producer] for producer in producers)))
    return tuple(works)


def _work(source: Source, producers: tuple[str, ...]) -> Entry:
    """A source as an entry; whose figures it repeats only where it is not the producer's own page."""
    second_hand = source.access == "second_hand"
    seen = () if source.access == "original" else (access_words()[source.access],)
    page = (f"p. {source.page}" if source.page.isdigit() else source.page,) if source.page else ()
    told = source.terms.removesuffix(".")
    terms = () if told.startswith(NO_TERMS) else (told if told.startswith("Terms") else f"Terms: {told}",)
    kind = "webpage" if second_hand else "report"
    return Entry(
        key=source.source,
        kind="dataset" if re.search(r"\bdata ?set\b", source.title, re.IGNORECASE) else kind,
        author=source.publisher,
        title=source.title,
        issued=source.published,
        url=source.url,
        accessed=source.seen_on,
        producers=tuple(name for name in producers if second_hand and name != source.publisher),
        notes=(*seen, *page, *terms),
    )


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


def as_text(entries: Sequence[Entry]) -> str:
    """One paragraph a work, producers first; its address last, without a full stop."""
    paragraphs = []
    for entry in entries:
        read_in = f"{', '.join(entry.producers)}, read in: " if entry.producers else ""
        seen = numbers.date(entry.accessed) if entry.accessed else ""
        told = [f"{read_in}{entry.author} ({entry.issued[:4] or 'n.d.'})", entry.title]
        told += [f"Data version {entry.version}{seen and f', seen {seen}'}"] if entry.version else []
        told += [*entry.notes, *([f"Seen {seen}"] if seen and not entry.version else [])]
        text = ". ".join(part.removesuffix(".") for part in told) + "."
        paragraphs.append(f"{text} {entry.url}".rstrip())
    return "\n\n".join(paragraphs)


def in_short(entry: Entry) -> str:
    """This dashboard on one line, to stand below a quoted sentence that names its source."""
    seen = f", seen {numbers.date(entry.accessed)}" if entry.accessed else ""
    return f"{entry.author}, data version {entry.version}{seen}: {entry.url}"


def as_bibtex(entries: Sequence[Entry]) -> str:
    """A BibTeX file; names and titles in double braces, so that no tool turns or lowers them."""
    works = []
    for entry in entries:
        fields = {
            "author": f"{{{escaped(entry.author)}}}",
            "title": f"{{{escaped(entry.title)}}}",
            "year": entry.issued[:4],
            "institution": escaped(entry.author) if entry.kind == "report" else "",
            "version": entry.version,
            "url": quote(entry.url, safe=KEPT_IN_URL),
            "urldate": entry.accessed,
            "note": escaped(_note(entry)),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value.strip("{}")]
        works.append("\n".join([f"@{BIBTEX_TYPES[entry.kind]}{{{_key(entry)},", *lines, "}"]))
    return "\n\n".join(works) + "\n"


def _note(entry: Entry) -> str:
    of = (f"Figures of {', '.join(entry.producers)}",) if entry.producers else ()
    version = (f"Data version {entry.version}",) if entry.version else ()
    return ". ".join((*of, *version, *entry.notes))


def escaped(text: str) -> str:
    """A text whose signs BibTeX and LaTeX would take for commands, escaped; on one line."""
    return "".join(SPECIALS.get(sign, sign) for sign in " ".join(text.split()))


def as_csl_json(entries: Sequence[Entry]) -> str:
    """A CSL-JSON file: a list of items, as citation tools read it."""
    items = (
        {
            "id": _key(entry),
            "type": entry.kind,
            "author": [{"literal": entry.author}],
            "title": entry.title,
            "publisher": entry.author,
            "issued": _date_parts(entry.issued),
            "accessed": _date_parts(entry.accessed),
            "version": entry.version,
            "URL": entry.url,
            "note": _note(entry),
        }
        for entry in entries
    )
    told = [{name: value for name, value in item.items() if value} for item in items]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _date_parts(iso: str) -> dict[str, object]:
    """2025-04 as {"date-parts": [[2025, 4]]}; nothing for no date."""
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}


def _key(entry: Entry) -> str:
    return re.sub(r"[^A-Za-z0-9_]+", "_", entry.key)
