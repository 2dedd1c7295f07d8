"""A running dashboard follows a load, in a browser: Country, its CSV, the brief, the answer, and back."""

import csv
import io
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.data.intake import changed
from tests.processes import HOST, PATIENCE, ROOT, answering, free_port, running, streamlit


@pytest.fixture
def dashboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The dashboard on a store of its own, which commands started here find too."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    port, log = free_port(), tmp_path / "server.log"
    with running(streamlit(ROOT / "app.py", port), log, tmp_path) as process:
        answering(f"http://{HOST}:{port}/_stcore/health", process, log)
        yield f"http://{HOST}:{port}"
    assert "Traceback" not in log.read_text(encoding="utf-8")


def command(*words: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "data.load", *words], cwd=ROOT, check=True, timeout=PATIENCE)


def answered(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as found:
        text: str = found.read().decode("utf-8")
    return text


@pytest.mark.rare  # tests/components/routes/test_loaded_editions.py asks the same without a browser
def test_one_changed_cell_is_seen_anywhere_and_undone(page: Page, dashboard: str, tmp_path: Path) -> None:
    years = f"from={changed.YEAR}&to={changed.YEAR}"
    country = f"{dashboard}/country?country=Austria&{years}"
    file = f"{dashboard}/exhibits/country-detected.csv?country=Austria&{years}"
    world = f"{dashboard}/exhibits/world-detected.csv?{years}"
    brief = f"{dashboard}/briefs/Austria.html"

    def seen(figure: int) -> None:
        page.goto(country)
        page.get_by_role("button", name="Quote").first.click()
        expect(page.get_by_text(f"{figure:,} detected victims").first).to_be_visible()
        assert f",{figure}," in answered(file)
        assert f"{figure:,}" in answered(brief)

    def whole() -> str:
        rows = csv.DictReader(io.StringIO(answered(world).removeprefix("\ufeff")))
        (row,) = (row for row in rows if row["geography"] == "001")
        return f"{int(float(row['persons'] or row['low'])):,}"

    def told() -> str:
        page.goto(dashboard)
        tile = page.locator("[data-testid=stVerticalBlock]", has=page.locator("#how-many")).last
        figure = tile.locator("[data-testid=stMetricValue]")
        expect(figure).to_be_visible()
        return figure.inner_text()

    seen(changed.shipped())
    shipped = told()
    command("--replace", changed.workbook(tmp_path / "changed.xlsx"))
    seen(changed.CHANGED)
    loaded = told()
    assert loaded != shipped
    assert whole() in loaded
    command("--back", "unodc_glotip")
    seen(changed.shipped())
    assert told() == shipped
