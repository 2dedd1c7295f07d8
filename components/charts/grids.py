"""Small multiples: cells in two columns, each with scales of its own."""

from dataclasses import dataclass
from typing import Any

from components.charts.theme import Axis, wrapped

CELL, BETWEEN, COLUMN_GAP = 118, 62, 0.18
BEFORE = 12  # pixels before its cell where a name starts: at 320 px it would not end within the chart


@dataclass(frozen=True)
class Cell:
    """One cell: the suffix of its axes, its name, and its place in the figure."""

    suffix: str
    name: str
    across: tuple[float, float]
    upwards: tuple[float, float]

    @property
    def of_trace(self) -> dict[str, str]:
        """The axes that a trace of this cell names."""
        return {"xaxis": f"x{self.suffix}", "yaxis": f"y{self.suffix}"}

    def axes(self, across: Axis, upwards: Axis) -> dict[str, Axis]:
        """The cell's two axes in the layout."""
        sides = {
            f"xaxis{self.suffix}": (across, self.across, "y"),
            f"yaxis{self.suffix}": (upwards, self.upwards, "x"),
        }
        return {
            name: {"anchor": f"{other}{self.suffix}", "domain": list(domain), **axis}
            for name, (axis, domain, other) in sides.items()
        }

    def heading(self) -> dict[str, Any]:
        """The cell's name above it."""
        return {
            "text": f"<b>{wrapped(self.name, 22)}</b>",
            "x": self.across[0],
            "y": self.upwards[1],
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": -BEFORE,
            "align": "left",
            "showarrow": False,
            "font": {"size": 12},
        }


def grid(names: list[str]) -> list[Cell]:
    """Cells from left to right and top to bottom; a single one takes the whole width."""
    columns = min(2, len(names))
    lines = -(-len(names) // columns)
    width = (1 - COLUMN_GAP * (columns - 1)) / columns
    height = CELL / (CELL + BETWEEN) / lines if lines > 1 else 1.0
    step = (1 - height) / max(lines - 1, 1)
    return [
        Cell(
            "" if number == 0 else str(number + 1),
            name,
            (left := (number % columns) * (width + COLUMN_GAP), min(left + width, 1.0)),
            (max(bottom := 1 - height - (number // columns) * step, 0.0), bottom + height),
        )
        for number, name in enumerate(names)
    ]


def grid_height(cells: int) -> int:
    """Height of the plot in pixels, without what stands around it."""
    if cells == 1:
        return 300
    lines = -(-cells // 2)
    return CELL * lines + BETWEEN * (lines - 1)
