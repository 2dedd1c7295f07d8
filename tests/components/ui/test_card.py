"""What was sent for the same rows is sent again, and what that takes is bounded."""

import json
from itertools import count

import pytest
from streamlit.runtime.caching.cache_resource_api import _resource_caches
from streamlit.testing.v1 import AppTest

from components.charts.draw import draw, has_parts
from components.exhibits import wall
from components.exhibits.declared import DECLARED
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.view import settle
from components.text.markdown import plain
from components.text.presentation import present
from components.text.sentences import cell_in_words
from components.ui import card


def locks() -> int:
    """How many locks Streamlit holds for all that it was ever asked to keep."""
    kept = (cache for caches in _resource_caches._function_caches.values() for cache in caches.values())
    return sum(len(cache._value_locks) for cache in kept)


@pytest.mark.parametrize(("era", "most"), [(10**9, None), (4, 4)])
def test_contents_long_gone_are_let_go(monkeypatch: pytest.MonkeyPatch, era: int, most: int | None) -> None:
    """Without the bound each new card leaves one lock behind for good."""
    monkeypatch.setattr(card, "LOCKS", era)
    monkeypatch.setattr(card, "_made", count(1))
    card._send.clear()
    before = locks()
    views = [settle(DECLARED["world-justice"], Selection(first_year=year)) for year in range(1990, 2025)]
    contents = {view.key: view for view in views if not view.empty}.values()
    assert len(contents) > 5
    for view in contents:
        card._send("notes", view)
    left = locks() - before
    assert left == len(contents) if most is None else left <= most


CARD = """
from components.exhibits.declared import DECLARED
from components.ui.card import show

show(DECLARED["eu-registered"])
"""


def test_a_table_is_sent_once_it_is_opened() -> None:
    at = AppTest.from_string(CARD, default_timeout=300).run()
    assert not at.dataframe and len(at.get("plotly_chart")) == 1
    at.session_state[f"tabs-{at.subheader[0].anchor}"] = at.tabs[-1].label
    at.run()
    assert len(at.dataframe) == 1 and not at.get("plotly_chart")
    assert at.tabs[-1].label == f"Table ({len(at.dataframe[0].value)} rows)"


def test_small_multiples_can_have_scales_of_their_own() -> None:
    at = AppTest.from_string(CARD.replace("eu-registered", "regions-detected"))
    at = at.run(timeout=300)
    assert not at.exception and [tab.label for tab in at.tabs][:2] == ["Chart", "Own scales"]
    at.session_state[f"tabs-{at.subheader[0].anchor}"] = "Own scales"
    (chart,) = at.run().get("plotly_chart")
    layout = json.loads(chart.proto.spec)["layout"]
    axes = [axis for name, axis in layout.items() if name.startswith("yaxis")]
    assert len(axes) > 1 and all("range" not in axis and axis["rangemode"] == "tozero" for axis in axes)
    assert not has_parts(settle(DECLARED["regions-detected"], Selection(first_year=2022, last_year=2022)))
    assert "heights cannot be compared" in chart.proto.alt and any(
        card.OWN in item.value for item in at.markdown
    )


def test_notes_are_folded_under_a_short_one() -> None:
    at = AppTest.from_string(CARD, default_timeout=300).run()
    words = present(settle(DECLARED["eu-registered"]))
    (folded,) = at.expander
    assert folded.label == words.about and "note" in words.about
    told = " ".join(item.value for item in folded.markdown)
    assert all(plain(note.text) in told for note in words.folded) and words.source_line in told
    shown = " ".join(item.value for item in at.markdown).replace("\\", "")
    assert f"Source: {words.sources_in_short}" in shown


@pytest.mark.parametrize("exhibit", [wall.MADE[0], wall.COUNTRY], ids=lambda exhibit: exhibit.slug)
def test_each_cell_of_a_wall_tells_its_own_row_with_its_source(exhibit: Exhibit) -> None:
    view = settle(exhibit, Selection(geography=("GBR",), first_year=2020, last_year=2022))
    told = set()
    for trace in draw(view).select_traces({"type": "bar"}):
        one = trace.hovertemplate.partition(": ")[2].removesuffix("<extra></extra>")
        figures = [one] * len(trace.y) if trace.customdata is None else trace.customdata
        for index, (figure, year) in enumerate(zip(figures, trace.base, strict=True)):
            words = cell_in_words(view, trace.name, index)
            told.add(words.partition(" Source: ")[0])
            assert str(year) in words and "Source: [UNODC" in words and "country=United+Kingdom" in words
            assert figure in words.replace("\\", "") or figure.startswith("“<5”")
    assert len(told) == view.count
