"""What every answer over HTTP shares: its tag, its date, how long it is kept, whose address it names.

Whoever asks can write any name into the Host header. So an operator names the address once, in
`BLUE_HEART_ADDRESS`; without it the header is believed, and the answer is not for shared caches.
"""

import gzip
import hashlib
import os
import re
from email.utils import format_datetime

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from components.exports.formats import PARQUET, XLSX, ZIP
from data.loaded_tables import changed

HTML = "text/html; charset=utf-8"
KEPT = "public, max-age=600, must-revalidate"
FOR_ONE = "private, max-age=600, must-revalidate"
SETTING = "BLUE_HEART_ADDRESS"
WORTH_PACKING = 1000
PACKED_ALREADY = ("application/pdf", "image/png", PARQUET, XLSX, ZIP)
# Starlette's own reading of If-None-Match and If-Modified-Since; no file is served from it.
_CONDITIONS = StaticFiles()
_NAMED = re.compile(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?/", re.IGNORECASE)


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
    packs = len(content) >= WORTH_PACKING and media_type not in PACKED_ALREADY and _takes_gzip(request)
    headers = {
        "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}{"-gzip" if packs else ""}"',
        "Last-Modified": format_datetime(changed(), usegmt=True),
        "Cache-Control": KEPT,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    response: Response
    if _unchanged(request, headers):
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


def wants_page(request: Request) -> bool:
    """Whether a browser asks, to whom a page says more than JSON."""
    return "text/html" in request.headers.get("accept", "")


def inert(styles: str) -> str:
    """The policy of a page that runs, fetches and frames nothing; `styles` says which of its styles count."""
    return (
        f"default-src 'none'; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def for_one(response: Response) -> Response:
    """An answer that holds addresses, kept out of shared caches unless its addresses are the operator's."""
    if not configured():
        response.headers["Cache-Control"] = FOR_ONE
    return response


def base(request: Request) -> str:
    """The address of this server with a slash at its end. Raises HTTPException 400 for a strange Host."""
    address = configured() or str(request.base_url)
    if not _NAMED.fullmatch(address):
        raise HTTPException(400, "The header Host of this request is not the name of a server.")
    return address


def configured() -> str:
    """The address that the operator has named, with a slash at its end; "" for none. Raises ValueError."""
    named = os.environ.get(SETTING, "").strip()
    if named and not _NAMED.fullmatch(f"{named.rstrip('/')}/"):
        raise ValueError(
            f"{SETTING} has to be an address such as https://figures.example.org, not {named!r}."
        )
    return f"{named.rstrip('/')}/" if named else ""


def _takes_gzip(request: Request) -> bool:
    """Whether gzip is among the codings that the asker takes, and not at quality 0."""
    codings = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(
        name in ("gzip", "x-gzip") and quality.strip("0.") != "q="
        for name, _, quality in (coding.partition(";") for coding in codings)
    )


def _unchanged(request: Request, headers: dict[str, str]) -> bool:
    try:
        return _CONDITIONS.is_not_modified(Headers(headers), request.headers)
    except (ValueError, TypeError, IndexError, OverflowError):  # a date that Python's parser trips over
        return False
