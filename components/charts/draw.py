"""The figure of a view: plain mappings; to make Plotly's objects of them is a fifth of a new choice."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import plotly.graph_objects as go

from components.model.exhibit import Exhibit
from components.model.view import View

OUTLINES = Path(__file__).parents[2] / "static" / "outlines"
LACKING = (
    "The outlines of the countries are missing on the server, so the map stays empty: read the table beside "
    "it. Whoever runs this dashboard has to put the folder static/outlines back."
)


class Drawn(go.Figure):  # type: ignore[misc]
    """A figure, whose parts become Plotly's objects once somebody looks at them; `pixels` is its height."""

    listed: Sequence[tuple[str, tuple[str, ...], str]] = ()  # rows of a list, which a page writes as text

    def __init__(self, figure: dict[str, Any]) -> None:
        self.__dict__.update(_plain=figure, pixels=int(figure["layout"]["height"]))

    def __getattr__(self, name: str) -> Any:
        if "_plain" not in self.__dict__:
            raise AttributeError(name)
        # Taken away first: Plotly asks for what it has not made yet. Pages, which share figures, take turns.
        super().__init__(self.__dict__.pop("_plain"), _validate=False)
        return getattr(self, name)

    def to_dict(self) -> dict[str, Any]:
        """What is sent and drawn, to be read only; arrays are sent as bytes, which Plotly makes of them."""
        plain: dict[str, Any] = self.__dict__.get("_plain", {})
        held = (value for trace in plain.get("data", ()) for value in trace.values())
        return (
            plain if plain and not any(isinstance(value, np.ndarray) for value in held) else super().to_dict()
        )


def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart, of the rows that the chart draws.

    Raises ValueError where the exhibit is a list.
    """
    if not view.exhibit.chart:
        raise ValueError(f"{view.exhibit.slug} is a list, not a chart")
    return view.exhibit.chart.draw(view.drawn)


def has_parts(view: View) -> bool:
    """Whether the chart of a view has parts of one scale, which can have scales of their own."""
    chart = view.exhibit.chart
    return bool(chart and chart.parts and chart.parts(view) > 1)


def own_scales(figure: go.Figure) -> Drawn:
    """The same with a scale of its own for each part, from zero to beyond its highest mark."""
    plain = figure.to_dict()
    own = {"autorange": True, "rangemode": "tozero", "nticks": 3}
    own |= {"showticklabels": True, "ticklabelposition": "inside top"}
    axes = {
        name: {key: value for key, value in axis.items() if key != "range"} | own
        for name, axis in plain["layout"].items()
        if name.startswith("yaxis")
    }
    return Drawn({**plain, "layout": {**plain["layout"], **axes, "height": figure.pixels}})


def lacking(exhibit: Exhibit) -> str:
    """Why a map stays empty, and what to do; "" for other charts and where the outlines are there."""
    a_map = exhibit.chart and exhibit.chart.steps
    return LACKING if a_map and not (OUTLINES / "world_50m.json").is_file() else ""
