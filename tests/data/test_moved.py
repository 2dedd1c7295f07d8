"""What moved a sum: the steps add up, whatever is hidden, and begin and end where the sums are."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.model.selection import Selection
from data.comparability import bounded
from data.intake.aggregates import unodc
from data.intake.aggregates.regions import regional_detections
from data.moved import moved
from data.package import TABLES
from data.tables import read
from tests.data.intake.test_aggregates import cells
from tests.sampled import EVERYTHING

WHOLE = ("form", "sex", "age")

FIGURES = st.integers(0, 500).flatmap(lambda low: st.tuples(st.just(low), st.integers(low, low + 40)))
YEARS = st.dictionaries(st.sampled_from(["ALB", "GBR", "NGA", "PAK", "SRB", "USA"]), FIGURES, min_size=1)


def frame(**years: dict[str, tuple[int, int]]) -> pd.DataFrame:
    rows = [
        (country, int(year[1:]), *ends)
        for year, countries in years.items()
        for country, ends in countries.items()
    ]
    return pd.DataFrame(rows, columns=["geography", "period_start", "low", "high"])


@given(YEARS, YEARS)
def test_steps_add_up_so_far(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> None:
    first, *steps, last = moved(frame(y2016=before, y2017=after), 2016, 2017, "unodc", "detected")
    between = [step for step in steps if step.countries]
    assert first.least + sum(step.least for step in between) == last.low
    assert first.low + sum(step.low for step in between) <= last.low
    assert first.high + sum(step.high for step in between) >= last.high
    came = sum(step.countries for step in between if step.name == "began")
    left = sum(step.countries for step in between if step.name == "stopped")
    assert first.countries + came - left == last.countries
    assert ("GBR" in before and "GBR" in after) == any(step.name == "anew" for step in steps)


def test_a_year_without_figures_has_no_steps() -> None:
    assert moved(frame(y2018={"ALB": (1, 1)}), 2018, 2019, "unodc", "detected") == []


@pytest.mark.parametrize("region", ["001", "150", "142"])
def test_the_ends_are_those_of_the_table_of_sums(region: str) -> None:
    """Read from the same file: what a page shows for a year and what moved it cannot differ."""
    from components.exhibits.choices import asked_for  # noqa: PLC0415
    from components.model.url_state import parse  # noqa: PLC0415
    from components.model.view import settle  # noqa: PLC0415

    sums = bounded(read(TABLES["regional_detections"]), "persons")
    whole = sums[(sums[["form", "sex", "age"]] == "all").all(axis=1) & sums["lens"].eq("all_reporters")]
    of_region = whole[whole["geography"].eq(region)].set_index("period_start")
    exhibit = asked_for({"measure": "sums", "as": "moved"})
    for first, last in list(combinations(of_region.index, 2))[::7]:
        pairs = [("place", region), ("from", str(first)), ("to", str(last))]
        rows = settle(exhibit, parse(pairs, exhibit).selection).rows
        for place, year in ((0, first), (-1, last)):
            told = rows.iloc[place][["low", "high", "countries"]].tolist()
            assert told == of_region.loc[year, ["low", "high", "reporting_countries"]].tolist()


TOTALS = st.tuples(st.sampled_from(["ALB", "FRA", "PER"]), st.sampled_from([2018, 2019]))
PRINTED = st.one_of(st.none(), st.integers(5, 30))


@pytest.mark.whole
@settings(max_examples=100 if EVERYTHING else 4)  # each adds up whole tables, in two seconds
@given(st.sampled_from([0, 1]), st.dictionaries(TOTALS, st.tuples(PRINTED, PRINTED), min_size=1))
def test_lower_ends_are_those_of_the_sums_whatever_fewer_than_five_means(
    least: int, printed: dict[tuple[str, int], tuple[int | None, int | None]]
) -> None:
    """Totals as "<5" beside larger parts too; in an edition that prints zeros "<5" is 1 to 4."""
    from components.exhibits import moved as exhibits  # noqa: PLC0415

    rows = cells(
        *(
            {"geography": country, "year": year, "persons": persons, **sex}
            for (country, year), figures in printed.items()
            for persons, sex in zip(figures, ({}, {"sex": "female", "age": "adult"}), strict=True)
        )
    )
    victims = unodc.detected_victims(rows.assign(low=rows["low"].mask(rows["persons"].isna(), least)))
    sums = bounded(regional_detections(victims), "persons").query(
        "geography == '001' and form == 'all' and sex == 'all' and lens == 'all_reporters'"
    )
    what = exhibits.moved_exhibit("x", "Victims", "detected_victims", dict.fromkeys(WHOLE, "all"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exhibits, "_figures", exhibits._figures.__wrapped__)  # not those that are kept
        patch.setattr(exhibits, "read", lambda _: victims.assign(publisher="unodc", kind="detected"))
        steps = what.computed(Selection())
    ends = steps.iloc[[0, -1]] if len(steps) else steps
    of_years = sums.set_index("period_start")[["low", "high"]].astype("float")
    for year, low, high in zip((2018, 2019), ends["low"], ends["high"], strict=bool(len(steps))):
        assert (low, high) == tuple(of_years.loc[year])
    assert bool(len(steps)) == (len(of_years) == 2)
