"""Each table as a `schema.org/Dataset`, so that searches for data find it."""

from typing import Any

from components.exports.extracts import Extract
from components.exports.formats import TABLE_FORMATS
from components.exports.json_files import THEIR_TERMS
from components.model import numbers
from data.package import LICENCE, PACKAGE, VERSION, Table
from data.sources import Source
from data.versions import CURRENT


def dataset(table: Table, base: str) -> dict[str, Any]:
    """A table in the words of schema.org; `base` is the address of this server, with a slash at its end.

    Raises UnreadableTable. Source of the words: https://schema.org/Dataset.
    """
    extract = Extract(table)
    told: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}data/{table.name}.html",
        "url": f"{base}data/{table.name}.html",
        "identifier": f"{PACKAGE['name']}/{table.name}",
        "name": table.title,
        "description": numbers.sentences(table.description, table.reading_note, PACKAGE["description"]),
        "keywords": [*PACKAGE["keywords"], table.title],
        "version": VERSION,
        "dateModified": CURRENT.date,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": {"@type": "CreativeWork", "name": LICENCE["title"], "url": LICENCE["path"]},
        "usageInfo": THEIR_TERMS,
        "creator": {"@type": "Organization", "name": "Blue Heart Statistics", "url": base},
        "includedInDataCatalog": {"@type": "DataCatalog", "name": PACKAGE["title"], "url": base},
        "isBasedOn": [_work(source) for source in extract.sources],
        "variableMeasured": _variables(table),
        "distribution": _downloads(table, base),
    }
    return told | _when(extract)


def _when(extract: Extract) -> dict[str, str]:
    """The years that the figures are about."""
    rows = extract.rows
    if "period_start" not in rows or rows.empty:
        return {}
    return {"temporalCoverage": f"{int(rows['period_start'].min())}/{int(rows['period_end'].max())}"}


def _work(source: Source) -> dict[str, str]:
    """A source; its address only where it is one of the web."""
    told = {"@type": "CreativeWork", "name": source.title, "publisher": source.publisher}
    told |= {"datePublished": source.published} if source.published else {}
    return told | ({"url": source.url} if source.url.startswith(("http://", "https://")) else {})


def _variables(table: Table) -> list[dict[str, str]]:
    return [
        {
            "@type": "PropertyValue",
            "name": field.title,
            "propertyID": field.name,
            "description": field.description,
            **({"unitText": field.unit} if field.unit else {}),
        }
        for field in table.fields
    ]


def _downloads(table: Table, base: str) -> list[dict[str, str]]:
    return [
        {
            "@type": "DataDownload",
            "name": item.words,
            "encodingFormat": item.media_type.partition(";")[0],
            "contentUrl": f"{base}data/{table.name}.{item.ending}",
        }
        for item in TABLE_FORMATS.values()
    ]
