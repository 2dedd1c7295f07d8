"""Harm to the store: what is damaged says so, what fails changes nothing, a kill loses nothing."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from filelock import FileLock
from pandas.testing import assert_frame_equal

from data.intake import store
from data.intake.store import Unusable, dataset_folder, parquet
from tests.data.intake.invented import ROOT, files, keep, reading, rows

FIRST, SECOND = "a" * 64, "b" * 64
pytestmark = pytest.mark.usefixtures("place")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def shorter(path: Path) -> None:
    pd.DataFrame({"x": [1]}).to_parquet(path)


def other(**values: object) -> Callable[[Path], object]:
    return lambda path: path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


WRONG: list[dict[str, object]] = [
    *({"rows": value} for value in ("60", None, True, -1, float("inf"), 60.0)),
    *({name: value} for name in ("edition", "title", "file_name", "loaded_at") for value in ({}, 5, None)),
    *({"set_aside": value} for value in ([], "", {"no year": "2"}, {"no year": -2}, {"no year": None})),
    *({"noticed": value} for value in (None, "text", {}, [5])),
    {"dataset": "other"},
    {"loaded_at": "0001-01-01T00:00:00+14:00"},
]


@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        ("rows.parquet", cut, "the file of its rows is damaged"),
        ("rows.parquet", pipe, "its rows are missing"),
        ("rows.parquet", shorter, "it holds 1 of the 60 rows that its manifest names"),
        *(("manifest.json", cut, "its manifest is damaged"), ("manifest.json", Path.unlink, "No such file")),
        ("manifest.json", pipe, "its manifest is damaged"),
        ("manifest.json", lambda path: os.truncate(path, 2**32), "its manifest is damaged"),
        ("manifest.json", lambda path: path.write_text("[" * 100_000), "its manifest is damaged"),
        ("manifest.json", lambda path: path.write_bytes(b"\xff"), "its manifest is damaged"),
        ("manifest.json", lambda path: path.write_text("{}"), "another version of this dashboard"),
        ("manifest.json", lambda path: path.write_text('{"format_version": 1}'), "its manifest is damaged"),
        *(("manifest.json", other(**values), "its manifest is damaged") for values in WRONG),
    ],
)
def test_a_damaged_edition_is_a_sentence_and_not_loaded(place: Path, name: str, harm, said: str) -> None:  # noqa: ANN001
    path = keep(reading(), FIRST, "f").stored.path.parent / name
    harm(path)
    assert store.current("invented") is None and store.stored() == ()
    sentence = store.damaged()[0]
    assert sentence.startswith("The loaded invented cannot be read: ") and said in sentence
    assert sentence.endswith("load its file again.") and keep(reading(), SECOND, "f").before is None
    assert store.current("invented") is not None


def test_an_edition_of_the_release_before_is_read() -> None:
    path = keep(reading(), FIRST, "f").stored.path.with_name("manifest.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "format_version": 1, "key": ["country"]}))
    assert store.current("invented").manifest.rows == 60


def test_a_flipped_bit_in_the_rows_is_noticed_when_they_are_read() -> None:
    found = keep(reading(), FIRST, "f").stored
    content = bytearray(found.path.read_bytes())
    content[60] ^= 0xFF
    found.path.write_bytes(content)
    with pytest.raises(parquet.Damaged, match="the file of its rows is damaged"):
        parquet.read(found.path)


ABSENT = '{"current": "2030-aaaaaaaa-bbbbbb", "before": ""}'
POINTERS = ["", "[]", "{}", '{"current": 5, "before": null}', "\x00", "[" * 100_000, ABSENT, "pipe"]


@pytest.mark.parametrize("text", POINTERS)
def test_with_a_damaged_pointer_the_youngest_whole_edition_serves_all_stay(place: Path, text: str) -> None:
    editions = [keep(reading(name), sha, "f").stored for name, sha in (("2023", FIRST), ("2024", SECOND))]
    pointer = place / "invented" / "current.json"
    pipe(pointer) if text == "pipe" else pointer.write_text(text)
    found = store.current("invented")
    assert found in editions and store.stored() == (found,)
    assert "in doubt" in store.damaged()[0]
    with pytest.raises(Unusable, match="load its file again"):
        store.back("invented")
    kept = keep(reading("2025"), "c" * 64, "f").stored
    assert all(edition.path.exists() for edition in editions)
    assert (store.current("invented"), store.damaged()) == (kept, ())


def test_leftovers_are_cleared_and_what_is_not_ours_stays(place: Path) -> None:
    leftover = place / "invented" / "2020-aaaaaaaa-bbbbbb"
    leftover.mkdir(parents=True)
    (leftover / "rows.parquet").write_bytes(b"half")
    (place / "invented" / "notes.txt").write_text("mine")
    assert store.stored() == ()
    keep(reading(), FIRST, "f")
    assert not leftover.exists() and (place / "invented" / "notes.txt").exists()


def lines_of(*program: str) -> list[str]:
    """What a program in a process of its own prints."""
    command = [sys.executable, "-c", *program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


FULL_DISK = """
import resource, sys
from data.intake import store
from tests.data.intake.invented import keep, reading
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
for room in map(int, sys.argv[1:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        keep(reading("new", number=30_000, value=7), "c" * 64, "f")
    except store.Unusable as error:
        print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="the limit that plays a full disk is of POSIX systems")
def test_a_disk_that_takes_no_more_leaves_the_old_edition(place: Path) -> None:
    """The system lets no file grow past 0, 100 or 5,000 bytes, as a full disk would: it cuts real writes."""
    keep(reading("old", value=3), FIRST, "f")
    held = files(place)
    said = lines_of(FULL_DISK, "0", "100", "5000")
    assert len(said) == 3
    assert all("cannot be written: File too large; what was loaded before is whole." in text for text in said)
    assert files(place) == held
    assert_frame_equal(parquet.read(store.current("invented").path), rows(value=3))


def test_a_folder_that_may_not_be_written_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    keep(reading("old"), FIRST, "f")
    monkeypatch.setattr(dataset_folder.Path, "mkdir", refuse)
    with pytest.raises(
        Unusable, match="cannot be written: Permission denied; what was loaded before is whole."
    ):
        keep(reading("new"), SECOND, "f")
    assert store.current("invented").manifest.edition == "old"


def test_loads_at_once_are_all_whole_and_the_last_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    # The last one waits for seven others, each some seven times for the disk: on a busy one over a minute.
    monkeypatch.setattr("data.intake.store.PATIENCE", 600)
    kept: list[store.Kept] = []

    def load(number: int) -> None:
        kept.append(keep(reading(f"e{number}", value=number), f"{number:064d}", "f"))

    threads = [threading.Thread(target=load, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store.current("invented")
    assert len(kept) == 8
    number = int(found.manifest.edition[1:])
    assert_frame_equal(parquet.read(found.path), rows(value=number))
    assert sum(item.before is None for item in kept) == 1
    assert len({item.before.manifest.edition for item in kept if item.before}) == 7


def test_a_store_as_a_file_and_an_endless_load_are_told(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write_text("not a folder")
    with pytest.raises(Unusable, match="cannot be written: File exists; what was loaded before is whole."):
        keep(reading(), FIRST, "f")
    assert "cannot be read: Not a directory" in store.damaged()[0] and store.current("invented") is None
    place.unlink()
    place.mkdir()
    monkeypatch.setattr("data.intake.store.PATIENCE", 0.1)
    with pytest.raises(Unusable, match="/proc/self cannot be written: No such file"):
        keep(reading(), FIRST, "f", Path("/proc/self"))
    with FileLock(place / ".lock"), pytest.raises(Unusable, match="Another load is writing to the store"):
        keep(reading(), FIRST, "f")
    assert keep(reading(), FIRST, "f").stored == store.current("invented")


# A load that is killed at any step of its writing.
KILLS = """
import os, signal
from pathlib import Path
from data.intake import store
from data.intake.store import parquet
from tests.data.intake.invented import keep, reading

def count_down(left):
    # Before and after every call that touches the disk: at the last such moment the process is killed.
    def tick():
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    def counted(call):
        def wrapped(*given, **named):
            tick()
            answer = call(*given, **named)
            tick()
            return answer
        return wrapped
    for owner, name in ((os, "fsync"), (os, "replace"), (os, "open"), (os, "unlink"), (os, "rmdir"),
                        (Path, "mkdir"), (Path, "replace"), (Path, "open"), (Path, "unlink"), (parquet.pq, "write_table")):
        setattr(owner, name, counted(getattr(owner, name)))

for moment in range(200):
    child = os.fork()
    if not child:
        count_down([moment])
        keep(reading("new", value=moment), f"{moment:064d}", "f")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    found = store.current("invented")
    values = parquet.read(found.path)["value"].dropna().unique().tolist()
    print(found.manifest.edition, values[0], len(values), store.damaged(), status, flush=True)
    if status == 0:
        break
"""


@pytest.mark.whole
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried in forked processes")
def test_a_kill_at_every_step_of_writing_leaves_the_old_or_the_new_edition(place: Path) -> None:
    """Kill the load at its first moment at the disk, then at its second, and so on until one ends."""
    keep(reading("old", value=1_000), "a" * 64, "f")
    lines = [line.split() for line in lines_of(KILLS)]
    shown = 1_000
    for moment, (edition, value, kinds, damaged, status) in enumerate(lines):
        assert (kinds, damaged) == ("1", "()")
        assert int(value) in (shown, moment), f"killed at step {moment}"
        assert edition == ("old" if int(value) == 1_000 else "new")
        shown = int(value)
        assert int(status) == (9 if moment < len(lines) - 1 else 0)
    assert len(lines) > 30 and shown == len(lines) - 1
    assert len(files(place)) == 6, "lock, pointer and two editions: nothing is left over"
