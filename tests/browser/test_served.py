"""What only a server of its own shows: other programs read its addresses, headers pass through Streamlit's layers."""

import codecs
import gzip
import io
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pandas as pd
import pyarrow.parquet as pq
import pytest
from axe_playwright_python.sync_playwright import Axe
from frictionless import Package
from playwright.sync_api import Page, expect

from components.exhibits.site import exhibits
from components.exports.row_files import csv_bytes
from components.model.selection import Selection
from components.model.view import View, settle
from components.ui.share_panel import lines
from data.package import TABLES
from data.tables import read
from tests.processes import PATIENCE

BY_SLUG = {item.slug: item for item in exhibits()}
API = Path(__file__).parents[2] / "docs" / "api.md"
CHOSEN = Selection(geography=("150",), first_year=2015)


def answer(url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(
        url, method=method, headers={key.replace("_", "-"): text for key, text in headers.items()}
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as found:
            return found.status, {key.lower(): text for key, text in found.headers.items()}, found.read()
    except HTTPError as told:
        return told.code, {key.lower(): text for key, text in told.headers.items()}, told.read()


def code_for(program: str, language: str, view: View, server: str) -> str:
    """The lines that the panel prints for a program."""
    return lines(view, f"{server}/").split(f"**{program}**\n```{language}\n")[1].split("\n```")[0] + "\n"


def test_the_lines_for_python_run_and_their_places_are_found(server: str, tmp_path: Path) -> None:
    """In one program: each exhibit takes the names of the one before."""
    chosen = {slug: settle(BY_SLUG[slug]) for slug in ("regions-detected", "who-reports", "europe-origins")}
    views = {"eu-registered": settle(BY_SLUG["eu-registered"], CHOSEN), **chosen}
    joined = re.findall(r"```python\n(places.*?)```", API.read_text(encoding="utf-8"), re.DOTALL)[0]
    joined = joined.replace("http://127.0.0.1:8501", server)
    shown = "print(rows.columns[0], len(rows), len(joined), joined['label'].notna().all())\n"
    program = tmp_path / "lines.py"
    program.write_text(
        "".join(code_for("Python", "python", view, server) + joined + shown for view in views.values())
    )
    told = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, timeout=PATIENCE
    ).stdout
    for line, view in zip(told.splitlines(), views.values(), strict=True):
        count = str(len(view.rows))
        assert line.split() == [view.exhibit.resource.names[0], count, count, "True"]


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed here")
def test_the_lines_for_r_run_and_codes_keep_their_zeros(server: str, tmp_path: Path) -> None:
    program = tmp_path / "lines.r"
    code = code_for("R", "r", settle(BY_SLUG["regions-detected"]), server)
    program.write_text(f'{code}cat(rows$geography[rows$geography_label == "Africa"][1])\n')
    told = subprocess.run(["Rscript", program], capture_output=True, text=True, check=True, timeout=PATIENCE)
    assert told.stdout == "002"


@pytest.mark.parametrize("table", ["geographies", "assisted_cases"])
def test_tables_begin_with_the_mark_that_excel_needs_and_hold_no_days(server: str, table: str) -> None:
    body = answer(f"{server}/data/{table}.csv")[2]
    assert body.startswith(codecs.BOM_UTF8)
    assert not re.search(r"(?m)(^|,)\d{1,2}-\d{1,2}(,|\r?$)", body.decode("utf-8-sig"))


@pytest.mark.parametrize("slug", ["eu-registered", "how-many", "rate-of-detections", "regions-detected"])
def test_pandas_reads_an_address_as_it_is(server: str, slug: str) -> None:
    view = settle(BY_SLUG[slug])
    rows = pd.read_csv(f"{server}/exhibits/{slug}.csv")
    assert rows.columns[0] == view.exhibit.resource.names[0]
    assert len(rows) == len(view.rows)
    assert rows["period_start"].tolist() == view.rows["period_start"].tolist()


def test_pandas_reads_tables_and_frictionless_the_package(server: str) -> None:
    rows = pd.read_csv(f"{server}/data/victim_counts.csv?region=Europe")
    assert 0 < len(rows) < len(read(TABLES["victim_counts"]))
    assert pq.read_table(io.BytesIO(answer(f"{server}/data/victim_counts.parquet")[2])).num_rows == len(
        read(TABLES["victim_counts"])
    )
    package = Package(f"{server}/datapackage.json")
    assert len(package.get_resource("forms").read_rows()) == len(read(TABLES["forms"]))
    assert package.get_resource("forms").read_rows()[0].to_dict().keys() == set(TABLES["forms"].names)


def test_headers_pass_through_all_layers(server: str) -> None:
    url = f"{server}/exhibits/eu-registered.csv"
    plain = answer(url)
    packed = answer(url, Accept_Encoding="gzip")
    assert plain[2] == csv_bytes(settle(BY_SLUG["eu-registered"])) == gzip.decompress(packed[2])
    assert plain[1]["etag"] != packed[1]["etag"]
    for known in (plain, packed):
        coding = "gzip" if known is packed else "identity"
        status, told, body = answer(url, "HEAD", Accept_Encoding=coding)
        assert (status, body, told["etag"]) == (200, b"", known[1]["etag"])
        assert told["content-length"] == str(len(known[2]))
        again = answer(url, If_None_Match=known[1]["etag"], Accept_Encoding=coding)
        assert (again[0], again[2]) == (304, b"")
    assert answer(url, Origin="https://example.org")[1]["access-control-allow-origin"] == "*"
    assert answer(f"{server}/data/nothing.csv")[0] == 404
    assert answer(url, "POST")[0] == 405


def test_the_button_gives_the_address_of_the_rows_shown(server: str, page: Page) -> None:
    page.goto(f"{server}/profits?region=Europe")
    page.get_by_role("button", name="More", exact=True).first.click()
    page.get_by_role("tab", name="Use this data").click()
    link = page.get_by_role("link", name="CSV", exact=True).first
    expect(link).to_be_visible()
    href = link.get_attribute("href") or ""
    assert re.fullmatch(rf"{re.escape(server)}/exhibits/[a-z-]+\.csv\?region=Europe", href)
    assert answer(href)[0] == 200


@pytest.mark.parametrize("path", ["/api", "/data/victim_counts.html", "/briefs/ALB.html"])
def test_plain_pages_need_no_script_or_host(server: str, page: Page, requests: list[str], path: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(server + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert requests == [server + path]
    assert Axe().run(page).response["violations"] == []
    assert problems == []
