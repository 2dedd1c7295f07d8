"""The clock is wrong, or goes backwards while the server runs."""

from datetime import datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from data import clock
from tests.components.routes.in_process import APP
from tests.faults.servers import copied, serving
from tests.faults.visitor import Read, visit
from tests.pages.test_pages import PAGE, alts, opened
from tests.processes import eventually

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
ADDRESS = "/exhibits/eu-registered"
READ_AGAIN = 1  # second after which the library reads its setting again, now and then later


def at_year(year: int) -> type[datetime]:
    class Fixed(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(year, 1, 1, tzinfo=tz)  # type: ignore[arg-type]

    return Fixed


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_is_wrong_is_said_and_dates_nothing(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    right = opened(PAGE["profits"])
    assert not right.warning
    monkeypatch.setattr(clock, "datetime", at_year(year))
    at = opened(PAGE["profits"])
    assert alts(at) == alts(right)
    sentence = at.warning[0].value
    assert str(year) in sentence
    client = TestClient(APP)
    for ending in ("html", "xlsx", "csv", "json"):
        answer = client.get(f"{ADDRESS}.{ending}?from={2015 + year % 3}")
        assert answer.status_code == 200
        assert str(year) not in (answer.text if ending in ("html", "csv", "json") else "")
    for ending in ("html", "pdf"):
        assert client.get(f"/briefs/ALB.{ending}").status_code == 200


@pytest.mark.rare
@pytest.mark.skipif(
    FAKETIME is None, reason="libfaketime is not installed: the clock of a process cannot be moved"
)
def test_a_clock_that_jumps_while_the_server_runs(tmp_path: Path) -> None:
    setting = tmp_path / "time"

    def after(offset: str, doubt: bool) -> Read:
        """What the page shows once it has met the new time: until then it is visited again."""
        setting.write_text(f"{offset}\n")

        def met() -> Read:
            read = visit(served.address, "profits")
            assert bool(read.warnings) == doubt
            return read

        return eventually(met)

    setting.write_text("+0\n")
    moved = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(setting),
        "FAKETIME_CACHE_DURATION": str(READ_AGAIN),  # without it each look at the clock reads the file
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with serving(copied(tmp_path / "product"), moved) as served:
        right = visit(served.address, "profits")
        seen = {}
        for name, offset in (("far ahead", "+70y"), ("an hour back", "-1h"), ("far back", "-56y")):
            seen[name] = after(offset, name.startswith("far"))
            assert served.get(f"{ADDRESS}.csv")[0] == 200
        assert not after("+0", doubt=False).warnings
    for name, read in seen.items():
        assert not read.broken and read.charts == right.charts
        assert bool(read.warnings) == name.startswith("far")
