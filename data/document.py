"""Write docs/data.md from the descriptor, by `data.md.jinja`: `python -m data.document`."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from data.package import FOLDER, LOWERED, SHARED, TABLES, VERSION
from data.sources import second_hand
from data.tables import read

DOCUMENT = FOLDER.parent / "docs" / "data.md"
# Markdown: nothing is escaped but what would end the cell of a table.
_templates = Environment(  # noqa: S701
    loader=FileSystemLoader(FOLDER),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_templates.filters["cell"] = lambda text: str(text).replace("|", "\\|")
_templates.globals["names"] = lambda names: ", ".join(f"`{name}`" for name in names)


def document() -> str:
    """The whole page in Markdown."""
    return _templates.get_template("data.md.jinja").render(
        version=VERSION,
        lowered=LOWERED,
        second_hand=second_hand(),
        counts=rows_read_second_hand(),
        tables=TABLES.values(),
        derived=SHARED.derived,
    )


def rows_read_second_hand() -> dict[str, int]:
    """How many rows of each table rest on a page that is not the publisher's, nor a copy of its words."""
    sources = second_hand()
    tables = (table for table in TABLES.values() if table.name != "sources" and "source" in table.names)
    counts = {table.name: int(read(table)["source"].isin(sources).sum()) for table in tables}
    return {name: count for name, count in counts.items() if count}


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
    print(f"{DOCUMENT.name} written")
