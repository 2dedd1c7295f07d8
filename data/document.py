"""Write docs/data.md from the descriptor: `python -m data.document`."""

from data.package import FOLDER, LOWERED, SHARED, TABLES, VERSION, Field, Table
from data.sources import second_hand
from data.tables import read

DOCUMENT = FOLDER.parent / "docs" / "data.md"
INTRODUCTION = f"""# The data

Made from `data/datapackage.json` (data version {VERSION}) by `python -m data.document`; a test fails when
this page is stale. Each table is a CSV file in `data/tables/`. Only a blank cell is missing: it is neither
zero nor "not applicable". Rows may be compared only where they agree in what is named under "Comparable
within", and not across a year of the table of breaks.
"""
SENTENCES = f"""## Sentences

The sentence of a table asks for its columns (`{{column:{LOWERED}}}` inside a sentence), for what the
`words` of the table, or those that all tables share, say for a code, and for what is worked out of a row.
After "|" stands what goes before the source, inside its brackets.
"""


def document() -> str:
    """The whole page in Markdown."""
    asked = (f"- `{{{name}}}`: {told}" for name, told in SHARED.derived.items())
    return "\n".join([INTRODUCTION, _second_hand(), *map(_section, TABLES.values()), SENTENCES, *asked, ""])


def rows_read_second_hand() -> dict[str, int]:
    """How many rows of each table rest on a page that is not the publisher's, nor a copy of its words."""
    sources = second_hand()
    tables = (table for table in TABLES.values() if table.name != "sources" and "source" in table.names)
    counts = {table.name: int(read(table)["source"].isin(sources).sum()) for table in tables}
    return {name: count for name, count in counts.items() if count}


def _second_hand() -> str:
    counts = rows_read_second_hand()
    listed = ", ".join(f"`{name}` {count}" for name, count in counts.items())
    return (
        "## What was only read second-hand\n\n"
        f"{len(second_hand())} sources are pages that tell what a publisher wrote and are neither its own "
        f"nor a copy of its words; {sum(counts.values())} rows rest on them: {listed}. They are shown as "
        "“read in …”. Pages that are only evidence of who said a number are not counted.\n"
    )


def _section(table: Table) -> str:
    told = f"`{table.path.name}`. {table.description} {table.reading_note}".rstrip()
    lines = [f"## {table.title}", "", told, "", f"Key: {_names(table.key)}."]
    if table.comparable_within:
        within = "; ".join(f"{aspect} ({_names(names)})" for aspect, names in table.aspects)
        lines += ["", f"Comparable within: {within}."]
    if table.sentence:
        lines += ["", f"Sentence: `{table.sentence}`."]
    heads = ["", "| column | title | type | unit | vocabulary | meaning |", "|---|---|---|---|---|---|"]
    return "\n".join([*lines, *heads, *map(_row, table.fields), ""])


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(field: Field) -> str:
    words = field.vocabulary or ", ".join(f"{code} = {label}" for code, label in field.categories)
    meaning = f"{field.description} {_totals(field)}".rstrip()
    cells = [f"`{field.name}`", field.title, field.type, field.unit, words, meaning]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _totals(field: Field) -> str:
    """Which codes hold which, so that nobody adds them."""
    held = [f"`{total}` holds {_names(parts) or 'every other'}" for total, parts in field.totals]
    return f"Never added: {'; '.join(held)}." if held else ""


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
    print(f"{DOCUMENT.name} written")
