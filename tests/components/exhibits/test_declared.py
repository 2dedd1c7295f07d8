"""What is declared in files: each exhibit once, each shown somewhere, each shared sentence used."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from components.exhibits import declared
from components.exhibits.declared import DECLARED, SENTENCES
from components.exhibits.measures import COUNTED, MEASURES, PUBLISHED, SUMMED
from components.exhibits.site import served

TOPICS = sorted(Path(declared.__file__).with_name("topics").glob("*.toml"))
TEXTS = "".join(file.read_text(encoding="utf-8") for file in TOPICS)


def test_no_slug_stands_in_two_files() -> None:
    topics = (tomllib.loads(file.read_text(encoding="utf-8")) for file in TOPICS)
    assert Counter(slug for topic in topics for slug in topic).most_common(1)[0][1] == 1


def test_what_is_declared_is_shown_and_what_is_shared_is_said() -> None:
    shown = {item.slug for item in served()} | {"how-do-we-know"}
    explored = {item.slug for measure in MEASURES.values() for item in measure.by.values()}
    assert {*DECLARED} <= shown | explored
    lenses = {*declared.ENDS}
    assert [name for name in {*SENTENCES} - lenses if f"{{{name}}}" not in TEXTS] == []


def test_a_measure_stands_in_a_group_of_the_box() -> None:
    assert {measure.group for measure in MEASURES.values()} == {COUNTED, SUMMED, PUBLISHED}


def test_what_another_exhibit_says_is_taken_over_column_by_column(monkeypatch: pytest.MonkeyPatch) -> None:
    one = {"table": "t", "lenses": ["coverage"], "where": {"form": ["all"], "sex": ["all"]}}
    said = {"one": one, "other": {"like": "one", "title": "Other", "where": {"sex": ["male"]}}}
    monkeypatch.setattr(declared, "_BY_SLUG", said)
    where = {"form": ["all"], "sex": ["male"]}
    assert declared._declared("other") == {"table": "t", "title": "Other", "where": where}


@pytest.mark.parametrize(
    "wrong", [{"table": "none"}, {"chart": "pie"}, {"note": "{unsaid}"}, {"titel": "A title"}], ids=str
)
def test_what_there_is_not_is_an_error_that_names_the_exhibit(wrong: dict[str, str]) -> None:
    with pytest.raises((KeyError, TypeError)) as raised:
        declared._exhibit("one", {"table": "victim_counts", **wrong})
    assert raised.value.__notes__ == ["one names a table, chart, sentence or field that there is not."]
