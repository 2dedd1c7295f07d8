"""The descriptor: every figure has a unit, a source, a kind, and words mean one thing."""

from collections import defaultdict

import pytest

from data.package import TABLES, Table

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
                meanings[field.name].add((field.type, field.unit, field.vocabulary, field.categories))
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_unknown_column_is_a_key_error_that_names_the_table() -> None:
    with pytest.raises(KeyError, match="origin_shares has no column prevalence"):
        TABLES["origin_shares"].field("prevalence")
