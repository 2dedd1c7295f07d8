"""The publisher's files in the dress of other editions and programs: the same cases come out."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pycountry
import pytest

from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    FORMATS_OF_FILES,
    K_ANONYMISED_FILE,
    SYNTHETIC_FILE,
    published,
    published_reading,
    read,
)
from tests.data.intake.publishers.published import with_published_files

pytestmark = with_published_files
TERMS = "By using this data you agree to the Terms of Use: https://www.ctdatacollaborative.org/terms-use"
FIRST = 5_000


def body(change: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """This change below the headings only."""
    return lambda cells: pd.concat([cells.head(1), change(cells.iloc[1:])])


def with_terms(cells: pd.DataFrame) -> pd.DataFrame:
    numbers = np.arange(len(cells)).astype(str)
    numbers[0] = TERMS
    return pd.concat([pd.Series(numbers, index=cells.index, dtype="str"), cells], axis=1)


def with_terms_over_nothing(cells: pd.DataFrame) -> pd.DataFrame:
    headings = pd.DataFrame([[TERMS, *cells.iloc[0]]], dtype="str")
    return pd.concat([headings, cells.iloc[1:]]).fillna("")


def other_alpha(cells: pd.DataFrame) -> pd.DataFrame:
    """Alpha-2 where the file has alpha-3, and the other way round."""
    pairs = [(country.alpha_2, country.alpha_3) for country in pycountry.countries]
    places = [
        place for place in cells if str(cells.iloc[0][place]) in ("citizenship", "CountryOfExploitation")
    ]
    changed = cells.copy()
    for place in places:
        changed[place] = changed[place].replace(dict(pairs) | {three: two for two, three in pairs})
    return changed


DRESSES = {
    "-99": body(lambda cells: cells.replace("", "-99")),
    "Unknown": body(lambda cells: cells.replace("", "Unknown")),
    "a missing code of nobody's": body(lambda cells: cells.replace("", "n. b.")),
    "floats": body(lambda cells: cells.replace({"1": "1.0", "0": "0.0", "2019": "2019.0"})),
    "booleans": body(lambda cells: cells.replace({"1": "TRUE", "0": "FALSE"})),
    "em dashes": body(lambda cells: cells.replace("--", "—", regex=True)),
    "women and men": body(lambda cells: cells.replace({"Female": "Woman", "Male": "Man"})),
    "September": body(lambda cells: cells.replace({"09--17": "17-Sep", "9--17": "Sep-17"})),
    "terms of use and row numbers": with_terms,
    "terms of use over nothing": with_terms_over_nothing,
    "columns in reverse": lambda cells: cells[cells.columns[::-1]],
    "lower-case headings": lambda cells: pd.concat(
        [cells.head(1).apply(lambda names: names.str.lower()), cells.iloc[1:]]
    ),
    "headings of 32 letters": lambda cells: pd.concat(
        [cells.head(1).apply(lambda names: names.str[:32]), cells.iloc[1:]]
    ),
    "a preamble": lambda cells: pd.concat([pd.DataFrame([[TERMS]], dtype="str"), cells]).fillna(""),
    "countries by the other code": other_alpha,
}


@pytest.mark.parametrize("name", [SYNTHETIC_FILE, K_ANONYMISED_FILE])
@pytest.mark.parametrize("dress", DRESSES)
def test_the_same_cases_come_out(name: str, dress: str) -> None:
    cells = DRESSES[dress](published(name, FIRST + 1).cells)
    cells = cells.set_axis(range(len(cells)), axis=0).set_axis(range(cells.shape[1]), axis=1)
    reading = read(Sheet(name, name, cells), by=FORMATS_OF_FILES[name])
    whole = published_reading(name).rows.head(FIRST)
    assert reading.account.set_aside == ()
    pd.testing.assert_frame_equal(reading.rows.astype("str"), whole.astype("str"))


def test_na_that_r_wrote_is_not_namibia() -> None:
    cells = body(lambda rows: rows.replace("", "NA"))(published(SYNTHETIC_FILE, FIRST + 1).cells)
    rows = read(Sheet("r.csv", "r.csv", cells)).rows
    pd.testing.assert_frame_equal(
        rows.astype("str"), published_reading(SYNTHETIC_FILE).rows.head(FIRST).astype("str")
    )
