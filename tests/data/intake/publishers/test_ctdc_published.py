"""The publisher's own files: what is read against counts made with the csv module."""

from collections import Counter

import pandas as pd
import pytest

from data.cases.records import ATTRIBUTES, GROUPS_OF_MEANS, MEANS, MEANS_GROUP
from data.intake.publishers.ctdc_cases import FORMATS
from data.intake.publishers.sheets import Sheet
from tests.data.intake.publishers.ctdc_excerpts import (
    FOLDER,
    FORMATS_OF_FILES,
    K_ANONYMISED_FILE,
    SYNTHETIC_FILE,
    counted,
    lines,
    published,
    published_reading,
)
from tests.data.intake.publishers.published import with_published_files

pytestmark = with_published_files
FORM_HEADINGS = ("isForcedLabour", "isSexualExploit", "isOtherExploit")
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
    [(SYNTHETIC_FILE, 193_025, "2021-08-25"), (K_ANONYMISED_FILE, 97_750, "2021-07-15")],
)
def test_every_row_is_read(name: str, rows: int, edition: str) -> None:
    account = published_reading(name).account
    assert account.rows_in_file == account.rows_read == counted(name)[0] == rows
    assert account.set_aside == () and published_reading(name).edition == edition
    assert not any("not known" in sentence or "no known value" in sentence for sentence in account.noticed)


@pytest.mark.parametrize("name", FORMATS_OF_FILES)
def test_only_its_own_format_recognises_a_file(name: str) -> None:
    sheet = published(name)
    found = [item.dataset for item in FORMATS if item.recognise(sheet)]
    assert found == [published_reading(name).dataset]


@pytest.mark.parametrize(("name", "repeated"), [(SYNTHETIC_FILE, 132_139), (K_ANONYMISED_FILE, 77_084)])
def test_repeated_rows_are_counted_and_kept(name: str, repeated: int) -> None:
    assert any(
        sentence.startswith(f"{repeated:,} rows repeat")
        for sentence in published_reading(name).account.noticed
    )


@pytest.mark.parametrize("name", [SYNTHETIC_FILE, K_ANONYMISED_FILE])
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


@pytest.mark.parametrize("name", [SYNTHETIC_FILE, K_ANONYMISED_FILE])
def test_years_sexes_and_ages_are_those_of_the_file(name: str) -> None:
    rows, (_, counts) = published_reading(name).rows, counted(name)
    years = {int(year): count for year, count in counts["yearOfRegistration"].items() if year}
    assert rows["year"].value_counts().to_dict() == years
    assert rows["sex"].value_counts().to_dict() == {
        "female": counts["gender"]["Female"],
        "male": counts["gender"]["Male"],
        "other": counts["gender"]["Transgender/NonConforming"],
    }
    bands = {
        "-".join(part.lstrip("0") or "0" for part in age.split("--")): age
        for age in counts["ageBroad"]
        if age
    }
    ages = {band: counts["ageBroad"][age] for band, age in bands.items()}
    assert rows["age_band"].value_counts().to_dict() == ages


def test_the_synthetic_dataset_has_the_counts_that_its_description_states() -> None:
    rows, (total, counts) = published_reading(SYNTHETIC_FILE).rows, counted(SYNTHETIC_FILE)
    routes: Counter[tuple[str, str]] = Counter()
    formless = both = 0
    for line in lines(SYNTHETIC_FILE):
        formless += not any(line[heading] for heading in FORM_HEADINGS)
        route = line["citizenship"], line["CountryOfExploitation"]
        both += all(route)
        routes[route] += all(route) and route[0] != route[1]
    known = rows[["citizenship", "country_of_exploitation"]].dropna().astype(str)
    abroad = known[known["citizenship"] != known["country_of_exploitation"]]
    without = ~rows[[COLUMN_OF[heading] for heading in FORM_HEADINGS]].fillna(False).any(axis=1)
    assert without.sum() == formless and round(formless / total, 2) == 0.42
    assert rows["citizenship"].isna().sum() == counts["citizenship"][""] == 88_425
    assert rows["country_of_exploitation"].isna().sum() == counts["CountryOfExploitation"][""] == 67_335
    assert len(known) == both == 60_846
    assert len(abroad) == sum(routes.values()) == 40_055
    assert len(abroad.drop_duplicates()) == sum(count > 0 for count in routes.values()) == 391
    assert (
        (rows["country_of_exploitation"] == "USA").sum() == counts["CountryOfExploitation"]["USA"] == 65_880
    )


def test_the_k_anonymised_dataset_agrees_with_the_paper_that_used_it() -> None:
    rows = published_reading(K_ANONYMISED_FILE).rows
    exploited_in = rows["country_of_exploitation"].value_counts()
    assert exploited_in["USA"] == 51_611 and exploited_in["PHL"] == 1_988
    assert (rows["year"] == 2019).sum() == 21_312


def test_zeros_alone_are_as_often_as_the_module_says() -> None:
    rows = published_reading(K_ANONYMISED_FILE).rows
    stated = {
        "form": 8_025,
        "means": 1_284,
        "labour_sector": 50_962,
        "sexual_exploitation_type": 23_904,
        "recruiter": 38_339,
    }
    for name, count in stated.items():
        flags = rows[[column for column in ATTRIBUTES[name].columns if column in rows]]
        zeros_alone = flags.eq(False).fillna(False).any(axis=1) & ~flags.fillna(False).any(axis=1)
        assert zeros_alone.sum() == count, name
        if name in ("form", "recruiter"):
            assert flags.eq(False).fillna(False).all(axis=1).sum() == {"form": 723, "recruiter": 38_339}[name]


def test_lists_that_differ_from_their_flags_are_noticed() -> None:
    differing = sum(
        line["typeOfExploitConcatenated"] == "" and any(line[heading] == "1" for heading in FORM_HEADINGS)
        for line in lines(K_ANONYMISED_FILE)
    )
    noticed = " ".join(published_reading(K_ANONYMISED_FILE).account.noticed)
    assert f"typeOfExploitConcatenated differs from its flags in {differing:,} rows" in noticed
    assert "RecruiterRelationship differs" not in noticed and "typeOfSexConcatenated differs" not in noticed


@pytest.mark.parametrize("name", [SYNTHETIC_FILE, K_ANONYMISED_FILE])
def test_a_group_of_means_is_what_its_means_say(name: str) -> None:
    rows = published_reading(name).rows
    for group, codes in GROUPS_OF_MEANS.items():
        cells = rows[[MEANS.column(code) for code in codes if MEANS.column(code) in rows]]
        some, none = cells.fillna(False).any(axis=1), cells.eq(False).fillna(False).all(axis=1)
        found = rows[MEANS_GROUP.column(group)]
        assert (found.eq(True).fillna(False) == some).all() and (found.eq(False).fillna(False) == none).all()


@pytest.mark.parametrize("name", FORMATS_OF_FILES)
def test_rows_are_held_in_little_memory(name: str) -> None:
    assert published_reading(name).rows.memory_usage(deep=True).sum() < 50_000_000


@pytest.mark.parametrize(
    "name",
    ["CTDC_Global_K-anon_Dataset_DATA_DICTIONARY_20210825.xlsx", "CTDC_VPsynthetic_dict_20221201.xlsx"],
)
def test_dictionaries_are_no_data(name: str) -> None:
    sheets = pd.read_excel(
        FOLDER / name, sheet_name=None, header=None, dtype="str", keep_default_na=False, engine="calamine"
    )
    for title, cells in sheets.items():
        assert not any(item.recognise(Sheet(name, title, cells)) for item in FORMATS)
