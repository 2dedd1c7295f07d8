"""The store: what is kept comes back; no name leads out of it."""

import dataclasses
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.intake import store
from data.intake.publishers.reading import Account, Reading
from data.intake.store import Unusable, parquet
from data.store_folder import FOREIGN
from tests.data.intake.invented import files, keep, reading, rows

FIRST, SECOND = "a" * 64, "b" * 64
pytestmark = pytest.mark.usefixtures("place")


def test_what_is_kept_comes_back_with_its_types_and_manifest() -> None:
    kept = keep(reading(value=5), FIRST, "invented.xlsx")
    found = store.current("invented")
    assert found == kept.stored == store.stored()[0] and kept.before is None
    assert_frame_equal(parquet.read(found.path), rows(value=5))
    manifest = found.manifest
    assert (manifest.rows_in_file, manifest.rows_read, manifest.rows) == (63, 60, 60)
    assert manifest.set_aside == {"no year": 2, "no value": 1}
    assert manifest.noticed == ("Nothing here is true.",) and manifest.loaded_at.endswith("+00:00")
    query = "select count(*), count(value), sum(value), count(hidden) from read_parquet(?)"
    held = rows(value=5)
    told = duckdb.execute(query, [str(found.path)]).fetchone()
    assert told == (60, held["value"].count(), held["value"].sum(), held["hidden"].count())


def test_without_a_setting_the_store_is_the_users_own(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.current("invented") is None and (store.stored(), store.damaged()) == ((), ())
    assert not place.exists()
    monkeypatch.setenv("BLUE_HEART_STORE", " ")
    assert store.folder().name == "blue-heart-statistics"
    monkeypatch.setenv("BLUE_HEART_STORE", "~/elsewhere")
    assert store.folder() == Path.home() / "elsewhere"
    monkeypatch.setenv("BLUE_HEART_STORE", "/\udcff")  # no UTF-8
    assert store.damaged() == (FOREIGN,)


def test_the_edition_before_another_file_is_kept_and_older_ones_are_not(place: Path) -> None:
    for number, edition in enumerate(("2021", "2023", "2025")):
        kept = keep(reading(edition, value=number), f"{number}" * 64, "f")
    assert kept.before.manifest.edition == "2023" and kept.before.path.exists()
    assert len(list(place.rglob("rows.parquet"))) == 2 and store.back("invented").manifest.edition == "2023"
    assert store.current("invented").manifest.edition == "2023"
    assert store.back("invented").manifest.edition == "2025"
    keep(reading("2023"), FIRST, "f")
    for _ in range(2):
        kept = keep(reading("2025"), SECOND, "f")
    assert len(parquet.read(kept.before.path)) == 60, "what was replaced can still be compared"
    assert store.back("invented").manifest.edition == "2023"


def test_a_dataset_is_removed_and_one_load_has_none_to_go_back_to(place: Path) -> None:
    keep(reading(), FIRST, "f")
    with pytest.raises(Unusable, match="none to go back to"):
        store.back("invented")
    store.remove("invented")
    assert store.current("invented") is None and files(place) == {".lock"}
    with pytest.raises(Unusable, match="invented is not loaded"):
        store.remove("invented")


@pytest.mark.parametrize(
    "edition",
    ["../../../x", "/etc", "..", "", "C:\\x", "a\x00b\n\x1b[31m", "é" * 500, "CON", "\u202e", "\ud800"],
)
def test_no_edition_leads_out_of_the_store(place: Path, edition: str) -> None:
    outside = set(place.parent.iterdir())
    kept = keep(reading(edition), FIRST, f"{edition}.xlsx")
    assert kept.stored.path.resolve().parents[2] == place.resolve()
    assert set(place.parent.iterdir()) - outside == {place}
    assert store.current("invented").manifest.edition == edition


@pytest.mark.parametrize("dataset", ["../invented", "", "a/b", "Invented", "x" * 61])
def test_no_name_of_a_dataset_leads_out_of_the_store(dataset: str) -> None:
    keep(reading(), FIRST, "f")
    assert store.current(dataset) is None
    for act in (store.remove, store.back):
        with pytest.raises(Unusable, match="not the name of a dataset"):
            act(dataset)
    with pytest.raises(Unusable):
        keep(dataclasses.replace(reading(), dataset=dataset), FIRST, "f")


def test_a_pointer_that_leads_out_of_the_store_is_not_followed(place: Path) -> None:
    keep(reading(), FIRST, "f")
    (place / "invented" / "current.json").write_text(json.dumps({"current": "../../x", "before": ""}))
    assert store.current("invented").manifest.edition == "2025-04-14", "the one that is whole"
    assert "in doubt" in store.damaged()[0]


def test_an_account_that_does_not_add_up_and_rows_that_parquet_cannot_hold_are_not_kept(place: Path) -> None:
    wrong = dataclasses.replace(reading(), account=Account(5, 4))
    with pytest.raises(ValueError, match="not all accounted for"):
        keep(wrong, FIRST, "f")
    assert not place.exists()
    mixed = Reading("invented", "t", "unodc", "e", pd.DataFrame({"x": [1, "one"]}), Account(2, 2))
    with pytest.raises(ValueError, match="cannot be written as Parquet"):
        keep(mixed, FIRST, "f")
