"""Tables that look like a publisher's and are not: refused, or their rows set aside, with a true sentence."""

import csv
from pathlib import Path

import pytest

from data.intake.publishers import unodc_cells, untc, worldbank
from data.intake.publishers.citizenships import TWO_COUNTRIES
from data.intake.publishers.formats import read_file
from data.intake.publishers.sorting import AGAIN
from data.package import TABLES
from data.tables import read as read_table
from tests.data.intake.publishers import invented
from tests.data.intake.publishers.invented import Row, one, read, reasons, unodc, unodc_row
from tests.data.intake.publishers.refusals import refused, zipped
from tests.data.intake.publishers.written import text, xlsx

LONG: Row = ["Country Name", "Country Code", "Year", "Value"]
WORLD_BANK: list[Row] = [
    ["Data Source", "World Development Indicators", "", "", "", ""],
    ["Last Updated Date", "2031-01-05", "", "", "", ""],
    ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020"],
    ["Albania", "ALB", "Population, total", "SP.POP.TOTL", "2700000", "2690000.4"],
    ["Namibia", "NAM", "Population, total", "SP.POP.TOTL", "2900000", ""],
    ["World", "WLD", "Population, total", "SP.POP.TOTL", "8600000000", "8700000000"],
    ["Germany", "ALB", "Population, total", "SP.POP.TOTL", "83000000", "83000000"],
]


def populations(times: float = 1) -> list[Row]:
    """The known population of countries, or another number that many times as large."""
    rows = read_table(TABLES["detection_rates"]).drop_duplicates("geography").head(40)
    cells = zip(rows["geography"], rows["period_start"], rows["population"], strict=True)
    return [["", code, year, int(people * times)] for code, year, people in cells]


def test_the_world_banks_own_download_is_read(tmp_path: Path) -> None:
    reading = read(tmp_path, WORLD_BANK)
    albania, namibia = [["ALB", 2019, 2_700_000], ["ALB", 2020, 2_690_000]], ["NAM", 2019, 2_900_000]
    assert (reading.edition, reading.rows.to_numpy().tolist()) == ("2031-01-05", [*albania, namibia])
    assert reasons(reading) == {worldbank.NO_COUNTRY: 2, TWO_COUNTRIES: 2, "no number in this year": 1}
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
        ["Country Name", "Country Code", "Series Name", "Series Code", "2019 [YR2019]", "2020 [YR2020]"],
        ["Albania", "ALB", "GDP (current US$)", "NY.GDP.MKTP.CD", "26", "27"],
        ["Albania", "alb", "Population, total", "SP.POP.TOTL", "2,700,000", ".."],
        ["Namibia", "NAM", "Population, total", "SP.POP.TOTL", "3.1E+06", "2900000,412"],
        ["Albania", "ALB", "GDP (current US$)", "NY.GDP.MKTP.CD", "27", "28"],
    ]
    reading = read(tmp_path, table)
    assert reading.rows["persons"].tolist() == [2_700_000]
    aside = {"no number in this year": 1, "no number of persons": 2}
    assert reasons(reading) == {"another indicator than total population": 4, **aside}


def test_a_table_that_does_not_name_its_indicator_is_told_by_its_numbers(tmp_path: Path) -> None:
    reading = read(tmp_path, [LONG, *populations()])
    assert reading.account.rows_read == 40
    later = [[*row[:2], row[2] - 3, row[3]] for row in populations()]  # type: ignore[operator]
    assert "40 of its numbers are those of other years" in refused(tmp_path, [LONG, *later])
    marked = [[*row, "9"] for row in WORLD_BANK]
    marked[2][-1] = "2015p"
    assert 'Columns that were not read: "2015p".' in read(tmp_path, marked).account.noticed
    assert any("agree with the known ones" in sentence for sentence in reading.account.noticed)


