"""The floor of the data routes: Starlette routes that give bytes from memory, on the same server.

`python -m tests.benchmarks.bare_routes PORT FOLDER`: the folder holds `<number>.body` and `<number>.json` with
status and headers, as the dashboard answered.
"""

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Handler = Callable[[Request], Awaitable[Response]]


def main(port: int, folder: Path) -> None:
    """Serve every kept answer at `/<number>`."""
    paths = sorted(folder.glob("*.body"))
    app = Starlette(routes=[Route(f"/{path.stem}", _handler(path)) for path in paths])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)


def _handler(path: Path) -> Handler:
    body, told = path.read_bytes(), json.loads(path.with_suffix(".json").read_text())

    async def handler(_: Request) -> Response:
        return Response(body, told["status"], told["headers"])

    return handler


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
