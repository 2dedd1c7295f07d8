"""A list of figures: for what may not be compared, where bars of one length would say that it is the same."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.charts.draw import Drawn
from components.charts.marks import Mark, by_name, marks
from components.charts.theme import ACROSS, BESIDE_MARKS, CHARACTER, Trace, compose, wrapped
from components.model.exhibit import Chart
from components.model.labels import ALL
from components.model.numbers import spans
from components.model.view import View
from data.sources import in_short

LINE, BETWEEN, BESIDE = 17, 12, 6  # pixels of a line of text, between two rows, and beside a figure
# Pixels of a list at 320 px, of a bold sign in a name and in the widest font; signs in a line of a figure;
# width before names.
NARROWEST, HEAVY, BOLD, FIGURES, AFTER = 254, 6.9, 9.2, 12, 0.02
Row = tuple[str, tuple[str, ...], str]  # what is bold, details, and the figure, "" for a head
GATHERED = "gathered"  # the name of the text below small multiples
DATED = {"years", "who_when", "as_of_words", "series"}  # names that tell the years


def _figure_list(view: View) -> go.Figure:
    """What it is, years (unless its name tells them) and publisher, and the figure, a line for each row
    under the name of its panel, of the newest first. What all have in common is said above the list."""
    every = marks(view)
    cited = [view.every.cited[code] for code in view.rows["source"]]
    by = [in_short(str(name)) for name in view.shown.get("publisher", [source.publisher for source in cited])]
    years = [""] * len(cited) if {view.exhibit.category, view.exhibit.panel} & DATED else view.shown["years"]
    by = [
        "" if _says(f"{mark.panel} {_name(mark)}", name) else name
        for mark, name in zip(every, by, strict=True)
    ]
    second = ("" if source.first_hand else "second-hand" for source in cited)
    details = list(map(list, zip(years, by, second, strict=True)))
    if len(details) > 1 and details.count(details[0]) == len(details):
        details = [[]] * len(details)
    panels: dict[str, list[tuple[Mark, list[str]]]] = {}
    for mark, detail in zip(every, details, strict=True):
        panels.setdefault(mark.panel, []).append((mark, detail))
    listed: list[Row] = []
    for panel, held in sorted(panels.items(), key=lambda item: -max(mark.last for mark, _ in item[1])):
        if len(held) == 1 and panel:  # a line of its own; its name is not said twice
            mark, detail = held[0]
            name = "" if _says(panel, _name(mark)) else _name(mark)
            listed.append((panel, (name, _joined(*detail)), mark.figure))
            continue
        each = zip(*(detail for _, detail in held), strict=True)
        shared = [parts[0] if panel and len({*parts}) == 1 else "" for parts in each]
        listed += [(panel, (_joined(*shared),), "")] if panel else []
        own = [(mark, [part for part in detail if part not in shared]) for mark, detail in held]
        listed += [("", (_name(mark), _joined(*detail)), mark.figure) for mark, detail in own]
    return table(listed)


def _says(text: str, name: str) -> bool:
    """Whether a text has every word of a name."""
    return {*name.replace(",", " ").split()} <= {*text.replace(",", " ").split()}


def _name(mark: Mark) -> str:
    return _joined(*(part for part in (mark.name, mark.color) if part not in ALL))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def table(listed: Sequence[Row], across: int = NARROWEST) -> go.Figure:
    """Figures, and beside them what they are, each row as tall as its lines, with a rule below it.

    Figures end where the plot begins, in a margin as wide as they are, so that they stand by their names.
    Lines fit into `across` pixels; where these are more than a phone has, all details are in one text.
    """
    amounts = [wrapped(figure, FIGURES * across // NARROWEST) for *_, figure in listed]
    longest = max(len(line) for amount in amounts for line in amount.split("<br>"))
    width = round(longest * BOLD) + BESIDE
    signs, heavy = int((across - width) / CHARACTER), int((across - width) / HEAVY)
    texts = []
    for (head, details, figure), amount in zip(listed, amounts, strict=True):
        told = details if across == NARROWEST else (" · ".join(filter(None, details)),)
        lines = (head and f"<b>{wrapped(head, heavy)}</b>", *(wrapped(detail, signs) for detail in told))
        texts.append(("<br>".join(filter(None, lines)), f"<b>{amount}</b>", figure))
    heights = [LINE * (max(text.count("<br>") for text in row) + 1) + BETWEEN for row in texts]
    ends = [sum(heights[: place + 1]) for place in range(len(heights))]
    middles = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
    names, figures, plain = zip(*texts, strict=True)
    axes = {
        "xaxis": {"range": [0, 1], "visible": False},
        "yaxis": {"range": [ends[-1], 0], "tickvals": ends, "showticklabels": False},
    }
    column = {"type": "scatter", "mode": "text", "y": middles, "hoverinfo": "skip"}
    sides = ((AFTER, "right", names, [""] * len(texts)), (0, "left", figures, plain))
    drawn: list[Trace] = [
        {**column, "x": [at] * len(texts), "textposition": f"middle {side}"}
        | {"text": list(text), "customdata": list(said), "cliponaxis": False}
        for at, side, text, said in sides
    ]
    room = {"l": width, "r": 0, "t": 8, "b": 8}
    fig = compose(drawn, axes, ends[-1] + 16, margin=room, showlegend=False)
    fig.listed = listed
    return fig


def gathered_below(fig: go.Figure, few: list[Mark]) -> go.Figure:
    """A figure with the names and figures of some panels as text below its marks; each of a single year."""
    if not few:
        return fig
    texts = []
    for panel, held in by_name(few, lambda mark: mark.panel).items():
        same = by_name(
            held, lambda mark: _joined(mark.figure, mark.color if mark.color != mark.panel else "")
        )
        said = (f"{spans([mark.year for mark in of])}: {figure}" for figure, of in same.items())
        texts.append(f"<b>{panel}</b> {'; '.join(said)};")
    text = "<br>".join(wrapped(line, ACROSS) for line in texts)
    plain, height = fig.to_dict(), LINE * (text.count("<br>") + 1) + BETWEEN
    layout = plain["layout"]
    room = layout["margin"]["b"]
    place = {"x": 0, "y": 0, "yanchor": "top", "yshift": -room}
    told = {
        "height": layout["height"] + height,
        "margin": {**layout["margin"], "b": room + height},
        "annotations": [
            *layout.get("annotations", ()),
            {**BESIDE_MARKS, **place, "text": text, "name": GATHERED},
        ],
    }
    return Drawn({**plain, "layout": {**layout, **told}})


figure_list = Chart(_figure_list)