@pytest.mark.parametrize("times", [0.001, 0.5, 1.5, 100])
def test_other_numbers_of_the_same_countries_are_no_population(tmp_path: Path, times: float) -> None:
    others = [LONG, *populations(times)]
    assert "nothing in it says that its numbers are population" in refused(tmp_path, others)
    rows = [[*LONG[:3], "Population, total"], *populations(0.001)]
    assert "far from the total population" in refused(tmp_path, rows)
    for part in (
        "female",
        "total: ages 15 and over",
        "total, urban areas",
        "total (projection, high variant)",
    ):
        assert "its title says" in refused(
            tmp_path, [[f"Population, {part}"], LONG, *populations(0.8 + times)]
        )
    all_ages = [["Persons of all ages"], [*LONG[:3], "Population, total"], ["", "PER", 2010, "29’000’000"]]
    assert read(tmp_path, all_ages).account.rows_read == 1
    wrong: list[Row] = [["", "PER", 2019, 0], ["", "PER", 2021, 7], ["France", "PER", 2022, 33_000_000]]
    aside = {"no number of persons": 1, worldbank.FAR: 1, TWO_COUNTRIES: 1}
    assert reasons(read(tmp_path, [LONG, *populations(), *wrong])) == aside


def test_another_indicator_of_the_world_bank_is_named(tmp_path: Path) -> None:
    other = text(WORLD_BANK).replace("Population, total", "Urban population").replace("SP.POP", "SP.URB")
    rows = list(csv.reader(other.splitlines()))
    assert "its indicator is “Urban population”" in refused(tmp_path, rows)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (("Tier", "Tier 1", "Tier 3"), "nothing in it says"),
        *((("Tier", "T1", "T4"), "a tier “T4”"), (("TIP tier", "0", "1"), "a tier “0”")),
        (("TIP tier", "1.5", "2.5"), "a tier “1.5”"),
        (("TIP tier", "gold", "silver"), "none of its rows is readable: an unknown tier"),
        (("Tier", "Watch List", "Tier 1"), "nothing in it says"),
        (("Tier of drug trafficking", "1", "3"), "the column"),
    ],
)
def test_tiers_of_something_else_are_refused(tmp_path: Path, table: tuple[str, ...], why: str) -> None:
    heading, french, peruvian = table
    rows = [["Country", "Year", heading], ["France", 2020, french], ["Peru", 2020, peruvian]]
    assert why in refused(tmp_path, rows)
    known = read_table(TABLES["tip_tiers"]).head(99).assign(country="")
    cells: list[Row] = known[["country", "geography", "period_start", "tier"]].to_numpy().tolist()
    heads: Row = ["Country", "ISO3", "Year", "Tier"]
    assert read(tmp_path, [heads, *cells]).account.rows_read == 99
    mixed = [[*row[:3], other[3]] for row, other in zip(cells, reversed(cells), strict=True)]
    assert "are others than those known" in refused(tmp_path, [[*heads[:3], "TIP tier"], *mixed])


BOUND = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
PARTIES: Row = ["Participant", "Signature", BOUND]


def parties(later: int = 0) -> list[Row]:
    """The parties of the Protocol by the year in which they were bound, or so many years later."""
    rows = read_table(TABLES["protocol_status"]).query("standing == 'party'")
    bound = zip(rows["geography"], rows["period_start"] + later, strict=True)
    return [[code, "", f"1 Jul {year} a"] for code, year in bound]


