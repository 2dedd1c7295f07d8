"""Answers of case records in words: titles, numbers, tables, charts, CSV and alt text, by value."""

import pandas as pd
import pytest

from components.cases import figures as case_figures
from components.cases import rows as case_rows
from components.cases import views as case_views
from components.cases import words as case_words
from components.cases.asking import Records
from components.cases.views import Asked, CaseView
from data.cases.answers import Answer
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, CITIZENSHIP, SEX
from data.csv_text import FORMULA
from tests.components.cases.invented_answers import EDITION, MARKUP, NAMES, lines
from tests.data.cases.invented_cases import HOSTILE
from tests.data.cases.questions import choose

LEAST = 10
ASKED = Asked(Choice(), LEAST, EDITION)


def listed(**columns: list[object]) -> pd.DataFrame:
    types = {"cases": "Int64", "share": "Float64", "known": "Int64", "total": "Int64"}
    return pd.DataFrame(columns).astype({name: kind for name, kind in types.items() if name in columns})


SHARES = Answer(
    listed(
        code=["sexual_exploitation", "forced_labour", "other"],
        cases=[620, 1100, None],
        share=[50.24, 89.14, None],
        hidden=[False, False, True],
    ),
    known=1234,
    total=5678,
)


def test_shares_by_value() -> None:
    view = case_views.of_shares(SHARES, "form", Asked(choose(2010, 2018, sex=["female"]), LEAST, EDITION))
    assert view.title == (
        "Form of exploitation, per cent of assisted cases in which it is known: all contributors, 2010 to 2018"
    )
    assert view.said == "Of 1,234 cases in which it is known, out of 5,678."
    assert case_figures.table(view).to_numpy().tolist() == [
        ["Forced labour", "1,100", "89.1"],
        ["Sexual exploitation", "620", "50.2"],
        ["Other forms", "hidden", "hidden"],
    ]
    bar = case_figures.draw(view).data[0]
    assert list(bar.text) == ["89.1", "50.2", "hidden"]
    assert list(bar.x) == [89.14, 50.24, 0]
    assert view.alt.endswith(
        "Year of registration: 2010 to 2018; Sex: Women and girls. Of 1,234 cases in which it is known, out of "
        "5,678. Forced labour: 89.1; Sexual exploitation: 50.2; Other forms: hidden."
    )
    assert view.file_name == "case-shares_form_2010-to-2018.csv"
    assert "shares add up to more than 100" in view.note


def test_every_line_of_a_csv_says_where_it_comes_from() -> None:
    view = case_views.of_shares(SHARES, "form", ASKED)
    first, *_, last = lines(view)
    assert (first["code"], first["cases"], first["share"], first["hidden"]) == (
        "forced_labour",
        "1100",
        "89.14",
        "no",
    )
    assert (last["cases"], last["share"], last["hidden"]) == ("", "", "yes")
    for line in lines(view):
        assert (line["known_cases"], line["all_cases"], line["threshold"]) == ("1234", "5678", "10")
        assert (line["edition"], line["publisher"]) == ("2021-08-25", MARKUP)
        assert line["reading_note"] == view.note
        assert line["source"] == EDITION.citation


def test_the_citation_follows_the_publishers_wording() -> None:
    assert EDITION.citation == (
        "Source: Counter-Trafficking Data Collaborative (CTDC). 2021. 'Invented records', edition 2021-08-25. "
        "Available at: http://127.0.0.1/invented (Accessed 22 November 2026)"
    )


def test_a_cross_table_by_value() -> None:
    rows = listed(
        row=["female", "female", "female", "male", "male", "male", "total", "total", "total"],
        column=["forced_labour", "other", "total"] * 3,
        cases=[40, 60, 90, None, None, 30, 52, 75, 120],
        share=[44.44, 66.67, 100, None, None, 100, 43.3, 62.5, 100],
        known=[90] * 3 + [30] * 3 + [120] * 3,
        total=[100] * 3 + [50] * 3 + [180] * 3,
        hidden=[False, False, False, True, True, False, False, False, False],
    )
    view = case_views.of_cross(Answer(rows, 120, 180), "sex", "form", ASKED)
    table = case_figures.table(view)
    assert list(table.columns) == [
        "Sex by Form of exploitation",
        "Forced labour",
        "Other forms",
        "All of them",
    ]
    assert table.to_numpy().tolist() == [
        ["Women and girls", "40 (44.4 %)", "60 (66.7 %)", "90"],
        ["Men and boys", "hidden", "hidden", "30"],
        ["All of them", "52 (43.3 %)", "75 (62.5 %)", "120"],
    ]
    behind, heat = case_figures.draw(view).data
    assert heat.text.tolist() == [["44.4", "66.7"], ["", ""]]
    assert behind.text.tolist() == [["", ""], ["hidden", "hidden"]]
    assert "2 hidden" not in view.alt
    assert view.said == "Of 120 cases in which both are known, out of 180."


def trend(**shares: dict[int, float | None]) -> CaseView:
    pairs = [(year, code, share) for code, years in shares.items() for year, share in years.items()]
    rows = listed(
        year=[year for year, _, _ in pairs],
        code=[code for _, code, _ in pairs],
        cases=[None if share is None else 50 for _, _, share in pairs],
        share=[share for _, _, share in pairs],
        known=[100] * len(pairs),
        total=[200] * len(pairs),
        hidden=[share is None for _, _, share in pairs],
    )
    return case_views.of_trend(Answer(rows, 100, 200), "sex", ASKED)


