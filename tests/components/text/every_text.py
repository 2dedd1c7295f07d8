"""Every text that the product makes or shows by itself, each with where it stands.

Left out are quotations, which name their speaker: the table of statements, famous numbers as repeated,
titles and addresses of sources; and the claims that, as the descriptor says, rows do not support.
"""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from components.exhibits.site import PAGES
from components.model.view import View
from components.text import gaps
from components.text.headlines import QUESTIONS, answer
from components.text.presentation import present
from components.text.statements import say
from data.breaks import breaks
from data.geographies import countries
from data.package import SHARED, TABLES, Table, WordsOfCodes
from data.tables import labels, read
from tests.figures import seen
from tests.sampled import sampled

ROOT = Path(__file__).parents[3]
EXEMPT_CODE = {"forbidden.py"}

Told = Iterator[tuple[str, str]]


def of_view(view: View) -> Told:
    """Title, note, alt text, ends of lines, changes and statements of a view."""
    exhibit = view.exhibit
    words = present(view)
    told = [words.full_title, words.subtitle, words.finding, exhibit.reading_note, *view.breaks]
    told += [without_titles(text, view) for text in say(view).supports]
    told += [note.text for note in words.notes]
    told += [words.alt] if not exhibit.resource.quotes else []
    yield from ((exhibit.slug, text) for text in told)


def without_titles(text: str, view: View) -> str:
    """A sentence without the titles of its sources, which are quotations that name their publisher."""
    for source in view.sources:
        text = text.replace(source.short_title, "")
    return text


def of_table(table: Table) -> Told:
    """What a table is, what its columns and codes mean, and the texts of its rows."""
    told = (table.title, table.description, table.reading_note, table.sentence, table.missing)
    yield from ((table.name, text) for text in (*told, *said(table.words)))
    for field in table.fields:
        where = f"{table.name}.{field.name}"
        yield from ((where, text) for text in (field.title, field.description))
        coded = field.vocabulary or field.categories
        if field.type == "string" and not coded and not field.quotes:
            yield from ((where, str(text)) for text in read(table)[field.name].dropna().unique())
        elif coded and field.vocabulary != "sources":
            yield from ((where, text) for text in labels(field).values())


def said(words: WordsOfCodes) -> Iterator[str]:
    """What sentences say for codes."""
    for columns in words.values():
        for codes in columns.values():
            yield from codes.values()


def of_code() -> Told:
    """Every text in the code of pages and components but docstrings."""
    for path in chain(ROOT.glob("pages/*.py"), ROOT.glob("components/**/*.py")):
        if path.name in EXEMPT_CODE:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield path.name, node.value


def everything() -> Told:
    """All of it, views as a reader without filters sees them."""
    for exhibit in sampled():
        yield from of_view(seen(exhibit))
    for table in TABLES.values():
        yield from of_table(table)
    yield from (("words", text) for text in (*said(SHARED.words), *SHARED.derived.values()))
    yield from of_code()
    yield from (("gaps", text) for code in countries() for text in gaps.gaps(code))
    yield from (("breaks", item.sentence) for item in breaks())
    yield from (("answers", answer(question).sentence) for question in QUESTIONS)
    yield from (("pages", page.purpose) for page in PAGES)
