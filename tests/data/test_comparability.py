"""Lines end where rows may not be compared, and a change across a break says why it is blank."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import comparability
from data.breaks import Break, breaks, touched
from data.comparability import Change, Withheld, bounded, change, lines, reasons, segments
from data.package import TABLES, Table
from data.tables import read

COUNTS, PEOPLE = TABLES["victim_counts"], TABLES["estimated_people"]
WHOLE = dict.fromkeys(("form", "sex", "age"), "all")
ALIKE = {"series": "invented", **WHOLE, "kind": "detected", "publisher": "unodc"}
INVENTED = Break(
    "x", "unodc", "detected", "FRA", 2015, "publisher", "", "", "France counts anew.", "stated", "s"
)


def counts(values: dict[int, float | None], **columns: str) -> pd.DataFrame:
    """Rows of invented figures of one place by year."""
    rows = pd.DataFrame({"period_start": list(values), "persons": list(values.values())})
    rows = rows.assign(period_end=rows["period_start"], **{"geography": "FRA", **ALIKE, **columns})
    return rows.astype({"persons": "Float64"})


def both(*pieces: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(pieces, ignore_index=True)


def pieces(rows: pd.DataFrame) -> list[int]:
    """Segments numbered by their first row."""
    return (pd.factorize(segments(rows, lines(rows, COUNTS)))[0]).tolist()


def test_a_line_ends_at_a_break_of_its_place_and_of_every_place_that_holds_it() -> None:
    years = {2015: 5.0, 2016: 6.0, 2017: 7.0, 2018: 8.0}
    for place in ("GBR", "154", "150", "001"):
        assert pieces(counts(years, geography=place)) == [0, 0, 1, 1], place
    for other in ({"geography": "FRA"}, {"kind": "registered"}, {"publisher": "eurostat"}):
        assert pieces(counts(years, **{"geography": "GBR", **other})) == [0, 0, 0, 0], other


def test_a_break_within_one_edition_touches_only_rows_read_from_it() -> None:
    years = {2018: 5.0, 2019: 6.0}
    assert pieces(counts(years, geography="001", source="unodc_data_portal_2025")) == [0, 1]
    assert pieces(counts(years, geography="001", source="unodc_data_portal_2023")) == [0, 0]
    assert pieces(counts(years, geography="001")) == [0, 0]


def test_a_line_ends_at_missing_years_around_several_years_and_where_the_series_changes() -> None:
    assert pieces(counts({2010: 1.0, 2012: 1.0, 2013: 1.0})) == [0, 1, 1]
    several = counts({2010: 1.0, 2011: 1.0, 2013: 1.0}).assign(period_end=[2010, 2012, 2013])
    assert pieces(several) == [0, 1, 2]
    assert pieces(both(counts({2010: 1.0}), counts({2011: 1.0}, series="another"))) == [0, 1]
    assert pieces(both(counts({2010: 1.0}), counts({2011: 1.0}, geography="DEU"))) == [0, 1]


def test_segments_keep_the_order_and_index_of_the_rows() -> None:
    rows = counts({2012: 1.0, 2010: 1.0, 2013: 1.0}).set_index(pd.Index([7, 3, 5]))
    found = segments(rows, lines(rows, COUNTS))
    assert list(found.index) == [7, 3, 5]
    assert found[7] == found[5] != found[3]


@given(st.sets(st.integers(2005, 2022), min_size=1), st.sampled_from(["FRA", "GBR", "001"]))
def test_no_segment_holds_a_gap_or_a_break(years: set[int], place: str) -> None:
    rows = counts(dict.fromkeys(years, 1.0), geography=place)
    for _, piece in rows.groupby(segments(rows, lines(rows, COUNTS))):
        there = sorted(piece["period_start"])
        assert there == list(range(there[0], there[-1] + 1))
        assert place == "FRA" or not there[0] < 2017 <= there[-1]


def test_reasons_are_told_once_and_only_where_something_stands_apart() -> None:
    assert reasons(counts({2010: 1.0, 2014: 2.0}), COUNTS) == ()
    names = ["EU-27 from 2020, yearly", "EU-27 from 2020, 2024 release"]
    eu = read(COUNTS)[read(COUNTS)["series"].isin(names)]
    series, release = reasons(eu, COUNTS)
    assert series.startswith("Not the same counting rule (series): EU-27 from 2020")
    assert release.startswith("2024 comes from another release")
    assert release.endswith("no reason stated by the publisher was seen.")


def test_reasons_of_lines_that_are_told_apart_do_not_mix() -> None:
    rows = both(counts({2010: 1.0, 2011: 1.0}), counts({2010: 1.0, 2011: 1.0}, geography="DEU"))
    assert reasons(rows, COUNTS, by=["geography"]) == ()
    assert "population (place): France; Germany" in reasons(rows, COUNTS)[0]


def test_change_is_a_range_where_a_figure_is_one() -> None:
    first, last = counts({2010: 10.0}), counts({2011: 15.0})
    assert change(first, last, COUNTS, "persons") == Change(pytest.approx(50), pytest.approx(50))
    hidden = counts({2011: None}).assign(low=0.0, high=4.0)
    assert change(first, hidden, COUNTS, "persons") == Change(pytest.approx(-100), pytest.approx(-60))


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (counts({2016: 601.0}, geography="GBR"), counts({2017: 5138.0}, geography="GBR"), "from 601 .* to 5,138"),
        (counts({2010: 5.0}), counts({2011: 5.0}, series="another"), "Not the same counting rule"),
        (counts({2010: 5.0}), counts({2011: 5.0}, publisher="eurostat"), "Not the same publisher"),
        (counts({2010: 5.0}, geography="EU28"), counts({2011: 5.0}, geography="EU27_2020"), "EU-28 .*; EU-27"),
        (counts({2010: 5.0}), counts({2011: 5.0}).assign(period_end=2012), "different length"),
        (counts({2010: None}), counts({2011: 5.0}), "missing or open"),
        (counts({2010: None}).assign(low=0.0, high=4.0), counts({2011: 5.0}), "can be zero"),
        (counts({2010: 5.0}), counts({2011: 5.0}).assign(low=5.0), "missing or open"),
    ],
)  # fmt: skip
def test_a_change_is_withheld_with_its_reason(first: pd.DataFrame, last: pd.DataFrame, why: str) -> None:
    found = change(first, last, COUNTS, "persons")
    assert isinstance(found, Withheld)
    assert pd.Series([found.reason]).str.contains(why).all(), found.reason


def test_methods_of_the_ilo_are_told_apart_and_places_of_one_edition_are_no_change() -> None:
    rows = read(PEOPLE)
    rows = rows[(rows["geography"] == "001") & (rows["concept"] == "forced_labour") & (rows["form"] == "all")]
    rows = rows[(rows[["sex", "age", "movement"]] == "all").all(axis=1)]
    editions = ["ILO 2005", "ILO 2012", "ILO and Walk Free 2017", "ILO, Walk Free and IOM 2022"]
    for earlier, later, year in zip(editions, editions[1:], ("2012", "2016", "2021"), strict=False):
        first, last = (rows[rows["edition"] == edition] for edition in (earlier, later))
        found = change(first, last, PEOPLE, "persons")
        assert isinstance(found, Withheld)
        assert f"The estimate {'of' if year == '2012' else 'for'} {year}" in found.reason
    rows = read(PEOPLE)[read(PEOPLE)["edition"] == "ILO 2012"]
    first, last = (rows[rows["geography"] == f"ilo2012_{place}"] for place in ("africa", "latin_america"))
    found = change(first, last, PEOPLE, "persons")
    assert isinstance(found, Withheld) and "population" in found.reason


def test_bounds_are_filled_only_where_none_was_published() -> None:
    rows = counts({2010: 5.0, 2011: 22_000.0, 2012: None}).assign(low=[None, 22_000, None], high=None)
    found = bounded(rows, "persons")
    assert found["low"].fillna(-1).tolist() == [5, 22_000, -1]
    assert found["high"].fillna(-1).tolist() == [5, -1, -1]


def test_every_break_is_read_with_place_and_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {item.name for item in breaks()}
    assert {"gbr-2017", "pak-2019", "eu-2013", "eu-2020", "ilo-2012", "ilo-2016", "ilo-2021"} <= names
    assert all(item.reason.endswith(".") for item in breaks())
    assert touched(counts({2020: 1.0}, geography="155"), INVENTED).all()
    monkeypatch.setattr(comparability, "breaks", lambda: (INVENTED,))
    assert reasons(counts({2014: 1.0, 2015: 1.0}), COUNTS) == ("France counts anew.",)


@pytest.mark.parametrize(
    "table", [table for table in TABLES.values() if table.aspects], ids=lambda table: table.name
)
def test_rows_that_a_table_calls_comparable_have_one_publisher_and_one_kind(table: Table) -> None:
    names = {aspect for aspect, _ in table.aspects}
    known = {"publisher", "edition", "concept", "counting rule", "population", "main reporting countries"}
    assert names <= known
    assert ("publisher" in names) == ("publisher" in table.names)
    free = [name for name in table.comparable_within if name not in ("publisher", "kind")]
    for column in {"publisher", "kind"} & set(table.names):
        assert (read(table).groupby(free, observed=True, dropna=False)[column].nunique() == 1).all()


def test_totals_are_codes_of_their_column_and_a_column_with_a_total_says_so() -> None:
    for table in TABLES.values():
        for field in table.fields:
            codes = set(comparability.labels(field))
            for total, parts in field.totals:
                assert {total, *parts} <= codes, f"{table.name}.{field.name}"
            if "all" in codes and table.name != "forms":
                assert "all" in dict(field.totals), f"{table.name}.{field.name}"
