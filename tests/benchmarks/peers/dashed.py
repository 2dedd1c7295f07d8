"""The page of origins in Dash: one callback from the filters to the charts and tables.

In production, as Dash's documentation advises: `gunicorn --threads 8 dashed:server` in this folder.
"""

from typing import Any

from dash import Dash, Input, Output, callback, dash_table, dcc, html, no_update
from figures import CARDS, YEARS, prepare, read, regions, select

PLACES = read("geographies")
ROWS = [prepare(card, read(card.table), PLACES) for card in CARDS]

app = Dash(__name__, title="Where detected victims come from")
server = app.server
app.layout = html.Div(
    [
        html.H1("Where detected victims come from"),
        html.Label("Region"),
        dcc.Dropdown(regions(PLACES), [], multi=True, id="region"),
        html.Label("From year"),
        dcc.Dropdown(YEARS, id="from", placeholder="Any"),
        html.Label("To year"),
        dcc.Dropdown(YEARS, id="to", placeholder="Any"),
        *(
            html.Div(
                [
                    html.H3(card.title),
                    dcc.Graph(id=f"chart-{number}"),
                    dash_table.DataTable(
                        id=f"table-{number}",
                        columns=[{"name": name, "id": name} for name in ROWS[number].columns],
                        page_size=10,
                    ),
                ],
                id=f"card-{number}",
            )
            for number, card in enumerate(CARDS)
        ),
    ]
)


@callback(
    output={
        "figures": [Output(f"chart-{number}", "figure") for number in range(len(CARDS))],
        "tables": [Output(f"table-{number}", "data") for number in range(len(CARDS))],
        "hidden": [Output(f"card-{number}", "hidden") for number in range(len(CARDS))],
    },
    inputs={
        "chosen": Input("region", "value"),
        "first": Input("from", "value"),
        "last": Input("to", "value"),
    },
)
def show(chosen: list[str], first: str | None, last: str | None) -> dict[str, list[Any]]:
    """Every chart and table for a choice; a card without rows is hidden."""
    shown = [select(rows, PLACES, chosen, first, last) for rows in ROWS]
    return {
        "figures": [
            no_update if rows.empty else card.draw(rows) for card, rows in zip(CARDS, shown, strict=True)
        ],
        "tables": [rows.to_dict("records") for rows in shown],
        "hidden": [rows.empty for rows in shown],
    }
