"""What a reader must know of the rows of UNODC's GLOTIP table that were read."""

from collections.abc import Iterator

import pandas as pd

from data.intake.publishers.citizenships import BROKEN
from data.intake.publishers.sheets import told

_NAMED = 6


def notices(rows: pd.DataFrame) -> tuple[str, ...]:
    """Sentences on the tidy rows: hidden numbers, repeated keys, names that stay as written, …"""
    return tuple(
        sentence
        for about in (_hidden, _repeated, _as_written, _broken, _uncoded, _renamed, _parts_above_total)
        for sentence in about(rows)
    )


def _hidden(rows: pd.DataFrame) -> Iterator[str]:
    hidden = int(rows["persons"].isna().sum())
    if hidden:
        low, high = rows.loc[rows["persons"].isna(), ["low", "high"]].agg({"low": "min", "high": "max"})
        yield f"{hidden:,} numbers are hidden by the publisher, each somewhere from {low} to {high}."


def _repeated(rows: pd.DataFrame) -> Iterator[str]:
    repeated = rows[rows["occurrence"] > 1]
    if repeated.empty:
        return
    other = int((repeated["category_code"] == "other").sum())
    rest = len(repeated) - other
    yield (
        f"{len(repeated):,} rows repeat the key of another row and are kept, because they are parts that "
        f'share a name and not copies: {other:,} under "Other forms of exploitation", {rest:,} '
        "elsewhere; add the rows of such a key up or leave it out, and never take one of them."
    )


def _as_written(rows: pd.DataFrame) -> Iterator[str]:
    of_people = rows["dimension"].isin(["citizenship", "repatriation"])
    unsure = rows.loc[of_people & (rows["category_code"] == ""), "category"]
    if unsure.empty:
        return
    counts = unsure.value_counts()
    names = ", ".join(f'"{told(name)}"' for name in counts.index[:_NAMED])
    yield (
        f"{len(unsure):,} of {int(of_people.sum()):,} rows by citizenship or country of repatriation are "
        "kept as written, because which country they mean is not certain "
        f"({len(counts):,} spellings, first {names})."
    )


def _broken(rows: pd.DataFrame) -> Iterator[str]:
    broken = int(rows["category"].str.contains(BROKEN, regex=False).sum())
    if broken:
        yield f"{broken:,} rows have a category with a letter that was broken before we got the file."


def _uncoded(rows: pd.DataFrame) -> Iterator[str]:
    names = rows.loc[rows["geography"] == "", "country"].drop_duplicates()
    if not names.empty:
        listed = ", ".join(told(name) for name in names.head(_NAMED))
        yield f"Without an ISO 3166 code, so on no map and in no region's list: {listed}."


def _renamed(rows: pd.DataFrame) -> Iterator[str]:
    names = rows[rows["geography"] != ""].groupby("geography")["country"].nunique()
    codes = ", ".join(names.index[names > 1][:_NAMED])
    if codes:
        yield f"More than one name stands for a country; the code tells them apart: {codes}."


def _parts_above_total(rows: pd.DataFrame) -> Iterator[str]:
    """Country-years in which the sexes are certainly above the total, hidden numbers taken at their low."""
    victims = rows[(rows["indicator"] == "detected_victims") & (rows["dimension"] == "total")]
    whole = victims[victims["age"] == "total"]
    low = whole.pivot_table(
        index=["geography", "country", "year"], columns="sex", values="low", aggfunc="sum"
    )
    high = whole[whole["sex"] == "total"].groupby(["geography", "country", "year"])["high"].max()
    if not {"female", "male"} <= set(low.columns) or high.empty:
        return
    sexes = low.dropna(subset=["female", "male"])
    sums = (sexes["female"] + sexes["male"]).to_frame("parts").join(high.rename("total"), how="inner")
    above = int((sums["parts"] > sums["total"]).sum())
    if above:
        yield (
            f"In {above:,} of {len(sums):,} country-years with both, detected female and male victims "
            "together are above the total."
        )
