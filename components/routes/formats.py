"""In which formats exhibits and tables are given away. A new format is one entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from components.csv_files import csv_bytes, file_name
from components.exhibit import View
from components.extracts import Extract, extract_csv
from components.json_files import exhibit_json, table_json
from components.parquet_files import table_parquet

T = TypeVar("T")
JSON, CSV, PARQUET = "application/json", "text/csv; charset=utf-8", "application/vnd.apache.parquet"


@dataclass(frozen=True)
class Format(Generic[T]):
    """The ending of an address, its media type, how to write it, and what it is in words.

    `shown` formats open in the browser; others are downloads.
    """

    ending: str
    media_type: str
    write: Callable[[T], bytes]
    words: str
    shown: bool = False


def _by_ending(*formats: Format[T]) -> dict[str, Format[T]]:
    return {item.ending: item for item in formats}


EXHIBIT_FORMATS: dict[str, Format[View]] = _by_ending(
    Format(
        "csv",
        CSV,
        csv_bytes,
        "The rows with their labels, unit, reading note and sources; as the page's download.",
    ),
    Format("json", JSON, exhibit_json, "The rows and all that is known of them.", shown=True),
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
