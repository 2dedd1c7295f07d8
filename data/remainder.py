"""The part of a published split that the publisher did not state."""

import pandas as pd

from data.package import Table

NOT_STATED = "not_stated"
ROUNDING = 0.5


def with_remainder(rows: pd.DataFrame, table: Table, whole: str, parts: tuple[str, ...]) -> pd.DataFrame:
    """The rows with one more for each whole whose shares add up to less than 100.

    `whole` names the column that holds a published split together, `parts` the columns that tell
    its parts apart. The added row says how it was computed; nothing is rescaled. Call it on all
    rows, before any filter: what is missing is missing from the publication, not from a choice.
    """
    groups = [group for _, group in rows.groupby(whole, observed=True, sort=False)]
    completed = [piece for group in groups for piece in (group, _rest(group, table, parts))]
    return pd.concat([piece for piece in completed if not piece.empty], ignore_index=True)


def _rest(group: pd.DataFrame, table: Table, parts: tuple[str, ...]) -> pd.DataFrame:
    """One row of what is missing to 100; none where nothing is or where a share is a range."""
    # Not by checked_sum: these are one publisher's own parts of one whole, and and its places
    # (Balkans, Former Soviet Union) overlap in our vocabulary where they may not in its split.
    rest = 100 - float(group["share"].sum())
    if group["share"].isna().any() or rest < ROUNDING or group.duplicated(list(parts)).any():
        return group.iloc[:0]
    how = "100 less " + ", ".join(f"{value:g}" for value in sorted(group["share"], reverse=True))
    row = group.iloc[[0]].copy()
    row[list(parts)] = [NOT_STATED, *["all"] * (len(parts) - 1)]
    row["share"] = round(rest, 1)
    row["note"] = f"Derived: {how}."
    if "derived" in table.names:
        row["derived"] = how
    return row