def test_the_protocol_is_told_by_its_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert read(tmp_path, [PARTIES, *parties()], "treaty.csv").dataset == "untc_protocol"
    for title in ((), (["Trafficking in Persons Protocol", "", ""],)):
        assert "in other years" in refused(tmp_path, [*title, PARTIES, *parties(1)], "18-12-a.csv")


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Protocol against the Smuggling of Migrants by Land, Sea and Air", "of another treaty"),
        ("Convention for the Suppression of the Traffic in Persons", "of another treaty"),
        ("", "put the title above the headings"),
    ],
)
def test_a_short_list_of_parties_is_told_by_its_title(tmp_path: Path, title: str, why: str) -> None:
    few: list[Row] = [PARTIES, ["Albania", "12 Dec 2000", "21 Aug 2020"]]
    assert why in refused(tmp_path, [[title, "", ""], *few], "18-12-a.csv")
    ours = "12. a Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women"
    more: list[Row] = [
        *(["Peru 1, 2", "2000-12-14", "Jan 23, 2002"], ["Peru", "", "23 Jan 2002"], ["Mali", "", "5/3/2002"]),
        *(["Chad", "of that day", "18 August 2009 a"], ["Togo", "7 Jun 2004", "3 Mar 2001"]),
        *(["Niger", "", f"7 Jun 2004 a ({why} 2010)"] for why in ("withdrawn 3 Mar", "denounced")),
    ]
    reading = read(tmp_path, [[ours, "", ""], *few, *more])
    assert [f"{day:%Y-%m-%d}" for day in reading.rows["bound"]] == ["2020-08-21", "2002-01-23"]
    assert reasons(reading) == {untc.NO_DAY: 2, untc.TWICE: 1, untc.LEFT: 3}
    for told in ("23/1/2002", "1/23/2002"):  # tells what 5/3/2002 is
        days = read(tmp_path, [[ours, "", ""], *few, ["Peru", "", told], more[2]]).rows["bound"]
        assert f"{days.iloc[2]:%d/%m}" == ("05/03" if told[0] == "2" else "03/05")


COMMON = [
    "yearOfRegistration", "gender", "ageBroad", "citizenship", "CountryOfExploitation", "isForcedLabour",
]  # fmt: skip
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
    of_people = refused(tmp_path, [COMMON, CASE], "CTDC_synthetic.csv")
    assert "synthetic or those of real people" in of_people
    named: list[Row] = [[*COMMON, column, "Surname"], [*CASE, "", "x"]]
    assert "“Surname”, and CTDC publishes no names" in refused(tmp_path, named)
    for cells in (["12"] * 30, [f"Roe {number}" for number in range(30)]):
        odd = [[*COMMON, column, "Who"], *([*CASE, "", cell] for cell in cells)]
        assert "“Who” holds numbers or texts of single cases" in refused(tmp_path, odd)


@pytest.mark.parametrize(
    "indicator",
    [
        "Detected trafficking victims per 100,000 population", "Rate of detected trafficking victims",
        "Share of trafficking victims detected", "Detected victims of trafficking for forced labour",
        "Detected trafficking victims, under 18", "Female victims of human trafficking",
        "Victims of drug trafficking", "Victims of intentional homicide", "Persons convicted of migrant smuggling",
        "Persons convicted of trafficking in cultural property", "Conviction rate", "Prosecutors",
        "Detected trafficking victims (%)",
    ],
)  # fmt: skip
def test_an_indicator_that_says_more_is_another(tmp_path: Path, indicator: str) -> None:
    row = unodc_row(what=(indicator, "Total", "Total"))
    assert reasons(one(tmp_path, row)) == {"an unknown indicator": 1}
    assert f"its indicator “{indicator}”" in refused(tmp_path, unodc(row))


@pytest.mark.parametrize(
    "indicator",
    [
        *("Detected trafficking victims", "Number of victims of trafficking in persons", "Persons convicted"),
        *("Victims of human trafficking", "Persons prosecuted for trafficking in persons"),
        *("Offences of trafficking in persons", "Persons suspected of human trafficking"),
        "Persons brought into formal contact with the police",
    ],
)
def test_an_indicator_may_be_worded_otherwise(tmp_path: Path, indicator: str) -> None:
    assert reasons(one(tmp_path, unodc_row(what=(indicator, "Total", "Total")))) == {}


def test_convictions_of_another_crime_are_not_of_trafficking(tmp_path: Path) -> None:
    cts = [*unodc_row(what=(invented.CONVICTED, "Total", "Total"))[:-1], "CTS"]
    assert (
        reasons(one(tmp_path, cts))
        == reasons(one(tmp_path, [*unodc_row(year=2018)[:-1], "A survey"]))
        == {unodc_cells.OTHER_SUBJECT: 1}
    )
    assert "nothing in it says that its rows are of UNODC's" in refused(tmp_path, [invented.UNODC_HEAD, cts])


