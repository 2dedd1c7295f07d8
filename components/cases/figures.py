"""Charts and tables of the answers of case records."""

import pandas as pd
import plotly.graph_objects as go

from components.cases.rows import ALL, HIDDEN
from components.cases.views import CaseView
from components.cases.words import COUNTRIES, contributors, for_chart
from components.charts.case_shares import ranked_shares, share_trends
from components.charts.shares import FEW, grid_of_shares
from data.cases.answers import TOTAL

BARS, DOWN, ACROSS, CELLS = 25, 30, 20, 18
CELLS_OF_COUNTRIES = 12
DASH = "–"


def draw(view: CaseView) -> go.Figure:
    """The figure of an answer that is not empty."""
    drawers = {"case-shares": _bars, "case-cross": _grid, "case-trend": _trends}
    return drawers[view.slug](view)


def table(view: CaseView) -> pd.DataFrame:
    """The answer as the reader sees it: hidden figures are the word "hidden"."""
    tables = {"case-shares": _list, "case-cross": _wide, "case-trend": _years}
    return tables[view.slug](view)


def drawn(view: CaseView) -> str:
    """How much of a long answer the chart shows; "" where it shows all."""
    names = ("row_label", "column_label") if view.slug == "case-cross" else ("label",)
    kept, every = (
        [rows[name][rows[name] != ALL].nunique() for name in names] for rows in (_kept(view), view.rows)
    )
    if kept == every:
        return ""
    pairs = [f"{some} of {most:,}" for some, most in zip(kept, every, strict=True)]
    return f"The chart draws {' by '.join(pairs)}, those with more cases; the table has all."


def _kept(view: CaseView) -> pd.DataFrame:
    """The rows that the chart draws."""
    rows = view.rows
    if view.slug == "case-shares":
        return rows.iloc[:BARS]
    if view.slug == "case-trend":
        most = CELLS_OF_COUNTRIES if view.attributes[0].name in COUNTRIES else CELLS
        return rows[rows["label"].isin(_largest(rows, "label", most))]
    rows = rows[(rows["row_code"] != TOTAL) & (rows["column_code"] != TOTAL)]
    down, across = _largest(rows, "row_label", DOWN), _largest(rows, "column_label", ACROSS)
    return rows[rows["row_label"].isin(down) & rows["column_label"].isin(across)]


def _largest(rows: pd.DataFrame, name: str, most: int) -> list[str]:
    """The names with more cases that are shown, in their own order if there is room for all."""
    sums = rows.groupby(name, sort=False)["cases"].sum().astype("Int64")
    kept = sums if len(sums) <= most else sums.sort_values(ascending=False, kind="stable").iloc[:most]
    return [str(label) for label in kept.index]


def _safe(rows: pd.DataFrame) -> pd.DataFrame:
    names = [name for name in ("label", "row_label", "column_label") if name in rows]
    return rows.assign(**{name: rows[name].map(for_chart) for name in names})


def _bars(view: CaseView) -> go.Figure:
    return ranked_shares(_safe(_kept(view)))


def _trends(view: CaseView) -> go.Figure:
    years = [item.year for item in contributors(view.asked.edition.edition)]
    return share_trends(_safe(_kept(view)), years)


def _grid(view: CaseView) -> go.Figure:
    rows = _safe(_kept(view))
    narrow = rows["column_label"].nunique() > FEW
    rows = rows.assign(figure=rows["figure"].replace(HIDDEN, DASH if narrow else HIDDEN))
    names, columns = (
        _largest(rows, name, len(rows)) if attribute.name not in COUNTRIES else _by_size(rows, name)
        for name, attribute in zip(("row_label", "column_label"), view.attributes, strict=True)
    )
    frames = [
        rows.pivot(index="row_label", columns="column_label", values=value).loc[names, columns]
        for value in ("share", "figure", "told")
    ]
    return grid_of_shares(*frames)


def _by_size(rows: pd.DataFrame, name: str) -> list[str]:
    sums = rows.groupby(name, sort=False)["cases"].sum()
    return [str(label) for label in sums.sort_values(ascending=False, kind="stable").index]


def _list(view: CaseView) -> pd.DataFrame:
    rows = view.rows
    return pd.DataFrame(
        {view.attributes[0].title: rows["label"], "Cases": _counts(rows), "Per cent of known": rows["figure"]}
    )


def _counts(rows: pd.DataFrame, name: str = "cases") -> list[str]:
    return [HIDDEN if pd.isna(count) else f"{count:,}" for count in rows[name]]


def _years(view: CaseView) -> pd.DataFrame:
    rows = view.rows
    return pd.DataFrame(
        {
            "Year": rows["year"].astype("str"),
            view.attributes[0].title: rows["label"],
            "Cases": _counts(rows),
            "Per cent of known": rows["figure"],
            "Cases in which it is known": _counts(rows, "known"),
            "Cases of the year": _counts(rows, "total"),
        }
    )


def _wide(view: CaseView) -> pd.DataFrame:
    """Rows by columns: cases, and their share of the row; the margins last."""
    rows = view.rows.assign(cell=_cells(view.rows))
    names, columns = (list(rows[name].drop_duplicates()) for name in ("row_label", "column_label"))
    wide = rows.pivot(index="row_label", columns="column_label", values="cell").loc[names, columns]
    first = " by ".join(attribute.title for attribute in view.attributes)
    return wide.rename_axis(first).rename_axis(None, axis="columns").reset_index()


def _cells(rows: pd.DataFrame) -> list[str]:
    found = zip(_counts(rows), rows["figure"], rows["column_code"], strict=True)
    return [
        count if code == TOTAL or count == HIDDEN or not share else f"{count} ({share} %)"
        for count, share, code in found
    ]
