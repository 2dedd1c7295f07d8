"""The figures that the founding documents state, with what their originals say."""

import pytest

from data.package import TABLES
from data.sums import with_remainder
from data.tables import read


def rows(table: str, **where: object):
    found = read(TABLES[table])
    for column, code in where.items():
        found = found[found[column] == code]
    return found


def test_the_european_split_of_2005_and_2006_lacks_21() -> None:
    split = rows("origin_shares", series="West and Central Europe 2005-2006")
    assert sorted(split["share"], reverse=True) == [32, 19, 13, 7, 5, 3]
    whole = with_remainder(split, TABLES["origin_shares"], "series", ("origin",))
    assert whole[whole["origin"] == "not_stated"]["share"].tolist() == [21]
    assert "Derived: 100 less 32, 19, 13, 7, 5, 3" in whole["note"].iloc[-1]


@pytest.mark.parametrize(
    ("table", "where", "measure", "value"),
    [
        ("estimated_people", {"edition": "UNODC 2010", "concept": "trafficking_sexual"}, "persons", 140_000),
        (
            "estimated_people",
            {"edition": "UNODC 2010", "concept": "trafficking_sexual_flow"},
            "persons",
            70_000,
        ),
        ("estimated_people", {"edition": "ILO 2005", "concept": "trafficking"}, "persons", 2_450_000),
        ("victim_shares", {"series": "West and Central Europe 2005-2006"}, "share", 84),
        ("profit_estimates", {"edition": "UNODC 2010"}, "usd", 3_000_000_000),
        ("profit_estimates", {"edition": "UNODC 2010"}, "eur", 2_500_000_000),
        ("profit_estimates", {"edition": "Europol 2015", "geography": "001"}, "eur", 29_400_000_000),
        ("profit_estimates", {"edition": "ILO 2014, restated in 2024"}, "usd", 172_000_000_000),
        ("treaty_parties", {"series": "As the backgrounder says it"}, "parties", 147),
        ("treaty_parties", {"as_of": "2011-12-31"}, "parties", 147),
    ],
)
def test_number_of_the_documents(table: str, where: dict[str, str], measure: str, value: int) -> None:
    assert rows(table, **where)[measure].dropna().tolist() == [value]


def test_the_coordinator_was_appointed_in_2010() -> None:
    dates = rows("legal_events", instrument="coordinator", event="appointed")["date"]
    assert dates.tolist() == ["2010-12-14"]


def test_estimates_of_walk_free_ship_by_region_only() -> None:
    levels = read(TABLES["geographies"]).set_index("geography")["level"]
    for table in ("estimated_people", "estimated_prevalence", "estimated_shares"):
        assert set(read(TABLES[table])["geography"].map(levels)) <= {
            "world",
            "region",
            "subregion",
            "grouping",
        }


def test_errors_in_print_stand_only_among_the_famous_numbers() -> None:
    counts = read(TABLES["victim_counts"])
    assert 12_248 not in set(counts["persons"].dropna())
    assert "12,248" in set(read(TABLES["famous_numbers"])["number"])


def test_six_needs_five_workshops_and_every_speaker() -> None:
    said = rows("statements", occasion="side_event_2022")
    needs = said[(said["type"] == "need") & said["statement"].str.startswith("se-4")]
    assert len(needs) == 6
    assert said["text"].str.contains("five regional online expert workshops", case=False).any()
    assert set(said["speaker"].dropna()) == {
        "Anna Ekstedt", "Jean-Claude Brunet", "Olivier Peyroux", "Marijana Savic", "Linda Ristagno",
    }  # fmt: skip


def test_members_of_the_campaign_and_laws() -> None:
    members = rows("campaign_events")["geography"].astype("str")
    assert {"MEX", "ESP", "PRT", "BRA", "SRB", "THA", "GBR"} <= set(members)
    instruments = set(rows("legal_events")["instrument"].astype("str"))
    assert {"sweden_purchase", "france_2016", "france_2017", "directive_2024_1712", "europol"} <= instruments
