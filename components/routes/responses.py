"""What every answer over HTTP shares: tag, date, how long it is kept, whose address it names, and what it
tells the browser not to do (docs/security.md).

Whoever asks can write any name into the Host header. So an operator names the address once, in
`BLUE_HEART_ADDRESS`; without it the header is believed, and the answer is not for shared caches.
"""

import base64
import gzip
import hashlib
import os
import re
from email.utils import format_datetime
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.routes.negotiated import coding, taken
from components.text.faults import RETRY_AFTER
from data.loaded_tables import changed

HTML = "text/html; charset=utf-8"
KEPT = "public, max-age=600, must-revalidate"
FOR_ONE = "private, max-age=600, must-revalidate"
NEVER_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
SETTING = "BLUE_HEART_ADDRESS"
WORTH_PACKING = 1000
# Starlette's own reading of If-None-Match and If-Modified-Since; no file is served from it.
_CONDITIONS = StaticFiles()
# No name of a host is longer: it stands in each address of an answer, and a brief is printed with them.
_HOST = r"(?=[^/:]{1,253}[/:])[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?"
_NAMED = re.compile(rf"https?://(?:{_HOST}|\[[0-9a-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?/", re.IGNORECASE)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# What no page of ours asks a browser for; writing to the clipboard and full screen stay allowed.
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "serial", "usb"),
)


def respond(
    request: Request,
    body: bytes | str,
    media_type: str,
    file_name: str = "",
    *,
    shown: bool = True,
    policy: str = "",
) -> Response:
    """The answer with its headers, or 304 without a body where the asker has it already.

    Under `file_name` it is saved, at once where it is not `shown`; `policy` says what a page may do. It
    packs the body itself: Streamlit's middleware leaves the tag as it is, though a strong tag must tell the
    packed bytes from the plain ones.
    """
    content = body.encode() if isinstance(body, str) else body
    packs = len(content) >= WORTH_PACKING and coding(request, "gzip", "x-gzip")
    headers = {
        "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}{"-gzip" if packs else ""}"',
        "Last-Modified": format_datetime(changed(), usegmt=True),
        "Cache-Control": FOR_ONE if getattr(request.state, "named", False) else KEPT,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    response: Response
    if unchanged(request, headers):
        response = NotModifiedResponse(Headers(headers))
    else:
        if file_name:
            headers["Content-Disposition"] = f'{"inline" if shown else "attachment"}; filename="{file_name}"'
        if packs:
            headers["Content-Encoding"] = "gzip"
            content = gzip.compress(content, compresslevel=6, mtime=0)
        response = Response(content, media_type=media_type, headers=headers)
    if policy:
        response.headers.update({"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})
    return response


def problem(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """What is refused or fails as a sentence in JSON (RFC 9457), with when to ask again where that helps."""
    told = {"status": status, "title": HTTPStatus(status).phrase, "detail": sentence}
    again = {"Retry-After": str(RETRY_AFTER)} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    kept = {**NEVER_KEPT, **again, **(headers or {})}
    return JSONResponse(told, status, kept, media_type="application/problem+json")


def inert(styles: str) -> str:
    """The policy of a page that runs, fetches and frames nothing; `styles` says which of its styles count."""
    return (
        f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def base(request: Request) -> str:
    """The address of this server with a slash at its end. Raises HTTPException 400 for a strange Host.

    What `respond` then answers holds it: it is kept out of shared caches unless the operator named it.
    """
    address = configured() or str(request.base_url)
    request.state.named = not configured()
    if not _is_named(address):
        raise HTTPException(400, "The header Host of this request is not the name of a server.")
    return address


def _is_named(address: str) -> bool:
    """Whether an address with a slash at its end can be that of a server."""
    try:
        host, port = urlsplit(address).hostname or "", urlsplit(address).port
        return bool(_NAMED.fullmatch(address) and port != 0 and (":" not in host or ip_address(host)))
    except ValueError:
        return False


def configured() -> str:
    """The address that the operator has named, with a slash at its end; "" for none. Raises ValueError."""
    named = os.environ.get(SETTING, "").strip()
    if named and not _is_named(f"{named.rstrip('/')}/"):
        raise ValueError(f"{SETTING} has to be an address such as https://figures.example.org, and no more.")
    return f"{named.rstrip('/')}/" if named else ""


def unchanged(request: Request, headers: dict[str, str]) -> bool:
    """Whether the asker has the answer with these headers already."""
    try:
        return _CONDITIONS.is_not_modified(Headers(headers), request.headers)
    except (ValueError, TypeError, IndexError, OverflowError):  # a date that Python's parser trips over
        return False


def protected(index: Path) -> Middleware:
    """The middleware for the server whose pages all begin with this file."""
    return Middleware(Protection, headers=headers_of(index.read_text(encoding="utf-8")))


def headers_of(index: str) -> dict[str, str]:
    """Header -> text for every answer that does not set it itself; `index` is the page's own HTML.

    A page of the dashboard may run this server's scripts, ask this server, and nothing else. Streamlit
    writes its styles into the page, so these are allowed inside it, scripts only as they stand in its file;
    its reader of messages counts with WebAssembly. 'self' covers the websocket. Community Cloud frames a page
    in one of the same origin.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(index))
    inline = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return {
        "Content-Security-Policy": f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {inline}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; media-src 'self'; "
        "object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class Protection:
    """ASGI middleware that adds headers to what an application answers; one that it has set itself stays."""

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

        if scope["type"] == "http":
            # Streamlit looks for the word gzip, wherever and at whatever quality it stands.
            asked = MutableHeaders(scope=scope)
            asked["accept-encoding"] = ", ".join(taken(asked, scope["path"]))
        await self._app(scope, receive, told if scope["type"] == "http" else send)
