"""What was sent for the same rows is sent again, and what that takes is bounded."""

from itertools import count

import pytest
from streamlit.runtime.caching.cache_resource_api import _resource_caches

from components.exhibits.justice import WORLD_JUSTICE
from components.model.selection import Selection
from components.model.view import settle
from components.ui import card


def locks() -> int:
    """How many locks Streamlit holds for all that it was ever asked to keep."""
    kept = (cache for caches in _resource_caches._function_caches.values() for cache in caches.values())
    return sum(len(cache._value_locks) for cache in kept)


@pytest.mark.parametrize(("era", "most"), [(10**9, None), (4, 4)])
def test_what_streamlit_keeps_of_contents_long_gone_is_let_go(
    monkeypatch: pytest.MonkeyPatch, era: int, most: int | None
) -> None:
    """Without the bound each new card leaves one lock behind for good."""
    monkeypatch.setattr(card, "LOCKS", era)
    monkeypatch.setattr(card, "_made", count(1))
    card._send.clear()
    before = locks()
    views = [settle(WORLD_JUSTICE[0], Selection(first_year=year)) for year in range(1990, 2025)]
    contents = [view for view in views if not view.empty]
    assert len(contents) > 5
    for view in contents:
        card._show_content(view)
    left = locks() - before
    assert left == len(contents) if most is None else left <= most
