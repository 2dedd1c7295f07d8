"""The nine charts of the page of origins in plain pandas and Plotly Express, for both peers.

Both peers import this file from their own folder, as any small app would: nothing of the dashboard is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

TABLES = Path(__file__).resolve().parents[3] / "data" / "tables"
CODES = {"geography": str, "origin": str, "lies_in": str, "overlaps": str}
YEARS = [str(year) for year in range(1995, 2027)]
EU = [
    "EU 2013-2014", "EU 2017-2018", "EU 2019-2020", "EU 2020",
    "EU 2021", "EU 2021-2022", "EU 2022", "EU 2023",
]  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A chart with its title: which rows of which table, and how they are drawn."""

    title: str
    table: str
    column: str
    values: list[str]
    draw: Callable[[pd.DataFrame], go.Figure]
    rest: bool = False


def read(name: str) -> pd.DataFrame:
    """A table of the dashboard, codes as text."""
    return pd.read_csv(TABLES / f"{name}.csv", dtype=CODES)


def regions(places: pd.DataFrame) -> dict[str, str]:
    """Code -> name of what can be chosen as a region."""
    return dict(places[places["level"].isin(["world", "region"])][["geography", "label"]].to_numpy())


def prepare(card: Card, rows: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The rows of a card with names for codes, one amount, and what a publication leaves unstated."""
    rows = rows[rows[card.column].isin(card.values)] if card.values else rows
    if card.rest:
        rows = pd.concat([rows, _rest(rows)], ignore_index=True)
    names = places.set_index("geography")["label"]
    rows = rows.assign(place=rows["geography"].map(names), amount=_amount(rows))
    if "origin" in rows:
        rows["origin"] = rows["origin"].map(names).fillna("Not stated")
    rows["years"] = rows["period_start"].astype(str) + "-" + rows["period_end"].astype(str)
    return rows


def _rest(rows: pd.DataFrame) -> pd.DataFrame:
    """One more row for each series whose shares add up to less than 100."""
    rest = 100 - rows.groupby("series")["share"].sum()
    first = rows.drop_duplicates("series").set_index("series").assign(origin=None, share=rest.round(1))
    return first[rest >= 0.5].reset_index()


def _amount(rows: pd.DataFrame) -> pd.Series:
    """The figure, or the upper bound of a range."""
    measure = next(name for name in ("share", "persons", "change", "countries", "flows") if name in rows)
    if measure == "countries":
        return rows["countries"].fillna(rows["flows"])
    return rows[measure].fillna(rows["high"]) if "high" in rows else rows[measure]


def select(
    rows: pd.DataFrame, places: pd.DataFrame, chosen: list[str], first: str | None, last: str | None
) -> pd.DataFrame:
    """The rows of the chosen regions whose period overlaps the chosen years."""
    if chosen:
        held = (places["lies_in"].fillna("") + " " + places["overlaps"].fillna("")).str.split()
        wanted = set(chosen)
        inside = [
            bool(wanted & {code, *codes}) for code, codes in zip(places["geography"], held, strict=True)
        ]
        rows = rows[rows["geography"].isin(places["geography"][inside])]
    start, end = int(first or YEARS[0]), int(last or YEARS[-1])
    return rows[(rows["period_start"] <= max(start, end)) & (rows["period_end"] >= min(start, end))]


def ranked(rows: pd.DataFrame) -> go.Figure:
    """Parts of one whole, largest on top."""
    ordered = rows.sort_values("amount")
    return px.bar(
        ordered, x="amount", y="origin", orientation="h", text="amount", hover_data=["place", "years"]
    )


def stacked(rows: pd.DataFrame) -> go.Figure:
    """Shares of each publication side by side."""
    return px.bar(rows, x="amount", y="series", color="origin", orientation="h", text="amount")


def grid(rows: pd.DataFrame) -> go.Figure:
    """Origins by regions, shaded by the number of persons."""
    return px.imshow(
        rows.pivot(index="origin", columns="place", values="amount"), text_auto=True, aspect="auto"
    )


def panels(panel: str, names: str) -> Callable[[pd.DataFrame], go.Figure]:
    """Bars in panels with scales of their own."""

    def draw(rows: pd.DataFrame) -> go.Figure:
        figure = px.bar(rows, x="amount", y=names, facet_row=panel, orientation="h", text="amount")
        return figure.update_xaxes(matches=None).update_yaxes(matches=None)

    return draw


CARDS = [
    Card("Detected victims by origin, Europe", "origin_shares", "series", ["Europe 2005-2006"], ranked, rest=True),
    Card("Registered victims by citizenship, EU", "origin_shares", "series", EU, stacked, rest=True),
    Card("Victims by origin, EU 2008-2010", "origin_shares", "series", ["EU 2008-2010"], ranked, rest=True),
    Card("Region of detection and subregion of citizenship", "regional_citizenships", "", [], grid),
    Card("How far victims were taken", "flow_shares", "series", [], panels("series", "flow")),
    Card(
        "Countries of origin and destination",
        "flow_counts",
        "counted",
        ["origin", "destination", "detection", "reporting"],
        panels("counted", "years"),
    ),
    Card("Distinct flows", "flow_counts", "counted", ["flows"], panels("counted", "years")),
    Card(
        "Other publications",
        "origin_shares",
        "series",
        ["Portugal 2012", "EU 2013-2014, victims and suspects"],
        panels("series", "origin"),
    ),
    Card(
        "Change of detected victims",
        "reported_changes",
        "about",
        ["cross_border_victims", "domestic_victims"],
        panels("about", "place"),
    ),
]  # fmt: skip
