"""Every request and every open tab passes here and is counted."""

import time
from collections.abc import MutableMapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.routes.operators import records
from components.routes.operators.measures import SESSIONS

METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE")
STATUS = 500  # what the server answers when an application gives no answer


class Counted:
    """ASGI middleware: routes by their template, never by the address that was asked for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request or a tab; let everything else through."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._tab(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        status, started = STATUS, time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            records.answered(_template(scope), method, status, time.perf_counter() - started)

    async def _tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        opened = False

        async def noting(message: Message) -> None:
            nonlocal opened
            if message["type"] == "websocket.accept" and not opened:
                opened = True
                SESSIONS.inc()
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            if opened:
                SESSIONS.dec()


def _template(scope: MutableMapping[str, Any]) -> str:
    """The path of the route that answered, as our code and Streamlit's write it."""
    return str(getattr(scope.get("route"), "path", "")) or "other"
