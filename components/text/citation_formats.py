"""Citations as text, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from urllib.parse import quote

from components.model import numbers
from components.text.citations import Entry

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


def as_text(entries: Sequence[Entry]) -> str:
    """One paragraph a work, producers first; its address last, without a full stop."""
    return "\n\n".join(_paragraph(entry) for entry in entries)


def _paragraph(entry: Entry) -> str:
    author = f"{', '.join(entry.producers)}, read in: {entry.author}" if entry.producers else entry.author
    told = [f"{author} ({entry.year})", entry.title]
    if entry.version:
        seen = f", seen {numbers.date(entry.accessed)}" if entry.accessed else ""
        told.append(f"Data version {entry.version}{seen}")
    told += entry.notes
    if entry.accessed and not entry.version:
        told.append(f"Seen {numbers.date(entry.accessed)}")
    text = ". ".join(part.removesuffix(".") for part in told) + "."
    return f"{text} {entry.url}".rstrip()


def in_short(entry: Entry) -> str:
    """This dashboard on one line, to stand below a quoted sentence that names its source."""
    seen = f", seen {numbers.date(entry.accessed)}" if entry.accessed else ""
    return f"{entry.author}, data version {entry.version}{seen}: {entry.url}"


def as_bibtex(entries: Sequence[Entry]) -> str:
    """A BibTeX file; names and titles in double braces, so that no tool turns or lowers them."""
    return "\n\n".join(_bibtex(entry) for entry in entries) + "\n"


def _bibtex(entry: Entry) -> str:
    fields = {
        "author": f"{{{escaped(entry.author)}}}",
        "title": f"{{{escaped(entry.title)}}}",
        "year": entry.issued[:4],
        "institution": escaped(entry.author) if entry.kind == "report" else "",
        "version": entry.version,
        "url": quote(entry.url, safe=KEPT_IN_URL),
        "urldate": entry.accessed,
        "note": escaped(". ".join(_notes(entry))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value.strip("{}")]
    return "\n".join([f"@{BIBTEX_TYPES[entry.kind]}{{{_key(entry)},", *lines, "}"])


def _notes(entry: Entry) -> tuple[str, ...]:
    of = (f"Figures of {', '.join(entry.producers)}",) if entry.producers else ()
    version = (f"Data version {entry.version}",) if entry.version else ()
    return (*of, *version, *entry.notes)


def escaped(text: str) -> str:
    """A text whose signs BibTeX and LaTeX would take for commands, escaped; on one line."""
    return "".join(SPECIALS.get(sign, sign) for sign in " ".join(text.split()))


def as_csl_json(entries: Sequence[Entry]) -> str:
    """A CSL-JSON file: a list of items, as citation tools read it."""
    return json.dumps([_csl(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _csl(entry: Entry) -> dict[str, object]:
    item = {
        "id": _key(entry),
        "type": entry.kind,
        "author": [{"literal": entry.author}],
        "title": entry.title,
        "publisher": entry.author,
        "issued": _date_parts(entry.issued),
        "accessed": _date_parts(entry.accessed),
        "version": entry.version,
        "URL": entry.url,
        "note": ". ".join(_notes(entry)),
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(iso: str) -> dict[str, object]:
    """2025-04 as {"date-parts": [[2025, 4]]}; nothing for no date."""
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}


def _key(entry: Entry) -> str:
    return re.sub(r"[^A-Za-z0-9_]+", "_", entry.key)