OTHER_PARTS = (
    "Type of trafficking;Identified by;Agency;Instance;Stage;Residence;Migration status;Base;Citizen;Data type;Nature;"
    "Confidence;Estimate;Transformation;Calculation;Adjustment;Power code;End year;Span"
)


@pytest.mark.parametrize(
    ("heading", "part", "whole"),
    [
        *(("Purpose", "Work", "All"), ("Crime", "Homicide", "Trafficking in persons")),
        *(("Nationality", "Foreign", ""), ("State", "Kerala", "Total"), ("Period", "Jan-Jun", "2019")),
        *(("Court", "Supreme", ""), ("Sub-category", "Internal", "All"), ("Type", "Presumed", "")),
        *(("form_of_exploitation", "Begging", "total"), ("Trafficking type", "Internal", "")),
        *(("Age detail", "5-9", "Total"), ("Nature", "E", "C")),
        *((heading, "Other", "All") for heading in OTHER_PARTS.split(";")),
        *(("Unit multiplier", "Thousands", "Units"), ("UNIT_MULT", "3", "0")),
        *(("Unit", "per 100,000", "Number of persons"), ("Unit", "%", "Counts"), ("Quarter", "Q1", "all")),
        ("Country of origin", "Mali", ""),
    ],
)
def test_a_part_or_another_unit_is_no_total(tmp_path: Path, heading: str, part: str, whole: str) -> None:
    rows = [[*invented.UNODC_HEAD, heading], [*unodc_row("30"), part], [*unodc_row("70"), whole]]
    reading = read(tmp_path, rows)
    unit = heading.casefold().startswith("unit")
    assert reading.rows["persons"].tolist() == [70]
    for known in ("Notes", "M49", "ISO2", "Last updated", "No."):
        assert len(read(tmp_path, [[*rows[0][:-1], known], rows[1]]).rows) == 1
    by = '"' + heading.replace("_", " ").replace("-", " ") + '"'
    assert reasons(reading) == {unodc_cells.UNIT if unit else unodc_cells.PART.format(by): 1}


def test_a_country_is_neither_a_part_of_one_nor_two(tmp_path: Path) -> None:
    reading = one(
        tmp_path,
        unodc_row(country=("", "Kerala", "", "")),
        unodc_row(country=("AUS", "Austria", "", "")),  # another list of codes
        unodc_row(country=("GBR", "Scotland", "", "")),
        unodc_row(country=("", "Sark", "Europe", "")),
    )
    assert reasons(reading) == {unodc_cells.NO_COUNTRY: 1, TWO_COUNTRIES: 2}


TITLES = (
    "Victims per 100k", "Cumulative", "Estimated victims", "Figures in hundreds", "x1000", "×1,000", "en miles", "en milliers",
    "Share of victims", "Difference from previous year", "Three-year moving average", "Score", "Annual averages", "Cumulated since 2003",
    "Running total", "Forecast", "Modelled estimates", "Ranking", "per head", "Women only", "First half of year", "1:10 sample",
    "Smuggling of migrants", "Foreign nationals only", "Projections", "Median of three years", "Growth on 2019", "Quarterly", *(NOTES := (
        "All values are rates per 100,000", "Figures in thousands", "Figures are estimates", "Numbers are shares")),
)  # fmt: skip
REMARKS = (
    "Countries are not ranked.", "Updated quarterly", "Percent may not sum.", "Exchange rate: n/a", "Samples are in annex 2.",
    "Figures are actual counts and not projections.", "Population figures are midyear estimates.", "Based on records, not on estimates",
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "values", "why"),
    [
        ("Detected victims, thousands", ("12", "35"), "“thousands” is written"),
        *((title, ("1", "23"), "” is written") for title in TITLES),
        ("", ("0-17", "2019-2020"), "a value that is no whole number"),
        ("", ("0.5", "1,2", "0.75", "12%", "2"), "4 of its values have a fraction"),
        ("", ("12", "12", "9"), "2 of its 3 totals stand in it more than once"),
    ],
)
def test_no_counts_are_not_read(tmp_path: Path, title: str, values: tuple[str, ...], why: str) -> None:
    rows = [unodc_row(value, year=2000 + len(value)) for value in values]
    assert why in refused(tmp_path, [[title], invented.UNODC_HEAD, *rows])
    if title in NOTES:
        assert why in refused(tmp_path, [invented.UNODC_HEAD, *rows, ["Note:", title, *[""] * 11]])


