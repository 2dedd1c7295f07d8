"""The address of an exhibit says what the page's filters say."""

from urllib.parse import parse_qs, urlsplit

import pytest

from components.exhibits.site import PAGES, exhibits, link, query
from components.model.exhibit import Exhibit
from components.model.page_address import ignored
from components.model.selection import DIMENSIONS, PLACES, Selection, options
from components.ui import filters
from data.geographies import countries
from tests.figures import COUNTRY


def chosen_for(exhibit: Exhibit) -> Selection:
    """Two codes of every dimension, or one place where an exhibit is about one."""
    years = {"first_year": 2010, "last_year": 2020}
    if exhibit.one:
        return Selection(**{exhibit.one: (COUNTRY,)}, **years)
    return Selection(**{name: tuple(options(name))[:2] for name in (*PLACES, *DIMENSIONS)}, **years)


def read_back(address: str, exhibit: Exhibit) -> Selection:
    """The selection that the page's filters take from an address."""
    asked = parse_qs(urlsplit(address).query, strict_parsing=True)
    first, last = (int(asked[name][0]) for name in (filters.FIRST, filters.LAST))
    if exhibit.one:
        codes = {name: code for code, name in countries().items()}
        return Selection(**{exhibit.one: (codes[asked["country"][0]],)}, first_year=first, last_year=last)
    chosen = {}
    for name in (*PLACES, *DIMENSIONS):
        codes = {words: code for code, words in options(name).items()}
        chosen[name] = tuple(codes[words] for words in asked[filters.key(name)])
    return Selection(**chosen, first_year=first, last_year=last)


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.slug)
def test_an_address_leads_back_to_its_selection(exhibit: Exhibit) -> None:
    selection = chosen_for(exhibit)
    address = link(selection, exhibit, "https://figures.example/")
    parts = urlsplit(address)
    assert read_back(address, exhibit) == selection
    assert ignored(parse_qs(parts.query)) == []
    assert parts.fragment == exhibit.slug
    page = next(page for page in PAGES if (page.path if page is not PAGES[0] else "") == parts.path[1:])
    assert exhibit in page.exhibits
    assert address.startswith("https://figures.example/")


def test_what_is_default_is_left_out_and_a_lens_is_named() -> None:
    first, constant, coverage = (
        next(item for item in exhibits() if item.slug == f"regions-detected{end}")
        for end in ("", "-constant", "-coverage")
    )
    assert query(Selection(), first) == {}
    assert link(Selection(), first) == "/victims#regions-detected"
    assert query(Selection(), constant) == {"lens": ["The same countries every year"]}
    assert query(Selection(), coverage) == {"lens": ["How many countries reported"]}
