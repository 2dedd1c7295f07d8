"""Tables and their descriptor go missing or turn into garbage while a real server runs, and come back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.servers import Served, command, serving, surroundings
from tests.faults.visitor import Read, visit
from tests.processes import PATIENCE, free_port, running

SHOWN = "These figures cannot be shown: their table cannot be read."


@contextmanager
def harmed(path: Path, harm: Callable[[Path], object]) -> Iterator[None]:
    """A file that is harmed for as long as the block lasts."""
    content = path.read_bytes()
    harm(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        path.write_bytes(content)


def no_traceback(read: Read) -> None:
    assert not read.broken and "Traceback" not in read.text


HARM = {
    "deleted": Path.unlink,
    "replaced by garbage": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "cut in the middle": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 - 3]),
    "emptied": lambda path: path.write_bytes(b""),
}
# Each table is first asked for by the test that harms it: a table that was read before stays in memory.
CASES = [
    ("profit_estimates", "profits", "deleted", "/data/profit_estimates.json"),
    ("justice_persons", "justice", "replaced by garbage", "/data/justice_persons.csv"),
    ("origin_shares", "origins", "cut in the middle", "/data/origin_shares.parquet"),
    ("estimated_people", "estimates", "emptied", "/data/estimated_people.csv"),
]


@pytest.mark.rare
@pytest.mark.parametrize(("table", "where", "how", "path"), CASES)
def test_a_table_harmed_as_one_serves(served: Served, table: str, where: str, how: str, path: str) -> None:
    with harmed(served.folder / "data" / "tables" / f"{table}.csv", HARM[how]):
        read = visit(served.address, where)
        status, headers, text = served.get(path)
        elsewhere = visit(served.address, "response")
    no_traceback(read)
    assert any(SHOWN in text.replace("\\", "") for text in read.warnings)
    assert (status, headers["retry-after"]) == (503, "60") and SHOWN in text
    assert str(served.folder) not in text + read.text and elsewhere.charts
    assert not elsewhere.warnings
    healed = visit(served.address, where)
    assert not healed.warnings and len(healed.charts) > len(read.charts)
    assert served.get(path)[0] == 200


def test_a_table_in_memory_outlives_its_file(served: Served) -> None:
    before = visit(served.address, "response")
    with harmed(served.folder / "data" / "tables" / "legal_events.csv", Path.unlink):
        after = visit(served.address, "response", "region=Europe")
        assert visit(served.address, "response").charts == before.charts
        assert served.get("/data/legal_events.csv?region=Europe")[0] == 200
        status, headers, _ = served.get("/datapackage.zip")
    no_traceback(after)
    assert not after.warnings and (status, headers["retry-after"]) == (503, "60")
    assert served.get("/datapackage.zip")[0] == 200


@pytest.mark.rare
def test_a_vocabulary_that_is_missing_takes_only_what_needs_it(folder: Path) -> None:
    """On a server of its own: what was read before stays in memory."""
    with serving(folder) as served:
        with harmed(folder / "data" / "tables" / "concepts.csv", Path.unlink):
            read = visit(served.address, "estimates")
        no_traceback(read)
        assert any("cannot be shown" in text for text in read.warnings)
        assert "How many people are estimated?" in read.text
        assert not visit(served.address, "estimates").warnings


@pytest.mark.parametrize("harm", ["deleted", "replaced by garbage"])
def test_the_descriptor_is_harmed_while_the_server_runs(served: Served, harm: str) -> None:
    with harmed(served.folder / "data" / "datapackage.json", HARM[harm]):
        read = visit(served.address)
        assert served.get("/data/legal_events.csv")[0] == 200
    no_traceback(read)
    assert read.charts and not read.warnings


@pytest.mark.parametrize("name", ["datapackage.json", "tables/geographies.csv"])
def test_without_what_all_need_the_server_does_not_start_and_says_why(folder: Path, name: str) -> None:
    (folder / "data" / name).write_bytes(b"{")
    log = folder.with_suffix(".log")
    with running(command(free_port()), log, folder, surroundings(folder)) as process:
        ended = process.wait(timeout=PATIENCE)
    told = log.read_text(encoding="utf-8")
    assert ended != 0
    sentence = next(line for line in told.splitlines() if "The dashboard cannot start" in line)
    assert Path(name).name in sentence and "start again" in sentence


@pytest.mark.parametrize(
    ("setting", "told", "said"),
    [
        ("STREAMLIT_SERVER_BASE_URL_PATH", "stats", "server.baseUrlPath is not supported"),
        ("STREAMLIT_SERVER_MAX_UPLOAD_SIZE", "9" * 20, "server.maxUploadSize has to be a whole number of MB"),
        ("CASES_THRESHOLD", "2", "The setting CASES_THRESHOLD has to be a whole number of at least 3"),
        ("TZ", "/etc", "the time zone that TZ or this machine names cannot be read"),
    ],
)
def test_with_a_wrong_setting_no_server_starts_and_it_says_why(
    folder: Path, setting: str, told: str, said: str
) -> None:
    log = folder.with_suffix(".log")
    with running(command(free_port()), log, folder, surroundings(folder, {setting: told})) as process:
        assert process.wait(timeout=PATIENCE) != 0
    assert f"The dashboard cannot start: {said}" in log.read_text(encoding="utf-8")
