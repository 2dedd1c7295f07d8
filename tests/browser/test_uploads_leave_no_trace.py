"""A file that somebody uploads is on no disk: not while it comes, not while it is read, not afterwards.

A server of its own, with a home, a temporary folder and a working folder of its own, is searched for a mark.
"""

import http.client
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.benchmarks.client import Answer, Years
from tests.deploy.person import Person, Tab
from tests.processes import HOST, PATIENCE, ROOT, answering, eventually, free_port, running, streamlit

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are seen in /proc")
MARK = b"mark-" + uuid.uuid4().hex.encode()
HELD = 3_000_000  # three times what Starlette keeps in memory by itself
KEPT_AFTER = 1  # seconds for which Streamlit keeps the session of a closed tab here; its own setting is 120


class Alone(NamedTuple):
    """A server, and the folders in which it could leave something."""

    port: int
    pid: int
    folders: tuple[Path, ...]

    def traces(self) -> list[str]:
        """Files that hold the mark: in the folders, or open in the server, deleted ones too."""
        files = [path for folder in self.folders for path in folder.rglob("*") if path.is_file()]
        processes = [self.pid, *_children(self.pid)]
        files += [link for pid in processes for link in Path(f"/proc/{pid}/fd").glob("*")]
        return [f"{path} {path.readlink() if path.is_symlink() else ''}" for path in files if _marked(path)]


def _children(pid: int) -> list[int]:
    told = (path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(child) for line in told for child in line]


def _marked(path: Path) -> bool:
    try:
        return path.is_file() and MARK in path.read_bytes()
    except OSError:
        return False


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    folders = tuple(tmp_path_factory.mktemp(name) for name in ("home", "temporary", "working"))
    home, temporary, working = folders
    port = free_port()
    command = streamlit(ROOT / "app.py", port, f"--server.disconnectedSessionTTL={KEPT_AFTER}")
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    log = home / "server.log"
    with running(command, log, working, environment) as process:
        answering(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield Alone(port, process.pid, folders)


def named(tab: Tab) -> str:
    """What the page is given when somebody chooses a file."""
    request = BackMsg()
    request.file_urls_request.file_names.append("x.csv")
    tab.heard.send(request.SerializeToString())
    return str(tab.heard.wait_for("file_urls_response").file_urls_response.file_urls[0].file_id)


def holding(tab: Tab, file_id: str) -> Answer:
    """The page once its uploader holds the file."""
    request = BackMsg.FromString(tab.visitor.session.request())
    state = request.rerun_script.widget_states.widgets.add(id=tab.answer.parts("file_uploader")[0].id)
    state.file_uploader_state_value.uploaded_file_info.add(file_id=file_id, name="x.csv", size=HELD)
    return tab.visitor.exchange(request.SerializeToString())


def sent(alone: Alone, token: str, session: str, file_id: str, content: bytes) -> tuple[int, list[str]]:
    """The status of an upload as the browser sends it, and traces that were seen in its middle."""
    head = b'--edge\r\nContent-Disposition: form-data; name="x"; filename="x.csv"\r\n\r\n'
    body = head + content + b"\r\n--edge--\r\n"
    connection = http.client.HTTPConnection(HOST, alone.port, timeout=PATIENCE)
    connection.putrequest("PUT", f"/_stcore/upload_file/{session}/{file_id}")
    for name, value in {
        "Content-Type": "multipart/form-data; boundary=edge",
        "Content-Length": str(len(body)),
        "Cookie": f"_streamlit_xsrf={token}",
        "X-Xsrftoken": token,
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    seen: list[str] = []
    for start in range(0, len(body), len(body) // 4):
        connection.send(body[start : start + len(body) // 4])
        seen += alone.traces()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, seen + alone.traces()


def test_the_search_finds_what_is_on_disk(alone: Alone) -> None:
    trace = alone.folders[1] / "trace"
    trace.write_bytes(b"x" + MARK)
    assert [line.split()[0] for line in alone.traces()] == [str(trace)]
    trace.unlink()


@pytest.mark.parametrize("kind", ["text", "packed"])
def test_an_uploaded_file_is_on_no_disk_and_gone_with_its_session(alone: Alone, kind: str) -> None:
    line = MARK + b",2017,27\n"
    content = (b"a,b,c\n" + line * (HELD // len(line))) if kind == "text" else b"PK\x03\x04" + MARK * 90_000
    person = Person(f"{HOST}:{alone.port}")
    with person.opens("add_data", Years()) as tab:
        session, token, file_id = tab.heard.session, person.cookies["_streamlit_xsrf"], named(tab)
        assert sent(alone, token, session, file_id, content) == (204, [])
        told = holding(tab, file_id).parts("text")
        assert any("x.csv" in part.body for part in told), told
        assert alone.traces() == []

    def gone() -> None:
        again = sent(alone, token, session, str(uuid.uuid4()), b"x")
        assert again[0] == 400, "the session and its files outlived the tab"

    eventually(gone)
    assert alone.traces() == []


def test_the_log_does_not_hold_what_was_in_a_file(alone: Alone) -> None:
    log = (alone.folders[0] / "server.log").read_bytes()
    assert b"127.0.0.1" in log, "the server said nothing: is this its log?"
    assert b"x.csv" not in log
    assert MARK not in log
