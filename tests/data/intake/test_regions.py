"""A sum over countries by year: who reported, and where its line ends."""

import pandas as pd
import pytest

from data.intake.aggregates import citizenships, regions, unodc
from data.intake.aggregates.citizenships import OTHERS, UNASSIGNED, UNLABELLED
from data.package import TABLES
from data.sums import NotComparable
from data.tables import read
from tests.data.intake.test_aggregates import cells
from tests.data.test_comparability import COUNTS, both, counts


def by_year(*rows: pd.DataFrame) -> pd.DataFrame:
    return regions.by_year(both(*rows), COUNTS)


def test_all_reporters_are_summed_and_counted_by_year_hidden_or_not() -> None:
    found = by_year(
        counts({2010: 10.0, 2011: 20.0, 2012: 30.0}, geography="FRA"),
        counts({2010: 1.0, 2012: 3.0}, geography="DEU"),
        counts({2010: 5.0, 2011: 6.0, 2012: None}, geography="ITA").assign(low=[5, 6, 0], high=[5, 6, 4]),
        counts({2011: None}, geography="ESP"),
    )
    assert found["period_start"].tolist() == [2010, 2011, 2012]
    assert (found["low"].tolist(), found["high"].tolist()) == ([16, 26, 33], [16, 26, 37])
    assert (found["hidden_cells"].tolist(), found["reporting_countries"].tolist()) == ([0, 0, 1], [3, 2, 3])


def test_a_year_without_reporters_ends_the_line() -> None:
    found = by_year(counts({2010: 1.0, 2011: 2.0, 2013: 3.0}))
    assert found[["period_start", "since"]].to_numpy().tolist() == [[2010, 2010], [2011, 2010], [2013, 2013]]
    assert not found["came"].str.len().any() and not found["left"].str.len().any()


def test_a_break_of_a_country_in_the_sum_ends_the_line_and_one_of_a_stranger_does_not() -> None:
    years = {2015: 1.0, 2016: 1.0, 2017: 1.0}
    french, british = counts(years), counts(years, geography="GBR")
    assert by_year(french)["since"].nunique() == 1
    assert by_year(french, british)["since"].tolist() == [2015, 2015, 2017]


def test_pakistan_breaks_the_sum_of_the_edition_in_which_it_appears() -> None:
    of_2025 = {"source": "unodc_data_portal_2025"}
    french = counts({2018: 1.0, 2019: 1.0, 2020: 1.0}, **of_2025)
    found = by_year(french, counts({2020: 9.0}, geography="PAK", **of_2025))
    assert found["since"].tolist() == [2018, 2018, 2020] and by_year(french)["since"].nunique() == 1


@pytest.mark.parametrize(
    "rows",
    [
        both(counts({2010: 1.0}), counts({2010: 2.0})),
        both(counts({2010: 1.0}), counts({2010: 2.0}, sex="female")),
        both(counts({2010: 1.0}), counts({2010: 2.0}, geography="150")),
        counts({2010: 1.0}).assign(period_end=2011),
    ],
)
def test_what_may_not_be_added_may_not_be_looked_at_as_a_sum(rows: pd.DataFrame) -> None:
    with pytest.raises(NotComparable):
        by_year(rows)


def test_no_rows_give_no_years() -> None:
    assert by_year(counts({2010: 1.0}).iloc[:0]).empty


def test_a_line_ends_where_a_main_reporter_comes_or_leaves_and_not_for_a_small_one() -> None:
    years = dict.fromkeys(range(2010, 2014), 80.0)
    late = counts({2012: 20.0, 2013: 20.0}, geography="DEU")
    found = by_year(counts(years), late)
    assert found["came"].tolist() == [[], [], ["DEU"], []]
    assert found["since"].tolist() == [2010, 2010, 2012, 2012]
    gone = by_year(counts(years), counts({2010: 20.0}, geography="DEU"))
    assert gone["left"].tolist() == [[], ["DEU"], [], []]
    assert gone["since"].tolist() == [2010, 2011, 2011, 2011]
    assert by_year(counts(years), counts({2012: 2.0}, geography="DEU"))["since"].nunique() == 1


def test_a_hidden_count_is_no_main_reporter() -> None:
    hidden = counts({2011: None}, geography="DEU").assign(low=0, high=4)
    found = by_year(counts({2010: 5.0, 2011: 5.0}), hidden)
    assert (found["came"].tolist(), found["since"].tolist()) == ([[], []], [2010, 2010])


CITIZEN = {"dimension": "citizenship", "year": 2021}


def line(category: str, code: str, persons: int | None, **more: object) -> dict[str, object]:
    """A row by citizenship."""
    return {**CITIZEN, "category": category, "category_code": code, "persons": persons, **more}


def origins(*lines: dict[str, object]) -> dict[str, tuple[int, int]]:
    """Origin -> low and high, in the one region of detection."""
    made = citizenships.regional_citizenships(cells(*lines))
    low, high = (made[end].fillna(made["persons"]).astype(int) for end in ("low", "high"))
    return dict(zip(made["origin"], zip(low, high, strict=True), strict=True))


