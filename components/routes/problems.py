"""What is refused or fails, and how: a sentence in JSON (RFC 9457), never kept."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.model.url_state import Unanswerable
from components.text.faults import RETRY_AFTER, passing, told

PROBLEM = "application/problem+json"


def _problem(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    told = {"status": status, "title": HTTPStatus(status).phrase, "detail": sentence}
    kept = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", **(headers or {})}
    return JSONResponse(told, status, kept, media_type=PROBLEM)


def _of_http(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return _problem(error.status_code, "This address answers GET and HEAD only.", {"Allow": "GET, HEAD"})
    plain = HTTPStatus(error.status_code).phrase
    sentence = (
        "There is nothing at this address; /api says what there is."
        if error.detail == plain
        else error.detail
    )
    return _problem(error.status_code, sentence)


def _of_query(_request: Request, error: Exception) -> Response:
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))


def of_fault(error: Exception) -> Response:
    """What fails: 503 and when to ask again where it may pass, else 500; nothing of the exception itself."""
    sentence = told("These figures", error)
    if passing(error):
        return _problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence, {"Retry-After": str(RETRY_AFTER)})
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, sentence)


REFUSALS = {HTTPException: _of_http, Unanswerable: _of_query}


class Faults:
    """Between the server and the handlers: whatever they raise becomes an answer with a sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the handlers do; once they have begun an answer it is too late for another one."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await of_fault(error)(scope, receive, send)
