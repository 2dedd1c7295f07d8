"""Numbers that a file holds and does not mean: set aside with a reason, or refused with a sentence."""

from pathlib import Path

import pytest

from data.clock import today
from tests.data.intake.publishers.invented import TIERS, Row, read, reasons, unodc, unodc_row
from tests.data.intake.publishers.test_look_alikes import CASE, COMMON, LONG, PARTIES, populations

TIER = [row for row in TIERS if row[2] != 2000]
NEXT = today().year + 1
TREATY: list[Row] = [["Trafficking in Persons Protocol", "", ""], PARTIES, ["Peru", "", "23 Jan 2002"]]
LATER, EARLIER = "a year that is still to come", "a year before the first report, that of 2001"
CASES: list[Row] = [[*COMMON, "Datasource"], [*CASE, ""], [*CASE, ""]]


@pytest.mark.parametrize("later", [0, 59])
@pytest.mark.parametrize(
    ("table", "row", "why"),
    [
        (unodc(unodc_row()), unodc_row(year=NEXT), LATER),
        (TIER, ["Albania", "ALB", NEXT, 339, "3"], LATER),
        (TIER, ["Albania", "ALB", 1985, 339, "3"], EARLIER),
        (TREATY, ["Tuvalu", "", f"12 Dec {NEXT}"], LATER.replace("year", "day")),
        (TREATY, ["Tuvalu", "", "5-Mar-45"], LATER.replace("year", "day")),
        ([LONG, *populations()], ["Albania", "ALB", NEXT, 2_500_000], LATER),
        (CASES, [str(NEXT), *CASE[1:], ""], LATER),
    ],
)
def test_a_year_that_cannot_be_is_set_aside(
    tmp_path: Path, table: list[Row], row: Row, why: str, later: int
) -> None:
    cells = [str(cell).replace(str(NEXT), str(NEXT + later)) for cell in row]
    reading = read(tmp_path, [*table, cells])
    assert reasons(reading) == {why: 1} and reading.account.rows_read == len(read(tmp_path, table).rows)
