"""Answers of case records in words: titles, tables, charts, CSV and alt text, by value."""

from dataclasses import replace

import pandas as pd
import pytest

from components.cases import words as case_words
from components.cases.asking import Records
from components.cases.words import source_of
from components.charts.draw import draw
from components.model.view import View
from components.text.presentation import present
from data.cases import Answer
from data.cases.records import ATTRIBUTES, CITIZENSHIP, SEX
from data.csv_text import FORMULA
from tests.components.cases.invented_answers import EDITION, MARKUP, asked, lines, view
from tests.data.cases.invented_cases import HOSTILE, choose


def listed(**columns: list[object]) -> pd.DataFrame:
    types = {"cases": "Int64", "share": "Float64", "known": "Int64", "total": "Int64"}
    return pd.DataFrame(columns).astype({name: kind for name, kind in types.items() if name in columns})


FORMS, HIDDEN = ["sexual_exploitation", "forced_labour", "other"], [False, False, True]
SHARES = Answer(
    listed(code=FORMS, cases=[620, 1100, None], share=[50.24, 89.14, None], hidden=HIDDEN), 1234, 5678
)


def test_shares_by_value() -> None:
    found = view(SHARES, "form", choice=choose(2010, 2018, sex=["female"]))
    words = present(found)
    assert words.full_title == (
        "Form of exploitation, per cent of the chosen assisted cases in which it is known: all contributors, "
        "2010 to 2018"
    )
    table = words.table.drop(columns=["Years", "Hidden below"])
    counts = ["Cases (case records)", "Cases where it is known", "Cases in the group"]
    assert list(table) == ["Value", "Share (per cent)", *counts]
    assert table.to_numpy().tolist() == [
        ["Forced labour", "89.1", "1,100", "1,234", "5,678"],
        ["Sexual exploitation", "50.2", "620", "1,234", "5,678"],
        ["Other forms", "hidden", "hidden", "1,234", "5,678"],
    ]
    bar = draw(found).data[0]
    assert list(bar.text) == ["89.1", "50.2", "hidden"]
    assert list(bar.x) == [89.1, 50.2, 0]
    assert list(bar.marker.opacity) == [1, 1, 1], "a hidden share is no range"
    assert "known in 1,234 of 5,678 cases" in draw(found).layout.annotations[0].text
    assert words.alt.endswith("known in 1,234 of 5,678 cases, Other forms: hidden.")
    assert found.file_stem == "cases-form_2010-to-2018"
    assert case_words.SEVERAL in words.main_note.text
    assert case_words.UNDATED not in words.main_note.text


def test_every_line_of_a_csv_says_where_it_comes_from() -> None:
    first, *_, last = found = lines(view(SHARES, "form", choice=choose(sex=["female"])))
    told = [first[name] for name in ("code", "cases", "share", "hidden")]
    assert told == ["forced_labour", "1100", "89.1", "False"]
    assert EDITION.citation == (
        "Source: Counter-Trafficking Data Collaborative (CTDC). 2021. 'Invented records', edition 2021-08-25. "
        "Available at: http://127.0.0.1/invented (Accessed 22 November 2026)"
    )
    assert (last["cases"], last["share"], last["hidden"]) == ("", "", "True")
    for line in found:
        assert (line["known_cases"], line["all_cases"], line["threshold"]) == ("1234", "5678", "10")
        assert (line["edition"], line["unit"]) == ("2021-08-25", "per cent")
        assert line["choice"] == "Year of registration: all years; Sex: Women and girls"
        assert (line["citation"], line["source_url"]) == (EDITION.citation, EDITION.source.url)
        assert case_words.UNDATED in line["reading_note"]


def crossed(rows: list[str], columns: list[str], shares: list[float | None]) -> Answer:
    """A cross-table of a hundred known cases in each group, its margins hidden."""
    pairs = [(row, column) for row in (*rows, "total") for column in (*columns, "total")]
    inner = iter(shares)
    found = [None if "total" in pair else next(inner) for pair in pairs]
    named = {"row": [row for row, _ in pairs], "column": [column for _, column in pairs]}
    counted = {"cases": found, "share": found, "known": [100] * len(pairs), "total": [200] * len(pairs)}
    return Answer(listed(**named, **counted, hidden=[share is None for share in found]), 100, 200)


def test_a_split_by_value() -> None:
    found = view(crossed(["female", "male"], ["forced_labour", "other"], [40, 60, None, 35]), "form", "sex")
    table = present(found).table
    assert table[["Value", "Group", "Share (per cent)"]].to_numpy().tolist() == [
        ["Other forms", "Women and girls", "60"],
        ["Other forms", "Men and boys", "35"],
        ["Forced labour", "Women and girls", "40"],
        ["Forced labour", "Men and boys", "hidden"],
    ]
    behind, heat = draw(found).data
    assert heat.text.tolist() == [["60", "35"], ["40", ""]]
    assert behind.text.tolist() == [["", ""], ["", "hidden"]]
    assert heat.customdata.tolist()[0][0] == "60 per cent; known in 100 of 200 cases"
    assert behind.customdata.tolist()[1][1] == "hidden"
    assert present(found).full_title.startswith(
        "Form of exploitation by sex, per cent of assisted cases in which both are known: all contributors"
    )