@pytest.mark.parametrize(
    ("label", "code", "head"),
    [
        ("Unknown", "unknown", "not_stated"), ("N/A", "unknown", "not_stated"), ("", "unknown", UNLABELLED),
        ("145", "", UNLABELLED), ("Nationality", "", UNLABELLED),
        ("(especifique otras nacionalidades)", "unknown", OTHERS),
        ("(Specify other citizenships)", "unknown", OTHERS), ("OTROS", "", OTHERS), ("Rohingya", "", UNASSIGNED),
        ("Africa", "", UNASSIGNED), ("CAR", "", UNASSIGNED), ("GUINEANA", "", UNASSIGNED),
    ],
)  # fmt: skip
def test_what_names_no_country_is_told_apart(label: str, code: str, head: str) -> None:
    rows = cells(line(label, code, 7))
    assert citizenships.citizenships(rows)["origin"].tolist() == [head]
    made = citizenships.regional_citizenships(rows)
    assert made["origin"].tolist() == [head]
    assert ("blank" if not label else f"“{label}”") in made["note"].iloc[0]


@pytest.mark.parametrize(
    ("label", "subregion"),
    [
        ("Nigerin", "202"), ("Guineans", "202"), ("Congo", "202"), ("Guayanean", "419"), ("Dominican", "419"),
        ("Korean", "030"), ("Other Central America and Car", "419"), ("Former Yugoslavia", "039"),
    ],
)  # fmt: skip
def test_an_uncertain_word_is_in_the_subregion_that_is_certain(label: str, subregion: str) -> None:
    assert origins(line(label, "", 7)) == {subregion: (7, 7)}
    assert citizenships.citizenships(cells(line(label, "", 7)))["origin"].tolist() == [UNASSIGNED]


def test_the_same_line_without_a_label_is_treated_alike_in_two_years() -> None:
    lines = (line("", "unknown", 145), line("145", "", 239, year=2022), line("ROU", "ROU", 5))
    assert origins(*lines) == {UNLABELLED: (384, 384), "151": (5, 5)}


@pytest.mark.parametrize(("label", "code"), [("", "unknown"), ("145", ""), ("Unknown", "unknown")])
def test_a_line_without_a_label_that_repeats_the_total_is_the_total(label: str, code: str) -> None:
    whole = {"persons": 30, "year": 2021}
    assert origins(whole, line(label, code, 30), line("ROU", "ROU", 8)) == {"151": (8, 8)}


@pytest.mark.parametrize(
    ("albania", "france", "main", "note"),
    [
        (5, 5, "Albania, France", "Albania reported 5 of them. France reported 5 of them."),
        (7, 6, "Albania", "Albania reported 7 of them."),
        *((None, 6, "France", "France reported 6 of them."), (None, None, None, None)),
    ],
)
def test_half_is_named(albania: int | None, france: int | None, main: str | None, note: str | None) -> None:
    rows = cells({"persons": albania}, {"persons": france, "geography": "FRA"})
    made = regions.regional_detections(unodc.detected_victims(rows))
    europe = made[(made["geography"] == "150") & (made["lens"] == "all_reporters")].iloc[0]
    told = [None if pd.isna(cell) else cell for cell in europe[["main_reporter", "note"]]]
    assert told == [main, note]


def test_of_three_equal_countries_none_is_named() -> None:
    rows = cells(*({"persons": 8, "geography": code} for code in ("ALB", "FRA", "DEU")))
    made = regions.regional_detections(unodc.detected_victims(rows))
    assert made[made["geography"] == "001"]["main_reporter"].isna().all()


def test_the_only_reporter_of_a_region_is_named_and_a_country_is_no_sum() -> None:
    rows = cells({"persons": None, "geography": "PAK"}, {"persons": 9, "geography": "ALB"})
    made = regions.regional_detections(unodc.detected_victims(rows)).query("lens == 'all_reporters'")
    notes = made.set_index("geography")["note"]
    assert notes["142"] == notes["034"] == "Reported by Pakistan alone."
    assert notes["150"] == "Reported by Albania alone." and pd.isna(notes["PAK"])


def test_every_shipped_sum_that_is_one_countrys_says_so() -> None:
    countries = read(TABLES["detected_victims"])
    sums = read(TABLES["regional_detections"]).query("lens == 'all_reporters'")
    whole = ["form", "sex", "age", "period_start"]
    single = sums[(sums["reporting_countries"] == 1) & (sums["geography"] != "PAK")]
    assert len(single) > 0 and single["main_reporter"].notna().all()
    assert single["note"].str.contains(" alone.", regex=False).all()
    pakistan = countries[countries["geography"] == "PAK"].set_index(whole)["persons"]
    southern = sums[sums["geography"] == "034"].set_index(whole)
    for key, persons in pakistan[pakistan.index.isin(southern.index)].dropna().items():
        low = southern.loc[[key], "low"].fillna(southern.loc[[key], "persons"].astype("Float64")).iloc[0]
        if persons * 2 >= low:
            assert "Pakistan" in southern.loc[[key], "main_reporter"].iloc[0]
            assert f"Pakistan reported {persons:,} of them" in southern.loc[[key], "note"].iloc[0]


def test_the_shipped_regions_of_citizenship() -> None:
    table = read(TABLES["regional_citizenships"]).set_index(["geography", "origin"])
    africa = table.loc[("002", "202")]
    assert (africa["low"], africa["high"], africa["hidden_cells"]) == (14_335, 14_591, 64)
    assert ("002", UNASSIGNED) not in table.index
    assert "Pakistan reported 99,859 of them." in table.loc[("142", "034"), "note"]
    assert "India reported 24,517 of them." in table.loc[("142", UNLABELLED), "note"]
    assert "“145”" in table.loc[("019", UNLABELLED), "note"]
