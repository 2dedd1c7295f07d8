"""What is sent where, and what must be true of every answer. A target takes bytes and raises what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, quote

from starlette.testclient import TestClient

from components.exhibits.site import exhibits
from components.model.url_state import Unanswerable, asked, parse
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused
from data.package import TABLES
from tests.components.routes.in_process import APP
from tests.data.intake.publishers.invented import SAMPLES
from tests.data.intake.publishers.written import text

EXHIBITS = {item.slug: item for item in exhibits()}
FEW = ("eu-registered", "how-many", "country-detected", "regions-detected")
ANSWERS = {200, 304, 400, 404, 405, 422}
STRANGE = (
    "\u202egpj.exe", "a\u200bb", "\x1b[31mred", "a\0b", "\r\nSet-Cookie: a=b", "<img src=x onerror=alert(1)>",
    "![x](http://elsewhere.example/x.png)", "[x](javascript:alert(1))", ":material/delete:", ":red[x]",
    "$\\frac{1}{2}$", "=cmd|' /C calc'!A0", "@SUM(A1)", "../../etc/passwd", "/etc/passwd", "CON", "C:\\x",
    "%00", "{{7*7}}", "${7*7}", "' OR 1=1 --", "\ud7ff\U000e0041", "ﷺ" * 9,
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A fuzzer: what it does with some bytes, and with which it begins."""

    try_on: Callable[[bytes], None]
    corpus: Callable[[], list[bytes]]


def queries(content: bytes) -> None:
    """A query means something, and its selection asks for the same again, or one sentence says why not."""
    query = parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True)[:50]
    for asked_of in (*(EXHIBITS[slug] for slug in FEW), *TABLES.values()):
        try:
            found = parse(query, asked_of).selection
        except Unanswerable as error:
            shown(str(error))
            continue
        again = [(name, value) for name, values in asked(found, asked_of).items() for value in values]
        assert parse(again, asked_of).selection == found


@cache
def client() -> TestClient:
    return TestClient(APP, raise_server_exceptions=True)


def routes(content: bytes) -> None:
    """Any path and query under the data routes is answered, or refused in JSON, and sets no header."""
    path, _, query = content.decode("utf-8", "replace").partition("?")
    answer = client().get(f"/{quote(path.lstrip('/'))}?{quote(query, safe='=&%+')}", follow_redirects=False)
    assert answer.status_code in ANSWERS, answer.status_code
    assert "set-cookie" not in answer.headers
    if answer.status_code >= 400 and answer.headers["content-type"] == "application/problem+json":
        shown(answer.json()["detail"])


def uploads(content: bytes) -> None:
    """A file becomes an account that adds up, or one sentence that can be printed."""
    try:
        account = read_file(content, "upload.csv").account
    except Refused as refused:
        shown(str(refused))
        return
    assert account.rows_in_file == account.rows_read + sum(item.rows for item in account.set_aside)
    for sentence in (*account.noticed, *(said for item in account.set_aside for said in item.examples)):
        shown(sentence)


def shown(sentence: str) -> None:
    """A sentence for people: printable (nothing turns the line round), and short enough to be read."""
    assert sentence.isprintable(), ascii(sentence)
    assert len(sentence) < 5_000


@cache
def some_queries() -> list[bytes]:
    plain = ["region=Europe&from=2017&to=2023", "country=Albania", "sex=female&lens=coverage", "region=150"]
    return [line.encode() for line in (*plain, *(f"region={quote(word)}" for word in STRANGE))]


@cache
def some_paths() -> list[bytes]:
    known = [f"exhibits/{slug}.{ending}" for slug in FEW for ending in ("csv", "json")]
    known += ["data/forms.csv", "data/forms.html", "briefs/ALB.html", "assets/exhibit.js", "robots.txt"]
    strange = [f"{room}/{word}.csv" for word in STRANGE for room in ("data", "exhibits", "assets", "briefs")]
    asking = [f"{path}?{query.decode()}" for path, query in zip(known, some_queries(), strict=False)]
    return [path.encode() for path in (*known, *strange, *asking)]


@cache
def some_files() -> list[bytes]:
    """Every publisher's format, plain and with strange words in each column."""
    made = []
    for rows in SAMPLES.values():
        made.append(text(rows).encode())
        for word in STRANGE:
            strange = [
                [word if at == column else cell for at, cell in enumerate(rows[-1])]
                for column in range(len(rows[-1]))
            ]
            made.append(text([*rows, *strange]).encode("utf-8", "replace"))
    return made


TARGETS = {
    "queries": Target(queries, some_queries),
    "routes": Target(routes, some_paths),
    "uploads": Target(uploads, some_files),
}
