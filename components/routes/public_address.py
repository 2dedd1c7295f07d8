"""Under which address this server is known: what links, previews and search engines are told.

Whoever asks can write any name into the Host header. So an operator names the address once, in
`BLUE_HEART_ADDRESS`; without it the header is believed, and the answer is not for shared caches.
"""

import os
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

SETTING = "BLUE_HEART_ADDRESS"
FOR_ONE = "private, max-age=600, must-revalidate"
_NAMED = re.compile(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?/", re.IGNORECASE)


def base(request: Request) -> str:
    """The address of this server with a slash at its end. Raises HTTPException 400 for a strange Host."""
    if told := configured():
        return told
    address = str(request.base_url)
    if not _NAMED.fullmatch(address):
        raise HTTPException(400, "The header Host of this request is not the name of a server.")
    return address


def configured() -> str:
    """The address that the operator has named, with a slash at its end; "" for none. Raises ValueError."""
    told = os.environ.get(SETTING, "").strip()
    if told and not _NAMED.fullmatch(f"{told.rstrip('/')}/"):
        raise ValueError(f"{SETTING} has to be an address such as https://figures.example.org, not {told!r}.")
    return f"{told.rstrip('/')}/" if told else ""


def for_one(response: Response) -> Response:
    """An answer that holds addresses, kept out of shared caches unless its addresses are the operator's."""
    if not configured():
        response.headers["Cache-Control"] = FOR_ONE
    return response
