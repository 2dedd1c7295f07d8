"""The figure of a view."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from components.model.view import View


def draw(view: View) -> go.Figure:
    """The figure of a view that has rows and a chart, of the rows that the chart draws.

    Raises ValueError where the exhibit is a list.
    """
    exhibit = view.exhibit
    if not exhibit.chart:
        raise ValueError(f"{exhibit.slug} is a list, not a chart")
    if not exhibit.most:
        return exhibit.chart.draw(view)
    first = np.isin(np.arange(len(view.keeps)), view.drawn.index)
    return exhibit.chart.draw(View(view.every, view.selection, first))
