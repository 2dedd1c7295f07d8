"""For every exhibit and three selections: figure, table, CSV and alt text tell the same rows."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from components.charts.bands import trend_bands
from components.charts.bars import panel_bars, ranked_bars
from components.charts.theme import SERIES
from components.exhibits.site import exhibits
from components.exports import row_files
from components.model import numbers
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import Selection, about, options
from components.model.view import View, settle
from components.text import notes, rows_in_words
from components.text.presentation import present
from data.sources import sources
from data.tables import labels, read
from tests.figures import COUNTRY, draw, drawn, expected, seen
from tests.sampled import EVERYTHING, OF_EACH_KIND, sampled

SELECTIONS = {
    "everything": Selection(),
    "two regions": Selection(geography=("150", "142")),
    "nothing": Selection(geography=("061",), first_year=1995, last_year=1995),
}


def selections(exhibit: Exhibit) -> dict[str, Selection]:
    """The selections to try: places where the exhibit is about many, one place where it is about one."""
    if not exhibit.one:
        return SELECTIONS
    chosen = about(Selection(), exhibit.one, COUNTRY)
    return {
        "one": chosen,
        "one in 2018": replace(chosen, first_year=2018, last_year=2018),
        "none": Selection(),
    }


# One exhibit of each kind of chart with every selection, the others as they open.
CASES = [
    pytest.param(exhibit, selection, id=f"{exhibit.slug}, {name}")
    for exhibit in sampled()
    for name, selection in selections(exhibit).items()
    if EVERYTHING or exhibit in OF_EACH_KIND or name in ("everything", "one")
]


def read_csv(view: View) -> list[dict[str, str]]:
    text = row_files.csv_bytes(view).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(("exhibit", "selection"), CASES)
def test_figure_table_csv_and_alt_text_tell_the_same_rows(exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, selection)
    lines, frame = read_csv(view), present(view).table
    assert len(lines) == len(frame) == len(view.rows)
    if view.empty:
        assert "No rows" in present(view).widen
        return
    if exhibit.chart:
        assert drawn(draw(view)) == expected(view)
    else:
        assert len(present(view).paragraphs) == len(view.rows)
    assert [line[exhibit.measure].lstrip("'") for line in lines] == _plain(view.rows[exhibit.measure])
    assert [line["source"] for line in lines] == _plain(view.rows["source"])
    assert list(frame["Source"]) == [sources()[code].citation for code in view.rows["source"]]
    assert list(frame["Years"]) == list(view.shown["years"])
    _alt_tells(view, present(view).alt)


def _alt_tells(view: View, alt: str) -> None:
    assert alt.startswith(present(view).full_title)
    assert numbers.plural(len(view.rows), "row") in alt
    if len(view.rows) <= rows_in_words.MOST_IN_WORDS:
        assert all(str(figure) in alt for figure in view.shown["figure"])
    elif view.shown["value"].notna().any() and not (view.exhibit.chart and view.exhibit.chart.steps):
        stated = view.shown[~view.not_stated]
        ranged = {"low", "high"} <= set(stated)
        known = stated["value"].astype(float)
        low, high = (known.fillna(stated[end].astype(float)) if ranged else known for end in ("low", "high"))
        both = low.notna() & high.notna()
        least, most = low[both].min(), high[both].max()
        assert f"From {numbers.number(least)} to {numbers.number(most)}" in alt


def _plain(column: pd.Series) -> list[str]:
    """The cells as a CSV has them: missing is blank, a whole number stands without ".0"."""
    return ["" if pd.isna(cell) else str(cell).removesuffix(".0") for cell in column.astype("object")]


@pytest.mark.parametrize("exhibit", sampled(), ids=lambda exhibit: exhibit.slug)
def test_csv_names_unit_source_kind_and_labels_on_each_row_all_readable(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    words = f"{present(view).full_title} {present(view).alt} {present(view).source_line}".split()
    assert not {"nan", "None", "<NA>", "NaT"} & set(words)
    for line in read_csv(view):
        assert list(line)[0] == exhibit.resource.names[0]
        assert line["source_label"] == sources()[line["source"]].citation
        assert line["kind_label"] == labels(exhibit.resource.field("kind"))[line["kind"]]
        assert line["geography_label"]
        assert line["reading_note"] == " ".join((exhibit.reading_note, *present(view).of_kind(notes.BREAK)))
        assert line["unit"] or not exhibit.field.unit


def test_slugs_are_unique_and_can_be_an_address() -> None:
    slugs = [exhibit.slug for exhibit in exhibits()]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.replace("-", "").isalnum() and slug.islower() for slug in slugs)


@pytest.mark.parametrize("table", sorted({exhibit.table for exhibit in exhibits()}))
def test_every_row_of_a_table_stands_in_an_exhibit(table: str) -> None:
    of_table = [exhibit for exhibit in exhibits() if exhibit.table == table]
    key = list(of_table[0].resource.key)
    shown = {
        row for exhibit in of_table for row in every_row(exhibit).rows[key].itertuples(index=False, name=None)
    }
    stored = set(read(of_table[0].resource)[key].itertuples(index=False, name=None))
    assert sorted(map(str, stored - shown)) == []


@pytest.mark.parametrize("exhibit", [item for item in exhibits() if item.chart in (ranked_bars, panel_bars)])
def test_no_two_bars_lie_on_each_other(exhibit: Exhibit) -> None:
    columns = [name for name in (exhibit.panel, exhibit.category, exhibit.color) if name]
    shown = seen(exhibit).shown
    assert shown[shown.duplicated(columns, keep=False)][columns].to_numpy().tolist() == []


@pytest.mark.parametrize("exhibit", [item for item in exhibits() if item.chart is trend_bands])
def test_no_two_lines_have_one_name(exhibit: Exhibit) -> None:
    """Two figures of one year under one name cannot be told apart."""
    view = seen(exhibit)
    names = [name for name in (exhibit.color, exhibit.panel) if name]
    drawn = view.shown[names].assign(year=view.rows["period_start"].to_numpy())
    assert drawn[drawn.duplicated(keep=False)].to_numpy().tolist() == []


@pytest.mark.parametrize("exhibit", [item for item in exhibits() if item.color and not item.one])
def test_a_colour_keeps_its_meaning_under_a_filter(exhibit: Exhibit) -> None:
    chosen = settle(exhibit, Selection(geography=("150",)))
    assert chosen.hues == seen(exhibit).hues
    assert len(set(chosen.hues.values())) == len(chosen.hues) or len(chosen.hues) > len(SERIES)


def test_weak_references_of_choices_at_the_rows_are_bounded() -> None:
    """Each new column of rows leaves one at its block; pandas sweeps them once there are some hundreds."""
    every_row.cache_clear()  # views that other tests still hold keep theirs
    exhibit = next(item for item in exhibits() if item.slug == "eu-registered")
    blocks = every_row(exhibit).rows._mgr.blocks
    for year in range(1996, 2002):
        for place in options("geography"):
            settle(exhibit, Selection(geography=(place,), first_year=year))
    assert sum(len(block.refs.referenced_blocks) for block in blocks) < 2_000
