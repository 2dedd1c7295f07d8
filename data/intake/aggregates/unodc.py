"""UNODC's country data (GLOTIP) by country: rows of the reader in, tables of the package out.

A count published as "<5" stays a range through every sum. Countries report what they choose: a
country, year or form that is absent was not reported.
"""

import pandas as pd

from data import bounds
from data.bounds import UNDERCUT
from data.intake.aggregates.cells import JUSTICE_SOURCE, SOURCE, figures, in_words
from data.intake.aggregates.citizenships import told_once

NAMED_FORMS = {"sexual_exploitation", "forced_labour"}
STAGES = ("formal_contact", "prosecuted", "convicted")
TOO_SMALL = "The total is smaller than one of its parts, as the file prints it."
UNTOLD = "Printed as “<5” in a year without a total: perhaps not reported."
OVERLAP = "Several rows of the file, which may overlap; worked out here from them."
ADDED = "Sum of several rows of the file"
FROM_PARTS = "From the largest part to the largest sum of parts that belong together"
TO_SUM = "From the largest of several rows of the file to their sum"
LEFT = f"{TO_SUM}, within what the total leaves beside the other two forms"
PLACE = ["geography", "period_start"]
VICTIM_KEY = ["geography", "form", "sex", "age", "period_start"]
JUSTICE_KEY = ["geography", "stage", "period_start"]


def detected_victims(rows: pd.DataFrame) -> pd.DataFrame:
    """Detected victims by country and year: in all, by form, by sex and age; shape of the table."""
    victims = in_words(rows[rows["indicator"] == "detected_victims"])
    whole, persons, forms = _totals(victims), _persons(victims), _forms(victims)
    listed = victims[victims["dimension"].eq("citizenship") & victims["category_code"].ne("total")]
    citizens = told_once(listed, victims)
    parts = (_without_total(part, whole) for part in (persons, forms))
    cells = pd.concat([_beside_parts(whole, PLACE, persons, forms, citizens), *parts])
    known = cells.groupby(VICTIM_KEY, observed=True)[["note", "derived"]].first()
    table = _published(cells, VICTIM_KEY).assign(**SOURCE).join(known, on=VICTIM_KEY)
    return table.assign(derived=table["derived"].mask(table["rows"].gt(1) & table["derived"].isna(), ADDED))


def persons_in_justice(rows: pd.DataFrame) -> pd.DataFrame:
    """Persons brought into formal contact, prosecuted and convicted by country and year."""
    cells = in_words(rows[rows["indicator"].isin(STAGES)])
    stages = _totals(cells).assign(stage=lambda whole: whole["indicator"].astype("str"))
    return _published(stages, JUSTICE_KEY).assign(**JUSTICE_SOURCE, note=None)


def _totals(cells: pd.DataFrame) -> pd.DataFrame:
    whole = cells[cells["dimension"] == "total"]
    return whole[(whole["sex"] == "all") & (whole["age_read"] == "total")]


def _beside_parts(totals: pd.DataFrame, by: list[str], *parts: pd.DataFrame) -> pd.DataFrame:
    """Totals of each `by` with a note where a part is larger; one printed as "<5" is then a range: from
    the largest part to the largest sum of parts that belong together. An exact one stays as printed.
    """
    cells = [piece for part in parts for piece in (part[part["sex"] != "all"], part[part["sex"] == "all"])]
    sums = pd.concat([bounds.total(piece, by) for piece in cells]).groupby(by)["high"].max()
    largest = pd.concat(cells).groupby(by)["low"].max()
    beside = totals.join(pd.DataFrame({"part": largest, "parts": sums}), on=by)
    smaller = (beside["part"] > beside["high"]).fillna(False)
    undercut = (beside["low"] < beside["high"]) & smaller
    low = beside["low"].astype("Float64").mask(undercut, beside["part"])
    high = beside["high"].astype("Float64").mask(undercut, beside["parts"])
    note = undercut.map({True: UNDERCUT, False: None}).mask(smaller & ~undercut, TOO_SMALL)
    return totals.assign(low=low, high=high, note=note, derived=undercut.map({True: FROM_PARTS, False: None}))


