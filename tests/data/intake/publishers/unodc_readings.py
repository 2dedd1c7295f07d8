"""How UNODC's table is read in tests."""

from pathlib import Path

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading
from tests.data.intake.publishers.invented import (
    Row,
    unodc,
    unodc_row,
)
from tests.data.intake.publishers.written import text, written


def read(tmp_path: Path, rows: list[Row], name: str = "table.csv") -> Reading:
    reading = read_file(written(tmp_path / name, text(rows)))
    assert reading.account.adds_up
    return reading


def one(tmp_path: Path, *rows: Row) -> Reading:
    """These rows beside one that is always read."""
    return read(tmp_path, unodc(unodc_row(year=1999), *rows))


def reasons(reading: Reading) -> dict[str, int]:
    return {item.reason: item.rows for item in reading.account.set_aside}
