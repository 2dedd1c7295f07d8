"""The figure of a view."""

from __future__ import annotations

import plotly.graph_objects as go

from components.model.view import View


def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart, of the rows that the chart draws.

    Raises ValueError where the exhibit is a list.
    """
    if not view.exhibit.chart:
        raise ValueError(f"{view.exhibit.slug} is a list, not a chart")
    return view.exhibit.chart.draw(view.drawn)
