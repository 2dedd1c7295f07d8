"""The descriptor: every figure has a unit, a source, a kind, and words mean one thing."""

from collections import defaultdict
from dataclasses import replace

import pytest

from data.check import sentence_errors
from data.package import SHARED, TABLES, Table

FIGURES = [table for table in TABLES.values() if table.measures]
MEANS_SOMETHING_ELSE = {"about", "status", "event", "page", "publisher", "label", "description", "position"}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_file_has_the_columns_of_the_descriptor(table: Table) -> None:
    header = table.path.read_text(encoding="utf-8").splitlines()[0]
    assert tuple(header.split(",")) == table.names


@pytest.mark.parametrize("table", FIGURES, ids=lambda table: table.name)
def test_figures_carry_source_kind_place_period_and_reading_note(table: Table) -> None:
    assert {"source", "kind", "geography", "period_start", "period_end"} <= set(table.names)
    assert table.reading_note
    assert set(table.comparable_within) <= set(table.names)


def test_a_column_name_means_one_thing_everywhere() -> None:
    meanings = defaultdict(set)
    for table in TABLES.values():
        for field in table.fields:
            if field.name not in MEANS_SOMETHING_ELSE and field.name not in table.key[:1]:
                unit = field.unit if not field.bound else "that of the figure"
                meanings[field.name].add((field.type, unit, field.vocabulary, field.categories))
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_unknown_column_is_a_key_error_that_names_the_table() -> None:
    with pytest.raises(KeyError, match="origin_shares has no column prevalence"):
        TABLES["origin_shares"].field("prevalence")


def test_bounds_are_no_measures_and_carry_their_unit() -> None:
    units = [field.unit for field in TABLES["profit_estimates"].measures]
    assert units == ["US dollars a year", "euros a year"]
    assert TABLES["profit_estimates"].field("low").unit == "US dollars a year"
    assert all(field.unit for table in TABLES.values() for field in table.fields if field.bound)


WRONG = {
    "a sentence asks for {figur}, which is neither": {"sentence": "{figur} were found"},
    "a sentence asks for {about:upper}": {"sentence": "{about:upper} were found"},
    "its figures have no sentence": {"sentence": ""},
    "the word part follows from nothing, which is no column": {"words": {"part": {"nothing": {"*": ""}}}},
    "the word part follows from x, which about does not hold": {"words": {"part": {"about": {"x": ""}}}},
    "notSupported has trend: never, which is no claim": {"not_supported": (("trend", "never"),)},
    "its measure weight is no column": {"measure": "weight"},
}


@pytest.mark.parametrize(("error", "changed"), WRONG.items(), ids=WRONG)
def test_what_the_descriptor_says_wrongly_of_sentences_is_named(
    error: str, changed: dict[str, object]
) -> None:
    table = replace(TABLES["legal_coverage"], **changed)
    found = list(sentence_errors({"legal_coverage": table}, SHARED))
    assert [line.startswith(f"table legal_coverage: {error}") for line in found] == [True], found


def test_colours_are_of_codes_that_there_are() -> None:
    shared = replace(SHARED, colours={"form": {"fishing": 0}})
    assert list(sentence_errors({}, shared)) == ["colours has fishing, which form does not hold"]
