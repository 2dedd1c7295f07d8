"""What a figure draws, read off its own attributes: one text for each row."""

import json
import re
from collections import Counter
from functools import cache

import numpy as np
import plotly.graph_objects as go

from components.charts import draw as charts
from components.charts.lists import GATHERED
from components.model.exhibit import Exhibit
from components.model.selection import Selection, about
from components.model.view import View, settle
from data.tables import read

# A country of which nearly every table has rows.
COUNTRY = "ALB"
LEAST = 20  # pixels for one line of bars or cells


def seen(exhibit: Exhibit, first: int | None = None) -> View:
    """What a reader sees from a year on: all rows, or those of one country where one must be chosen."""
    every = Selection(first_year=first)
    if not exhibit.one:
        return settle(exhibit, every)
    held = set(read(exhibit.resource)["geography"]) if exhibit.one == "geography" else {COUNTRY}
    return settle(exhibit, about(every, exhibit.one, COUNTRY if COUNTRY in held else min(held)))


def draw(view: View) -> go.Figure:
    """The figure of a view, drawn once for all tests of a process, which look at it and change nothing."""
    return _figure(view.exhibit, view.selection)


@cache
def _figure(exhibit: Exhibit, selection: Selection) -> go.Figure:
    return charts.draw(settle(exhibit, selection))


def valid(fig: go.Figure) -> bool:
    """Whether Plotly, which did not look at ours, would send the figure as it stands. Raises ValueError."""
    return json.loads(go.Figure(fig.to_dict()).to_json()) == json.loads(fig.to_json())


def inside(fig: go.Figure) -> float:
    """How many pixels are left for the marks between the margins."""
    return fig.layout.height - fig.layout.margin.t - fig.layout.margin.b


def drawn(fig: go.Figure) -> Counter[str]:
    """The figures that the traces show, as text, each as often as it is drawn."""
    assert valid(fig)
    assert inside(fig) >= LEAST, "a legend or a name stands on the marks"
    below = (note.text for note in fig.layout.annotations if note.name == GATHERED)
    found = Counter(text for trace in fig.data for text in _texts(trace))
    return found + Counter(figure for text in below for figure in gathered(text))


def gathered(text: str) -> list[str]:
    """The figures of the text below small multiples: "Fiji 2014 to 2016 and 2018: 0 to 4, Women; 2017: 3;"."""
    found: list[str] = []
    told = r"((?:\d{4}(?:, | to | and )?)+): ((?:,\d|[^,;])+)"
    for years, figure in re.findall(told, text.replace("<br>", " ")):
        for first, last in re.findall(r"(\d{4})(?: to (\d{4}))?", years):
            found += [figure] * (int(last or first) - int(first) + 1)
    return found


def expected(view: View) -> Counter[str]:
    """The figures of the view's rows, as the figure should show them."""
    return Counter(str(text) for text in view.drawn.shown["figure"])


def _texts(trace: object) -> list[str]:
    readers = {"bar": _bar, "scatter": _scatter, "heatmap": _heatmap, "choropleth": _choropleth}
    return [] if trace.type == "scattergeo" else readers[trace.type](trace)  # a mark of the legend alone


def _bar(trace: go.Bar) -> list[str]:
    """The fading of ranges has no texts."""
    if trace.text is None:
        return [str(row[0]) for row in trace.customdata if row] if trace.customdata is not None else []
    return [str(text) for text in trace.text]


def _scatter(trace: go.Scatter) -> list[str]:
    """Events stand as date and text, figures of several years twice: each row counts once. The lower edge of a band has no texts."""
    if trace.text is None:
        return []
    if trace.mode == "text":
        return [text for text in trace.customdata if text]
    if trace.mode == "markers+text":
        return [text.split(": ", 1)[1].replace("<br>", " ") for text in trace.customdata]
    texts = dict.fromkeys(text for text in trace.text if text)
    return [text.split(": ", 1)[1].replace("<br>", " ") for text in texts]


def _heatmap(trace: go.Heatmap) -> list[str]:
    return [str(text).replace("<br>", " ") for text in np.asarray(trace.text).ravel() if text]


def _choropleth(trace: go.Choropleth) -> list[str]:
    return [text.rsplit(": ", 1)[1] for text in trace.text]
