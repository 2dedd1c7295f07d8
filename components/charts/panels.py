"""Panels one above the other, each with a scale of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from components.charts.theme import PANEL_GAP, Axis, label_width, wrapped


@dataclass(frozen=True)
class Panel:
    """One panel: the suffix of its axes, its name and its place from bottom to top."""

    suffix: str
    name: str
    bottom: float
    top: float

    @property
    def of_trace(self) -> dict[str, str]:
        """The axes that a trace of this panel names."""
        return {"xaxis": f"x{self.suffix}", "yaxis": f"y{self.suffix}"}

    def axes(self, across: Axis, upwards: Axis) -> dict[str, Axis]:
        """The panel's two axes in the layout."""
        return {
            f"xaxis{self.suffix}": {"anchor": f"y{self.suffix}", **across},
            f"yaxis{self.suffix}": {
                "anchor": f"x{self.suffix}",
                "domain": [self.bottom, self.top],
                **upwards,
            },
        }

    def heading(self, shift: int) -> dict[str, Any]:
        """The panel's name above it, from where the labels of its axis start."""
        return {
            "text": f"<b>{wrapped(self.name, 34)}</b>",
            "x": 0,
            "y": self.top,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": -shift,
            "align": "left",
            "showarrow": False,
            "font": {"size": 13},
        }


def stacked_panels(names: list[str], lines: list[float], inside: int) -> list[Panel]:
    """Panels from top to bottom, each as tall as its lines; `inside`: pixels within the margins."""
    gap = min(PANEL_GAP / inside, 0.9 / max(len(names) - 1, 1))
    share = (1 - gap * (len(names) - 1)) / sum(lines)
    panels, top = [], 1.0
    for number, (name, count) in enumerate(zip(names, lines, strict=True), start=1):
        bottom = max(top - count * share, 0.0)
        panels.append(Panel("" if number == 1 else str(number), name, bottom, top))
        top = bottom - gap
    return panels


def headings(panels: list[Panel], labels: Iterable[object] = ()) -> list[dict[str, Any]]:
    """The names of all panels as annotations."""
    shift = label_width(labels)
    return [panel.heading(shift) for panel in panels]
