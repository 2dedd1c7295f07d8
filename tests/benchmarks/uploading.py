"""A small table of one's own, sent as the browser sends it to the page "Add data"."""

from __future__ import annotations

import asyncio
import re
import urllib.request
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.benchmarks.answer import Answer, Dropped
from tests.benchmarks.tab import Tab

MARK = re.compile(rb"table-of-person-\d+-end")
LEAST_ROWS = 100
BOUNDARY = "end-of-the-part"


def name_of(number: int) -> str:
    """The name of a person's file, which nobody else may ever see."""
    return f"table-of-person-{number}-end.csv"


def rows_of(number: int) -> int:
    """How many records a person's file holds; no two have the same number."""
    return LEAST_ROWS + number


def table(number: int) -> bytes:
    """Invented case records in the columns of the publisher's synthetic file."""
    lines = ["yearOfRegistration,gender,ageBroad,citizenship,CountryOfExploitation,isForcedLabour"]
    lines += [
        f"{2010 + row % 8},{('Female', 'Male')[row % 2]},18--20,ALB,ITA,{row % 2}"
        for row in range(rows_of(number))
    ]
    return "\n".join([*lines, ""]).encode()


async def upload(tab: Tab, number: int) -> Answer:
    """Choose the file in the tab's uploader and wait for what the page says of it. Raises Dropped."""
    uploader = next(widget for widget in tab.widgets.values() if widget.kind == "file_uploader")
    content, urls = table(number), await _urls(tab, name_of(number))
    try:
        await asyncio.to_thread(_put, tab.address, urls.upload_url, name_of(number), content)
    except OSError as error:
        await tab.close()
        raise Dropped(f"an upload was not taken: {error}") from error
    sent = WidgetState(id=uploader.id)
    info = sent.file_uploader_state_value.uploaded_file_info.add()
    info.name, info.size, info.file_id = name_of(number), len(content), urls.file_id
    info.file_urls.CopyFrom(urls)
    return await tab.run(also=[sent])


async def _urls(tab: Tab, name: str) -> FileURLs:
    """Where the server wants the file."""
    message = BackMsg()
    message.file_urls_request.request_id, message.file_urls_request.session_id = name, tab.session
    message.file_urls_request.file_names.append(name)
    await tab.send(message)
    async with asyncio.timeout(60):
        while True:
            answer = await tab.receive(Answer())
            if answer.WhichOneof("type") == "file_urls_response":
                return answer.file_urls_response.file_urls[0]


def _put(address: str, path: str, name: str, content: bytes) -> None:
    cookie = _cookie(address)
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
    request = urllib.request.Request(
        f"http://{address}/{path.lstrip('/')}",
        data=head + content + f"\r\n--{BOUNDARY}--\r\n".encode(),
        method="PUT",
        headers={
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Cookie": f"_streamlit_xsrf={cookie}",
            "X-Xsrftoken": cookie,
        },
    )
    with urllib.request.urlopen(request, timeout=60):
        pass


def _cookie(address: str) -> str:
    """The token that the server gives to a browser, to be sent back with each upload."""
    with urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=60) as answer:
        return SimpleCookie(answer.headers["Set-Cookie"])["_streamlit_xsrf"].value
