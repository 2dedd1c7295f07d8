"""A chart that can stand alone: title, reading note and source inside the picture.

All of it stands above the plot, where a picture that is cropped at its foot still has it.
"""

import base64
import json
import textwrap
import tomllib
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from components.charts.draw import draw
from components.charts.lists import table
from components.charts.theme import MARGIN, ON_MARKS, SERIES, SHADES, STEPS, TEXT
from components.model.view import View
from components.text.presentation import present

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
WIDTH, EDGE, LIST = 800, 16, 640  # pixels; lines of a list are at most so wide, in whatever font
TITLE, SMALL = 20, 13
FAMILY = "'Source Sans 3'"
FONT = f"{FAMILY}, 'Source Sans Pro', sans-serif"  # unquoted, a name with a digit voids the list
OURS, UNKNOWN = 0.49, 0.56  # the width of a sign in our font, and in whatever a reader has
CHART = 2  # the chart is at least so many times as high as what stands above it
MAKER = "Blue Heart Statistics. Not a publication of UNODC."
NOTHING = {"visible": False}
BARE: dict[str, Any] = {
    "data": [],
    "layout": {"height": EDGE, "margin": {"t": 0, "b": 0, "r": EDGE}, "xaxis": NOTHING, "yaxis": NOTHING},
}


@cache
def schemes() -> dict[str, dict[str, str]]:
    """Light and dark: the placeholders of a figure, which Streamlit's theme fills in the app -> colours."""
    themes = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    filled = {}
    for name in ("light", "dark"):
        theme = themes[name]
        marks = (*theme["chartCategoricalColors"][: len(SERIES)], *theme["chartSequentialColors"])
        filled[name] = dict(zip((*SERIES, *STEPS, *SHADES), marks, strict=True))
        filled[name] |= {TEXT: theme["textColor"], ON_MARKS: theme["backgroundColor"]}
    return filled


def framed(view: View, sign: float = UNKNOWN) -> str:
    """The figure of a view as Plotly's JSON, `WIDTH` pixels wide, in light colours.

    The exhibit has a chart; without rows, words say what to widen.
    """
    figure = BARE if view.empty else mapping(view)
    layout = frame(view, figure["layout"], sign)
    text = json.dumps({"data": layout.pop("data", figure["data"]), "layout": figure["layout"] | layout})
    for placeholder, color in schemes()["light"].items():
        text = text.replace(f'"{placeholder}"', f'"{color}"')
    return text


def frame(view: View, layout: dict[str, Any], sign: float = UNKNOWN) -> dict[str, Any]:
    """What the layout of a figure has instead where it stands alone: a size, colours, words above the plot.

    The height grows by what stands above. `sign` is how wide one is, of its height. A list has wider lines,
    in `data` and an axis of its own.
    """
    lines: dict[str, Any] = {}
    if not view.empty and (listed := draw(view).listed):
        wide = _mapping(table(listed, LIST))
        layout, lines = wide["layout"], {"data": wide["data"], "yaxis": wide["layout"]["yaxis"]}
    words, room = present(view), layout["margin"]
    subtitle, note, sources = words.framed if not words.widen else ("", words.widen, "")
    told, title = (subtitle, note, f"{sources} {MAKER}".strip()), _lines(words.title, TITLE * sign)
    notes = [line for text in told for line in _lines(text, SMALL * sign)]
    above = round(TITLE * 1.3 * len(title) + SMALL * 1.3 * len(notes)) + 2 * EDGE
    height = max(layout["height"], CHART * above) + above
    return {
        **lines,
        "width": WIDTH,
        "height": height,
        "paper_bgcolor": ON_MARKS,
        "plot_bgcolor": ON_MARKS,
        "font": {"family": FONT, "color": TEXT},
        "margin": {**room, "t": room["t"] + above, "l": EDGE + max(0, room.get("l", 0) - MARGIN)},
        "title": {
            "text": "<br>".join(title),
            "subtitle": {"text": "<br>".join(notes), "font": {"size": SMALL}},
            "font": {"size": TITLE, "weight": 600},
            **{"x": 0, "xref": "container", "xanchor": "left", "pad": {"l": EDGE}},
            **{"y": 1 - EDGE / height, "yref": "container", "yanchor": "top"},
        },
    }


def mapping(view: View) -> dict[str, Any]:
    """The figure of a view as a mapping, the same in every process: Streamlit sets a template of its own."""
    return _mapping(draw(view))


def _mapping(drawn: go.Figure) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads(drawn.to_json())
    figure["layout"].pop("template", None)
    for name in [name for name in figure["layout"] if name.startswith("xaxis")]:
        figure["layout"][name].setdefault("showgrid", False)  # as Streamlit's theme has it
    return figure


def _lines(text: str, sign: float) -> list[str]:
    """A text in lines that fit, of signs of a width; what a figure would take for markup is escaped."""
    signs = int((WIDTH - 2 * EDGE) / sign)
    return [escape(line, quote=False) for line in textwrap.wrap(text, signs, break_on_hyphens=False)]


@cache
def font() -> str:
    """The font that Streamlit's package ships, in base 64: a server need not have any; "" without it."""
    package = find_spec("streamlit")
    folder = Path(package.origin or "").parent / "static" / "static" / "media" if package else Path()
    file = next(folder.glob("SourceSansVF-Upright*.woff2"), None)
    return base64.b64encode(file.read_bytes()).decode() if file else ""


def font_face() -> str:
    """The same for a style sheet, by its own name."""
    data = f"data:font/woff2;base64,{font()}"
    return f"@font-face {{ font-family: {FAMILY}; font-weight: 200 900; src: url({data}) }}"
