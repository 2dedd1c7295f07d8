"""Tables that look like a publisher's and are not: refused, or their rows set aside, with a true sentence."""

from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from data.package import TABLES
from data.tables import read as read_table
from tests.data.intake.publishers.invented import Row, read, reasons
from tests.data.intake.publishers.refusals import refused, zipped
from tests.data.intake.publishers.written import text

LONG: Row = ["Country Name", "Country Code", "Year", "Value"]
WORLD_BANK: list[Row] = [
    ["Data Source", "World Development Indicators", "", "", "", ""],
    ["Last Updated Date", "2031-01-05", "", "", "", ""],
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2029", "2030"],
    ["Albania", "ALB", "Population, total", "SP.POP.TOTL", "2700000", "2690000.4"],
    ["Namibia", "NAM", "Population, total", "SP.POP.TOTL", "2900000", ""],
    ["World", "WLD", "Population, total", "SP.POP.TOTL", "8600000000", "8700000000"],
]


def populations(times: float = 1) -> list[Row]:
    """The known population of countries, or another number that many times as large."""
    rows = read_table(TABLES["detection_rates"]).drop_duplicates("geography").head(40)
    cells = zip(rows["geography"], rows["period_start"], rows["population"], strict=True)
    return [["", code, year, int(people * times)] for code, year, people in cells]


def test_the_world_banks_own_download_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, WORLD_BANK)
    assert reading.rows.to_numpy().tolist() == [
        ["ALB", 2029, 2_700_000],
        ["ALB", 2030, 2_690_000],
        ["NAM", 2029, 2_900_000],
    ]
    assert reading.edition == "2031-01-05"
    assert reasons(reading) == {"a region or income group, not a country": 2, "no number in this year": 1}
    assert "Populations with a fraction, rounded to whole persons: 1." in reading.account.noticed


def test_the_world_banks_archive_holds_one_table_and_two_that_describe_it(tmp_path: Path) -> None:
    parts = {
        "Metadata_Indicator_API_X.csv": "INDICATOR_CODE,INDICATOR_NAME\nX,Y\n",
        "API_X.csv": text(WORLD_BANK),
        "Metadata_Country_API_X.csv": "Country Code,Region\nALB,Europe\n",
    }
    reading = read_file(zipped(parts), "download.zip")
    assert reading.account.rows_read == 3
    assert any('only "API_X.csv" was read' in sentence for sentence in reading.account.noticed)


def test_a_databank_extract_is_read(tmp_path: Path) -> None:
    table: list[Row] = [
        ["Country Name", "Country Code", "Series Name", "Series Code", "2029 [YR2029]", "2030 [YR2030]"],
        ["Albania", "ALB", "Population, total", "SP.POP.TOTL", "2,700,000", ".."],
        ["Albania", "ALB", "GDP (current US$)", "NY.GDP.MKTP.CD", "27", "28"],
    ]
    reading = read(tmp_path, table)
    assert reading.rows["persons"].tolist() == [2_700_000]
    assert reasons(reading) == {"another indicator than total population": 2, "no number in this year": 1}


def test_a_table_that_does_not_name_its_indicator_is_told_by_its_numbers(tmp_path: Path) -> None:
    reading = read(tmp_path, [LONG, *populations()])
    assert reading.account.rows_read == 40
    assert any("agree with the known ones" in sentence for sentence in reading.account.noticed)


@pytest.mark.parametrize("times", [0.001, 0.5, 1.5, 100])
def test_other_numbers_of_the_same_countries_are_no_population(tmp_path: Path, times: float) -> None:
    assert "nothing in it says that its numbers are population" in refused(
        tmp_path, [LONG, *populations(times)]
    )


@pytest.mark.parametrize("heading", ["Value", "Population"])
def test_a_long_table_of_anything_is_no_population(tmp_path: Path, heading: str) -> None:
    rows: list[Row] = [[*LONG[:3], heading], ["Albania", "ALB", 2030, 29], ["Norway", "NOR", 2030, 27.5]]
    assert "nothing in it says that its numbers are population" in refused(tmp_path, rows)


