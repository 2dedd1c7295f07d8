"""What draws a view, as a value that says what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


@dataclass(frozen=True)
class Chart:
    """A pure function from a view to a figure, and what is to be known of the figure.

    A view is of an exhibit, which has a chart: so its type is not named here.

    `lines`: it joins figures of years, those of one piece of the view. `stripes`: figures known only as
    ranges are striped bars, which a note explains. `steps`: it is a map, and this tells for each row the
    step whose shade its country has.
    """

    draw: Callable[..., go.Figure]
    lines: bool = False
    stripes: bool = False
    steps: Callable[..., pd.Series[str]] | None = None

    @property
    def is_map(self) -> bool:
        """Whether countries are drawn, so that their outlines are needed."""
        return self.steps is not None
