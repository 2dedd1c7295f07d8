"""How much of the server one connection can take: of its turns, its memory and its open files.

All that comes is read in the one loop that serves everybody, before anybody has looked at it.
"""

import asyncio
import time
import weakref
from typing import Any

import h11
from starlette.formparsers import MultiPartParser
from streamlit import env_util, net_util
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import memory_uploaded_file_manager
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.protocols.websockets import websockets_sansio_impl as sockets
from websockets import http11
from websockets.exceptions import ProtocolError
from websockets.frames import Frame, Opcode
from websockets.server import ServerProtocol

from components.ui.upload_limits import Uploads

MOST_OF_MESSAGE = 128 * 1024  # bytes; a browser's largest messages take 10 KB
MOST_FRAMES = 500  # in a second, of one tab: empty ones count for no size, and pings fill what nobody reads
SILENT = 20  # seconds in which the headers of each request have to come
MOST_UNTAKEN = 128 * 1024 * 1024  # bytes of answers that wait for those who asked, in all


def bound_streamlit() -> None:
    """Streamlit would ask foreign hosts for this machine's own address, in the event loop. It would read of
    every installed package whether it brings components, of which there are none here, and at the first
    answer look for the file of every module, only to tell whether this is a console.

    It would also keep 10 MB of each message before anybody sees it, were it in pieces or compressed, and for
    ever every connection that asks nothing: so many as files may be open keep everybody else out. Of files
    it would take any, and have those that are large on disk.
    """
    _http.connection_made, _http.on_response_complete = _met, _answered
    h11.Connection.next_event = _next  # type: ignore[method-assign, assignment]
    sockets.ServerProtocol = _Frames  # type: ignore[attr-defined]
    MemorySessionStorage.save = _kept
    memory_uploaded_file_manager.MemoryUploadedFileManager = Uploads
    MultiPartParser.spool_max_size = 2**63
    net_util.get_external_ip = net_util.get_internal_ip = lambda: None
    BidiComponentManager.discover_and_register_components = lambda *_, **_named: None
    env_util.is_repl = lambda: False
    # What is longer would end the connection without an answer; here it is read, then refused.
    http11.MAX_LINE_LENGTH, http11.MAX_NUM_HEADERS = 1024 * 1024, 16 * 1024


class _Frames(ServerProtocol):
    """A websocket that ends where more comes than its reader can take in its turn, or text."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "max_size": MOST_OF_MESSAGE})
        self._since, self._frames = 0.0, 0

    def recv_frame(self, frame: Frame) -> None:
        """Takes in one more. Raises ProtocolError, which closes the websocket."""
        if time.monotonic() - self._since > 1:
            self._since, self._frames = time.monotonic(), 0
        self._frames += 1
        if self._frames > MOST_FRAMES:
            raise ProtocolError("too many frames")
        if frame.opcode is Opcode.TEXT:  # what is no UTF-8 would leave a traceback for each frame
            raise ProtocolError("no page sends text")
        super().recv_frame(frame)


_http: Any = AutoHTTPProtocol
_made, _complete = _http.connection_made, _http.on_response_complete
_event, _save = h11.Connection.next_event, MemorySessionStorage.save


def _kept(storage: MemorySessionStorage, info: SessionInfo) -> None:
    """A session whose tab closed goes by the clock, and not once the next tab closes after that."""
    _save(storage, info)
    cache: Any = storage._cache
    asyncio.get_running_loop().call_later(cache.ttl + 1, cache.expire)


def _next(connection: h11.Connection) -> Any:
    """What comes next. A body in pieces is refused: of one byte each, 250 KB stop everybody for seconds."""
    event = _event(connection)
    if isinstance(event, h11.Request) and any(name == b"transfer-encoding" for name, _ in event.headers):
        raise h11.RemoteProtocolError("The size of what is sent has to be told.")
    return event


def _met(connection: Any, transport: asyncio.Transport) -> None:
    """A new connection, which ends where no request has come whole, or one is answered, for a while."""
    _made(connection, transport)
    connection.seen = None
    asyncio.get_running_loop().call_later(SILENT, _end_silent, weakref.ref(connection))


def _answered(connection: Any) -> None:
    """An answer is on its way, whole. Where too much of all waits to be taken, the worst goes."""
    _complete(connection)
    connection.answered = now = time.monotonic()
    waiting = {one: one.transport.get_write_buffer_size() for one in connection.connections}
    if sum(waiting.values()) > MOST_UNTAKEN:  # readers have little of size times age
        worst = max(waiting, key=lambda one: waiting[one] * (now - getattr(one, "answered", now)))
        worst.transport.abort()


def _end_silent(known: "weakref.ref[Any]") -> None:
    """Look after a connection, which its end lets go: thousands of them may come and go meanwhile."""
    connection = known()
    if connection is None or connection.transport.get_protocol() is not connection:  # now a websocket's
        return
    read = getattr(connection, "conn", None)  # of h11; another reader is asked for the first request alone
    cycle = connection.cycle
    waits = cycle is None or (read is not None and (read.their_state is h11.IDLE or cycle.response_complete))
    if waits and cycle is connection.seen:
        connection.transport.close()
    elif not connection.transport.is_closing():
        connection.seen = cycle
        asyncio.get_running_loop().call_later(SILENT, _end_silent, known)
