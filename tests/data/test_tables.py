"""The tables as they stand, and what happens to broken ones."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from data.check import errors, row_errors, sentence_errors, slips
from data.document import DOCUMENT, document, rows_read_second_hand
from data.package import DESCRIPTOR, PACKAGE, SHARED, TABLES, VERSION, Table
from data.sources import second_hand, sources
from data.tables import UnreadableTable, among, labels, read
from data.versions import CURRENT, VERSIONS

ORIGINS = TABLES["origin_shares"]
DRAFT = re.compile(r"\b(unverified|TODO|FIXME|TBD)\b", re.IGNORECASE)


def copy_of(tmp_path: Path, table: Table, change: tuple[str, str]) -> Table:
    """A table whose text was changed in one place."""
    text = table.path.read_text(encoding="utf-8")
    assert change[0] in text
    path = tmp_path / table.path.name
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    return replace(table, path=path)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_a_file_is_read_whole_in_order_and_holds_no_word_of_a_draft_and_no_formula(table: Table) -> None:
    rows, lines = read(table), pd.read_csv(table.path, dtype="str", keep_default_na=False)
    assert tuple(lines.columns) == table.names
    assert len(rows) == len(lines)
    assert (rows.notna() == (lines != "")).all(axis=None)
    ordered = "position" in lines.columns and table.name != "statements"
    keys = lines["position"].astype(int) if ordered else lines[list(table.key)].agg(tuple, axis=1)
    assert list(keys) == sorted(keys)
    assert DRAFT.findall(table.path.read_text(encoding="utf-8")) == []
    cells = {cell for cell in lines.to_numpy().ravel() if cell.startswith(("=", "+", "@", "-"))}
    assert {cell for cell in cells if not cell.lstrip("-").replace(".", "").isdigit()} == set()


def test_na_is_namibia_and_only_blanks_are_missing(tmp_path: Path) -> None:
    changed = copy_of(tmp_path, TABLES["statements"], (",Anna Ekstedt,", ",NA,"))
    assert "NA" in set(read(changed)["speaker"].dropna())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((",32,detected", ",thirty,detected"), r'origin_shares\.csv, row \d+, column share: "thirty"'),
        ((",2013,2014,65", f",{10**20},2014,65"), r'column period_start: "10+" is not of type integer'),
        ((",balkans,", ",atlantis,"), r'row \d+, column origin: "atlantis" is not in its vocabulary'),
    ],
)
def test_a_broken_cell_is_told_by_row_and_column(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(UnreadableTable, match=said):
        read(copy_of(tmp_path, ORIGINS, change))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n"])
def test_a_file_that_is_not_the_table_or_is_missing_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "origin_shares.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match="origin_shares.csv"):
        read(replace(ORIGINS, path=path))
    path.unlink()
    with pytest.raises(UnreadableTable, match="cannot be read"):
        read(replace(ORIGINS, path=path))


def _used_by(table: Table) -> set[str]:
    """The names of a table and of all whose codes it holds, and theirs."""
    words = {TABLES[field.vocabulary] for field in table.fields if field.vocabulary} - {table}
    return {table.name}.union(*map(_used_by, words))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("EU 2013-2014,EU28,eu_citizens,2013,2014", "EU 2013-2014,EU28,eu_citizens,2014,2013"), "column period_end"),
        (("EU 2013-2014,EU28,eu_citizens,2013,2014,65", "EU 2013-2014,EU28,eu_citizens,2013,2014,165"), "column share"),
        (("EU 2013-2014,EU28,eu_citizens,2013,2014,65,", "EU 2013-2014,EU28,eu_citizens,2013,2014,,"), "neither a figure"),
        (("EU 2013-2014,EU28,", "EU 2013-2014,EU99,"), "EU99"),
        (("emn_belgium_2016", "nobody_2016"), "nobody_2016"),
    ],
)  # fmt: skip
def test_check_names_file_row_and_reason(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    folder = tmp_path / "data"
    (folder / "tables").mkdir(parents=True)
    package = json.loads(DESCRIPTOR.read_text(encoding="utf-8"))
    used = _used_by(ORIGINS) | {"breaks", "forms"}
    package["resources"] = [item for item in package["resources"] if item["name"] in used]
    (folder / DESCRIPTOR.name).write_text(json.dumps(package), encoding="utf-8")
    for name in used:
        (folder / "tables" / f"{name}.csv").write_bytes(TABLES[name].path.read_bytes())
    copy_of(folder / "tables", ORIGINS, change)
    found = errors(folder / DESCRIPTOR.name)
    assert any("origin_shares.csv, row" in line and said in line for line in found), found


def test_bounds_outside_the_value_are_reported(tmp_path: Path) -> None:
    table = TABLES["estimated_people"]
    changed = copy_of(tmp_path, table, (",12300000,12300000,", ",12300000,12400000,"))
    assert [line for line in row_errors(changed) if "the lower bound is above persons" in line]


def test_every_source_is_used_and_says_what_was_seen() -> None:
    used = set()
    for table in TABLES.values():
        names = {"source", "said_in", "cite_source", "population_source"} & set(table.names)
        for name in names if table.name != "sources" else ():
            used |= set(read(table)[name].dropna().astype("str"))
    assert used == set(sources())
    assert all(source.terms and source.access for source in sources().values())


def test_coded_columns_keep_the_order_of_their_vocabulary() -> None:
    forms = read(TABLES["victim_shares"])["form"]
    assert list(forms.cat.categories) == list(labels(TABLES["victim_shares"].field("form")))
    assert forms.cat.ordered


def test_codes_are_looked_up_in_coded_and_in_other_columns() -> None:
    for dtype in (pd.CategoricalDtype(["a", "b"]), "str"):
        column = pd.Series(["b", None, "a", "b"], dtype=dtype)
        assert among(column, {"b", "not one of them"}).tolist() == [True, False, False, True]
        assert among(column, set()).tolist() == [False] * 4
        assert among(column.iloc[:0], {"b"}).tolist() == []


FIGURES = [table for table in TABLES.values() if table.measures]
MEANS_SOMETHING_ELSE = {"about", "status", "event", "page", "publisher", "label", "description", "position"}


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
def test_what_the_descriptor_says_wrongly_in_words_is_named(error: str, changed: dict[str, object]) -> None:
    table = replace(TABLES["legal_coverage"], **changed)
    found = list(sentence_errors({"legal_coverage": table}, SHARED))
    assert [line.startswith(f"table legal_coverage: {error}") for line in found] == [True], found


def test_a_name_that_nobody_reads_is_a_slip(tmp_path: Path) -> None:
    told = DESCRIPTOR.read_text(encoding="utf-8").replace('"comparableWithin"', '"comparableWithing"', 1)
    (place := tmp_path / "datapackage.json").write_text(told, encoding="utf-8")
    assert [line.partition(": ")[2].split()[0] for line in slips(place)] == [
        "comparableWithing",
        "comparableWithin",
    ]


def test_colours_are_of_codes_that_there_are() -> None:
    shared = replace(SHARED, colours={"form": {"fishing": 0}})
    assert list(sentence_errors({}, shared)) == ["colours has fishing, which form does not hold"]


# To be lowered when a better page is found, and not raised.
MOST_SOURCES, MOST_ROWS = 70, 313
# Papers, not pages.
HANDED_OUT = {"unodc_side_event_2022"}


def test_the_page_is_not_stale_and_explains_every_column() -> None:
    page = document()
    assert DOCUMENT.read_text(encoding="utf-8") == page, "run `make docs`"
    for table in TABLES.values():
        assert f"## {table.title}" in page
        assert all(field.description and field.title for field in table.fields)


def test_what_was_only_read_second_hand_does_not_grow() -> None:
    assert len(second_hand()) <= MOST_SOURCES
    assert sum(rows_read_second_hand().values()) <= MOST_ROWS


def test_every_source_says_where_it_can_be_found_or_that_no_address_is_known() -> None:
    nowhere = [source for source in sources().values() if not source.url]
    assert [source.source for source in nowhere if "no address is known" not in source.title] == []
    own = {name for name, source in sources().items() if source.access == "original" and not source.url}
    assert own == HANDED_OUT


def test_versions_stand_newest_first_as_in_the_descriptor_and_say_what_changed() -> None:
    assert (CURRENT.version, f"{CURRENT.date}T00:00:00Z") == (VERSION, PACKAGE["created"])
    numbers = [tuple(int(part) for part in item.version.split(".")) for item in VERSIONS]
    assert numbers == sorted(set(numbers), reverse=True)
    assert [item.released for item in VERSIONS] == sorted((item.released for item in VERSIONS), reverse=True)
    assert all(item.changes for item in VERSIONS)
    assert all(sentence.endswith(".") for item in VERSIONS for sentence in item.changes)