def test_lines_end_at_hidden_years_and_where_contributors_change() -> None:
    view = trend(female={2012: 50.0, 2013: None, 2014: 51.0, 2015: 52.0, 2016: 53.0})
    line = case_figures.draw(view).data[0]
    assert [None if pd.isna(year) else int(year) for year in line.x] == [2012, None, 2014, None, 2015, 2016]
    assert "Lines end before 2015." in view.note
    assert "a hotline in the United States contributes" in view.note
    assert "Lines end" not in trend(female={2012: 50.0, 2014: 51.0}).note


def test_a_trend_of_too_few_cases_says_so() -> None:
    few = case_views.of_trend(
        Answer(trend(female={2014: 51.0}).answer.rows.iloc[:0], None, None), "sex", ASKED
    )
    assert few.said.startswith("Fewer than 10 cases fit the choice.")
    assert few.alt


def test_contributors_that_left_are_told_of_editions_of_that_year_only() -> None:
    assert [item.year for item in case_words.contributors("2021-07-15")] == [2015, 2020]
    assert [item.year for item in case_words.contributors("2024 column names, years 2002 to 2022")] == [2015]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(SHARES.rows.iloc[:0], None, None), "Fewer than 10 cases fit the choice."),
        (
            Answer(SHARES.rows.iloc[:0], None, 4000),
            "4,000 cases fit the choice, but so few of them tell form of",
        ),
        (
            Answer(SHARES.rows.assign(cases=0, share=None), 0, 4000),
            "none of them tells form of exploitation.",
        ),
        (Answer(SHARES.rows.assign(cases=0, share=None), 0, 0), "No case fits the choice."),
    ],
)
def test_an_answer_that_cannot_be_shown_says_why(answer: Answer, said: str) -> None:
    view = case_views.of_shares(answer, "form", ASKED)
    assert view.empty
    assert said in view.said


def test_how_many_fit() -> None:
    assert case_views.number(5678, 193025, 10) == "5,678 of 193,025 cases fit the choice"
    assert case_views.number(None, 193025, 10).startswith("Fewer than 10 cases fit")
    assert case_views.number(0, 193025, 10) == "No case fits the choice: widen it."


def test_labels_are_text_unlike_each_other_and_without_control_characters() -> None:
    named = case_words.labels(
        CITIZENSHIP, ["UKR", "Ukraine", "a\u202eb", "a b", "", "\x00", "x" * 500, "NA", *HOSTILE]
    )
    assert named["UKR"] == "Ukraine"
    assert named["NA"] == "NA"
    assert len(set(named.values())) == len(named)
    assert all(words.isprintable() and 0 < len(words) <= 80 for words in named.values())


def test_countries_stand_by_name_in_a_filter_and_others_in_their_order() -> None:
    assert list(case_words.by_words(CITIZENSHIP, ["UKR", "ALB", "MDA"]).values())[:2] == [
        "Albania",
        "Republic of Moldova",
    ]
    assert list(case_words.by_words(SEX, ["male", "female"])) == ["male", "female"]


def test_a_ranking_of_countries_says_what_it_follows(records: Records) -> None:
    noted = {name: case_words.note([ATTRIBUTES[name]], LEAST, "") for name in NAMES}
    assert [name for name, note in noted.items() if case_words.WORKED in note] == [
        "citizenship", "country_of_exploitation"
    ]  # fmt: skip
    view = case_views.of_shares(records.shares("citizenship"), "citizenship", ASKED)
    assert case_words.WORKED in view.note


def test_nothing_of_a_file_is_markup_in_a_chart_or_a_formula_in_a_csv(records: Records) -> None:
    rows = listed(
        code=[MARKUP, "=1+1", "@x"], cases=[50, 40, 30], share=[41.7, 33.3, 25.0], hidden=[False] * 3
    )
    view = case_views.of_shares(Answer(rows, 120, 120), "citizenship", ASKED)
    drawn = case_figures.draw(view).to_json()
    assert "<img" not in drawn.replace("\\u003c", "<")
    assert "&lt;img" in drawn.replace("\\u0026", "&")
    assert [line["code"] for line in lines(view)][1:] == ["'=1+1", "'@x"]
    cells = [cell for line in lines(view) for cell in line.values()]
    assert not [cell for cell in cells if FORMULA.match(cell)]


def test_long_answers_say_how_much_is_drawn() -> None:
    codes = [f"Y{number:02}" for number in range(60)]
    rows = listed(code=codes, cases=[20] * 60, share=[1.7] * 60, hidden=[False] * 60)
    view = case_views.of_shares(Answer(rows, 1200, 1300), "citizenship", ASKED)
    assert case_figures.drawn(view) == "The chart draws 25 of 60, those with more cases; the table has all."
    assert len(case_figures.draw(view).data[0].y) == 25
    assert len(case_figures.table(view)) == 60


def test_a_code_named_like_a_margin_breaks_nothing() -> None:
    rows = listed(
        row=["UKR", "UKR", "UKR", "total", "total", "total", "total", "total", "total"],
        column=["female", "male", "total"] * 3,
        cases=[20, 30, 50, 11, 12, 23, 31, 42, 73],
        share=[40.0, 60.0, 100.0] * 3,
        known=[50] * 3 + [23] * 3 + [73] * 3,
        total=[50] * 3 + [23] * 3 + [73] * 3,
        hidden=[False] * 9,
    )
    view = case_views.of_cross(Answer(rows, 73, 73), "citizenship", "sex", ASKED)
    assert case_figures.table(view).iloc[-1].tolist() == [case_rows.ALL, "31 (40.0 %)", "42 (60.0 %)", "73"]
    case_figures.draw(view)
