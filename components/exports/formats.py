"""In which formats exhibits and tables are given away. A new format is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from components.exports.csv_files import csv_bytes, file_name
from components.exports.extracts import Extract, extract_csv
from components.exports.figure_package.packing import figure_package
from components.exports.json_files import exhibit_json, table_json
from components.exports.parquet_files import table_parquet
from components.exports.pictures import picture
from components.exports.spreadsheets import workbook
from components.model.exhibit import Exhibit
from components.model.view import View
from data.clock import today

T = TypeVar("T")
XLSX, ZIP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip"
PICTURE = "The chart with title, reading note and source, where the server has a Chromium to draw it."
JSON, CSV, PARQUET = "application/json", "text/csv; charset=utf-8", "application/vnd.apache.parquet"


@dataclass(frozen=True)
class Format(Generic[T]):
    """The ending of an address, its media type, how to write it, and what it is in words.

    `shown` formats open in the browser; others are downloads. `of_chart` formats are of exhibits that
    have a chart.
    """

    ending: str
    media_type: str
    write: Callable[[T], bytes]
    words: str
    shown: bool = False
    of_chart: bool = False


def _by_ending(*formats: Format[T]) -> dict[str, Format[T]]:
    return {item.ending: item for item in formats}


def _package(view: View) -> bytes:
    return figure_package(view, today())


def _picture(view: View, ending: str) -> bytes:
    """Raises NoPicture."""
    return picture(view, ending)


def formats_of(exhibit: Exhibit) -> dict[str, Format[View]]:
    """The formats in which an exhibit is given away."""
    return {name: item for name, item in EXHIBIT_FORMATS.items() if exhibit.chart or not item.of_chart}


EXHIBIT_FORMATS: dict[str, Format[View]] = _by_ending(
    Format(
        "csv",
        CSV,
        csv_bytes,
        "The rows with their labels, unit, reading note and sources; as the page's download.",
    ),
    Format("json", JSON, exhibit_json, "The rows and all that is known of them.", shown=True),
    Format("xlsx", XLSX, workbook, "A workbook: the rows, each column in words, sources, what may be said."),
    Format("zip", ZIP, _package, "A figure package: data, metadata, chart, words, and what verifies them."),
    Format("png", "image/png", partial(_picture, ending="png"), PICTURE, shown=True, of_chart=True),
    Format("svg", "image/svg+xml", partial(_picture, ending="svg"), PICTURE, shown=True, of_chart=True),
)
TABLE_FORMATS: dict[str, Format[Extract]] = _by_ending(
    Format("csv", CSV, extract_csv, "The table's own columns with their codes."),
    Format(
        "json", JSON, table_json, "The rows with codes and labels, and all that is known of them.", shown=True
    ),
    Format("parquet", PARQUET, table_parquet, "Typed columns, their words in the schema's metadata."),
)


def exhibit_file(view: View, ending: str) -> str:
    """The name of an exhibit's file: its slug and filters."""
    return file_name(view, ending)


def table_file(extract: Extract, ending: str) -> str:
    """The name of a table's file; one that holds a part says so."""
    return f"{extract.file_stem}.{ending}"
