"""The room of many people: nobody sees another's choice or file, a killed server comes back to the same view.

Right or wrong only; how fast it is, is measured by the benchmarks themselves.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from websockets.exceptions import WebSocketException

from tests.benchmarks import capacity, load_report, ownership
from tests.benchmarks.answer import Dropped
from tests.benchmarks.bare import ROOT
from tests.benchmarks.people import Crowd, crowd
from tests.benchmarks.process import Process, process
from tests.benchmarks.reader import Findings, Reader, Readers
from tests.benchmarks.seen import Value
from tests.benchmarks.soak import Load, Soaked, soak
from tests.benchmarks.tab import Tab
from tests.benchmarks.uploading import name_of, rows_of

# Pages that are quick even on a server that was just started.
PAGES = ("origins", "country", "cases", "add_data", "famous_numbers")
PEOPLE = Load(people=6, seconds=5, uploaders=2, every=1)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    with process(ROOT / "app.py", tmp_path_factory.mktemp("server")) as started:
        yield started


async def opened(server: Process, number: int = 0) -> Reader:
    return await Readers([server.address]).open(number)


async def choose(reader: Reader, parameter: str, value: Value) -> None:
    widget = next(found for found in reader.tab.widgets.values() if found.parameter == parameter)
    reader.chosen[parameter] = ownership.as_tuple(value)
    reader._check(await reader.tab.choose(widget, value))


def test_a_crowd_meets_no_error_and_nobody_elses_choice_or_file(server: Process) -> None:
    met = asyncio.run(soak(PEOPLE, [server], PAGES))
    assert met.crowd.errors == []
    assert met.findings.mixed == []
    assert (met.findings.dropped, met.tracebacks) == (0, 0)
    assert met.findings.answers >= PEOPLE.people
    assert met.findings.links > 0, "nothing was compared"


def test_the_checks_see_a_choice_that_is_not_ones_own(server: Process) -> None:
    async def visit() -> None:
        reader = await opened(server)
        await reader.tab.go("origins")
        await choose(reader, "region", ("Europe",))
        answer = await reader.tab.run()
        for foreign in ({"region": ("Africa",)}, {}, {"region": ("Europe",), "from": ("2010",)}):
            assert ownership.widgets(reader.tab, foreign), foreign
            assert ownership.links(reader.tab, answer, foreign), foreign
        assert not ownership.all_wrong(reader.tab, answer, reader.chosen, 0, has_file=False)
        await reader.tab.close()

    asyncio.run(visit())


def test_the_checks_see_a_file_that_is_not_ones_own(server: Process) -> None:
    async def visit() -> None:
        reader = await opened(server, number=5)
        reader.uploader = True
        while not reader.has_file:
            await reader.touch()
        answer = await reader.tab.go("cases")
        told = ownership.uploads(reader.tab, answer, 6, own=True)
        assert told == [f"cases: tells of {rows_of(5)} case records, which are not this person's"]
        assert ownership.uploads(reader.tab, answer, 5, own=True) == []
        answer.marks.add(name_of(4).removesuffix(".csv").encode())
        assert len(ownership.uploads(reader.tab, answer, 5, own=True)) == 1
        assert reader.findings.mixed == []
        await reader.tab.close()

    asyncio.run(visit())


def test_another_view_is_told(server: Process) -> None:
    async def visit() -> Reader:
        reader = await opened(server)
        before = reader.view
        await reader.tab.go("origins")
        await reader.tab.close()
        reader.view = before
        await reader.touch()
        await reader.tab.close()
        return reader

    assert asyncio.run(visit()).findings.changed == ["after the return, another view: /origins"]


def test_a_tab_that_lost_its_server_shows_what_it_showed_and_so_does_its_link(server: Process) -> None:
    async def visit() -> Reader:
        reader = await opened(server)
        await reader.tab.go("origins")
        await choose(reader, "region", ("Europe", "Africa"))
        await choose(reader, "from", "2008")
        server.kill()
        await asyncio.to_thread(server.start)
        await reader.touch()
        await reader.tab.close()
        return reader

    reader = asyncio.run(visit())
    found = reader.findings
    assert reader.tab.query == {"region": ["Europe", "Africa"], "from": ["2008"]}
    assert (found.returns, found.revisits, found.changed, found.mixed) == (1, 1, [], [])


def test_a_crowd_whose_server_is_killed_comes_back_to_the_same_views(server: Process) -> None:
    met = asyncio.run(soak(replace(PEOPLE, kills=1), [server], PAGES))
    assert (met.kills, met.crowd.errors, met.findings.mixed, met.findings.changed) == (1, [], [], [])
    assert (met.findings.failed, met.findings.away) == ([], 0)
    assert met.findings.revisits > 0, "no view was compared"


def test_a_tab_takes_on_what_the_server_tells_before_the_run_has_ended() -> None:
    async def visit() -> Tab:
        tab = Tab("127.0.0.1:0")
        chosen = Selectbox(
            id="$$ID-x-country", set_value=True, raw_value="Nigeria", query_param_key="country"
        )
        message = ForwardMsg(delta=Delta(new_element=Element(selectbox=chosen)))
        tab._connection = Broken([message.SerializeToString()])  # type: ignore[assignment]
        with pytest.raises(Dropped):
            await tab.run()
        return tab

    assert asyncio.run(visit()).values == {"$$ID-x-country": "Nigeria"}


@dataclass
class Broken:
    """A connection that is lost after some messages."""

    messages: list[bytes]

    async def send(self, _: bytes) -> None:
        """Sent into nowhere."""

    async def recv(self, *, decode: bool) -> bytes:
        assert not decode
        if not self.messages:
            raise WebSocketException("lost")
        return self.messages.pop(0)


@dataclass
class Slow:
    """Somebody whose page takes its time."""

    seconds: float
    fails: bool = False

    async def touch(self) -> None:
        await asyncio.sleep(self.seconds)
        if self.fails:
            raise ValueError("an error instead of a chart")


def test_a_wait_is_counted_from_the_moment_when_the_click_was_due() -> None:
    async def slow(_: int) -> Slow:
        return Slow(0.2)

    met = asyncio.run(crowd(slow, people=3, seconds=1.5, every=0.05))
    assert met.touches > 3 * 10
    assert met.p95 > 1, "clicks that had to wait for others were counted from when they were sent"
    assert met.errors == []


def test_errors_are_counted_and_the_person_goes_on() -> None:
    async def failing(_: int) -> Slow:
        return Slow(0, fails=True)

    met = asyncio.run(crowd(failing, people=2, seconds=0.5, every=0.1))
    assert len(met.errors) == met.touches > 2
    assert set(met.errors) == {"ValueError: an error instead of a chart"}


def test_memory_is_judged_by_the_last_half_of_a_run() -> None:
    warming = [(second, 200 + min(second, 50)) for second in range(0, 300, 10)]
    leaking = [(second, 200 + second) for second in range(0, 300, 10)]
    assert load_report.growth(warming)[0] == pytest.approx(0)
    assert load_report.growth(leaking)[0] == pytest.approx(140)


@pytest.mark.parametrize("most", [1, 7, 40, 300])
def test_the_search_for_the_number_of_people_ends_near_it(most: int) -> None:
    low, high, now, tried = 0, 0, 25, []
    while now:
        tried.append(now)
        low, high = (now, high) if now <= most else (low, now)
        now = capacity._next(low, high)
    assert most * (1 - capacity.CLOSE) - 1 <= low <= most
    assert len(tried) < 15


def test_the_report_says_what_fell_short_and_replaces_only_its_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "load.md"
    document.write_text(f"before\n{load_report.BEGIN}\nold\n{load_report.END}\nafter\n")
    monkeypatch.setattr(load_report, "DOCUMENT", document)
    level = [(float(second), 200.0) for second in range(0, 120, 10)]
    good = Soaked(PEOPLE, Crowd(6, [0.1] * 20, [], 0), Findings(answers=20), level, 0, 0)
    assert load_report.shortfalls(good) == ["6 people: nothing."]
    found = Findings(
        answers=9, dropped=3, mixed=["origins: shows the file x"], changed=["another view: /"], away=1
    )
    leaking = [(second, size + second) for second, size in level]
    bad = Soaked(PEOPLE, Crowd(6, [1.5] * 20, ["PageError: x"], 2), found, leaking, 0, 4)
    told = "\n".join(load_report.shortfalls(bad))
    for part in (
        "PageError: x",
        "shows the file x",
        "another view: /",
        "1 tabs never",
        "2 of 20 clicks",
        "4 traceb",
    ):
        assert part in told
    for part in ("1.5 s, over one second", "3 connections were lost", "memory is not level"):
        assert part in told
    load_report.write([good, replace(bad, load=replace(PEOPLE, kills=1))])
    text = document.read_text()
    assert text.startswith("before\n") and text.endswith("\nafter\n") and "old" not in text
    assert "6 people: nothing." in text and "--kills 1" in text