def _persons(victims: pd.DataFrame) -> pd.DataFrame:
    """Women, girls, men and boys; children and adults; another sex; sex and age not stated.

    The file's totals of one sex repeat their key with other values, so only its cells of sex by
    age are read.
    """
    whole = victims[victims["dimension"] == "total"]
    of_age = whole[whole["age_read"].isin(["child", "adult"])]
    named, both = of_age[of_age["sex"].isin(["female", "male"])], of_age[of_age["sex"] == "all"]
    other = of_age[of_age["sex"] == "other"].assign(age="all")
    parts = pd.concat([named, other, whole[whole["sex"] == "not_stated"]]).assign(note=None, derived=None)
    return pd.concat([_beside_parts(both, [*PLACE, "age"], named), parts])


def _forms(victims: pd.DataFrame) -> pd.DataFrame:
    """The three forms of the file; several rows under one key become their range.

    Each may be a part, an overlapping part or the sum of the others, whichever fits (docs/decisions/0008):
    the whole is from the largest row to the sum, within what the other forms leave of the total if they can.
    """
    by_form = victims[(victims["dimension"] == "form") & (victims["sex"] == "all")]
    forms = by_form[by_form["age_read"] == "total"].assign(form=lambda rows: rows["category_code"])
    several = forms.duplicated(VICTIM_KEY, keep=False)
    wide = forms[several].groupby(VICTIM_KEY, observed=True).agg(low=("low", "max"), high=("high", "sum"))
    wide = wide.astype("Float64")
    left = _left_over(_totals(victims), forms[~several]).add_suffix(" left")
    beside = wide.join(left, on=PLACE)
    low, high = beside[["low", "low left"]].max(axis=1), beside[["high", "high left"]].min(axis=1)
    narrowed = wide.where(low > high, pd.DataFrame({"low": low, "high": high}))
    how = (narrowed == wide).all(axis="columns").map({True: TO_SUM, False: LEFT})
    derived = narrowed.assign(note=OVERLAP, derived=how)
    return pd.concat([forms[~several].assign(note=None, derived=None), derived.reset_index()])


def _without_total(parts: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Parts of one kind with a note where a country has no total in the year and nothing but "<5" by it.

    From 2018 the file prints "<5" by form for almost every country, 38 without a total in 2020, and from
    2012 to 2015 by age for some 40 a year. In an edition that prints zeros "<5" was reported.
    """
    at = pd.MultiIndex.from_frame(parts[PLACE])
    known = at.isin(pd.MultiIndex.from_frame(totals[PLACE]))
    reported = (parts["low"] == parts["high"]) | parts["low"].gt(0)
    anything = reported.groupby([parts[name] for name in PLACE]).transform("any")
    return parts.assign(note=parts["note"].astype("object").mask(~known & ~anything, UNTOLD))


def _left_over(totals: pd.DataFrame, forms: pd.DataFrame) -> pd.DataFrame:
    """Low and high by country and year with both named forms: its total less these two.

    Left out where these two are above the total: what would be left is negative, and says nothing.
    """
    named = forms[forms["form"].isin(NAMED_FORMS)]
    both = named.groupby(PLACE, observed=True).filter(lambda rows: len(rows) == len(NAMED_FORMS))
    whole, parts = totals.set_index(PLACE), bounds.total(both, PLACE).set_index(PLACE)
    rest = bounds.difference(whole[whole.index.isin(parts.index)], parts)
    possible = rest[rest["high"] >= 0].clip(lower=0)
    return possible[~possible.index.duplicated(keep="last")]


def _published(cells: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """One row a key: a figure where it is exact, else its bounds; sorted by the key."""
    summed = bounds.total(cells, key)
    return figures(summed.assign(period_end=summed["period_start"])).sort_values(key, ignore_index=True)
