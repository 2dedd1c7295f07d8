"""The command that loads: what it tells and what it refuses."""

import hashlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from data import load
from data.intake import store
from data.intake.publishers import formats
from data.intake.publishers.reading import Refused
from data.published_files import BY_DATASET
from tests.data.intake import invented
from tests.data.intake.invented import INVENTED, ROOT, file

HERE = [sys.executable, "-m", "data.load"]
pytestmark = pytest.mark.usefixtures("invented_format")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return file(tmp_path, "invented-2025.csv", "ALB,2017,30", "BEL,2018,7", "ZWE,2019,1", "ZWE,2020,2")


def test_help_and_a_key_pressed_early_wait_for_no_reader() -> None:
    script = "import sys; import data.load; print('pandas' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"


def test_a_load_tells_what_became_of_rows(old: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main([str(old)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[:6] == [
        str(old),
        "  Invented rows; edition 2023",
        "  4 rows in the file: 3 read, 1 set aside",
        "  set aside: 1 row: the count is not a number",
        "      for example row 5: <5",
        "  note: Nothing in invented-2023.csv is true.",
    ]
    assert f"  stored in {place}/invented/2023-" in said.out and "no edition was loaded before" in said.out
    manifest = store.current("invented").manifest
    assert manifest.sha256 == hashlib.sha256(old.read_bytes()).hexdigest()
    assert (manifest.file_name, manifest.rows_in_file, manifest.rows_read) == ("invented-2023.csv", 4, 3)


def test_a_second_edition_names_the_first(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main([str(old), str(new)]) == 0
    said = capsys.readouterr().out
    today = store.current("invented").manifest.loaded_at[:10]
    assert f"in the place of edition 2023, loaded {today}: 3 rows before, 4 now" in said


def test_check_is_dry(old: Path, tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main(["--check", str(old)]) == 0
    assert "4 rows in the file: 3 read, 1 set aside" in capsys.readouterr().out
    assert load.main(["--store", str(tmp_path / "other"), str(old)]) == 0
    assert store.current("invented", tmp_path / "other").manifest.edition == "2023" and not place.exists()


def test_loads_are_listed_undone_removed(old: Path, new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main(["--list"]) == 0 and "Nothing is loaded in" in capsys.readouterr().out
    assert load.main([str(old), str(new)]) == 0 and load.main(["--back", "invented", "--list"]) == 0
    assert "invented: Invented rows, edition 2023, 3 rows, loaded 20" in capsys.readouterr().out
    assert load.main(["--remove", "invented", "--list"]) == 0
    assert "Nothing is loaded in" in capsys.readouterr().out
    for asked in (["--remove", "invented"], ["--back", "../x"]):
        assert load.main(asked) == 2 and len(capsys.readouterr().err.splitlines()) == 1


def test_a_damaged_dataset_is_listed_and_one_must_ask(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked, said in (
        ([], "name at least one FILE"),
        (["--list", "--store", ""], "--store: name a folder"),
    ):
        with pytest.raises(SystemExit) as stopped:
            load.main(asked)
        assert stopped.value.code == 2 and said in capsys.readouterr().err
    load.main([str(old)])
    store.current("invented").path.write_bytes(b"")
    capsys.readouterr()
    assert load.main(["--list"]) == 2
    assert capsys.readouterr().out.startswith("The loaded invented cannot be read: ")


def refusals(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "is not there.csv"
    yield tmp_path
    files = {"empty.csv": b"", "other.csv": b"a,b\n1,2\n", "zip.xlsx": b"PK\x03\x04", "x.pdf": b"%PDF-1"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        yield tmp_path / name


@pytest.mark.whole
def test_each_refused_file_is_one_sentence_and_the_others_are_read(tmp_path: Path, old: Path) -> None:
    paths = [str(path) for path in refusals(tmp_path)]
    run = subprocess.run([*HERE, "--check", *paths], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2 and [line.partition(": ")[0] for line in run.stderr.splitlines()] == paths
    asked = [str(tmp_path / "empty.csv"), str(old), str(tmp_path / "x.pdf")]
    run = subprocess.run([*INVENTED, *asked], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 3, "ready, and a sentence for each refused file"
    assert store.current("invented").manifest.edition == "2023"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("None was\nexpected\x1b[31m."), "None was expected [31m."),
        (MemoryError(), "It needs more memory than there is."),
        (PermissionError(13, "Permission denied"), "It cannot be opened: Permission denied."),
        (IndexError("list index out of range"), "failed in a way that nobody foresaw (IndexError)."),
    ],
)
def test_whatever_happens_is_one_sentence(old, monkeypatch, capsys, error: Exception, said: str) -> None:  # noqa: ANN001
    monkeypatch.setattr(formats, "read_file", Mock(side_effect=error))
    assert load.main([str(old)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and said in told
    assert "\x1b" not in told


def test_a_store_not_written_is_told(old: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.write_text("not a folder")
    assert load.main([str(old)]) == 2
    assert re.fullmatch(r".*cannot be written: File exists; .*\n", capsys.readouterr().err)


def test_every_format_says_where_its_file_is_downloaded() -> None:
    named = [form.dataset for form in formats.FORMATS if form is not invented.FORMAT]
    assert named and set(named) <= set(BY_DATASET)


def test_a_file_cannot_speak_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signs = "\x1b]0;owned\x07\x1b[2J\x9b\u202e\r"
    path = tmp_path / f"invented-{signs}.csv"
    path.write_bytes(invented.csv(*["ALB,2017,1"] * 90, f"{signs},2017,{signs}"))
    assert load.main([str(path), "--list"]) == 0
    said = capsys.readouterr()
    assert all(sign.isprintable() or sign == "\n" for sign in said.out + said.err) and "owned" in said.out


def test_a_terminal_that_knows_no_accents_gets_the_account_too(old: Path) -> None:
    named = {**os.environ, "PYTHONIOENCODING": "ascii"}
    new = file(old.parent, "invented-é→.csv", "ALB,2017,5")
    run = subprocess.run(
        [*INVENTED, str(old), str(new)], cwd=ROOT, env=named, capture_output=True, check=False
    )
    assert run.returncode == 0 and b"invented-\\xe9\\u2192.csv" in run.stdout


@pytest.mark.parametrize(
    ("reader", "said"),
    [("| true", ""), ("> /dev/full", "What became of the files cannot be told: No space left on device.\n")],
)
def test_a_reader_of_the_lines_may_leave_or_have_no_room(old: Path, reader: str, said: str) -> None:
    command = f"{shlex.join([*INVENTED, str(old), str(old)])} {reader}"
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == f"ready\n{said}"
