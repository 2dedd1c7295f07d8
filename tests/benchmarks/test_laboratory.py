"""The laboratory itself: its client reads a page, another's answer is noticed, its report says what was measured."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.benchmarks import report
from tests.benchmarks.client import Answer, Session, Visitor, Years, ask, visiting
from tests.benchmarks.crowd import Crowd, Met, foreign, links, together
from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import ANY, PRODUCT, record
from tests.benchmarks.servers import serving

FAST = Row("a rerun", "ms", [12, 10], 1.3)
SLOW = Row("a click", "ms", [30, 10], 1.1)
FEW = Row("people held", "people", [80, 100], 0.9, more=True)
NOISE = Row("a session", "MB", [0.3, 0.013], 1.3)


def chosen(visitor: Visitor, parameter: str, value: tuple[str, ...]) -> Answer:
    """The answer to a choice in a filter."""
    (box,) = (one for one in visitor.session.widgets.values() if one.parameter == parameter)
    return visitor.exchange(visitor.session.choose(box, value))


@pytest.mark.rare
@pytest.mark.whole
def test_the_client_reads_a_page_and_another_choice_would_be_noticed(tmp_path: Path) -> None:
    with serving(PRODUCT) as server:
        with visiting(server.address, "victims") as visitor:
            everything = ask(visitor, ANY)
            again = ask(visitor, ANY)
            some = ask(visitor, Years("2016"))
            answer = chosen(visitor, "region", ("Europe",))
        assert everything.charts != some.charts and some.charts
        assert again.charts == everything.charts and again.size < everything.size, "nothing was kept"
        assert links(answer) and not answer.errors
        assert foreign(visitor.session, answer, {"2016", "150"}) == []
        for other in ((), ("2016",), ("150", "2020")):
            assert foreign(visitor.session, answer, {*other}), other
        stranger = Session(visitor.session.page)  # whose filters say nothing
        assert foreign(stranger, answer, {"2016"})
        met = asyncio.run(crowd_on(server.address))
        assert (met.errors, met.foreign, met.unanswered) == ([], [], 0)
        script = record(PRODUCT, tmp_path / "bare", ["", "victims"], [ANY])
    with serving(script) as floor, visiting(floor.address, "victims") as visitor:
        assert len(ask(visitor, ANY).charts) == len(everything.charts)


async def crowd_on(address: str) -> Met:
    """Three people with four clicks each."""
    async with AsyncExitStack() as stack:
        people = await Crowd(address, stack).gather(3)
        for person in people * 4:
            await person.click()
        return together([Met([], foreign=person.foreign) for person in people])


def test_waits_of_people_are_told_together() -> None:
    met = together([Met([0.1] * 18, errors=["one"]), Met([3.0, 0.5], unanswered=1, foreign=["two"])])
    assert met.middle_and_most == (0.1, 0.5)
    assert (met.unanswered, met.errors, met.foreign) == (1, ["one"], ["two"])


def test_people_are_held_as_long_as_95_of_100_are_answered_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def click(_: Crowd, count: int, seconds: float) -> Met:
        return Met([count / 40] * 20)

    monkeypatch.setattr(Crowd, "click", click)
    for start in (5, 39, 200):
        assert 36 <= asyncio.run(Crowd("", AsyncExitStack()).held(start, seconds=1)) <= 40


def test_ratios_and_aims_are_those_of_the_last_app() -> None:
    assert [row.met for row in (FAST, SLOW, FEW, NOISE)] == [True, False, False, None]
    two = Row("a wait", "s", [(1.0, 8.0), (1.0, 2.0), (0.5, 4.0)], 1.0)
    assert (two.ratios, two.met) == ([2.0, 0.5], True)


def test_the_table_has_a_column_for_each_app_and_says_whether_its_aim_is_met() -> None:
    names = report.names_of([Path("/one/app.py"), Path("/two/app.py")])
    head, *_, line = report.table(
        [Part("One", [Row("a rerun", "ms", [20, 12, 10], 1.3)])], names
    ).splitlines()
    assert head.split() == ["one", "two", "floor", "floor", "is", "ratio", "ratio", "aim", "met"]
    assert line.split() == ["a", "rerun", "ms", "20", "12", "10", "bare", "2.00", "1.20", "<=", "1.3", "yes"]


def test_only_the_measured_part_of_a_text_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n")
    monkeypatch.setattr(report, "DOCUMENT", document)
    report.write(report.section([Part("One", [FAST], "A note.")], ["ours"], "make bench"))
    text = document.read_text()
    assert text.startswith(f"before\n{report.BEGIN}\nMeasured on ") and text.endswith(
        f"{report.END}\nafter\n"
    )
    assert "old" not in text and "A note." in text and "`make bench`" in text
