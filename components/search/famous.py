"""Numbers that people repeat, found by the number or by words of the sentence."""

from dataclasses import dataclass, fields, replace
from itertools import product
from math import inf, log
from typing import Any

from components.model import numbers
from components.search.quantities import (
    PER_CENT,
    SCALES,
    NotANumber,
    Quantity,
    is_bare,
    plain,
    quantities,
    read_number,
)
from data.overlay import cached
from data.package import TABLES
from data.sources import Source, sources
from data.tables import labels, read

MONEY = {"USD", "EUR", "GBP"}
UNITS = {"per cent": PER_CENT, "US dollars": "USD", "euros": "EUR"}
DATED = {"date", "year", "directive", "years"}
WITHIN, MOST_NEAR = 1.35, 3
# "2.4" is likely 2.4 million or billion; a day or a page of a sentence is not what "12" asks for.
SHORT, UNSAID = 1000, (1, 1e6, 1e9)
LEAST_NAMED = 32
# What became of a number that may go on being cited.
STANDING = {"current", "confirmed", "unchecked"}
NONE_NEAR = "None is near it either; the list below has all."
NOTHING = "Type a number as you heard it, or a word of the sentence."


@dataclass(frozen=True)
class Famous:
    """One row of famous_numbers: what is repeated, what it is, what to say instead.

    `stands` says whether the number itself may be cited; `amounts` are the number as written and as a value,
    `named` every other number of its texts; `words` are number, sentence and speaker in plain letters.
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
    named: tuple[Quantity, ...]
    words: str


@dataclass(frozen=True)
class Found:
    """What a reader's text finds: the number itself, sentences that name it, or the nearest ones.

    `read_as` is the number as it was understood; `begun` are numbers that begin with it, when it was typed
    without thousand, million or billion; `sentence` says what there is to say without a finding.
    """

    read_as: str = ""
    exact: tuple[Famous, ...] = ()
    named: tuple[Famous, ...] = ()
    near: tuple[Famous, ...] = ()
    sentence: str = ""
    begun: tuple[Famous, ...] = ()

    @property
    def question(self) -> str:
        """What stands over the numbers that begin with the one typed."""
        return f"{self.read_as} what? These begin with {self.read_as}:" if self.begun else ""


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
            "named": quantities(". ".join(row[name] for name in ("as_repeated", "reality", "cite_instead"))),
            "words": plain(" ".join(row[name] for name in ("number", "unit", "as_repeated", "said_by"))),
        }
        told: dict[str, Any] = {str(name): text for name, text in row.items()} | read_here
        every.append(Famous(**{field.name: told[field.name] for field in fields(Famous)}))
    return tuple(every)


def unit_of(words: str) -> str:
    """The unit of a column or a row as quantities have it; "" for one that nobody types."""
    return next((unit for begin, unit in UNITS.items() if words.startswith(begin)), "")


def find(text: str) -> Found:
    """The rows that a reader's text asks for. Raises UnreadableTable."""
    asked = plain(text[:200])
    if not asked:
        return Found(sentence=NOTHING)
    written = tuple(row for row in famous_numbers() if asked == plain(row.number))
    try:
        readings = read_number(text)
    except NotANumber as error:
        if written:
            return Found(exact=written)
        named = tuple(row for row in famous_numbers() if all(word in row.words for word in asked.split()))
        return Found(named=named) if named else Found(sentence=str(error))
    found = _by_number(readings, is_bare(text))
    return replace(found, exact=written, near=(), sentence="") if written else found


def _by_number(readings: tuple[Quantity, ...], bare: bool) -> Found:
    """The first reading that finds something; else what begins with one, or is near the likeliest one."""
    every = []
    for reading in readings:
        exact = tuple(row for row in famous_numbers() if any(map(reading.same, row.amounts)))
        begun = tuple(row for row in _begun(reading) if row not in exact) if bare else ()
        named = tuple(
            row
            for row in famous_numbers()
            if row not in (*exact, *begun)
            and (reading.unit or reading.value >= LEAST_NAMED)
            and any(reading.same(one) for one in row.named if reading.unit in ("", one.unit))
        )
        away = {row: _away(reading, row) for row in famous_numbers()}
        close = sorted((row for row in away if away[row] <= log(WITHIN)), key=away.__getitem__)[:MOST_NEAR]
        near = () if exact or begun else tuple(row for row in close if row not in named)
        every.append(Found(reading.text, exact, named, near, begun=begun))
    told = (*(one for one in every if one.exact or one.named), *(one for one in every if one.begun))
    if told:
        return told[0]
    tail = "The nearest ones, which are other numbers:" if every[0].near else NONE_NEAR
    return replace(every[0], sentence=f"{every[0].read_as} is not among the numbers here. {tail}")


def _begun(reading: Quantity) -> tuple[Famous, ...]:
    """The rows whose number is the one typed in thousands, millions, billions or trillions."""
    if reading.ratio or reading.unit == PER_CENT or not 0 < reading.value < SHORT:
        return ()
    scaled = [replace(reading, value=reading.value * scale) for scale in SCALES]
    return tuple(
        row
        for row in famous_numbers()
        if row.unit not in DATED and any(one.same(amount) for one in scaled for amount in row.amounts)
    )


def _away(reading: Quantity, row: Famous) -> float:
    """How far a row's number is from one, as a factor; years have no neighbours."""
    if row.unit in DATED or reading.value <= 0:
        return inf
    # A reader can have meant the unit that was typed, another currency, or any where none was.
    asked = MONEY if reading.unit in MONEY else {reading.unit}
    alike = [one.value for one in row.amounts if one.value > 0 and (not reading.unit or one.unit in asked)]
    scales = UNSAID if reading.value < SHORT and reading.unit != PER_CENT else UNSAID[:1]
    away = (abs(log(reading.value * scale / value)) for scale, value in product(scales, alike))
    return min(away, default=inf)
