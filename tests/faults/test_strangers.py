"""What strangers send to a running server: bounded, and nobody else waits for it. Loopback only."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from components.ui.connections import MOST_OF_MESSAGE
from tests.benchmarks.client import OPTIONS, stream
from tests.faults.servers import Served, serving
from tests.faults.visitor import joined, visit
from tests.processes import PATIENCE, eventually

MEGABYTE = 1024 * 1024
# In the place of the socket module's own: whatever is looked up or connected to is written down.
WATCHED = """
import sys
def watch(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.connect", "socket.sendto"):
        open({seen!r}, "a").write(f"{{event}} {{given[1:] if event == 'socket.connect' else given}}\\n")
sys.addaudithook(watch)
"""


def shaken(address: str, headers: str) -> bytes:
    """The first line of the answer to a handshake with these headers."""
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as asker:
        asker.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n{headers}\r\n".encode()
        )
        return asker.recv(100).split(b"\r\n")[0]


def memory(served: Served) -> int:
    told = Path(f"/proc/{served.process.pid}/status").read_text().partition("VmRSS:")[2]
    return int(told.split()[0]) // 1024


class Tab:
    """An open tab that says what it likes."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection, self.session, self.uploader, self.box = connection, "", "", ""
        self.texts = list[str]()

    def run(self, page: str, *states: WidgetState) -> None:
        """Ask for a page and wait until it ends."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.widget_states.widgets.extend(states)
        self.connection.send(asked.SerializeToString())
        self.texts.clear()
        while True:
            message = self.heard()
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id
            if kind == "delta":
                element = message.delta.new_element
                self.uploader = element.file_uploader.id or self.uploader
                self.box = element.selectbox.id or self.box
                self.texts.append(element.text.body)
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return

    def heard(self) -> ForwardMsg:
        return ForwardMsg.FromString(self.connection.recv(timeout=PATIENCE))  # type: ignore[arg-type]

    def name_for_a_file(self) -> str:
        """What the page is given when somebody chooses a file; "" for nothing."""
        asked = BackMsg()
        asked.file_urls_request.file_names.append("a.csv")
        self.connection.send(asked.SerializeToString())
        while (message := self.heard()).WhichOneof("type") != "file_urls_response":
            pass
        urls = message.file_urls_response.file_urls
        return str(urls[0].file_id) if urls else ""

    def holding(self, file_id: str, size: int) -> WidgetState:
        """The uploader with a file."""
        state = WidgetState(id=self.uploader)
        state.file_uploader_state_value.uploaded_file_info.add(file_id=file_id, name="a.csv", size=size)
        return state


@contextmanager
def tab(served: Served, page: str, cookie: str = "", existing: str = "") -> Iterator[Tab]:
    options = {**OPTIONS, "subprotocols": ["streamlit", *(["x", existing] if existing else [])]}
    headers = {"Cookie": f"_streamlit_xsrf={cookie}"} if cookie else {}
    with connect(stream(served.address), **options, additional_headers=headers) as connection:
        opened = Tab(connection)
        opened.run(page)
        yield opened


def cookie_of(served: Served) -> str:
    return re.search("_streamlit_xsrf=([^;]*)", served.get("/_stcore/health")[1]["Set-Cookie"])[1]  # type: ignore[index]


def put(served: Served, session: str, name: str, sent: bytes, told: str = "", wait: float = PATIENCE) -> int:
    """The status of an upload; its length as it is, or as it is told while little more than that is sent."""
    token = cookie_of(served)
    head = b'--e\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
    body = head + sent + b"\r\n--e--\r\n"
    with closing(http.client.HTTPConnection(served.address, timeout=wait)) as asker:
        asker.putrequest("PUT", f"/_stcore/upload_file/{session}/{name}")
        for header, text in {
            "Content-Type": "multipart/form-data; boundary=e",
            "Content-Length": told or str(len(body)),
            "Cookie": f"_streamlit_xsrf={token}",
            "X-Xsrftoken": token,
        }.items():
            asker.putheader(header, text)
        asker.endheaders()
        with suppress(OSError):  # refused before it is sent
            asker.send(head if told else body)
        return asker.getresponse().status


def test_nothing_is_looked_up_and_nobody_outside_is_asked(folder: Path, tmp_path: Path) -> None:
    """Start on every interface, as the container does; handshakes of a foreign website; a page. The log stays JSON."""
    seen = tmp_path / "seen"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(WATCHED.format(seen=str(seen)))
    watched = {"PYTHONPATH": str(tmp_path / "site"), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}
    watched["BLUE_HEART_LOG"] = "json"
    with serving(folder, watched) as served:
        foreign = ["http://evil.example", "https://8.8.8.8", f"http://{served.address}.evil.example", "null"]
        for origin in (*foreign, "http://[::1", "http://a:99999999", "//[", "http://" + "a" * 9000):
            assert shaken(served.address, f"Origin: {origin}\r\n")[9:12] in (b"400", b"403")
        host, port = served.address.split(":")
        with socket.create_connection((host, int(port))) as stranger:
            stranger.sendall(b"G\x01T / HTTP/1.1\r\n\r\n")
            stranger.recv(99)
        assert served.get("/healthz")[0] == 200 and visit(served.address, "profits").charts
        with tab(served, "explore") as stranger:
            state = WidgetState(id=stranger.box)
            state.string_array_value.data.append("x")  # of another kind than its widget's
            stranger.run("explore", state)
    lines = seen.read_text().splitlines() if seen.exists() else []
    outside = [
        line for line in lines if not re.search(r"127\.0\.0\.1|'::1'|localhost|\('/|b'/|0\.0\.0\.0", line)
    ]
    assert not outside
    said = [json.loads(line) for line in served.log.read_text().splitlines() if line.strip()]
    assert {"serving", "run", "run failed"} <= {line["message"] for line in said}


@pytest.mark.parametrize(
    "headers",
    ["X-A: " + "a" * 40_000, "X-A: " + "a" * 60_000, "\r\n".join(f"X-{n}: {'a' * 200}" for n in range(250))],
)
def test_a_handshake_with_long_headers_is_answered(served: Served, headers: str) -> None:
    assert b"431" in shaken(served.address, f"{headers}\r\n")


def test_widgets_that_are_none_of_ours_fill_neither_log_nor_memory(served: Served) -> None:
    began, held = served.log.stat().st_size, memory(served)
    with tab(served, "profits") as stranger:
        for number in range(20):
            name = f"$$WIDGET_ID-{number}-typed-by-a-visitor-" + "x" * 50_000
            stranger.run("profits", WidgetState(id=name, string_value="x"))
            stranger.run(
                "profits",
                WidgetState(id=f"$$ID-{number:032x}-{'typed-by-a-visitor' * 5}", string_value="x" * 50_000),
            )
        assert not any("cannot be shown" in text for text in stranger.texts)
        with pytest.raises(ConnectionClosed):
            stranger.run("profits", WidgetState(id="x" * 300_000))
    log = served.log.read_text(errors="replace")
    assert "typed-by-a-visitor" not in log and served.log.stat().st_size - began < 20_000
    assert memory(served) - held < 60


def test_text_frames_and_what_is_no_message_leave_no_traceback(served: Served) -> None:
    began = served.log.stat().st_size
    for sent in ("text", b"\xff", b"\xff" * 100, b"x" * 200_000, [b""] * 600):  # in so many frames
        with joined(served.address) as connection, pytest.raises(ConnectionClosed) as closed:
            connection.send(sent, text=sent == b"\xff" or None)
            connection.recv(timeout=PATIENCE)
        assert len(sent) < MOST_OF_MESSAGE or f"limit of {MOST_OF_MESSAGE}" in str(closed.value)
    assert "Traceback" not in served.log.read_text(errors="replace")[began:]


def test_only_its_own_browser_comes_back_to_a_session(served: Served) -> None:
    mine, other = cookie_of(served), cookie_of(served)
    with tab(served, "about", mine) as first:
        session = first.session
    for cookie, same in ((other, False), ("", False), (mine, True)):
        with tab(served, "about", cookie, session) as back:
            assert (back.session == session) is same


def test_a_file_that_takes_much_is_refused_and_nobody_waits_for_it(served: Served) -> None:
    names = (
        "yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,isForcedLabour,traffickMonths"
    )
    content = "\n".join([names, *["2012,Female,18--20,ALB,ITA,1,x"] * 900_000]).encode()
    waits: list[float] = []
    with tab(served, "add_data") as mine, tab(served, "about") as other:
        alone = min(_timed(other) for _ in range(3))
        file_id = mine.name_for_a_file()
        assert put(served, mine.session, file_id, content) == 204
        held = memory(served)
        reading = threading.Thread(target=mine.run, args=("add_data", mine.holding(file_id, len(content))))
        reading.start()
        while reading.is_alive():
            waits.append(_timed(other))
            held = max(held, memory(served))
            reading.join(0.5)  # runs without a pause would take the time of what reads
        told = "\n".join(mine.texts)
    assert "MB of memory" in told or "rows" in told
    assert len(waits) > 1, "somebody waited for all of it"
    assert sorted(waits)[len(waits) // 2] < alone + 3, "a machine may stand still for a while, not every time"
    assert memory(served) < 700


def test_files_come_only_where_a_page_waits_for_one_and_so_many_at_once(served: Served) -> None:
    with tab(served, "about") as about, tab(served, "add_data") as one, tab(served, "add_data") as two:
        held = memory(served)
        assert about.name_for_a_file() == ""
        for name in ("made-up", "../x", ""):
            assert put(served, about.session, name, b"x" * 9 * MEGABYTE) in (400, 404)
            assert put(served, one.session, name, b"x") in (400, 404)
        assert put(served, one.session, one.name_for_a_file(), b"", told=str(190 * MEGABYTE)) == 413
        named = one.name_for_a_file()
        assert put(served, two.session, named, b"x") == 404, "a name is of one session"
        for _ in range(4):  # the last one takes the place of the one before
            assert put(served, one.session, one.name_for_a_file(), b"x" * 30 * MEGABYTE) == 204
            assert put(served, one.session, named, b"x") == 404
        assert memory(served) - held < 200
        with pytest.raises(TimeoutError):  # left halfway
            put(served, two.session, two.name_for_a_file(), b"", told=str(20 * MEGABYTE), wait=1)

        def received() -> None:
            assert put(served, two.session, two.name_for_a_file(), b"x" * 30 * MEGABYTE) == 204

        eventually(received)
        with tab(served, "add_data") as three:
            assert put(served, three.session, three.name_for_a_file(), b"x" * 30 * MEGABYTE) == 503


def _timed(visitor: Tab) -> float:
    began = time.monotonic()
    visitor.run("about")
    return time.monotonic() - began
