"""What operators and visitors entrust to a server stands in no log, on no page and in no answer."""

import os
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.processes import PATIENCE, ROOT, answering, free_port, running, streamlit

SECRET, ASKED = "hush-hush-4711", "Zanzibar-Nowhere"


def said_on(port: int, page: str, query: str) -> bytes:
    """Everything that a tab is sent until its page has run."""
    request = BackMsg()
    request.rerun_script.page_name, request.rerun_script.query_string = page, query
    frames: list[bytes] = []
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], compression=None, max_size=None, proxy=None) as tab:
        tab.send(request.SerializeToString())
        while not frames or ForwardMsg.FromString(frames[-1]).WhichOneof("type") != "script_finished":
            frames.append(tab.recv(timeout=PATIENCE, decode=False))
    return b"".join(frames)


def answered(port: int, path: str) -> bytes:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
            return str(answer.headers).encode() + answer.read()
    except HTTPError as error:
        return str(error.headers).encode() + error.read()


def test_a_password_and_what_a_visitor_asks_for_are_not_told_to_anybody(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "server.log"
    url = f"postgres://me:{SECRET}@127.0.0.1:1/cases?password={SECRET}"
    command = streamlit(ROOT / "app.py", port, "--logger.level=debug")
    with running(command, log, environment={**os.environ, "CASES_URL": url}) as process:
        answering(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        page = said_on(port, "cases", f"region={ASKED}")
        paths = ("/cases", "/api", f"/data/forms.csv?region={ASKED}", f"/data/{ASKED}.csv", "/openapi.json")
        told = page + b"".join(answered(port, path) for path in paths)
    logged = log.read_bytes()
    assert b"not read any more" in page, "the page did not try to open the records: the check sees nothing"
    assert logged, "the server logged nothing: the check sees nothing"
    assert SECRET.encode() not in told + logged
    assert ASKED.encode() not in logged
