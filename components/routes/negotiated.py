"""What an asker takes: a page or JSON, packed or not, as the headers say it whose names begin with Accept."""

import re

from starlette.datastructures import Headers
from starlette.requests import Request

PACKED_ALREADY = (".parquet", ".pdf", ".png", ".xlsx", ".zip")
CODINGS = ("br", "gzip", "x-gzip")
_QUALITY = re.compile(r"q=(0?\.[0-9]+|[01](?:\.0*)?)")


def wants_page(request: Request) -> bool:
    """Whether a browser asks, to whom a page says more than JSON."""
    weighs = _weighed(request.headers.getlist("accept"))
    return weighs.get("text/html", 0.0) >= max(weighs.get("application/json", 0.0), 0.001)


def coding(request: Request, *offered: str) -> str:
    """The first of these codings that the asker takes, and not at quality 0; "" for none."""
    return next((one for one in offered if one in taken(request.headers, request.url.path)), "")


def taken(headers: Headers, path: str) -> list[str]:
    """The codings of ours that the asker takes; none for what is packed already."""
    weighs = _weighed(headers.getlist("accept-encoding"))
    unnamed = dict.fromkeys(CODINGS[:2], weighs.get("*", 0.0))  # the third is another name of the second
    return [one for one in CODINGS if (unnamed | weighs).get(one) and not path.endswith(PACKED_ALREADY)]


def _weighed(told: list[str]) -> dict[str, float]:
    """What a header such as Accept names, and at which quality: 0 where that cannot be read."""
    weighs: dict[str, float] = {}
    for one in ",".join(told).lower().split(","):
        name, *parts = (part.strip() for part in one.split(";"))
        qualities = [part for part in parts if part.startswith("q")] or ["q=1"]
        quality = _QUALITY.fullmatch(qualities[0]) if len(qualities) == 1 else None
        weighs[name] = min(weighs.get(name, 1.0), float(quality[1]) if quality else 0.0)
    return weighs