def trend(edition: str = "2021-08-25", **shares: dict[int, float | None]) -> View:
    years = sorted({year for of in shares.values() for year in of})
    found = [shares[code].get(year) for year in years for code in shares]
    answer = crossed([str(year) for year in years], list(shares), found)
    return view(answer, "sex", "year", edition=replace(EDITION, source=source_of("", edition, "", "")))


def test_lines_end_at_hidden_years_and_where_contributors_change() -> None:
    found = trend(female={2012: 50.0, 2013: None, 2014: 51.0, 2015: 52.0, 2016: 53.0}, male={2014: 40.0})
    figure = draw(found)
    (line,) = figure.data
    assert [None if pd.isna(year) else int(year) for year in line.x] == [2012, None, 2014, None, 2015, 2016]
    assert any("40" in note.text for note in figure.layout.annotations), "a single year stands in a list"
    assert "a hotline in the United States contributes" in found.breaks[0]
    assert trend(female={2012: 50.0, 2014: 51.0}).breaks == ()


@pytest.mark.parametrize(("edition", "years"), [("2021-07-15", [2015, 2020]), ("2024 column names", [2015])])
def test_contributors_that_left_are_told_of_editions_of_that_year(edition: str, years: list[int]) -> None:
    found = trend(edition, female=dict.fromkeys(range(2013, 2022), 50.0))
    assert [int(reason.split()[1]) for reason in found.breaks] == years


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(SHARES.rows.iloc[:0], None, None), "Fewer than 10 cases fit the choice."),
        (Answer(SHARES.rows.iloc[:0], None, 4000), "known for so few of the cases that fit"),
        (Answer(SHARES.rows.assign(share=None), 40, 4000), "so few of the cases that fit"),
        (Answer(SHARES.rows.assign(cases=0, share=None), 0, 4000), "Form of exploitation: not known for any"),
        (Answer(SHARES.rows.assign(cases=0, share=None), 0, 0), "No case fits the choice"),
        (SHARES, ""),
    ],
)
def test_an_answer_that_cannot_be_shown_says_why(answer: Answer, said: str) -> None:
    reason = case_words.not_shown(answer, asked("form"))
    assert said in reason
    assert bool(reason) == bool(said)


def test_labels_are_text_unlike_each_other_and_without_control_characters() -> None:
    odd = ["UKR", "Ukraine", "a\u202eb", "a b", "", "\x00", "x" * 500, "NA", MARKUP, *HOSTILE]
    named = case_words.labels(CITIZENSHIP, odd)
    assert named["UKR"] == "Ukraine"
    assert named["NA"] == "NA"
    assert len(set(named.values())) == len(named)
    assert all(words.isprintable() and 0 < len(words) <= 80 for words in named.values())
    assert not [words for words in named.values() if set(words) & set("<>&")]
    assert list(case_words.labels(CITIZENSHIP, ["UKR", "ALB", "MDA"])) == ["ALB", "MDA", "UKR"], "by name"
    assert list(case_words.labels(SEX, ["male", "female"])) == ["male", "female"], "in their order"
    margin = view(crossed(["UKR", "total"], ["female", "male"], [40.0, 60.0]), "sex", "citizenship")
    assert set(margin.shown["split_label"]) == {"Ukraine"} and draw(margin)


def test_a_ranking_of_countries_says_what_it_follows(records: Records) -> None:
    for name in ATTRIBUTES:
        note = case_words.note(asked("form", name))
        assert (case_words.WORKED in note) == (name in case_words.COUNTRIES)
    found = view(records.answer("citizenship"), "citizenship")
    assert case_words.WORKED in present(found).notes[0].text


def test_nothing_of_a_file_is_markup_in_a_chart_or_a_formula_in_a_csv() -> None:
    rows = listed(
        code=[MARKUP, "=1+1", "@x"], cases=[50, 40, 30], share=[41.7, 33.3, 25.0], hidden=[False] * 3
    )
    found = view(Answer(rows, 120, 120), "citizenship")
    drawn = draw(found).to_json().replace("\\u003c", "<")
    assert "<img" not in drawn
    assert "\\u2039img" in drawn or "‹img" in drawn
    assert [line["code"] for line in lines(found)] == [MARKUP, "'=1+1", "'@x"]
    assert not [cell for line in lines(found) for cell in line.values() if FORMULA.match(cell)]


def test_long_answers_say_how_much_is_drawn() -> None:
    codes = [f"Y{number:02}" for number in range(60)]
    rows = listed(code=codes, cases=[20] * 60, share=[1.7] * 60, hidden=[False] * 60)
    found = view(Answer(rows, 1200, 1300), "citizenship")
    assert "The chart draws 30 of 60 values, those with more cases; the table has all." in found.exhibit.note
    assert len(draw(found).data[0].y) == 30
    assert len(present(found).table) == 60


def test_nothing_of_a_file_stays_in_the_memory_of_labels(records: Records) -> None:
    from data.tables import labels  # noqa: PLC0415

    present(view(records.answer("citizenship"), "citizenship")).table  # noqa: B018
    before = labels.cache_info().currsize
    present(view(records.answer("country_of_exploitation"), "country_of_exploitation")).table  # noqa: B018
    assert labels.cache_info().currsize == before