def test_remarks_around_a_table_refuse_nothing(tmp_path: Path) -> None:
    below = [[remark, *[""] * 12] for remark in REMARKS]
    titled = [["Monthly digest, no estimates"], invented.UNODC_HEAD, unodc_row("1"), *below]
    assert len(read(tmp_path, titled).rows) == 1


@pytest.mark.parametrize(("zero", "low"), [("0", 1), ("6", 0)])
def test_a_hidden_count_is_at_least_one_where_zeros_are_printed(tmp_path: Path, zero: str, low: int) -> None:
    reading = one(tmp_path, unodc_row("<5", year=2020), unodc_row(zero, year=2021))
    hidden = reading.rows[reading.rows["persons"].isna()]
    assert hidden[["low", "high"]].to_numpy().tolist() == [[low, 4]]
    (said,) = [sentence for sentence in reading.account.noticed if "hidden" in sentence]
    assert f"from {low} to 4: the file prints {'zeros' if low else 'no zero'}" in said


NEAREST = 'The nearest table that is read here is "'
EUROSTAT = ["DATAFLOW", "freq", "unit", "geo", "TIME_PERIOD", "OBS_VALUE"]
REFERRALS = ["Quarter", "First responder", "Exploitation type", "Referrals"]
PERPETRATORS = ["yearRegister", "gender", "IP_Exploiter", "IP_Gender"]
OWID = ["Entity", "Code", "Year", "Victims per 100,000 people"]
OF_SDG = [2031, "Victims of human trafficking", "", "Persons", 7]


@pytest.mark.parametrize(
    ("table", "seems"),
    [
        ([EUROSTAT, ["ESTAT:CRIM_THB_SEX(1.0)", "A", "NR", "FR", 2030, 7]], "Eurostat"),
        ([["freq,unit,sex,geo\\TIME_PERIOD", "2029", "2030"], ["A,NR,T,FR", "7", "8"]], "Eurostat"),
        ([["Year", "Series", "Sex", "Units", "Value"], OF_SDG], "Sustainable Development Goals"),
        ([["SeriesCode", "GeoAreaName", "TimePeriod"], ["VC_HTF_DETV", "Peru", 2030]], "UN's database"),
        ([["S. No.", "State/UT", "Victims rescued"], [1, "Kerala", 8]], "National Crime Records Bureau"),
        ([REFERRALS, ["Q1", "Police", "Labour", 7]], "Referral Mechanism"),
        ([OWID, ["Peru", "PER", 2030, 7]], "Our World in Data, with rates"),
        ([["Country", "Prevalence of modern slavery per 1,000"], ["Peru", "1.5"]], "Global Slavery Index"),
        ([PERPETRATORS, ["2030", "Female", "1", "Male"]], "victims and perpetrators"),
    ],
)
def test_a_known_table_of_others_is_told_as_what_it_is(tmp_path: Path, table: list[Row], seems: str) -> None:
    sentence = refused(tmp_path, table)
    assert sentence.startswith("This seems to be ") and seems in sentence
    assert sentence.count(". ") < 2


def test_a_refusal_names_the_nearest_format_and_what_is_missing_for_it(tmp_path: Path) -> None:
    head, *rows = unodc(unodc_row(what=(invented.VICTIMS, invented.CITIZENSHIP, "Romanians")))[2:]
    lacking = [[cell for place, cell in enumerate(row) if place not in (8, 9)] for row in (head, *rows)]
    assert refused(tmp_path, lacking) == (
        f'{NEAREST}Detected victims and prosecutions by country (UNODC, GLOTIP)"; for it the columns "Age", "Year" are missing.'
    )


