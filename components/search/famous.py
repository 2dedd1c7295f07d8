"""Numbers that people repeat, as they are written and as values."""

from dataclasses import dataclass, fields
from typing import Any

from components.model import numbers
from components.search.quantities import PER_CENT, Quantity, quantities
from data.overlay import cached
from data.package import TABLES
from data.sources import Source, sources
from data.tables import labels, read

UNITS = {"per cent": PER_CENT, "US dollars": "USD", "euros": "EUR"}
DATED = {"date", "year", "directive", "years"}
# What became of a number that may go on being cited.
STANDING = {"current", "confirmed", "unchecked"}


@dataclass(frozen=True)
class Famous:
    """One row of famous_numbers: what is repeated, what it is, what to say instead.

    `stands` says whether the number itself may be cited; `amounts` are the number as written and as a value.
    """

    famous_number: str
    number: str
    unit: str
    geography: str
    as_repeated: str
    said_by: str
    said_on: str
    said_in: Source
    status: str
    stands: bool
    reality: str
    years: str
    cite_instead: str
    page: str
    source: Source
    cite_source: Source
    amounts: tuple[Quantity, ...]


@cached()
def famous_numbers() -> tuple[Famous, ...]:
    """Every row, in the order of the table. Raises UnreadableTable."""
    table = TABLES["famous_numbers"]
    rows = read(table).astype("object")
    status, every = labels(table.field("status")), []
    for row in rows.where(rows.notna(), "").map(str).to_dict("records"):
        unit = unit_of(row["unit"])
        written = (
            Quantity(one.value, unit or one.unit, ratio=one.ratio) for one in quantities(row["number"])
        )
        value = [Quantity(float(row["value"]), unit)] if row["value"] else []
        read_here = {
            "said_in": sources()[row["said_in"]],
            "source": sources()[row["source"]],
            "cite_source": sources()[row["cite_source"] or row["source"]],
            "status": status[row["status"]],
            "stands": row["status"] in STANDING,
            "years": numbers.span(int(row["period_start"]), int(row["period_end"])),
            "amounts": tuple(dict.fromkeys([*value, *written])),
        }
        told: dict[str, Any] = {str(name): text for name, text in row.items()} | read_here
        every.append(Famous(**{field.name: told[field.name] for field in fields(Famous)}))
    return tuple(every)


def unit_of(words: str) -> str:
    """The unit of a column or a row as quantities have it; "" for one that nobody types."""
    return next((unit for begin, unit in UNITS.items() if words.startswith(begin)), "")