def test_a_population_in_thousands_is_refused(tmp_path: Path) -> None:
    rows = [[*LONG[:3], "Population, total"], *populations(0.001)]
    assert "its numbers are not persons" in refused(tmp_path, rows)


def test_another_indicator_of_the_world_bank_is_named(tmp_path: Path) -> None:
    rows = [
        [
            str(cell).replace("Population, total", "Urban population").replace("SP.POP", "SP.URB")
            for cell in row
        ]
        for row in WORLD_BANK
    ]
    assert "its indicator is “Urban population”" in refused(tmp_path, rows)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (
            [["Country", "Year", "Tier"], ["France", 2030, "Tier 1"], ["Peru", 2030, "Tier 3"]],
            "nothing in it says",
        ),
        ([["Country", "Year", "Tier"], ["France", 2030, "T1"], ["Peru", 2030, "T4"]], "a tier “T4”"),
        ([["Country", "Year", "TIP tier"], ["France", 2030, "1.5"], ["Peru", 2030, "2.5"]], "a tier “1.5”"),
        (
            [["Country", "Year", "Tier"], ["France", 2030, "gold"], ["Peru", 2030, "silver"]],
            "most of its tiers",
        ),
        (
            [
                ["Country", "Year", "Tier", *(f"score {number}" for number in range(157))],
                ["France", 2030, "2WL", *range(157)],
            ],
            "it has 157 other columns",
        ),
    ],
)
def test_tiers_of_something_else_are_refused(tmp_path: Path, table: list[Row], why: str) -> None:
    assert why in refused(tmp_path, table)


# Treaties

PARTIES: Row = [
    "Participant",
    "Signature",
    "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)",
]


def parties(later: int = 0) -> list[Row]:
    """The parties of the Protocol by the year in which they were bound, or so many years later."""
    rows = read_table(TABLES["protocol_status"]).query("standing == 'party'")
    return [
        [code, "", f"1 Jul {year + later} a"]
        for code, year in zip(rows["geography"], rows["period_start"], strict=True)
    ]


def test_the_protocol_is_told_by_its_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert read(tmp_path, [PARTIES, *parties()], "treaty.csv").dataset == "untc_protocol"
    assert "in other years" in refused(tmp_path, [PARTIES, *parties(1)], "18-12-a.csv")


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Protocol against the Smuggling of Migrants by Land, Sea and Air", "of another treaty"),
        ("Convention for the Suppression of the Traffic in Persons", "of another treaty"),
        ("", "put the title above the headings"),
    ],
)
def test_a_short_list_of_parties_is_told_by_its_title(tmp_path: Path, title: str, why: str) -> None:
    few: list[Row] = [PARTIES, ["Albania", "12 Dec 2000", "21 Aug 2030"]]
    assert why in refused(tmp_path, [[title, "", ""], *few], "18-12-a.csv")
    ours = (
        "12. a Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"
    )
    assert read(tmp_path, [[ours, "", ""], *few]).account.rows_read == 1


# Case records

COMMON = [
    "yearOfRegistration",
    "gender",
    "ageBroad",
    "citizenship",
    "CountryOfExploitation",
    "isForcedLabour",
]
CASE = ["2015", "Female", "30--38", "PHL", "USA", "1"]


@pytest.mark.parametrize(
    ("column", "dataset"),
    [
        *((column, "ctdc_k_anonymised") for column in ("Datasource", "majorityEntry", "typeOfLabourBegging")),
        *((column, "ctdc_k_anonymised") for column in ("isAbduction", "meansOfControlUsesChildren")),
        *((column, "ctdc_synthetic") for column in ("traffickMonths", "meansThreats", "typeOfSexOther")),
    ],
)
def test_records_are_called_synthetic_only_where_they_are(tmp_path: Path, column: str, dataset: str) -> None:
    assert read(tmp_path, [[*COMMON, column], [*CASE, ""]]).dataset == dataset
    mixed = read(tmp_path, [[*COMMON, column, "recruiterRelationUnknown"], [*CASE, "", ""]])
    assert mixed.dataset == "ctdc_k_anonymised"


def test_records_that_may_be_of_real_people_are_refused(tmp_path: Path) -> None:
    assert "synthetic or those of real people" in refused(tmp_path, [COMMON, CASE], "CTDC_synthetic.csv")
