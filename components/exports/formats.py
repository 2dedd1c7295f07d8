"""In which formats exhibits and tables are given away. A new format is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from components.exports.figure_package.parts import figure_package
from components.exports.pictures import picture
from components.exports.row_files import csv_bytes, exhibit_json, workbook
from components.exports.table_files import Extract, extract_csv, table_json, table_parquet
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.view import View
from data.clock import today
from data.loaded_tables import changed
from data.overlay import version
from data.package import LICENCE, PACKAGE, Table

T = TypeVar("T")
XLSX, ZIP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"
JSON, CSV, PARQUET = "application/json", "text/csv; charset=utf-8", "application/vnd.apache.parquet"
ROWS = "The rows with their labels, unit, reading note and sources; as the page's download."
BOOK = "A workbook: the rows, each column in words, sources, what may be said."
FIGURE_PACKAGE = "A figure package: data, metadata, chart, words, and what verifies them."
CODED = "The rows with codes and labels, and all that is known of them."
PICTURE = "The chart with title, reading note and source, where the server has a Chromium to draw it."


@dataclass(frozen=True)
class Format(Generic[T]):
    """The ending of an address, its media type, how to write it, and what it is in words.

    `label` is its name in a link. `shown` formats open in the browser; others are downloads. `of_chart`
    formats are of exhibits that have a chart.
    """

    ending: str
    media_type: str
    write: Callable[[T], bytes]
    words: str
    label: str = ""
    shown: bool = False
    of_chart: bool = False


def formats_of(exhibit: Exhibit) -> dict[str, Format[View]]:
    """The formats in which an exhibit is given away, by their endings."""
    return {name: item for name, item in EXHIBIT_FORMATS.items() if exhibit.chart or not item.of_chart}


_OF_EXHIBITS: tuple[Format[View], ...] = (
    Format("csv", CSV, csv_bytes, ROWS, "CSV"),
    Format("json", JSON, exhibit_json, "The rows and all that is known of them.", "JSON", shown=True),
    Format("xlsx", XLSX, workbook, BOOK, "Workbook"),
    Format("zip", ZIP, lambda view: figure_package(view, today()), FIGURE_PACKAGE, "Figure package"),
    Format("png", "image/png", lambda view: picture(view, "png"), PICTURE, shown=True, of_chart=True),
    Format("svg", "image/svg+xml", lambda view: picture(view, "svg"), PICTURE, shown=True, of_chart=True),
)
_OF_TABLES: tuple[Format[Extract], ...] = (
    Format("csv", CSV, extract_csv, "The table's own columns with their codes."),
    Format("json", JSON, table_json, CODED, shown=True),
    Format("parquet", PARQUET, table_parquet, "Typed columns, their words in the schema's metadata."),
)
EXHIBIT_FORMATS = {item.ending: item for item in _OF_EXHIBITS}
TABLE_FORMATS = {item.ending: item for item in _OF_TABLES}


def dataset(table: Table, base: str) -> dict[str, Any]:
    """A table as https://schema.org/Dataset, so that searches for data find it. Raises UnreadableTable.

    `base` is the address of this server, with a slash at its end.
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