@pytest.mark.parametrize("dataset", invented.SAMPLES)
def test_each_format_is_recognised_by_its_content(tmp_path: Path, dataset: str) -> None:
    saved = read(tmp_path, invented.SAMPLES[dataset])
    assert saved.dataset == dataset
    assert read_file(xlsx(tmp_path / "a.xlsx", invented.SAMPLES[dataset])).rows.equals(saved.rows)


def test_tiers_have_codes_and_na_is_no_tier(tmp_path: Path) -> None:
    reading = read(tmp_path, invented.TIERS)
    assert reading.rows["tier"].tolist() == ["tier_1", "watch_list", "tier_2", "tier_3"]
    assert reading.rows["geography"].tolist() == ["FRA", "PER", "XKX", "NAM"]
    assert reasons(reading) == {"no tier in this file": 1}
    more: list[Row] = [
        ["France", "FRA", 2010, 220, "Tier 3"],
        ["France", "FRA", 2012, 220, "Tier 2 Watch List"],
        ["Oz", "", 2012, 0, "Tier 2"],
        ["Germany", "FRA", 2013, 220, "Tier 1"],
    ]
    why = reasons(read(tmp_path, [*invented.TIERS, *more]))
    assert why == {"no tier in this file": 1, AGAIN: 2, "no country of ISO 3166": 1, TWO_COUNTRIES: 1}


WATCH_LIST = (
    *("2W", "2WL", "2 WL", "2wl", "T2WL", "2.5", "Tier 2 WL", "tier 2 watch list", "Tier 2 (Watch List)"),
    *("Tier 2: Watchlist", "TIER 2 WATCH-LIST", "2.50", "tier_2_watch_list", "WL", "Watch List", "Tier 2W"),
    "Tier 2.5",
)


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        *(("watch_list", cell) for cell in WATCH_LIST),
        *(("tier_1", cell) for cell in ("1", "1.0", "T1", "tier 1", "Tier I", "Tier1")),
        *(("tier_2", cell) for cell in ("2", "2.0", "T2", "Tier  2", "Tier II")),
        *(("tier_3", cell) for cell in ("3", "3.0", "t3", "TIER 3", "Tier III")),
    ],
)
def test_a_tier_is_read_in_any_spelling(tmp_path: Path, code: str, cell: str) -> None:
    table = [["Country", "Year", "TIP tier"], ["France", 2011, "Tier 1"], ["Peru", 2011, cell]]
    assert read(tmp_path, table).rows["tier"].tolist() == ["tier_1", code]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        *((cell, "no tier in this file") for cell in ("", "n/a", "..")),
        ("Not ranked", "not placed in that year's report"),
        ("Special case", "a special case, without a tier"),
        *((cell, "an unknown tier") for cell in ("Tier 2 or 3", "w", "2 5")),
    ],
)
def test_a_row_without_a_tier_says_what_the_file_says(tmp_path: Path, cell: str, reason: str) -> None:
    assert reasons(read(tmp_path, [*invented.TIERS, ["Peru", "PER", 2014, 135, cell]]))[reason] >= 1


def test_names_that_were_read_in_a_wrong_encoding_are_mended_and_it_is_said(tmp_path: Path) -> None:
    rows = [["TÃ¼rkiye", 2011, "2WL"], ["CÃ´te dâ€™Ivoire", 2011, "2"]]
    reading = read(tmp_path, [["Country", "Year", "TIP tier"], *rows])
    assert reading.rows["geography"].tolist() == ["TUR", "CIV"]
    assert reading.rows["country"].tolist() == ["Türkiye", "Côte d’Ivoire"]
    assert any('"TÃ¼rkiye" is read as "Türkiye"' in sentence for sentence in reading.account.noticed)
