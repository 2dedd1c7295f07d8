"""What the query of an address asks for: names that it takes, and one value of those that have one."""

import re
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from components.model.numbers import listing, quoted
from components.model.url_state import Unanswerable
from components.routes.making import Handler

# What networks and mails add to a link on its way: it asks for nothing.
ADDED = re.compile(
    r"utm_\w+|[a-z]{1,3}clk?id|[gw]braid|igsh(?:id)?|mc_[ce]id|srsltid|_g[al]\w*|_{1,2}hs\w+|mkt_tok",
    re.IGNORECASE,
)


def asked_in(request: Request) -> list[tuple[str, str]]:
    """Names and values of a query, as they came."""
    return [pair for pair in request.query_params.multi_items() if not ADDED.fullmatch(pair[0])]


def only(handler: Handler, *known: str) -> Handler:
    """A handler of an address that takes these parameters, one value of each. It raises Unanswerable."""

    def answer(request: Request) -> Response:
        pairs = asked_in(request)
        for name in dict(pairs):
            if name not in known:
                names = listing(known) or "none"
                raise Unanswerable(f"{quoted(name)} is not the name of a filter here. Filters here: {names}.")
            once(name, pairs)
        return handler(request)

    return answer


def once(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The value of a parameter, "" for none. Raises Unanswerable where it has several."""
    values = {value for other, value in pairs if other == name} or {""}
    if len(values) > 1:
        raise Unanswerable(f"{name} can be asked for once only.")
    return values.pop()
