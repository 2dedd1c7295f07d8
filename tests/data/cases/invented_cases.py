"""Invented case records, the same for everyone who makes them with one seed; no real person's."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from data.cases.questions import Choice
from data.cases.records import FORM, LABOUR_SECTOR, RECRUITER, SEVERAL

# Codes that would do harm if they were ever read as SQL, as a pattern or as a missing value.
HOSTILE = [
    "NA", "x'; DROP TABLE case_records; --", 'a"b', "back\\slash\\' OR 1=1", "100%s {0} $1 ?", "ÅÄ\u202e", "",
]  # fmt: skip
COUNTRIES = ["UKR", "MDA", "PHL", "ROU", *HOSTILE]
LEFT_OUT = {"form_organ_removal", *LABOUR_SECTOR.columns[5:], "recruiter_friend"}


def invented_cases(count: int = 6000, seed: int = 7) -> pd.DataFrame:
    """Case records with every kind of gap: no year, no code, flags missing or false, absent columns."""
    rng = np.random.default_rng(seed)
    rows = pd.DataFrame({"year": _some(rng, range(2012, 2020), count, 0.2).astype("Int16")})
    rows["citizenship"] = _some(rng, COUNTRIES, count, 0.3).astype("str")
    rows["country_of_exploitation"] = _some(rng, ["UKR", "TUR", "NA"], count, 0.3).astype("category")
    rows["sex"] = _some(rng, ["female", "female", "male", "other"], count, 0.2).astype("category")
    rows["age_band"] = _some(rng, ["9-17", "18-20", "48+"], count, 0.5).astype("str")
    for attribute in (FORM, RECRUITER, *SEVERAL[1:3]):
        for place, column in enumerate(attribute.columns):
            if column not in LEFT_OUT:
                rows[column] = _some(rng, [True, False], count, 1 - 0.8 ** (place + 2)).astype("boolean")
    return rows


def repeated_cases() -> pd.DataFrame:
    """Case records of which some are like others, in no order."""
    rows = invented_cases()
    return pd.concat([rows, rows.head(2000), rows.head(500)]).sample(frac=1, random_state=1)


def _some(rng: np.random.Generator, values: object, count: int, missing: float) -> pd.Series:
    column = pd.Series(rng.choice(np.array(list(values), dtype="object"), count))
    return column.mask(rng.random(count) < missing, None)


def written(rows: pd.DataFrame, folder: Path) -> Path:
    """The records as the store keeps them."""
    path = folder / "cases.parquet"
    rows.to_parquet(path, index=False)
    return path


def choose(first_year: int | None = None, last_year: int | None = None, **codes: Iterable[str]) -> Choice:
    """A choice by years and attributes: `choose(2015, sex=["female"])`."""
    choice = Choice(first_year, last_year)
    for name, values in codes.items():
        choice = choice.also(name, values)
    return choice
