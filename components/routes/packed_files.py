"""Files of a folder, compressed once and kept: Streamlit sends its own scripts as they lie on the disk."""

import gzip
import hashlib
from contextlib import suppress
from functools import lru_cache, partial
from mimetypes import guess_type
from pathlib import Path

import anyio
import brotli
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from components.routes.negotiated import coding
from components.routes.responses import WORTH_PACKING, unchanged

ENDINGS = (".css", ".html", ".js", ".json", ".svg", ".wasm")
# Two steps more take 2.6 times as long and save 3 in 100 of Plotly's script.
QUALITY = 5
# Nobody compresses what somebody else is compressing, and no thread waits for it.
_one_at_a_time = anyio.CapacityLimiter(1)


class PackedFiles(StaticFiles):
    """The files of a folder, as Brotli or gzip for who takes it; what is missing, even the folder, is 404.

    `kept` says how long browsers may keep them.
    """

    def __init__(self, folder: Path, kept: str = "") -> None:
        super().__init__(directory=folder, check_dir=False, follow_symlink=True)
        self.config_checked, self._kept = True, {"Cache-Control": kept} if kept else {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 304 where the asker has it already."""
        request = Request(scope)
        file, found = "", None
        with suppress(OSError):  # no file has so long a name
            file, found = await anyio.to_thread.run_sync(self.lookup_path, path)
        packs = found and found.st_size >= WORTH_PACKING and file.endswith(ENDINGS)
        packing = coding(request, "br", "gzip") if packs else ""
        if not found or not packing or scope["method"] not in ("GET", "HEAD"):
            response = await super().get_response(path, scope)
            response.headers.update({"Vary": "Accept-Encoding", **self._kept})
            return response
        work = partial(packed, file, found.st_mtime_ns, packing)
        content, tag = await anyio.to_thread.run_sync(work, limiter=_one_at_a_time)
        headers = {"ETag": tag, "Vary": "Accept-Encoding", "Content-Encoding": packing, **self._kept}
        if unchanged(request, headers):
            return NotModifiedResponse(Headers(headers))
        return Response(content, media_type=guess_type(file)[0], headers=headers)


@lru_cache(maxsize=1024)  # more than there are files, each in two codings
def packed(file: str, _changed: int, packing: str) -> tuple[bytes, str]:
    """A file as it was changed last, compressed, and its tag."""
    plain = Path(file).read_bytes()
    small = brotli.compress(plain, quality=QUALITY) if packing == "br" else gzip.compress(plain, 6, mtime=0)
    return small, f'"{hashlib.sha256(plain).hexdigest()[:32]}-{packing}"'
