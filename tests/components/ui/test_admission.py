"""What of a browser's messages reaches Streamlit."""

import asyncio
import json
import weakref
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from types import SimpleNamespace

import h11
import pytest
import uvicorn
from starlette.responses import Response
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.server import ServerState

from components.ui import connections, upload_limits
from components.ui.admission import MOST_SIGNS, Admission, admitted

CHART = f"$$ID-{'0' * 32}-strip"
POINT = {"curve_number": 0, "point_index": 7, "x": "Bolivia (Plurinational State of)", "hovertext": "x" * 300}


def arrives(text: str) -> list[str]:
    """The states of one widget that a message leaves."""
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id=CHART, string_value=text)
    left = BackMsg.FromString(admitted(message.SerializeToString())).rerun_script
    return [one.string_value for one in left.widget_states.widgets]


def test_what_was_clicked_in_a_chart_arrives_whole_and_other_texts_are_cut() -> None:
    clicked = json.dumps({"selection": {"points": [POINT], "point_indices": [7], "box": [], "lasso": []}})
    assert arrives(clicked) == [clicked] and arrives("x" * 5000) == ["x" * MOST_SIGNS]


@pytest.mark.parametrize("rest", ["", ': "' + "x" * 5000 + '"}', ": " + "[" * 4000, ': {"points": [}'])
def test_a_click_that_is_no_json_or_too_long_is_dropped(rest: str) -> None:
    assert arrives('{"selection"' + rest) == []


def test_a_tab_that_never_stops_lets_others_have_their_turn_and_one_that_left_is_told_as_gone() -> None:
    turns: list[str] = []

    async def sent() -> dict:
        return {"type": "websocket.receive", "bytes": BackMsg(stop_script=True).SerializeToString()}

    async def gone(_message: dict) -> None:
        raise OSError

    async def tab(_scope: object, receive: Callable[[], Awaitable[dict]], send: Callable) -> None:
        for _ in range(22):
            await receive()
            turns.append("tab")
        await send({"type": "websocket.send"})
        assert (await receive())["type"] == "websocket.disconnect"

    async def others() -> None:
        while turns.count("tab") < 22:
            turns.append("other")
            await asyncio.sleep(0)

    async def served(scope: dict) -> None:
        await asyncio.gather(Admission(tab)(scope, sent, gone), others())

    asyncio.run(served({"type": "websocket", "path": "/", "headers": []}))
    assert "tab tab" not in " ".join(turns)


def test_what_never_comes_whole_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def app(_scope: object, receive: Callable[[], Awaitable[dict]], _send: object) -> None:
        await receive()

    monkeypatch.setattr(upload_limits, "COMING", 0.05)
    scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": []}
    asyncio.run(Admission(app)(scope, asyncio.Event().wait, app))


def test_a_file_comes_once_under_the_name_that_its_page_was_given_and_goes_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def sent() -> None:
        uploads = upload_limits.Uploads("/files")
        assert uploads.get_upload_urls("a", ["x.csv"]) == []
        uploads.expect("a")
        (given,) = uploads.get_upload_urls("a", ["x.csv", "y.csv"])
        for name, kept in (("another", 0), (given.file_id, 1), (given.file_id, 0)):
            uploads.add_file("a", UploadedFileRec(name, "x.csv", "text/csv", b"1"))
            assert len(uploads.get_files("a", [name])) == kept
        assert uploads.reserve("a", given.file_id, 1) == HTTPStatus.NOT_FOUND
        (given,) = uploads.get_upload_urls("a", ["x.csv"])
        uploads.add_file("a", UploadedFileRec(given.file_id, "x.csv", "text/csv", b"1"))
        while uploads.get_files("a", [given.file_id]):
            await asyncio.sleep(0.01)

    monkeypatch.setattr(upload_limits, "UNREAD", 0.05)
    asyncio.run(asyncio.wait_for(sent(), 300))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (b"", b""),
        (b"GET / HT", b""),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HT", b"HTTP/1.1 200"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n1", b"HTTP/1.1 200"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n", b"HTTP/1.1 400"),
    ],
)
def test_who_asks_no_whole_is_let_go(monkeypatch: pytest.MonkeyPatch, said: bytes, answer: bytes) -> None:
    monkeypatch.setattr(AutoHTTPProtocol, "connection_made", AutoHTTPProtocol.connection_made)
    monkeypatch.setattr(h11.Connection, "next_event", h11.Connection.next_event)
    monkeypatch.setattr(connections, "SILENT", 0.05)
    connections.bound_streamlit()
    slow = connections.env_util.is_repl, connections.BidiComponentManager.discover_and_register_components
    assert not any(one.__code__.co_names for one in slow), "no module and no package is looked for"

    async def asked() -> bytes:
        config, state = uvicorn.Config(Response("here")), ServerState()
        config.load()
        made = partial(AutoHTTPProtocol, config=config, server_state=state, app_state={})
        async with await asyncio.get_running_loop().create_server(made, "127.0.0.1", 0) as server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            writer.write(said)
            told = await reader.read(12)
            rest = asyncio.ensure_future(reader.read())
            while not rest.done():
                writer.write(b"1" * (b"-Length" in said))  # byte by byte
                await asyncio.sleep(0.01)
            writer.close()
            rest.exception()  # it may have been cut off
            return told

    assert asyncio.run(asked()) == answer


def test_a_session_whose_tab_closed_goes_by_the_clock() -> None:
    async def closed() -> None:
        info = type("Info", (), {"session": SimpleNamespace(id="a")})()
        storage, left = MemorySessionStorage(ttl_seconds=0), weakref.ref(info)
        connections._kept(storage, info)  # type: ignore[arg-type]
        del info
        while left():
            await asyncio.sleep(0.05)

    asyncio.run(asyncio.wait_for(closed(), 300))
