"""Palette and layout that all charts share.

Colours of series come from the app's theme (`.streamlit/config.toml`), so that they keep their
contrast in light and dark; only what carries a meaning of its own is coloured here.
"""

import math
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import plotly.graph_objects as go

from components.charts.draw import Drawn

Trace = dict[str, Any]
Axis = dict[str, Any]
# Streamlit's theme puts the palette of the config in place of these, in light and in dark.
SERIES = tuple(f"#00000{number}" for number in range(1, 7))
UP, DOWN = SERIES[0], SERIES[3]  # blue and orange, of what is added and taken away: neither good nor bad
# The same of the theme's sequence, from the most to the least: each step is 3:1 and more on its background.
STEPS = tuple(f"#0000{number}" for number in range(11, 16))
# Behind figures in cells, from the least to the most: text keeps 4.5:1 on each of them.
SHADES = tuple(f"#0000{number}" for number in range(16, 21))
# Streamlit's own text of charts is 3.7:1 on white; this is its stronger one, #262730 or #fafafa.
TEXT = "#000037"
ON_MARKS = "#000038"  # the background of the theme, as text on a mark
NEUTRAL = "#808891"  # 3.5:1 on white, 5.1:1 on the dark background
HATCHED = {  # what is not stated, set apart from every part
    "color": NEUTRAL,
    "opacity": 1,
    "pattern": {"shape": "/", "fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.7)", "size": 7},
}
GRID = "rgba(128,136,145,0.25)"
TOP, MARGIN, PANEL_GAP, LEGEND, BOTTOM = 36, 8, 68, 44, 44
BASE = TOP + BOTTOM
AROUND, BARS_GAP = 12, 44  # pixels above and below bars without an axis, and between panels of these
LINE, BETWEEN, LEGEND_ROW = 16, 11, 21
ACROSS = 40  # signs of a legend's entry or an axis's title that a screen of 320 px has room for
CHARACTER = 6.2  # pixels a sign, at the size of an axis label
BEHIND = 5  # pixels between a bar and its figure
RIGHT = 70  # room for the figures behind the bars, on a phone too; longer ones take what `figures_room` says
NARROW = 14  # where no figures stand behind the marks
LEAST = 24  # pixels that names and figures leave for the bars on the narrowest screen: text is never cut
ABOVE, BELOW = 0.08, 0.2  # of an axis; below zero no margin has room for figures, names stand there
IN_FULL = 1_000_000
IN_TEXT = {"color": TEXT, "size": 13}
# A text of a chart that is placed by the whole figure, not by an axis.
BESIDE_MARKS = {"showarrow": False, "align": "left", "xref": "paper", "yref": "paper", "xanchor": "left"}
PLAIN_AXIS = {"gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True}
UPRIGHT = {"autotickangles": [0, -90]}  # on end only where labels would run into each other
HEADS = {"side": "top", **UPRIGHT}
UPPER_LEGEND = {
    "orientation": "h",
    "x": 0,
    "xanchor": "left",
    "yanchor": "bottom",
    "title": {"text": ""},
    "font": IN_TEXT,
    "traceorder": "normal",
}
# What Streamlit's theme of charts needs to put its fonts and colours into; its own template is nine tenths
# about kinds of charts that are not drawn here, and would be a fifth of all that charts send.
TEMPLATE = {
    "layout": {"colorway": SERIES},
    "data": {"scatter": [{"marker": {"line": {"width": 0}}, "type": "scatter"}]},
}
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "topojsonURL": "/outlines/",
}


