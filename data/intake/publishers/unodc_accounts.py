"""Of the rows of UNODC's GLOTIP table: which cannot be read and why, and what to know of the others."""

import re
from collections.abc import Iterator

import pandas as pd

from data.intake.publishers.citizenships import BROKEN, contradicting
from data.intake.publishers.sheets import told
from data.intake.publishers.unodc_cells import NO_NUMBER, NO_VALUE, POINT, QUESTION

MOST_PERSONS = 1_000_000  # a year in one country; the largest that was ever reported is 32,022
_MOST_PLAUSIBLE = 100_000  # from here a number that ends in a year is a questionnaire code
_YEAR_AT_END = re.compile(r"\d+20[0-4]\d")
_REGION = re.compile(r"world|global|total|all countries|africa|americas|asia|europe|oceania", re.IGNORECASE)

YEAR = "the year in place of a number, two years or more of one series"
UNIT = "another unit than a count of persons"
PART = "a part, by a column that this table does not have"
OTHER_SUBJECT = "nothing says that it is about trafficking in persons"
# In the file by its own name, though ISO 3166 has no code for it.
_UNCODED = re.compile(r"sark", re.IGNORECASE)
_NAMED = 6  # names in a sentence
CODED = ("indicator", "dimension", "sex", "age")


def verdicts(rows: pd.DataFrame, coded: pd.DataFrame) -> dict[str, "pd.Series[bool]"]:
    """Reason -> the rows for which it holds; the first counts.

    `rows` are cells by meaning, `coded` the same rows as codes, with `wrong` (why the value cannot be
    read), `low` and `high` (persons) and `year` (missing if it is none).
    """
    nameless = rows["country"] == ""
    same = coded["low"].eq(coded["year"]).fillna(False).astype("bool")
    series = coded[["geography", *CODED]].assign(category=rows["category"], same=same)
    # 61,102,019 is question 6.1, line 10, of 2019.
    large = (coded["high"] >= _MOST_PLAUSIBLE) & _fits(coded["high"].astype("str"), _YEAR_AT_END)
    unknown = {f"an unknown {name}": coded[name] == "" for name in CODED}
    return {
        "a blank row": (rows == "").all(axis="columns"),
        "a group of countries without a name": nameless
        & (coded["geography"] == "")
        & (rows["geography"] != ""),
        "no country": nameless & (coded["geography"] == ""),
        "a region in place of a country": (coded["geography"] == "") & _fits(rows["country"], _REGION),
        "no country of ISO 3166": (coded["geography"] == "") & ~_fits(rows["country"], _UNCODED),
        "a code and a name of two countries": contradicting(rows["geography"], rows["country"]),
        **unknown,
        "a year that is no year": coded["year"].isna(),
        "a questionnaire code in place of a citizenship or a number": _fits(rows["category"], QUESTION)
        | large,
        # Once a number may happen to be its year; a series that counts 2019, 2020, 2021 was filled in wrong.
        YEAR: same & series.groupby(list(series.columns[:-1]))["same"].transform("sum").ge(2),
        "more persons than any country could have reported (over a million)": coded["high"] > MOST_PERSONS,
        "an unknown category of a total": (coded["dimension"] == "total") & (coded["category_code"] == ""),
        **{reason: coded["wrong"] == reason for reason in (NO_VALUE, POINT, NO_NUMBER)},
    }


def _fits(texts: "pd.Series[str]", pattern: re.Pattern[str]) -> "pd.Series[bool]":
    return texts.isin([text for text in texts.unique() if pattern.fullmatch(text)])


def notices(rows: pd.DataFrame) -> Iterator[str]:
    """Sentences on the tidy rows: hidden numbers, repeated keys, names that stay as written, …"""
    hidden = rows[rows["persons"].isna()]
    if len(hidden):
        ends = f"{hidden['low'].min()} to {hidden['high'].max()}"
        zeros = "prints no zero, so that it can be none" if hidden["low"].eq(0).any() else "prints zeros"
        yield f"{len(hidden):,} numbers are hidden by the publisher, each from {ends}: the file {zeros}."
    repeated = rows[rows["occurrence"] > 1]
    if len(repeated):
        other = int((repeated["category_code"] == "other").sum())
        yield (
            f"Rows that repeat the key of another row are kept: {len(repeated):,}. They are parts that "
            f'share a name and not copies: {other:,} under "Other forms of exploitation", '
            f"{len(repeated) - other:,} elsewhere; add the rows of such a key up or leave it out, and never "
            "take one of them."
        )
    of_people = rows["dimension"].isin(["citizenship", "repatriation"])
    unsure = rows.loc[of_people & (rows["category_code"] == ""), "category"].value_counts()
    if len(unsure):
        names = ", ".join(f'"{told(name)}"' for name in unsure.index[:_NAMED])
        yield (
            f"{unsure.sum():,} of {of_people.sum():,} rows by citizenship or country of repatriation are "
            "kept as written, because which country they mean is not certain "
            f"({len(unsure):,} spellings, first {names})."
        )
    if broken := int(rows["category"].str.contains(BROKEN, regex=False).sum()):
        yield f"{broken:,} rows have a category with a letter that was broken before we got the file."
    if uncoded := ", ".join(map(told, rows.loc[rows["geography"] == "", "country"].unique()[:_NAMED])):
        yield f"Without an ISO 3166 code, so on no map and in no region's list: {uncoded}."
    spelled = rows[rows["geography"] != ""].groupby("geography")["country"].nunique()
    if codes := ", ".join(spelled.index[spelled > 1][:_NAMED]):
        yield f"More than one name stands for a country; the code tells them apart: {codes}."
    yield from _parts_above_total(rows)


def _parts_above_total(rows: pd.DataFrame) -> Iterator[str]:
    """Country-years in which the sexes are certainly above the total, hidden numbers taken at their low."""
    victims = rows[(rows["indicator"] == "detected_victims") & (rows["dimension"] == "total")]
    whole, key = victims[victims["age"] == "total"], ["geography", "country", "year"]
    if not {"female", "male", "total"} <= set(whole["sex"]):
        return
    total = whole[whole["sex"] == "total"].groupby(key)["high"].max().rename("total")
    low = whole.pivot_table(index=key, columns="sex", values="low", aggfunc="sum")[["female", "male"]]
    sums = low.dropna().sum(axis=1).to_frame("parts").join(total, how="inner")
    above = int((sums["parts"] > sums["total"]).sum())
    if above:
        yield (
            f"In {above:,} of {len(sums):,} country-years with both, detected female and male victims "
            "together are above the total."
        )
