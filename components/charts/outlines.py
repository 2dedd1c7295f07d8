"""The outlines of maps: where they are, and which charts cannot be drawn whole without them."""

from pathlib import Path

from components.model.exhibit import Exhibit

OUTLINES = Path(__file__).parents[2] / "static" / "outlines"
NAMES = ("world_50m.json", "europe_50m.json")
LACKING = (
    "The outlines of the countries are missing on the server, so the map stays empty: read the table beside "
    "it. Whoever runs this dashboard has to put the folder static/outlines back."
)


def lacking(exhibit: Exhibit) -> str:
    """Why a map stays empty, and what to do; "" for other charts and where the outlines are there."""
    there = not (exhibit.chart and exhibit.chart.is_map) or all((OUTLINES / name).is_file() for name in NAMES)
    return "" if there else LACKING
