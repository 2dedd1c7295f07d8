"""Everything that search can find: whole, under other names of countries, and without tables too."""

import pytest

from components.exhibits.site import exhibits
from components.search import KINDS, search
from components.search import entries as search_index
from components.search.entries import index
from data.geographies import countries, places
from data.package import TABLES
from data.place_names import usual_names
from data.tables import UnreadableTable


def test_the_index_holds_every_kind_whole() -> None:
    of = {kind: [entry.title for entry in index() if entry.kind == kind] for kind in KINDS}
    assert of["Country or area"] == list(countries().values())
    assert of["Table"] == [table.title for table in TABLES.values()]
    assert {entry.anchor for entry in index() if entry.kind == "Exhibit"} == {
        item.slug for item in exhibits()
    }
    assert all(of.values())


def test_every_other_name_finds_its_country_and_names_a_place_there_is() -> None:
    label = {place.iso3: place.label for place in places().values() if place.level == "country"}
    for code, names in usual_names().items():
        for name in names if code in label else ():
            assert label[code] in [entry.title for entry in search(name).entries[:3]], name


def test_pages_and_exhibits_are_found_without_their_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(_: object) -> None:
        raise UnreadableTable("gone")

    whole = [entry.title for entry in index() if entry.kind in ("Page", "Exhibit")]
    monkeypatch.setattr(search_index, "read", unreadable)
    search_index._whole.cache_clear()
    without = index()
    monkeypatch.undo()
    search_index._whole.cache_clear()
    assert [entry.title for entry in without if entry.kind in ("Page", "Exhibit")] == whole
    assert {entry.made_by for entry in without} == {()}
    assert "Term" not in {entry.kind for entry in without}
