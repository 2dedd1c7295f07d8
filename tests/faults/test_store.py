"""The store of loaded editions is missing, spoiled or full while a real server runs."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.intake import store
from data.intake.publishers.reading import Account, Reading
from tests.data.cases.invented_cases import invented_cases
from tests.data.intake.invented import keep, reading
from tests.faults.servers import Served, serving
from tests.faults.visitor import visit

FIRST, SECOND = "a" * 64, "b" * 64


@pytest.fixture
def place(served: Served) -> Iterator[Path]:
    """The store of the running server, which holds an edition; nothing is left behind."""
    root = served.folder.parent / "store"
    keep(reading("2024"), FIRST, "f", root)
    yield root
    shutil.rmtree(root, ignore_errors=True)
    root.unlink(missing_ok=True) if root.is_file() else None


def of_cases(root: Path) -> Path:
    """The folder of an edition of invented case records."""
    rows: pd.DataFrame = invented_cases(3000)
    told = Account(len(rows), len(rows))
    records = Reading("ctdc_synthetic", "Invented records", "ctdc", "2021-08-25", rows, told)
    return keep(records, FIRST, "f.csv", root).stored.path.parent


def only(home: Path, name: str) -> Path:
    return next(home.glob(f"*/{name}"))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def misdate(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"loaded_at": "2', '"loaded_at": "two'), "utf-8")


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "half-written rows": (lambda home: cut(only(home, "rows.parquet")), "the file of its rows is damaged"),
    "half-written manifest": (lambda home: cut(only(home, "manifest.json")), "its manifest is damaged"),
    "manifest missing": (lambda home: only(home, "manifest.json").unlink(), "No such file or directory"),
    "rows missing": (lambda home: only(home, "rows.parquet").unlink(), "its rows are missing"),
    "a date in the manifest that is none": (
        lambda home: misdate(only(home, "manifest.json")),
        "its manifest is damaged",
    ),
    "the edition is a foreign file": (
        lambda home: (shutil.rmtree(only(home, "rows.parquet").parent), (home / "2024").write_text("?")),
        "No such file or directory",
    ),
}


@pytest.mark.parametrize("how", HARM)
def test_a_spoiled_edition_is_a_sentence_and_a_load_mends_it(served: Served, place: Path, how: str) -> None:
    harm, said = HARM[how]
    harm(place / "invented")
    read = visit(served.address, "add_data")
    sentence = next(text for text in read.words if said in text)
    assert "load its file again" in sentence and not read.broken
    assert "Where to download" in read.text
    keep(reading("2025"), SECOND, "f", place)
    assert said not in visit(served.address, "add_data").text


def test_a_store_that_is_no_folder_and_one_that_is_gone(served: Served, place: Path) -> None:
    shutil.rmtree(place)
    gone = visit(served.address, "add_data")
    assert "Nothing yet." in gone.text and not gone.warnings
    assert not place.exists()
    place.write_text("a file")
    spoiled = visit(served.address, "add_data")
    assert any("cannot be read" in text for text in spoiled.words) and not spoiled.broken
    place.unlink()


def test_locks_and_strangers_left_behind_hold_nobody_up(served: Served, place: Path) -> None:
    (place / ".lock").write_text("999999")
    (place / "invented" / "current.json.new").write_text("{")
    (place / "invented" / "2020-aaaaaaaa-bbbbbb").mkdir()
    (place / "Thumbs.db").write_bytes(b"\xff")
    keep(reading("2025"), SECOND, "f", place)
    read = visit(served.address, "add_data")
    assert not read.broken and not any("cannot be read" in text for text in read.words)
    assert store.current("invented", place).manifest.edition == "2025"  # type: ignore[union-attr]


@pytest.mark.rare
def test_case_records_go_missing_and_come_back_while_the_server_runs(served: Served, place: Path) -> None:
    folder = of_cases(place)
    assert "All 3,000 cases" in visit(served.address, "cases").text
    away = folder.with_name("away")
    folder.rename(away)
    gone = visit(served.address, "cases")
    away.rename(folder)
    assert not gone.broken and gone.charts
    assert any("The loaded ctdc_synthetic cannot be read" in text for text in gone.words)
    assert "All 3,000 cases" in visit(served.address, "cases").text
    for path in (folder / "rows.parquet", folder / "_tally" / "rows.parquet"):
        path.write_bytes(b"PAR1" + bytes(1000) + b"PAR1")
    spoiled = visit(served.address, "cases", "about=sex")
    assert not spoiled.broken and spoiled.charts
    told = [*spoiled.words, *spoiled.warnings]
    assert any("again" in text and "cannot be read" in text for text in told)


@pytest.mark.skipif(os.geteuid() != 0, reason="a full and a read-only disk are mounted, which only root may")
def test_a_full_and_a_read_only_disk(served: Served, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        keep(reading("old"), FIRST, "f", disk / "store")
        (disk / "filler").write_bytes(bytes(300_000))
        with pytest.raises(store.Unusable) as full:
            keep(reading("new", number=90_000, value=7), SECOND, "f", disk / "store")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(store.Unusable) as shut:
            keep(reading("new"), SECOND, "f", disk / "store")
        assert store.current("invented", disk / "store").manifest.edition == "old"  # type: ignore[union-attr]
        subprocess.run(["mount", "-o", "remount,rw,size=9m", disk], check=True)
        keep(reading("new", number=90_000, value=7), SECOND, "f", disk / "store")
    finally:
        subprocess.run(["umount", disk], check=True)
    for name, error in (("full", full), ("read-only", shut)):
        sentence = str(error.value).replace(str(tmp_path), "…")
        assert "what was loaded before is whole." in sentence
        assert "Free some space" in sentence if name == "full" else "Name a folder" in sentence


@pytest.mark.rare
@pytest.mark.skipif(os.geteuid() != 0, reason="a file system is mounted read-only, which only root may")
def test_everything_read_only_and_nobody_at_home(folder: Path) -> None:
    """As in a container: no file can be written anywhere, HOME names nothing."""
    closed = "mount -o remount,bind,ro / && for at in /tmp /dev/shm /run; do mount -o remount,bind,ro $at || mount --bind -o ro $at $at; done 2>/dev/null; "
    probe = subprocess.run(
        ["unshare", "--mount", "sh", "-c", f"{closed} touch /tmp/written"], check=False, capture_output=True
    )
    if probe.returncode == 0:
        pytest.skip("the file system cannot be made read-only here")
    nobody = {"HOME": "/nonexistent", "BLUE_HEART_STORE": "", "XDG_DATA_HOME": "", "TMPDIR": ""}
    with serving(folder, nobody, ["unshare", "--mount", "sh", "-c", f'{closed} exec "$@"', "sh"]) as served:
        overview, adding = visit(served.address), visit(served.address, "add_data")
        status, _, _ = served.get("/exhibits/eu-registered.xlsx")
        pdf = served.get("/briefs/ALB.pdf")[0]
        picture, headers, _ = served.get("/exhibits/eu-registered.png")
        log = served.log.read_text(encoding="utf-8")
    assert overview.charts and not overview.warnings + adding.warnings + overview.broken + adding.broken
    assert (status, pdf) == (200, 200) and picture in (200, 503)
    assert (picture == 200 or headers["retry-after"]) and ("Traceback" not in log or picture == 503)


def test_nobody_knows_where_home_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BLUE_HEART_STORE", raising=False)
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert store.current("invented") is None and store.stored() == ()
    sentence = store.damaged()[0]
    assert "BLUE_HEART_STORE" in sentence
    with pytest.raises(store.Unusable, match="BLUE_HEART_STORE"):
        keep(reading(), FIRST, "f")


def test_home_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(Path(shutil.copy(__file__, tmp_path))))
    for name in ("BLUE_HEART_STORE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert (store.current("invented"), store.stored()) == (None, ())
    with pytest.raises(store.Unusable, match="Name a folder"):
        keep(reading(), FIRST, "f")
