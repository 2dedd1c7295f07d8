"""One page is drawn at a time, none is held up by one that waits or hangs."""

import threading
from collections.abc import Callable

import pytest

from components.cases import page_lock
from components.cases.page_lock import letting_others, taking_turns

SOON = 300.0  # seconds to wait for what must happen
NOT = 0.1  # seconds to wait for what must not


@pytest.fixture
def other() -> "Other":
    return Other()


class Other:
    """Another page, drawn in a thread of its own."""

    def __init__(self) -> None:
        self.drawn = threading.Event()

    def begin(self, then: Callable[[], None] = lambda: None) -> threading.Thread:
        def draw() -> None:
            with taking_turns():
                self.drawn.set()
                then()

        thread = threading.Thread(target=draw)
        thread.start()
        return thread


def test_a_page_waits_until_the_one_before_is_drawn(other: Other) -> None:
    with taking_turns():
        thread = other.begin()
        assert not other.drawn.wait(NOT)
    assert other.drawn.wait(SOON)
    thread.join(SOON)


def test_a_page_that_waits_lets_others_draw_and_takes_its_turn_again(other: Other) -> None:
    ended = threading.Event()
    with taking_turns():
        with letting_others():
            thread = other.begin(lambda: ended.wait(SOON) and None)
            assert other.drawn.wait(SOON)
            ended.set()
        thread.join(SOON)
        late = Other()
        waiting = late.begin()
        assert not late.drawn.wait(NOT), "the turn was not taken again"
    waiting.join(SOON)


def test_an_error_gives_the_turn_back(other: Other) -> None:
    with pytest.raises(ZeroDivisionError), taking_turns():
        raise ZeroDivisionError
    other.begin().join(SOON)
    assert other.drawn.is_set()


def test_a_page_that_hangs_holds_nobody_up_for_long(other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_lock, "PATIENCE", NOT)
    with taking_turns():
        other.begin().join(SOON)
        assert other.drawn.is_set()
        late = Other()
        monkeypatch.setattr(page_lock, "PATIENCE", SOON)
        waiting = late.begin()
        assert not late.drawn.wait(NOT), "who went on beside gave away a turn that was not its own"
    waiting.join(SOON)


def test_what_runs_outside_of_a_page_takes_no_turn(other: Other) -> None:
    with letting_others():
        other.begin().join(SOON)
    other.begin().join(SOON)
    assert other.drawn.is_set()
