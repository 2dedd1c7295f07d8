"""The figure of a view."""

import plotly.graph_objects as go

from components.charts.maps import LACKING, OUTLINES
from components.model.exhibit import Exhibit
from components.model.view import View


def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart, of the rows that the chart draws.

    Raises ValueError where the exhibit is a list.
    """
    if not view.exhibit.chart:
        raise ValueError(f"{view.exhibit.slug} is a list, not a chart")
    return view.exhibit.chart.draw(view.drawn)


def lacking(exhibit: Exhibit) -> str:
    """Why a map stays empty, and what to do; "" for other charts and where the outlines are there."""
    a_map = exhibit.chart and exhibit.chart.steps
    return LACKING if a_map and not (OUTLINES / "world_50m.json").is_file() else ""
