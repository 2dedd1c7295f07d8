"""The data routes in answers a second, beside bare Starlette routes that give the same bytes.

Counted are answers for each second that the server's process works, which is what a busy core gives: the
client, Python too, would otherwise be the slower of the two and hide how they differ. The floor is this module
too: `python -m tests.benchmarks.routes PORT FOLDER` gives the answers that were kept in a folder.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

import psutil
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import Run
from tests.benchmarks.servers import Server, apart, serving, serving_command
from tests.processes import free_port

AIM = 0.5
TURNS, ANSWERS, SECONDS = 3, 1_000, 1.0
GZIP = {"Accept-Encoding": "gzip"}
OF_THE_SERVER = ("date", "server", "content-length")  # which it adds to every answer by itself
PATHS = (
    "/exhibits/citizenship-by-region.csv",
    "/exhibits/citizenship-by-region.csv?from=2016&region=Europe",
    "/exhibits/citizenship-by-region.json",
    "/data/origin_shares.csv",
    "/data/origin_shares.parquet",
)


def measure(run: Run) -> Part:
    """Each address over one kept connection; the servers take turns."""
    with apart() as core, ExitStack() as stack:
        apps = [stack.enter_context(serving(app, core)) for app in run.apps]
        for number, path in enumerate(PATHS):
            _keep(apps[-1], path, run.folder / str(number))
        command = [sys.executable, "-m", "tests.benchmarks.routes", str(port := free_port()), str(run.folder)]
        bare = stack.enter_context(serving_command(command, port, core=core))
        rows = [_row(number, path, [*apps, bare]) for number, path in enumerate(PATHS)]
    return Part(
        "Data routes", rows, "Answers for each second of the server's processor time; gzip is accepted."
    )


def _row(number: int, path: str, servers: Sequence[Server]) -> Row:
    paths = [*[path] * (len(servers) - 1), f"/{number}"]
    turns = [[_rate(*one) for one in zip(servers, paths, strict=True)] for _ in range(TURNS)]
    return Row(path, "answers/s", [median(one) for one in zip(*turns, strict=True)], AIM, True, "bare route")


def _rate(server: Server, path: str) -> float:
    line, process, answers = HTTPConnection(server.address), psutil.Process(server.process), 0
    _answer(line, path)
    begun = _worked(process)
    while answers < ANSWERS and _worked(process) - begun < SECONDS:  # a slow route gives twenty a second
        _answer(line, path)
        answers += 1
    line.close()
    return answers / (_worked(process) - begun)


def _worked(process: psutil.Process) -> float:
    """Seconds of processor time."""
    times = process.cpu_times()
    return times.user + times.system


def _answer(line: HTTPConnection, path: str) -> tuple[bytes, list[tuple[str, str]]]:
    """Body and headers."""
    line.request("GET", path, headers=GZIP)
    answer = line.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    return answer.read(), answer.getheaders()


def _keep(server: Server, path: str, place: Path) -> None:
    """An answer for the floor to give again."""
    body, headers = _answer(HTTPConnection(server.address), path)
    place.with_suffix(".body").write_bytes(body)
    others = {name: value for name, value in headers if name.lower() not in OF_THE_SERVER}
    place.with_suffix(".json").write_text(json.dumps(others))


def kept(path: Path) -> Route:
    """A kept answer at `/<number>`."""
    body, headers = path.read_bytes(), json.loads(path.with_suffix(".json").read_text())

    async def handler(_: Request) -> Response:
        return Response(body, headers=headers)

    return Route(f"/{path.stem}", handler)


if __name__ == "__main__":
    app = Starlette(routes=[kept(path) for path in Path(sys.argv[2]).glob("*.body")])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
