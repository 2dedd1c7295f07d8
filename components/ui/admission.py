"""What of a visitor reaches Streamlit: requests and messages, checked and cut before any of it is kept.

Streamlit trusts what a browser sends; what comes here is what anybody can send. Files: `upload_limits.py`.
"""

import asyncio
import json
import re
import time
import uuid
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import urlsplit

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import DecodeError
from google.protobuf.message import Message as Protobuf
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from components.exhibits.site import PAGES
from components.routes.responses import problem
from components.ui.upload_limits import refusal, uploading

MOST_OF_HEADERS = 32 * 1024  # bytes
MOST_SIGNS, MOST_ITEMS = 200, 1000
LONGER = {"query_string": 4096, "url": 4096, "json_value": 20_000}
# What was clicked in a chart is a text that Streamlit reads as JSON; one mark takes 200 to 600 signs.
CLICKED, MOST_CLICKED = '{"selection"', 4096
# What a browser of ours asks; others clear caches for everyone, or write to the server's disk.
KINDS = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"}
OPERATIONS = {"deferred_file", "dataframe_chunk"}
WIDGET = re.compile(r"\$\$ID-[0-9a-f]{32}-.{1,150}")
PAUSE, BURST = 0.05, 1.0  # seconds: between two messages of a tab, and for how many at once it need not wait
# Tells one browser from others, so that the name of a session alone does not open it: see trustedUserHeaders.
BROWSER = "x-browser"
WRONG = 1002  # the code with which a websocket is closed


class Admission:
    """ASGI middleware in front of Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses what is too long or makes no sense, and lets in the rest."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif refused := _refused(scope):
            await refused(scope, receive, send)
        elif scope["type"] == "websocket":
            _name_browser(scope)
            tab = _Tab(receive, send)
            await self._app(scope, tab.receive, tab.send)
        else:
            with uploading(scope) as seconds, suppress(TimeoutError, ClientDisconnect):
                async with asyncio.timeout(seconds):
                    await self._app(scope, receive, send)


def _refused(scope: Scope) -> Response | None:
    """What is answered to a request that nobody looks at."""
    headers = Headers(scope=scope)
    if sum(len(name) + len(text) for name, text in headers.raw) > MOST_OF_HEADERS:
        return problem(
            HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers of this request are too long."
        )
    try:
        urlsplit(headers.get("origin", "")).port  # noqa: B018 - reads it
    except ValueError:
        return problem(HTTPStatus.BAD_REQUEST, "The header Origin of this request is no address.")
    return refusal(scope, headers)


def _name_browser(scope: Scope) -> None:
    """A browser's cookie from Streamlit, as the owner of its sessions; without one nobody comes back."""
    headers = MutableHeaders(scope=scope)
    cookie = cookie_parser(headers.get("cookie", "")).get(XSRF_COOKIE_NAME, "")
    token = decode_xsrf_token_string(cookie)[0] or uuid.uuid4().bytes
    del headers[BROWSER]
    headers[BROWSER] = token.hex()[:MOST_SIGNS]


class _Tab:
    """A websocket whose messages are cut; it is closed where one makes no sense."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send, self._closed, self._due = receive, send, False, 0.0
        self._page = self._left = ""  # the page that the tab shows, and the one that was left for it

    async def send(self, message: Message) -> None:
        """Passes on what is sent, until the end."""
        try:
            if not self._closed:
                await self._send(message)
        except OSError:  # nobody is there; told so, Streamlit would ask for more and leave a traceback
            self._closed = True
            if message["type"] == "websocket.accept":
                raise

    async def receive(self) -> Message:
        """The next message that is for Streamlit."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            self._due = max(self._due, time.monotonic() - BURST) + PAUSE  # else one tab stops all others
            await asyncio.sleep(max(0.0, self._due - time.monotonic()))
            try:
                kept = admitted(message["bytes"])
            except DecodeError:
                await self.send({"type": "websocket.close", "code": WRONG})
                self._closed = True
            if self._closed:
                return {"type": "websocket.disconnect", "code": WRONG}
            if kept and not self._late(BackMsg.FromString(kept)):
                return {**message, "bytes": kept}

    def _late(self, message: BackMsg) -> bool:
        """Whether a part is to run again of the page that was left with the last request of a whole page.

        A box tells what was typed in it after the click that leaves its page. Streamlit would run that part
        of the page, find none, and have the browser empty the page that came instead.
        """
        if message.WhichOneof("type") != "rerun_script":
            return False
        asked = message.rerun_script
        page = asked.page_script_hash or calc_hash(asked.page_name or PAGES[0].path)  # it begins with a name
        if asked.fragment_id and page == self._left:
            return True
        if not asked.fragment_id:
            self._left = self._page if page != self._page else ""
        self._page = page
        return False


def admitted(content: bytes) -> bytes:
    """A browser's message without widgets that are none of ours, every text cut; b"" for nothing.

    Raises DecodeError.
    """
    message = BackMsg.FromString(content)
    kind = message.WhichOneof("type")
    operation = message.backend_operation_request.WhichOneof("payload")
    if kind not in KINDS or (kind == "backend_operation_request" and operation not in OPERATIONS):
        return b""
    if kind == "rerun_script":
        states = message.rerun_script.widget_states
        known = [state for state in states.widgets if _known(state)][:MOST_ITEMS]
        states.CopyFrom(WidgetStates(widgets=known))
    _cut(message)
    return bytes(message.SerializeToString())


def _known(state: WidgetState) -> bool:
    """Whether a widget of ours can have this name and state; JSON that is cut would be none."""
    if state.string_value.startswith(CLICKED):
        with suppress(ValueError, RecursionError):
            json.loads(state.string_value)
            return bool(WIDGET.fullmatch(state.id)) and len(state.string_value) <= MOST_CLICKED
        return False
    return bool(WIDGET.fullmatch(state.id)) and len(state.json_value) <= LONGER["json_value"]


def _cut(message: Protobuf) -> None:
    for field, value in message.ListFields():
        most, one = LONGER.get(field.name, MOST_SIGNS), isinstance(value, str | Protobuf)
        if field.type == FieldDescriptor.TYPE_MESSAGE:
            for part in [value] if one else value:
                _cut(part)
        elif field.type == FieldDescriptor.TYPE_STRING and one:
            setattr(message, field.name, value[: max(most, MOST_CLICKED if value.startswith(CLICKED) else 0)])
        elif field.type == FieldDescriptor.TYPE_STRING:
            value[:] = [text[:most] for text in value[:MOST_ITEMS]]
