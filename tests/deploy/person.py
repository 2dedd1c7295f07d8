"""Somebody with a browser, as far as the web server sees: cookies, a websocket, uploads and downloads."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.client import OPTIONS, Answer, Session, Visitor, Years, ask, stream
from tests.processes import PATIENCE

COOKIE = "blue_heart"


class Heard:
    """A websocket that remembers what came: the session's name, and the buttons for downloads."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.session = ""
        self.downloads: list[str] = []

    def send(self, message: bytes) -> None:
        self.connection.send(message)

    def recv(self, timeout: float | None = None) -> bytes:
        content = self.connection.recv(timeout=timeout)
        assert isinstance(content, bytes)
        message = ForwardMsg.FromString(content)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "download_button":
            self.downloads.append(message.delta.new_element.download_button.deferred_file_id)
        return content

    def wait_for(self, kind: str) -> ForwardMsg:
        while True:
            message = ForwardMsg.FromString(self.recv(timeout=PATIENCE))
            if message.WhichOneof("type") == kind:
                return message


@dataclass
class Tab:
    """An open page."""

    heard: Heard
    visitor: Visitor
    answer: Answer

    @property
    def view(self) -> tuple[list[str], list[bytes]]:
        """What is on the screen: every chart and every table."""
        return self.answer.charts, self.answer.tables


@dataclass
class Person:
    """One browser; its tabs share its cookies."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def process(self) -> int:
        """The port of the process that the browser belongs to, 0 where its cookie names none."""
        named = re.fullmatch(r"(\d+)\.[0-9a-f]{32}", self.cookies.get(COOKIE, ""))
        return int(named[1]) if named else 0

    def get(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """An answer's status and body; cookies are kept."""
        asked = {"Cookie": self._sent, **{name.replace("_", "-"): text for name, text in headers.items()}}
        request = urllib.request.Request(f"http://{self.address}{path}", body, asked, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as found:
                self._keep(found.headers.get_all("Set-Cookie") or [])
                return found.status, found.read()
        except HTTPError as told:
            return told.code, told.read()

    @contextmanager
    def opens(self, page: str, years: Years) -> Iterator[Tab]:
        """A tab on a page: what a browser asks for, in its order."""
        self.get(f"/{page}?{urlencode(years.chosen)}")
        self.get("/_stcore/health")
        with connect(
            stream(self.address),
            **OPTIONS,
            additional_headers={"Cookie": self._sent},
            origin=f"http://{self.address}",
        ) as connection:
            assert connection.response
            self._keep(connection.response.headers.get_all("Set-Cookie"))
            heard = Heard(connection)
            visitor = Visitor(heard, Session(page))
            yield Tab(heard, visitor, ask(visitor, years))

    def send_file(self, content: bytes) -> int:
        """The status of an upload as the page that takes files makes it."""
        with self.opens("add_data", Years()) as tab:
            request = BackMsg()
            request.file_urls_request.file_names.append("a.csv")
            tab.heard.send(request.SerializeToString())
            told = tab.heard.wait_for("file_urls_response").file_urls_response
            return self.upload(tab, content, told.file_urls[0].file_id)

    def upload(self, tab: Tab, content: bytes, file: str = "one") -> int:
        """The status of an upload to a tab's session."""
        edge = "edge-of-the-form"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
        return self.get(
            f"/_stcore/upload_file/{tab.heard.session}/{file}",
            "PUT",
            head.encode() + content + f"\r\n--{edge}--\r\n".encode(),
            Content_Type=f"multipart/form-data; boundary={edge}",
            X_Xsrftoken=self.cookies["_streamlit_xsrf"],
        )[0]

    def download(self, tab: Tab) -> str:
        """The address of the file behind the first button of a tab."""
        request = BackMsg()
        request.backend_operation_request.request_id = "1"
        request.backend_operation_request.session_id = tab.heard.session
        request.backend_operation_request.deferred_file.file_id = tab.heard.downloads[0]
        tab.heard.send(request.SerializeToString())
        told = tab.heard.wait_for("backend_operation_response").backend_operation_response
        assert not told.error_msg, told.error_msg
        return told.deferred_file.url

    @property
    def _sent(self) -> str:
        return "; ".join(f"{name}={text}" for name, text in self.cookies.items())

    def _keep(self, lines: list[str]) -> None:
        for line in lines:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}


def sessions(port: int) -> int:
    """How many tabs a process says it holds, by its own measures."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE) as told:
        lines = told.read().decode().splitlines()
    return int(float(next(line for line in lines if line.startswith("blue_heart_sessions_open")).split()[1]))


def logged(text: str) -> list[dict[str, object]]:
    """The lines of a log that are JSON."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]
