"""What is refused, and how: a sentence in JSON (RFC 9457), never kept."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.exports.pictures import NoBrowser
from components.queries import Unanswerable
from data.tables import UnreadableTable

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


def _of_table(_request: Request, _error: Exception) -> Response:
    sentence = "These figures cannot be given at the moment: their table cannot be read."
    return _problem(HTTPStatus.SERVICE_UNAVAILABLE, sentence)


def _of_picture(_request: Request, error: Exception) -> Response:
    return _problem(HTTPStatus.SERVICE_UNAVAILABLE, str(error))


REFUSALS = {
    HTTPException: _of_http,
    Unanswerable: _of_query,
    UnreadableTable: _of_table,
    NoBrowser: _of_picture,
}
