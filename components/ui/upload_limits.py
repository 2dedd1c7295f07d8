"""How many bytes of files visitors may leave in memory: asked before one is received.

A file is received only under a name that its page was given, once, and only on a page that takes files.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope
from streamlit import config, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec, UploadFileUrlInfo

from components.routes.responses import problem

PLACE = "/_stcore/upload_file/"
MEGABYTE = 1024 * 1024
FORM = 64 * 1024  # what stands around a file
AT_ONCE = 2  # files of the largest size that are held by all visitors together, until they are read
COMING = 300.0  # seconds in which a file has to have come
UNREAD = 60.0  # seconds after which a file that no page has read is let go
REFUSED = {
    HTTPStatus.NOT_FOUND: "No page waits for a file under this name: reload the page, then choose it again.",
    HTTPStatus.LENGTH_REQUIRED: "The size of a file has to be told before it is sent.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This file is larger than what is received.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Files of others are being received: send it again in a minute.",
}


class Uploads(MemoryUploadedFileManager):  # type: ignore[misc]
    """Streamlit's files in memory, with bounds by session and by process."""

    def __init__(self, upload_endpoint: str) -> None:
        super().__init__(upload_endpoint)
        self._waiting: dict[str, str] = {}  # session whose page shows an uploader -> the name it was given
        self._coming: dict[str, int] = {}  # session -> bytes on their way

    def expect(self, session_id: str) -> None:
        """Say that a session's page shows an uploader."""
        self._waiting.setdefault(session_id, "")

    def get_upload_urls(self, session_id: str, file_names: list[str]) -> list[UploadFileUrlInfo]:
        """One name at a time, where a page takes files; the one before no longer counts."""
        if session_id not in self._waiting:
            return []
        given: list[UploadFileUrlInfo] = super().get_upload_urls(session_id, file_names[:1])
        self._waiting[session_id] = given[0].file_id if given else ""
        return given

    def remove_session_files(self, session_id: str) -> None:
        """Forget a session."""
        super().remove_session_files(session_id)
        self._waiting.pop(session_id, None)

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Keep a file until it is read, for a while, in the place of what the session had."""
        super().remove_session_files(session_id)
        if self._waiting.get(session_id) == file.file_id:
            self._waiting[session_id] = ""
            super().add_file(session_id, file)
            asyncio.get_running_loop().call_later(UNREAD, self.remove_file, session_id, file.file_id)

    def reserve(self, session_id: str, file_id: str, size: int) -> HTTPStatus:
        """OK where so many bytes may come, which then count as held; else why not."""
        largest = config.get_option("server.maxUploadSize") * MEGABYTE
        if not file_id or self._waiting.get(session_id) != file_id:
            return HTTPStatus.NOT_FOUND
        if size > largest + FORM:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        held = self._total_bytes + sum(self._coming.values())
        if session_id in self._coming or held + size > AT_ONCE * (largest + FORM):
            return HTTPStatus.SERVICE_UNAVAILABLE
        self._coming[session_id] = size
        return HTTPStatus.OK

    def release(self, session_id: str) -> None:
        """What was on its way has come, or will not."""
        self._coming.pop(session_id, None)


def refusal(scope: Scope, headers: Headers) -> Response | None:
    """Why a file is not received, before a byte of it is read; None for everything else."""
    uploads, (session_id, file_id) = _uploads(), _named(scope)
    if uploads is None or not runtime.get_instance().is_active_session(session_id):
        return None  # Streamlit says so itself
    length = headers.get("content-length", "")
    told = length.isdecimal()
    status = uploads.reserve(session_id, file_id, int(length)) if told else HTTPStatus.LENGTH_REQUIRED
    return None if status == HTTPStatus.OK else problem(status, REFUSED[status])


@contextmanager
def uploading(scope: Scope) -> Iterator[float | None]:
    """While a file comes that was not refused: the seconds that it, or a question, may take; else None."""
    uploads, (session_id, _) = _uploads(), _named(scope)
    try:
        yield COMING if session_id or scope["method"] == "POST" else None
    finally:
        if uploads is not None and session_id:
            uploads.release(session_id)


def _uploads() -> Uploads | None:
    manager = runtime.get_instance().uploaded_file_mgr if runtime.exists() else None
    return manager if isinstance(manager, Uploads) else None


def _named(scope: Scope) -> tuple[str, str]:
    """The session and the file of a request that sends one; empty for all others."""
    if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(PLACE):
        return "", ""
    session_id, _, file_id = scope["path"].removeprefix(PLACE).partition("/")
    return session_id, file_id