def compose(
    traces: list[Trace],
    axes: Mapping[str, Axis],
    height: int,
    above: int = 0,
    right: int = RIGHT,
    bottom: int = BOTTOM,
    **layout: Any,
) -> go.Figure:
    """A figure with the shared margins, grid, legend on top and hover style.

    `axes` holds what is particular to each axis by its name in the layout; `above` is the height in
    pixels of what stands between plot and legend, such as a panel's name; `right` and `bottom` are margins.
    Where nothing stands above the plot it begins near the top.
    Traces and layout are plain mappings in full ("line": {"width": 2}, no line_width), which Plotly takes
    as they are: to validate each would take half of all drawing. Tests validate the figures of every exhibit.
    """
    top = TOP + (above + LEGEND if above else 0) if above or layout.get("annotations") else AROUND
    return Drawn(
        {
            "data": [_folded(trace, "name") for trace in traces],
            "layout": {
                "height": height,
                "template": TEMPLATE,
                "font": IN_TEXT,
                "margin": {"l": MARGIN, "r": right, "t": top, "b": bottom},
                "legend": {**UPPER_LEGEND, "y": 1 + above / max(height - top - bottom, 1)},
                "hoverlabel": {"align": "left", "font": {"size": 13}},
                "bargap": 0.3,
                "separators": ".,",
                "dragmode": False,
                "minreducedwidth": LEAST,
                **{name: _described(axis) for name, axis in axes.items()},
                **{name: value for name, value in layout.items() if value != []},
            },
        }
    )


def _described(axis: Axis) -> Axis:
    """An axis with what all share; Streamlit's template would colour its texts paler than they may be."""
    fonts = {"tickfont": {**IN_TEXT, **axis.get("tickfont", {})}}
    title = {"title": {"font": IN_TEXT, **_folded(axis["title"], "text")}} if "title" in axis else {}
    return {**PLAIN_AXIS, **axis, **fonts, **title}


def _folded(named: dict[str, Any], key: str) -> dict[str, Any]:
    """What has a long name, with the name in lines that a phone has room for."""
    return {**named, key: wrapped(named[key], ACROSS)} if len(named.get(key, "")) > ACROSS else named


def line_height(names: Iterable[object] = ()) -> int:
    """Pixels of a row with one bar, in which the longest of the names has room."""
    return BETWEEN + LINE * most_lines(names)


def bars_height(lines: float, names: Iterable[object] = (), entries: int = 0, base: int = 2 * AROUND) -> int:
    """Height in pixels for horizontal bars, with room for the longest name and for entries of a legend."""
    return base + round(line_height(names) * lines) + LEGEND_ROW * entries


def panels_height(lines: list[float], names: Iterable[object] = (), gap: int = PANEL_GAP) -> int:
    """Height in pixels for panels one above the other, without what stands around them."""
    return round(line_height(names) * sum(lines)) + gap * (len(lines) - 1)


def wrapped(text: object, width: int = 20) -> str:
    """A long name broken into lines, short enough for a phone."""
    cut = max(map(len, str(text).split()), default=0) > width  # else a hyphen is part of a name
    return "<br>".join(textwrap.wrap(str(text), width, break_on_hyphens=cut)) or ""


def most_lines(texts: Iterable[object], width: int = 20) -> int:
    """How many lines the longest of some texts takes."""
    return max((wrapped(text, width).count("<br>") + 1 for text in texts), default=1)


def label_width(names: Iterable[object]) -> int:
    """About how many pixels the longest line of an axis's labels takes."""
    lines = [line for name in names for line in wrapped(name).split("<br>")]
    return round(max(map(len, lines), default=0) * CHARACTER) + 6 if lines else 24


def figures_room(figures: Iterable[str]) -> int:
    """The right margin in pixels that the longest of the figures behind bars needs."""
    return max(RIGHT, math.ceil(max(map(len, figures), default=0) * CHARACTER) + BEHIND)


def value_axis(values: Iterable[float]) -> dict[str, Any]:
    """From zero to beyond the furthest value or bound on either side, so that labels fit; NaN is none.

    Numbers below a million in full, larger ones as 30M and 200B.
    """
    known = [float(value) for value in values if not math.isnan(value)]
    if not known:
        return {}
    least, most = min(0.0, *known), max(0.0, *known)
    span = most - least or 1.0
    reach = [least - (span * BELOW if least < 0 else 0), most + (span * ABOVE if most > 0 else 0)]
    return {"range": reach, "tickformat": ",~g"} if most < IN_FULL else {"range": reach}


def unscaled(values: Iterable[float]) -> Axis:
    """The axis of bars that all carry their figures: numbers along it would say the same again."""
    return {**value_axis(values), "showticklabels": False, "showgrid": False}
