"""The publisher's own files: what is read against counts made with the csv module."""

import gzip
from collections.abc import Callable

import numpy as np
import pandas as pd
import pycountry
import pytest

from data.cases.records import GROUPS_OF_MEANS, MEANS, MEANS_GROUP
from data.editions import read_upload
from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    FOLDER,
    FORMATS_OF_FILES,
    K_ANONYMISED_FILE,
    SYNTHETIC_FILE,
    counted,
    published,
    published_reading,
    read,
    recognise,
)
from tests.data.intake.publishers.published import with_published_files

pytestmark = with_published_files
# The larger one is read before a release alone: to read and to count it takes long.
FILES = (pytest.param(SYNTHETIC_FILE, marks=pytest.mark.rare), K_ANONYMISED_FILE)
COLUMN_OF = {
    "isForcedLabour": "form_forced_labour",
    "isSexualExploit": "form_sexual_exploitation",
    "isOtherExploit": "form_other",
    "meansOfControlTakesEarnings": "means_takes_earnings",
    "meansOfControlPsychoactiveSubstances": "means_psychoactive_substances",
    "meansOfControlWithholdsNecessities": "means_withholds_necessities",
    "typeOfLabourDomesticWork": "labour_sector_domestic_work",
    "typeOfSexPornography": "sexual_exploitation_type_pornography",
    "recruiterRelationFamily": "recruiter_family",
}


@pytest.mark.parametrize(
    ("name", "rows", "edition"),
    [
        pytest.param(SYNTHETIC_FILE, 193_025, "2021-08-25", marks=pytest.mark.rare),
        (K_ANONYMISED_FILE, 97_750, "2021-07-15"),
    ],
)
def test_every_row_is_read(name: str, rows: int, edition: str) -> None:
    account = published_reading(name).account
    assert account.rows_in_file == account.rows_read == counted(name)[0] == rows
    assert account.set_aside == () and published_reading(name).edition == edition
    assert not any("not known" in sentence or "no known value" in sentence for sentence in account.noticed)


def test_the_largest_file_can_be_uploaded_unpacked_too() -> None:
    content = gzip.decompress((FOLDER / SYNTHETIC_FILE).read_bytes())
    assert read_upload(content, "CTDC.csv").account.rows_read == 193_025


@pytest.mark.parametrize("name", FILES)
def test_only_its_own_format_recognises_a_file(name: str) -> None:
    sheet = published(name)
    found = [item.dataset for item in FORMATS if recognise(item, sheet)]
    assert found == [published_reading(name).dataset]


@pytest.mark.parametrize(
    ("name", "repeated"),
    [pytest.param(SYNTHETIC_FILE, 132_139, marks=pytest.mark.rare), (K_ANONYMISED_FILE, 77_084)],
)
def test_repeated_rows_are_counted_and_kept(name: str, repeated: int) -> None:
    noticed = published_reading(name).account.noticed
    assert any(sentence.startswith(f"{repeated:,} rows repeat") for sentence in noticed)


@pytest.mark.parametrize("name", FILES)
def test_flags_are_those_of_the_file(name: str) -> None:
    rows, (_, counts) = published_reading(name).rows, counted(name)
    for heading, column in COLUMN_OF.items():
        assert rows[column].sum() == counts[heading]["1"], heading
        assert (~rows[column]).sum() == counts[heading]["0"], heading
    flags = [name for name in rows if rows[name].dtype == "boolean" and not name.startswith("means_group_")]
    kept = [name for name in counts if name.startswith(("is", "meansOf", "typeOf", "recruiterRelation"))]
    left_out = ("NotSpecified", "Concatenated", "Unknown", "isSexAndLabour", "isAbduction")
    ones = sum(counts[name]["1"] for name in kept if not name.endswith(left_out))
    assert int(rows[flags].sum().sum()) == ones


@pytest.mark.parametrize("name", FILES)
def test_years_sexes_and_ages_are_those_of_the_file(name: str) -> None:
    rows, (_, counts) = published_reading(name).rows, counted(name)
    years = {int(year): count for year, count in counts["yearOfRegistration"].items() if year}
    assert rows["year"].value_counts().to_dict() == years
    assert rows["sex"].value_counts().to_dict() == {
        "female": counts["gender"]["Female"],
        "male": counts["gender"]["Male"],
        "other": counts["gender"]["Transgender/NonConforming"],
    }
    ages = {
        "-".join(part.lstrip("0") or "0" for part in age.split("--")): count
        for age, count in counts["ageBroad"].items()
        if age
    }
    assert rows["age_band"].value_counts().to_dict() == ages


def test_the_k_anonymised_dataset_agrees_with_the_paper_that_used_it() -> None:
    rows = published_reading(K_ANONYMISED_FILE).rows
    exploited_in = rows["country_of_exploitation"].value_counts()
    assert exploited_in["USA"] == 51_611 and exploited_in["PHL"] == 1_988
    assert (rows["year"] == 2019).sum() == 21_312


@pytest.mark.parametrize("name", FILES)
def test_a_group_of_means_is_what_its_means_say(name: str) -> None:
    rows = published_reading(name).rows
    for group, codes in GROUPS_OF_MEANS.items():
        cells = rows[[MEANS.column(code) for code in codes if MEANS.column(code) in rows]]
        some, none = cells.fillna(False).any(axis=1), cells.eq(False).fillna(False).all(axis=1)
        found = rows[MEANS_GROUP.column(group)]
        assert (found.eq(True).fillna(False) == some).all() and (found.eq(False).fillna(False) == none).all()


@pytest.mark.parametrize(
    "name",
    ["CTDC_Global_K-anon_Dataset_DATA_DICTIONARY_20210825.xlsx", "CTDC_VPsynthetic_dict_20221201.xlsx"],
)
def test_dictionaries_are_no_data(name: str) -> None:
    sheets = pd.read_excel(
        FOLDER / name, sheet_name=None, header=None, dtype="str", keep_default_na=False, engine="calamine"
    )
    for title, cells in sheets.items():
        assert not any(recognise(item, Sheet(name, title, cells)) for item in FORMATS)


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
    changed, countries = cells.copy(), ("citizenship", "CountryOfExploitation")
    for place in (place for place in cells if str(cells.iloc[0][place]) in countries):
        changed[place] = changed[place].replace(dict(pairs) | {three: two for two, three in pairs})
    return changed


DRESSES = {
    "-99": body(lambda cells: cells.replace("", "-99")),
    "Unknown": body(lambda cells: cells.replace("", "Unknown")),
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


@pytest.mark.parametrize("name", FILES)
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
