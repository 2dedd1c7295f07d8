"""An open tab as the browser keeps it, without drawing: cheap enough to hold hundreds in one process."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.protocol import State

from tests.benchmarks.answer import Answer, Dropped, Memory
from tests.benchmarks.seen import PageError, Value, Widget, state

PATIENCE = 120.0  # seconds after which a server counts as broken
AGAIN = 0.5  # seconds between attempts to connect, as the browser begins


@dataclass
class Tab:
    """One tab: where it is, what can be clicked, what the address says. `mark` is looked for in all bytes."""

    address: str
    page: str = ""
    query: dict[str, list[str]] = field(default_factory=dict)
    mark: re.Pattern[bytes] | None = None
    session: str = ""
    page_hash: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    _connection: ClientConnection | None = None
    _memory: Memory = field(default_factory=Memory)

    async def open(self) -> Answer:
        """Connect, or connect again as a tab does that lost its server, and run the page."""
        await self.close()
        self._connection = await self._connected()
        return await self.run()

    async def _connected(self) -> ClientConnection:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                return await connect(
                    f"ws://{self.address}/_stcore/stream",
                    subprotocols=[
                        "streamlit",
                        *(["PLACEHOLDER_AUTH_TOKEN", self.session] if self.session else []),
                    ],
                    compression=None,
                    max_size=None,
                    close_timeout=1,
                    ping_interval=None,
                    proxy=None,
                )
            except (OSError, WebSocketException):
                if time.monotonic() > give_up:
                    raise
                await asyncio.sleep(AGAIN)

    @property
    def alive(self) -> bool:
        """Whether the connection stands, as far as the tab knows."""
        return self._connection is not None and self._connection.state is State.OPEN

    @property
    def link(self) -> str:
        """What stands in the address bar, without the server."""
        return f"/{self.page}{'?' if self.query else ''}{urlencode(self.query, doseq=True)}"

    async def close(self) -> None:
        """Close the tab."""
        if self._connection:
            await self._connection.close()
        self._connection = None

    async def go(self, page: str, query: dict[str, list[str]] | None = None) -> Answer:
        """Follow a link of the site map; of the address only what has a filter there goes along."""
        self.page, self.page_hash = page, self.pages[page]
        bound = {widget.parameter for widget in self.widgets.values()}
        kept = {name: values for name, values in self.query.items() if name in bound}
        self.query = kept if query is None else query
        return await self.run(of_frame=True)

    async def choose(self, widget: Widget, value: Value) -> Answer:
        """Give a widget a value, in the address too if it has a name there."""
        self.values[widget.id] = value
        if widget.parameter:
            self.query.pop(widget.parameter, None)
            if value:
                self.query[widget.parameter] = list(value) if isinstance(value, tuple) else [str(value)]
        return await self.run(fragment=widget.fragment)

    async def press(self, widget: Widget) -> Answer:
        """Press a button."""
        return await self.run(fragment=widget.fragment, also=[state(widget, None)])

    async def run(
        self, fragment: str = "", also: Iterable[WidgetState] = (), of_frame: bool = False
    ) -> Answer:
        """Ask for a run of the page or of one fragment, and take in everything until it has ended."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = urlencode(self.query, doseq=True), fragment
        asked.page_script_hash, asked.page_name = self.page_hash, "" if self.page_hash else self.page
        asked.cached_message_hashes.extend(self._memory.kept)
        asked.widget_states.widgets.extend([*self._states(of_frame), *also])
        asked.context_info.url = f"http://{self.address}/{self.page}"
        asked.context_info.timezone, asked.context_info.locale = "UTC", "en-GB"
        try:
            async with asyncio.timeout(PATIENCE):
                await self.send(message)
                return await self._finished(fragment)
        except (TimeoutError, asyncio.CancelledError):
            self.session = ""  # reloaded, not resumed: what still comes would be taken for the next answer
            await self.close()
            raise

    def _states(self, of_frame: bool) -> list[WidgetState]:
        asked = (widget for widget in self.widgets.values() if widget.of_frame or not of_frame)
        return [
            state(widget, self.values[widget.id])
            for widget in asked
            if widget.kind not in ("button", "file_uploader")
        ]

    async def send(self, message: BackMsg) -> None:
        """Send a message. Raises Dropped without a connection."""
        if not self._connection:
            raise Dropped("no connection")
        try:
            await self._connection.send(message.SerializeToString())
        except WebSocketException as error:
            raise Dropped(str(error)) from error

    async def receive(self, answer: Answer) -> ForwardMsg:
        """The next message, counted in an answer. Raises Dropped when the connection ends."""
        try:
            content = await self._connection.recv(decode=False) if self._connection else b""
        except WebSocketException as error:
            raise Dropped(str(error)) from error
        answer.size += len(content)
        if self.mark:
            answer.marks.update(self.mark.findall(content))
        return ForwardMsg.FromString(content)

    async def _finished(self, fragment: str) -> Answer:
        answer = Answer()
        while True:
            message = await self.receive(answer)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise PageError("the page's script cannot be read")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
                answer.pieces.clear()
            else:
                self._take(message, kind, answer)
        self._settle(answer, fragment)
        return answer

    def _take(self, message: ForwardMsg, kind: str | None, answer: Answer) -> None:
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
            self.pages = {
                "" if page.is_default else page.url_pathname: page.page_script_hash
                for page in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self.query = parse_qs(message.page_info_changed.query_string)
        elif kind in ("delta", "ref_hash"):
            if found := self._memory.piece(message):
                answer.pieces.append(found)
                self._adopt(found.widget)
        elif kind == "session_event" and message.session_event.HasField("script_compilation_exception"):
            raise PageError(message.session_event.script_compilation_exception.message)

    def _adopt(self, widget: Widget | None) -> None:
        """Take on the value that the server tells, at once: the connection may be lost before the run ends."""
        if widget and (widget.told or widget.id not in self.values):
            self.values[widget.id] = widget.value

    def _settle(self, answer: Answer, fragment: str) -> None:
        """Keep what can be clicked now; forget messages as the browser does."""
        self._memory.forget(fragment)
        kept = {
            name: other for name, other in self.widgets.items() if fragment and other.fragment != fragment
        }
        self.widgets = kept | answer.widgets
        self.values = {name: value for name, value in self.values.items() if name in self.widgets}
