"""A page as a link opens it, and the words on it."""

from collections.abc import Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest

from components.exhibits.site import PAGES
from components.ui.folds import OPENED
from tests.pages.folds import EveryFold

FRAME = str(Path(__file__).parents[2] / "pages" / "frame.py")


def opened(
    path: str = PAGES[0].path, folds: bool = False, state: Mapping[str, object] = {}, **asked: object
) -> AppTest:
    """A page with these filters, its folds open or as they come, and what the session holds before."""
    at = AppTest.from_file(FRAME, default_timeout=300)
    if folds:
        at.session_state[OPENED] = EveryFold()
    for key, held in state.items():
        at.session_state[key] = held
    for name, values in asked.items():
        at.query_params[name.rstrip("_")] = values
    at.run()
    return at if path == PAGES[0].path else at.switch_page(f"{path}.py").run()


def words(at: AppTest) -> str:
    """All that is said on a page which has no fault."""
    assert not at.exception
    blocks = (*at.markdown, *at.text, *at.caption, *at.info, *at.warning, *at.subheader)
    return "\n".join(block.value for block in blocks)


def alts(at: AppTest) -> list[str]:
    """The alt texts of the charts and lists."""
    return [chart.proto.alt for chart in (*at.get("plotly_chart"), *at.table) if chart.proto.alt]
