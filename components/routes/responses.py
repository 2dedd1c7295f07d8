"""What every answer over HTTP shares: its tag, its date, how long it is kept, when it need not be sent."""

import gzip
import hashlib
from dataclasses import dataclass
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from data.versions import CURRENT

KEPT = "public, max-age=600, must-revalidate"
CHANGED = format_datetime(CURRENT.released, usegmt=True)
WORTH_PACKING = 1000
PACKED_ALREADY = (
    "application/pdf",
    "application/zip",
    "application/vnd.apache.parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "image/png",
)
# Starlette's own reading of If-None-Match and If-Modified-Since; no file is served from it.
_CONDITIONS = StaticFiles()


@dataclass(frozen=True)
class Answer:
    """A body, its media type, and the name under which it is saved; without a name it is shown."""

    content: bytes
    media_type: str
    file_name: str = ""
    shown: bool = True

    @property
    def tag(self) -> str:
        """The same for the same bytes, on every server."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @property
    def packed(self) -> bytes:
        """The body in gzip, without a time in it; empty where it is not worth it."""
        if len(self.content) < WORTH_PACKING or self.media_type in PACKED_ALREADY:
            return b""
        return gzip.compress(self.content, compresslevel=6, mtime=0)


def respond(request: Request, answer: Answer) -> Response:
    """The answer with its headers, or 304 without a body where the asker has it already.

    It packs the body itself: Streamlit's middleware leaves the tag as it is, though a strong tag must tell
    the packed bytes from the plain ones.
    """
    packed = answer.packed if _takes_gzip(request) else b""
    headers = {
        "ETag": f'"{answer.tag}-gzip"' if packed else f'"{answer.tag}"',
        "Last-Modified": CHANGED,
        "Cache-Control": KEPT,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if answer.file_name:
        how = "inline" if answer.shown else "attachment"
        headers["Content-Disposition"] = f'{how}; filename="{answer.file_name}"'
    if packed:
        headers["Content-Encoding"] = "gzip"
    response = Response(packed or answer.content, media_type=answer.media_type, headers=headers)
    if _unchanged(request, response):
        return NotModifiedResponse(response.headers)
    return response


def _takes_gzip(request: Request) -> bool:
    """Whether gzip is among the codings that the asker takes, and not at quality 0."""
    codings = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(
        name in ("gzip", "x-gzip") and quality.strip("0.") != "q="
        for name, _, quality in (coding.partition(";") for coding in codings)
    )


def _unchanged(request: Request, response: Response) -> bool:
    try:
        return _CONDITIONS.is_not_modified(response.headers, request.headers)
    except (ValueError, TypeError, IndexError, OverflowError):  # a date that Python's parser trips over
        return False
