"""Questions to case records and to their tally, compared with counting the same rows by plain pandas."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations, product
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from data.cases import choices, cross, records, shares
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, CITIZENSHIP, FORM, MEANS, RECRUITER, SEX, YEAR, Attribute
from data.cases.sources import Cases, from_file, tally
from tests.data.cases.invented_cases import HOSTILE, choose, repeated_cases, written
from tests.sampled import by_turns

ROWS = repeated_cases()
CHOICES = {
    "all": Choice(),
    "years": choose(2014, 2016),
    "sexes": choose(sex=["female", "other"], citizenship=["UKR", *HOSTILE]),
    "forms": choose(2013, form=["sexual_exploitation", "forced_marriage", "organ_removal"], sex=["male"]),
}
ODD = {
    "what no text holds": choose(citizenship=["\0", "\ud800"]),
    "what no year is": choose(-(10**30), 10**30, citizenship=["UKR", "\0"]),
    "a form that none has": choose(form=["organ_removal"]),
}
ASKED = [YEAR, CITIZENSHIP, SEX, records.AGE_BAND, FORM, records.LABOUR_SECTOR, RECRUITER]


@pytest.fixture(scope="module", params=["records", "tally"])
def cases(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Cases:
    path: Path = written(ROWS, tmp_path_factory.mktemp("cases"))
    if request.param == "tally":
        pq.write_table(tally(pq.read_table(path)), path)
    return from_file(path)


@pytest.fixture(autouse=True)
def _little_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASES_THRESHOLD", "3")


def fitting(choice: Choice) -> pd.DataFrame:
    rows = ROWS
    if choice.first_year is not None:
        rows = rows[(rows["year"].astype("Float64") >= float(choice.first_year)).fillna(False)]
    if choice.last_year is not None:
        rows = rows[(rows["year"].astype("Float64") <= float(choice.last_year)).fillna(False)]
    for name, codes in choice.chosen:
        held = members(rows, ATTRIBUTES[name])
        rows = rows[held[[code for code in codes if code in members(ROWS, ATTRIBUTES[name])]].any(axis=1)]
    return rows


def members(rows: pd.DataFrame, attribute: Attribute) -> pd.DataFrame:
    """One column a code: whether it holds."""
    if attribute.several:
        held = {code: attribute.column(code) for code in attribute.codes if attribute.column(code) in ROWS}
        return pd.DataFrame({code: rows[column].fillna(False).astype(bool) for code, column in held.items()})
    values = rows[attribute.name]
    return pd.DataFrame(
        {str(code): (values == code).fillna(False).astype(bool) for code in values.dropna().unique()},
        index=rows.index,
    )


@pytest.mark.parametrize("choice", (CHOICES | ODD).values(), ids=CHOICES | ODD)
@pytest.mark.parametrize("attribute", ASKED, ids=lambda attribute: attribute.name)
def test_shares(cases: Cases, attribute: Attribute, choice: Choice) -> None:
    answer, held = shares(cases, attribute, choice), members(fitting(choice), attribute)
    known = int(held.any(axis=1).sum())
    assert (answer.known, answer.total) == (known, len(held))
    assert set(answer.rows["code"]) == set(held.columns)
    shown = answer.rows[~answer.rows["hidden"]].set_index("code")
    assert shown["cases"].to_dict() == held[shown.index].sum().to_dict()
    expected = [100 * held[code].sum() / known for code in shown.index if known]
    assert shown["share"].dropna().tolist() == pytest.approx(expected)


@pytest.mark.parametrize(
    ("row", "column", "choice"),
    by_turns([(*pair, choice) for pair in permutations(ASKED, 2) for choice in CHOICES.values()], 5),
)
def test_cross(cases: Cases, row: Attribute, column: Attribute, choice: Choice) -> None:
    rows = fitting(choice)
    down, across = members(rows, row), members(rows, column)
    both = down.any(axis=1) & across.any(axis=1)
    answer = cross(cases, row, column, choice)
    assert (answer.known, answer.total) == (int(both.sum()), len(rows))
    down["total"], across["total"] = down.any(axis=1), across.any(axis=1)
    cells = set(zip(answer.rows["row"], answer.rows["column"], strict=True))
    assert cells == set(product(down, across))
    shown = answer.rows[~answer.rows["hidden"]]
    assert len(shown) > len(answer.rows) / 3
    for line in shown.itertuples():
        count = int((down[line.row] & across[line.column]).sum())
        assert line.cases == count
        if pd.isna(line.known):
            assert pd.isna(line.share)
            continue
        assert line.known == int((down[line.row] & across["total"]).sum())
        assert line.total == (int(down[line.row].sum()) if line.row != "total" else len(rows))
        share = 100 * count / line.known if line.known else None
        assert pd.isna(line.share) if share is None else line.share == pytest.approx(share)


def test_chosen_years_are_those_of_the_answer(cases: Cases) -> None:
    rows = shares(cases, YEAR, choose(2013)).rows
    assert rows["code"].tolist() == list(map(str, range(2013, 2020)))
    assert rows["cases"].tolist() == [int((ROWS["year"] == year).sum()) for year in range(2013, 2020)]


def test_choices_are_the_codes_that_occur_often_enough(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    assert choices(cases, SEX) == ("female", "male", "other")
    counts = ROWS["sex"].value_counts()
    monkeypatch.setenv("CASES_THRESHOLD", str(counts["other"] + 1))
    assert "other" not in choices(cases, SEX)


def test_nothing_fits(cases: Cases) -> None:
    answer = shares(cases, FORM, choose(1900, 1901))
    assert (answer.known, answer.total) == (0, 0)
    assert answer.rows["cases"].tolist() == [0] * len(answer.rows)
    assert answer.rows["share"].isna().all()
    assert cross(cases, FORM, SEX, choose(1900, 1901)).total == 0


def test_few_cases_are_not_told(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASES_THRESHOLD", "100000")
    for answer in (shares(cases, SEX), cross(cases, SEX, FORM), cross(cases, YEAR, FORM)):
        assert answer.rows.empty
        assert (answer.known, answer.total) == (None, None)


def test_what_the_records_do_not_hold(cases: Cases) -> None:
    assert not cases.holds(MEANS)
    assert cases.holds(RECRUITER)
    with pytest.raises(LookupError, match="Means of control"):
        shares(cases, MEANS)
    with pytest.raises(ValueError, match="two different"):
        cross(cases, MEANS, records.MEANS_GROUP)


def test_several_visitors_at_once(cases: Cases) -> None:
    rare = (records.AGE_BAND, records.COUNTRY_OF_EXPLOITATION)
    asked = [(CITIZENSHIP, FORM), (SEX, YEAR), (FORM, RECRUITER), rare] * 6
    alone = [cross(cases, *pair).rows for pair in asked[:4]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda pair: cross(cases, *pair).rows, asked))
    for place, rows in enumerate(together):
        pd.testing.assert_frame_equal(rows, alone[place % 4])
