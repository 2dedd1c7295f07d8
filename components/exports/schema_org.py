"""Tables as `schema.org/Dataset`, so that searches for data find them.

Source of the words: https://schema.org/Dataset.
"""

from typing import Any

from components.exports.formats import TABLE_FORMATS
from components.exports.table_files import Extract
from components.model import numbers
from data.loaded_tables import changed
from data.overlay import version
from data.package import LICENCE, PACKAGE, Table


def dataset(table: Table, base: str) -> dict[str, Any]:
    """A table in the words of schema.org; `base` is the address of this server, with a slash at its end.

    Raises UnreadableTable.
    """
    extract, here = Extract(table), f"{base}data/{table.name}"
    rows = extract.rows
    dated = "period_start" in rows and not rows.empty
    return _thing(
        "Dataset",
        **{"@context": "https://schema.org/", "@id": f"{here}.html"},
        version=version(),
        url=f"{here}.html",
        identifier=f"{PACKAGE['name']}/{table.name}",
        name=table.title,
        description=numbers.sentences(table.description, table.reading_note, PACKAGE["description"]),
        keywords=[*PACKAGE["keywords"], table.title],
        dateModified=changed().date().isoformat(),
        isAccessibleForFree=True,
        license=_thing("CreativeWork", name=LICENCE["title"], url=LICENCE["path"]),
        creator=_thing("Organization", name="Blue Heart Statistics", url=base),
        isBasedOn=[
            source.url for source in extract.sources if source.url.startswith(("http://", "https://"))
        ],
        variableMeasured=[field.title for field in table.fields],
        distribution=[
            _thing(
                "DataDownload",
                name=item.words,
                encodingFormat=item.media_type.partition(";")[0],
                contentUrl=f"{here}.{item.ending}",
            )
            for item in TABLE_FORMATS.values()
        ],
        temporalCoverage=f"{rows['period_start'].min()}/{rows['period_end'].max()}" if dated else "",
    )


def _thing(kind: str, **properties: Any) -> dict[str, Any]:
    """A thing of a type of schema.org; properties with a blank text are left out."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value != ""}}
