"""What every answer tells the browser not to do: pages, static files, uploads, data. See docs/security.md."""

import base64
import hashlib
import re
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# What no page of ours asks a browser for; writing to the clipboard and full screen stay allowed.
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
)


def protected(index: Path) -> Middleware:
    """The middleware for the server whose pages all begin with this file."""
    return Middleware(Protection, headers=headers_of(index.read_text(encoding="utf-8")))


def headers_of(index: str) -> dict[str, str]:
    """Header -> text for every answer that does not set it itself; `index` is the page's own HTML."""
    return {
        "Content-Security-Policy": _policy(index),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _policy(index: str) -> str:
    """What a page of the dashboard may do: run this server's scripts, ask this server, and nothing else.

    Streamlit writes its styles into the page, so these are allowed inside it; scripts inside it only as they
    stand in its file; its reader of messages counts with WebAssembly. 'self' covers the websocket. Community
    Cloud frames a page in one of the same origin.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(index))
    inline = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {inline}; style-src 'self' "
        "'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "worker-src 'self' blob:; manifest-src 'self'; media-src 'self'; object-src 'none'; "
        "frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


class Protection:
    """Adds the headers to what an application answers; one that it has set itself stays."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does."""

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, text in self._headers.items():
                    headers.setdefault(name, text)
                if varying := headers.getlist("vary"):  # Streamlit adds what an answer has said already
                    names = dict.fromkeys(name.strip() for text in varying for name in text.split(","))
                    headers["vary"] = ", ".join(names)
            await send(message)

        await self._app(scope, receive, told if scope["type"] == "http" else send)
