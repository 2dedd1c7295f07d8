"""Two real processes behind a real nginx with the configuration in deploy/: who goes where, before and after a death."""

import gzip
import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from email.message import Message
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Page, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.routes.serving import routes
from tests.benchmarks.client import Years
from tests.deploy.machine import NGINX, SHIPPED, Machine, machine, status
from tests.deploy.person import COOKIE, Person, logged, sessions
from tests.processes import eventually

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")
PAGE, OTHER, YEARS = "profits", "estimates", Years("2005", "2016")
MOST = 40


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with machine(tmp_path_factory.mktemp("behind")) as started:
        yield started


def person_of(running: Machine, port: int) -> Person:
    """Somebody whom nginx sent to this process."""
    for _ in range(MOST):
        person = Person(running.address)
        person.get("/")
        if person.process == port:
            return person
    raise AssertionError(f"none of {MOST} new people was sent to {port}")


def test_new_people_are_spread_over_the_processes(running: Machine) -> None:
    people = [Person(running.address) for _ in range(MOST)]
    for person in people:
        assert person.get("/")[0] == 200
    assert {person.process for person in people} == set(running.processes)
    assert len({person.cookies[COOKIE] for person in people}) == MOST


def test_a_tab_and_its_files_stay_with_their_process(running: Machine) -> None:
    # Another page for each: Streamlit names files by their bytes, and keeps them for a while.
    for port, page in zip(running.processes, (PAGE, OTHER), strict=True):
        (other,) = (each for each in running.processes if each != port)
        person, before = person_of(running, port), sessions(port)
        with person.opens(page, YEARS) as tab:
            assert tab.answer.charts
            assert person.process == port
            assert sessions(port) == before + 1
            # A second tab of the same browser is with the same process, and so is each next page.
            with person.opens("response", Years()):
                assert sessions(port) == before + 2
            assert person.send_file(b"a,b\n1,2\n" * 100_000) == 204
            path = person.download(tab)
            code, content = person.get(path)
            assert code == 200
            assert content.count(b"\n") > 1
            # The other process knows neither: it was nginx that found the right one.
            assert status(f"127.0.0.1:{other}", path) == 404
            astray = replace(person, address=f"127.0.0.1:{other}")
            assert astray.upload(tab, b"a,b\n1,2\n") == 400


def test_uploads_have_the_limit_of_the_app_and_nothing_else_is_large(running: Machine) -> None:
    person = person_of(running, next(iter(running.processes)))
    with person.opens(PAGE, YEARS):
        large = b"x" * (2 * 1024 * 1024)
        assert person.send_file(large) == 204
        assert person.get("/exhibits/eu-registered.csv", "POST", large)[0] == 413
    told = running.log.parent / "client_body"
    assert [path for path in told.rglob("*") if path.is_file()] == []


def test_operators_addresses_are_closed_from_outside(running: Machine) -> None:
    for path in ("/metrics", "/readyz", "/_stcore/metrics", "//metrics", "/%6detrics", "/x/../metrics"):
        assert status(running.address, path) == 404, path
    assert status(running.address, "/healthz") == 200
    for port in running.processes:
        assert status(f"127.0.0.1:{port}", "/metrics") == 200
        assert status(f"127.0.0.1:{port}", "/readyz") == 200


def test_what_the_app_leaves_unpacked_is_packed(running: Machine) -> None:
    page = Person(running.address).get("/")[1].decode()
    script = page.split('src="./static/js/', 1)[1].split('"', 1)[0]
    for path in (f"/static/js/{script}", "/exhibits/eu-registered.csv"):
        plain = Person(running.address).get(path)[1]
        packed = Person(running.address).get(path, Accept_Encoding="gzip")[1]
        assert gzip.decompress(packed) == plain
        assert len(packed) < len(plain) / 2


def test_answers_that_others_may_keep_carry_no_cookie(running: Machine) -> None:
    person = Person(running.address)
    for path in ("/exhibits/eu-registered.csv", "/data/forms.csv", "/data/forms.parquet"):
        assert person.get(path)[0] == 200
    assert COOKIE not in person.cookies


