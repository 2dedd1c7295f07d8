"""What answers over HTTP follows what is loaded, names it, and goes back."""

import csv
import io
import os
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from frictionless import Package
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.routes.serving import routes
from components.text.headlines import answer
from data import load, loaded_tables, overlay
from data.package import VERSION
from tests.data.intake import changed
from tests.data.intake.publishers.invented import TIERS
from tests.data.intake.publishers.written import text, written

Put = Callable[[], object]
CELL = f"/exhibits/country-detected.csv?country=Austria&from={changed.YEAR}&to={changed.YEAR}"
EDITION, CODE = "edition 2030-12-31", "unodc_glotip_2030_12_31"

pytestmark = pytest.mark.whole  # each makes the tables of an edition anew


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which the small workbook is loaded, by the command."""
    folder = tmp_path_factory.mktemp("loaded")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("BLUE_HEART_STORE", str(folder / "store"))
        assert load.main(["--replace", str(changed.small(folder / "a.xlsx"))]) == 0
    return folder / "store"


@pytest.fixture
def put(kept: Path, place: Path) -> Put:
    """Puts the edition into the store of this test, as a load would."""
    return lambda: shutil.copytree(kept, place / "store")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store of this test alone; afterwards the tables are those that ship."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    yield tmp_path
    overlay.put(overlay.SHIPPED)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes()))


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    found = client.get(address)
    assert found.status_code == 200
    return list(csv.DictReader(io.StringIO(found.text.removeprefix("\ufeff"))))


def test_a_changed_cell_is_seen_in_every_answer_and_back_undoes_it(client: TestClient, put: Put) -> None:
    before = {"cell": rows(client, CELL)[0]["persons"], "last": client.get(CELL).headers["last-modified"]}
    assert int(before["cell"]) == changed.shipped()
    put()
    (cell,) = rows(client, CELL)
    assert (cell["persons"], cell["source"]) == (str(changed.CHANGED), CODE)
    assert EDITION in cell["source_label"]
    assert client.get(CELL).headers["last-modified"] != before["last"]
    whole = rows(client, f"/exhibits/world-detected.csv?from={changed.YEAR}&to={changed.YEAR}")
    assert {row["persons"] for row in whole if row["geography"] == "001"} == {str(2 * changed.CHANGED)}
    brief = client.get("/briefs/Austria.html").text
    assert f"{changed.CHANGED:,}" in brief
    assert EDITION in brief
    assert f"{VERSION}+unodc-glotip-2030-12-31" in brief
    assert EDITION in client.get("/changes.atom").text
    assert CODE in {row["source"] for row in rows(client, "/data/sources.csv")}
    with loaded_tables.followed():
        told = answer("how_many")
    assert f"{2 * changed.CHANGED:,} victims detected" in told.sentence
    assert "UNODC's file of 31 December 2030" in told.sentence
    assert EDITION in told.sources[0].title
    assert load.main(["--back", "unodc_glotip"]) == 0
    assert rows(client, CELL)[0]["persons"] == before["cell"]
    assert EDITION not in client.get("/changes.atom").text
    assert client.get("/datapackage.json").json()["version"] == VERSION
    assert load.main(["--back", "unodc_glotip"]) == 0
    assert rows(client, CELL)[0]["persons"] == str(changed.CHANGED)


def test_what_a_client_has_of_the_edition_before_is_not_unchanged(client: TestClient, put: Put) -> None:
    kept = {"If-Modified-Since": client.get(CELL).headers["last-modified"]}
    assert client.get(CELL, headers=kept).status_code == 304
    put()
    kept["If-Modified-Since"] = client.get(CELL).headers["last-modified"]
    time.sleep(1.1)  # HTTP tells times to the second
    load.main(["--remove", "unodc_glotip"])
    assert client.get(CELL, headers=kept).status_code == 200
    assert rows(client, CELL)[0]["persons"] == str(changed.shipped())


def test_the_package_of_a_loaded_edition_is_valid_named(client: TestClient, place: Path, put: Put) -> None:
    put()
    found = client.get("/datapackage.zip")
    assert "unodc-glotip-2030-12-31.zip" in found.headers["content-disposition"]
    zipfile.ZipFile(io.BytesIO(found.content)).extractall(place / "package")
    package = Package(str(place / "package" / "datapackage.json"))
    assert package.version == f"{VERSION}+unodc-glotip-2030-12-31"
    assert package.validate().valid


def test_the_address_of_a_card_tells_what_differs_in_kept_versions(client: TestClient, put: Put) -> None:
    def told(version: str) -> str:
        query = f"country=AUT&from={changed.YEAR}&to={changed.YEAR}"
        return client.get(f"/c/country-detected~{version}~{query}").text

    loaded, differs = f"{VERSION}+unodc-glotip-2030-12-31", "an earlier one that is kept, with 1 difference"
    both = f"version {VERSION} has “{changed.shipped()}”, the data package “{changed.CHANGED}”"
    put()
    assert "the present one.</strong>" in told(loaded)
    assert differs in (page := told(VERSION))
    assert both in page
    load.main(["--back", "unodc_glotip"])
    assert differs in told(loaded)
    load.main(["--back", "unodc_glotip"])
    load.main(["--remove", "unodc_glotip"])
    assert "with an edition loaded then, whose rows are not kept" in told(loaded)


def test_other_datasets_replace_their_own_tables_alone(client: TestClient, place: Path) -> None:
    file = written(place / "tiers.csv", text(TIERS))
    assert load.main(["--replace", str(file)]) == 0
    tiers = rows(client, "/data/tip_tiers.csv")
    assert {(row["geography"], row["period_start"]) for row in tiers} >= {("FRA", "2010"), ("NAM", "2010")}
    assert {row["source"].startswith("us_tip_tiers_") for row in tiers} == {True}
    assert rows(client, CELL)[0]["persons"] == str(changed.shipped())
    told = client.get("/exhibits/country-tiers.json?country=France").json()["reading_note"]
    assert "The compilation ends in 2015." not in told


def test_an_edition_that_leaves_little_asks_for_replace(
    client: TestClient, place: Path, put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load.main([str(changed.small(place / "a.xlsx"))]) == 2
    told = capsys.readouterr()
    assert "rows that are shown in “Detected victims by country”" in told.err
    assert "python -m data.load --replace FILE" in told.err
    assert f"{changed.YEAR}" in told.out, "the largest differences are told before it is refused"
    assert rows(client, CELL)[0]["persons"] == str(changed.shipped())
    put()
    one_more = changed.small(place / "b.xlsx", last=2023)
    assert load.main([str(one_more)]) == 0, "against what is shown now little changes"
    assert "Detected victims by country: 2 rows added" in capsys.readouterr().out


def test_the_sums_of_a_file_reach_as_far_as_it_does(client: TestClient, place: Path) -> None:
    load.main(["--replace", str(changed.small(place / "b.xlsx", last=2023))])
    sums = rows(client, "/data/regional_detections.csv")
    panel = {row["derived"].partition(", ")[2] for row in sums if row["lens"] == "constant_panel"}
    assert panel == {"2017 to 2023"}
    gaps = client.get("/briefs/Albania.html").text
    assert "for any year from 2016 to 2023" in gaps


def test_a_leap_of_the_file_breaks_its_own_lines(client: TestClient, put: Put) -> None:
    put()
    found = [row for row in rows(client, "/data/breaks.csv") if row["source"] == CODE]
    assert {(row["geography"], row["year"]) for row in found} >= {("AUT", "2022"), ("FRA", "2022")}
    assert all("2,121 detected victims in 2021 to 98,765 in 2022" in row["reason"] for row in found)
    assert not [row for row in rows(client, "/data/breaks.csv") if row["source"] == "unodc_data_portal_2025"]


def test_an_edition_whose_table_is_damaged_or_gone_is_named_and_not_loaded(
    client: TestClient, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load.main(["--replace", str(written(place / "tiers.csv", text(TIERS)))]) == 0
    (table,) = (place / "store").rglob("tip_tiers.parquet")
    (table.parent / ".DS_Store").write_bytes(b"x")
    (table.parent / "victim_counts.parquet").write_bytes(table.read_bytes())
    assert rows(client, "/data/victim_counts.csv")[0]["source"]
    assert load.main(["--list"]) == 0
    for harm in (lambda: os.truncate(table, 500), table.unlink):
        harm()
        (place / "store" / "us_tip_tiers" / "stir").touch()  # the store is looked at anew
        capsys.readouterr()
        assert load.main(["--list"]) != 0
        assert "The loaded us_tip_tiers cannot be read" in capsys.readouterr().out
        assert client.get("/datapackage.json").json()["version"] == VERSION
