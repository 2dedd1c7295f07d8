"""Where parts of a chart stand: small multiples in two columns (three in one), panels one above the other."""

from dataclasses import dataclass
from typing import Any

from components.charts.theme import BESIDE_MARKS, LINE, PANEL_GAP, Axis, most_lines, wrapped

COLUMN_GAP = 0.11  # on a phone the years below two cells have room beside each other
NAMES = {1: 34, 2: 18}  # signs in a line of a cell's name, by how many stand beside each other
CELLS, CELL = {1: 220, 2: 124, 3: 92}, 118  # pixels of a cell: of so many lines of them, of more
BETWEEN = 20  # pixels between two cells, beside the name of the lower one
ABOVE_AXIS = 6  # pixels between a cell and what stands above it: half a number of its axis may reach there
BEFORE = 12  # pixels before its cell where a name starts: at 320 px it would not end within the chart


@dataclass(frozen=True)
class Cell:
    """One part with axes of its own: their suffix as Plotly has it, its name, its place in the figure.

    `across` is None for a panel as wide as the figure. Only the `first` of a line and the `lowest` of a
    column have labels at their axes, which are the same for all.
    """

    suffix: str
    name: str
    upwards: tuple[float, float]
    across: tuple[float, float] | None = None
    first: bool = True
    lowest: bool = True

    @property
    def of_trace(self) -> dict[str, str]:
        """The axes that a trace of this part names."""
        return {"xaxis": f"x{self.suffix}", "yaxis": f"y{self.suffix}"}

    def axes(self, across: Axis, upwards: Axis) -> dict[str, Axis]:
        """The part's two axes in the layout."""
        width = {"domain": list(self.across)} if self.across else {}
        left = {"anchor": f"x{self.suffix}", "domain": list(self.upwards), "showticklabels": self.first}
        below = {"anchor": f"y{self.suffix}", **width, "showticklabels": self.lowest}
        return {f"xaxis{self.suffix}": {**below, **across}, f"yaxis{self.suffix}": {**left, **upwards}}

    def heading(self, shift: int = BEFORE, more: str = "") -> dict[str, Any]:
        """The part's name above it, `shift` pixels before its marks, in lines for which it has room."""
        width = NAMES[1 if self.across in (None, (0, 1)) else 2]
        place = {"x": self.across[0] if self.across else 0, "y": self.upwards[1], "yanchor": "bottom"}
        text = f"<b>{wrapped(self.name, width)}</b>{more}"
        above = ABOVE_AXIS if self.across else 0  # panels as wide as the figure have no numbers at their tops
        return {**BESIDE_MARKS, **place, "text": text, "xshift": -shift, "yshift": above}


def grid(names: list[str], figures: bool = True) -> list[Cell]:
    """Cells from left to right and top to bottom; a single one takes the whole width, as do three.

    `figures`: below the name of each stands one.
    """
    columns = _columns(names)
    lines = -(-len(names) // columns)
    width = (1 - COLUMN_GAP * (columns - 1)) / columns
    height = CELLS.get(lines, CELL) / grid_height(names, figures) if lines > 1 else 1.0
    step = (1 - height) / max(lines - 1, 1)
    return [
        Cell(
            str(number + 1) if number else "",
            name,
            (max(bottom := 1 - height - (number // columns) * step, 0.0), bottom + height),
            (left := (number % columns) * (width + COLUMN_GAP), min(left + width, 1.0)),
            first=number % columns == 0,
            lowest=number + columns >= len(names),
        )
        for number, name in enumerate(names)
    ]


def grid_height(names: list[str], figures: bool = True) -> int:
    """Height of the plot in pixels, without what stands around it."""
    if len(names) == 1:
        return 300
    lines = -(-len(names) // _columns(names))
    return CELLS.get(lines, CELL) * lines + (BETWEEN + heading_height(names, figures)) * (lines - 1)


def heading_height(names: list[str], figures: bool = True) -> int:
    """Pixels above a cell, in which the longest name has room, and a figure."""
    return 4 + ABOVE_AXIS + LINE * (most_lines(names, NAMES[_columns(names)]) + figures)


def _columns(names: list[str]) -> int:
    return 1 if len(names) in (1, 3) else 2


def stacked_panels(names: list[str], lines: list[float], inside: int, apart: int = PANEL_GAP) -> list[Cell]:
    """Panels from top to bottom, each as tall as its lines; `inside`: pixels within the margins,
    `apart`: between two."""
    gap = min(apart / inside, 0.9 / max(len(names) - 1, 1))
    share = (1 - gap * (len(names) - 1)) / sum(lines)
    panels, top = [], 1.0
    for number, (name, count) in enumerate(zip(names, lines, strict=True)):
        bottom = max(top - count * share, 0.0)
        panels.append(Cell(str(number + 1) if number else "", name, (bottom, top)))
        top = bottom - gap
    return panels