def given(running: Machine, path: str, **headers: str) -> tuple[str, Message, bytes]:
    """How nginx came by an answer, as its log says, and the answer's headers and body."""

    def lines() -> list[dict[str, object]]:
        return [line for line in logged(running.log.read_text()) if line["path"] == path.partition("?")[0]]

    before = len(lines())
    request = urllib.request.Request(f"http://{running.address}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=30) as answer:
        told, body = answer.headers, answer.read()

    def written() -> str:
        assert len(lines()) > before
        return str(lines()[-1]["cache"])

    return eventually(written), told, body


@pytest.mark.parametrize(
    "path", ["/exhibits/eu-registered.csv?region=Asia", "/data/kinds.json", "/openapi.json"]
)
def test_what_is_the_same_for_everyone_is_made_once(running: Machine, path: str) -> None:
    made, headers, body = given(running, path)
    kept, again, same = given(running, path)
    assert (made, kept) == ("MISS", "HIT")
    assert (same, again["ETag"]) == (body, headers["ETag"])
    # Packed bytes are others, with a tag of their own; so is an answer to another website.
    made, packed, content = given(running, path, **{"Accept-Encoding": "gzip"})
    assert (made, gzip.decompress(content)) == ("MISS", body)
    assert packed["ETag"] != headers["ETag"]
    for state in ("MISS", "HIT"):
        made, foreign, _ = given(running, path, Origin="https://example.org")
        assert (made, foreign["Access-Control-Allow-Origin"]) == (state, "*")
    with pytest.raises(HTTPError, match="304"):
        given(running, path, **{"If-None-Match": headers["ETag"]})


@pytest.mark.parametrize("path", ["/exhibits/eu-registered.html", "/sitemap.xml", "/briefs/ALB.html"])
def test_what_holds_an_address_that_the_asker_named_is_made_each_time(running: Machine, path: str) -> None:
    for host in ("one.example", "other.example"):
        for _ in range(2):
            made, headers, body = given(running, path, Host=host)
            assert (made, headers["Cache-Control"].split(",")[0]) == ("MISS", "private")
            assert host.encode() in body


def test_another_query_is_another_answer(running: Machine) -> None:
    one, other = (given(running, f"/exhibits/world-detected.csv?from={year}") for year in (2010, 2020))
    assert (one[0], other[0]) == ("MISS", "MISS")
    assert one[2] != other[2]


def test_pages_and_refusals_are_never_kept(running: Machine) -> None:
    given(running, "/data/forms.json")  # what others had kept may be gone after ten minutes
    for _ in range(2):
        assert [given(running, path)[0] for path in ("/", "/profits", "/healthz")] == [""] * 3
        assert status(running.address, "/exhibits/no-such-exhibit.csv") == 404
    held = [path.read_bytes() for path in (running.log.parent / "cache").rglob("*") if path.is_file()]
    assert held
    assert not [
        content for content in held if b"no-such-exhibit" in content or b"\nCache-Control: private" in content
    ]


def test_every_address_of_data_is_one_that_nginx_may_keep() -> None:
    (pattern,) = re.findall(r"location ~ (\S+) \{", SHIPPED.read_text(encoding="utf-8"))
    others = [route.path for route in routes() if not re.match(pattern, route.path)]  # type: ignore[attr-defined]
    others_for_one = ["/find", "/verify", "/verify.json", "/mcp"]
    assert others == others_for_one, "what somebody asks in their own words is for one person"


@pytest.mark.parametrize(
    "made_up", ["9999.{}", "22.{}", "8501@203.0.113.7.{}", "nonsense", "203.0.113.7:80.{}"]
)
def test_a_cookie_that_was_made_up_leads_to_a_process_of_ours(running: Machine, made_up: str) -> None:
    person = Person(running.address, {COOKIE: made_up.format("0" * 32)})
    assert person.get("/healthz")[0] == 200
    with person.opens(PAGE, YEARS):
        assert person.process in running.processes


def test_links_are_made_with_the_address_and_scheme_that_people_use(running: Machine) -> None:
    body = Person(running.address).get("/robots.txt")[1].decode()
    assert f"Sitemap: http://{running.address}/sitemap.xml" in body


def test_when_a_process_dies_its_people_come_back_to_the_same_view(running: Machine) -> None:
    dying, living = running.processes
    left, stayed = person_of(running, dying), person_of(running, living)
    with ExitStack() as stack:
        stack.enter_context(stayed.opens(PAGE, YEARS))
        one, two = (stack.enter_context(left.opens(page, YEARS)) for page in (PAGE, OTHER))
        lost = {PAGE: one.view, OTHER: two.view}
        running.kill(dying)
        assert left.upload(one, b"a,b\n") == 503
        for page, view in lost.items():
            back = stack.enter_context(left.opens(page, YEARS))
            assert left.process == living
            assert back.view == view
            assert left.send_file(b"a,b\n1,2\n") == 204
            assert left.get(left.download(back))[0] == 200
        for _ in range(MOST):
            new = Person(running.address)
            assert new.get("/")[0] == 200
            assert new.process == living
        # The process is there again: who found another one stays there, new people come.
        running.start(dying)
        assert left.send_file(b"a,b\n1,2\n") == 204
        assert left.process == living
        eventually(lambda: person_of(running, dying))
        # Whoever was elsewhere noticed nothing.
        assert stayed.send_file(b"a,b\n1,2\n") == 204
        assert stayed.process == living


def test_nobodys_address_or_query_is_logged(running: Machine) -> None:
    Person(running.address).get("/exhibits/eu-registered.csv?region=Europe", User_Agent="somebody")
    text = running.log.read_text()
    lines = logged(text)
    assert {"time", "method", "path", "status", "seconds", "processes"} <= set(lines[-1])
    assert "region=" not in text and "somebody" not in text
    assert not [line for line in lines if "127.0.0.1" in str({**line, "processes": ""})]
    assert "client:" not in running.log.with_name("error.log").read_text()
    said = set()
    for port in running.processes:
        text = running.log.with_name(f"{port}.log").read_text()
        told = [json.loads(line) for line in text[text.index("{") :].splitlines()]
        said |= {line["message"] for line in told}
        written = str([line for line in told if line["message"] != "serving"])  # which tells our own address
        assert not [one for one in ("region=", "somebody", "127.0.0.1") if one in written]
    assert {"request", "run"} <= said


def test_a_browser_whose_process_dies_shows_the_same_page_again(running: Machine, page: Page) -> None:
    page.goto(f"http://{running.address}/estimates?region=Africa&from=2016")
    shown = page.get_by_text(re.compile("rows: Africa, 2016"))
    expect(shown).to_be_visible()
    page.wait_for_selector("[data-test-script-state=notRunning]")  # the page is at rest
    (cookie,) = (item["value"] for item in page.context.cookies() if item["name"] == COOKIE)
    dying = int(cookie.partition(".")[0])
    (living,) = (port for port in running.processes if port != dying)
    before, ends = sessions(living), list[int]()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: _note_end(frame, ends)))
    running.kill(dying)

    def back() -> None:
        page.wait_for_timeout(100)  # lets Playwright tell what came
        assert sessions(living) == before + 1, "the browser did not come back"
        assert ends, "its page did not run again: what is clicked before that is lost"

    eventually(back)
    expect(shown).to_be_visible()
    button = page.get_by_role("button", name="CSV").first
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    assert download.value.path().read_text(encoding="utf-8").count("\n") > 1
    assert page.get_by_test_id("stException").count() == 0


def _note_end(frame: bytes | str, ends: list[int]) -> None:
    """Keep how a run of the page has ended."""
    if isinstance(frame, bytes):
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "script_finished":
            ends.append(message.script_finished)
