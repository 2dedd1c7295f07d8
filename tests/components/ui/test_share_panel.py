"""Lines to copy: the addresses in them, and that no value can end a text."""

import re

import pytest

from components.exhibits.site import exhibits
from components.model.addresses import address
from components.model.selection import Selection
from components.model.view import settle
from components.text.presentation import present
from components.ui.share_panel import lines

PROGRAMS = ["Python", "R", "Excel", "Google Sheets", "LibreOffice", "curl"]
BY_SLUG = {item.slug: item for item in exhibits()}


def test_an_address_is_percent_encoded() -> None:
    filters = {"sex": ["Women and girls"], "region": ["Asia", 'a"b&c']}
    encoded = "/exhibits/x.csv?sex=Women%20and%20girls&region=Asia&region=a%22b%26c"
    assert address("http://127.0.0.1:8501/", "exhibits/x.csv", filters) == f"http://127.0.0.1:8501{encoded}"
    assert address("", "exhibits/x.csv") == "/exhibits/x.csv"


def test_every_program_reads_the_same_address() -> None:
    told = lines(settle(BY_SLUG["world-detected"], Selection(geography=("142",))), "http://127.0.0.1/")
    known = told.partition("**Python**")[1:]
    assert re.findall(r"^\*\*(.+?)\*\*", "".join(known), re.MULTILINE) == PROGRAMS
    csv = "http://127.0.0.1/exhibits/world-detected.csv?region=Asia"
    fences = "".join(known).split("```")[1::2]
    assert len(fences) == len(PROGRAMS) and all(csv in fence for fence in fences)


@pytest.mark.parametrize("code", ["CIV", "CUW", "LAO", "TUR"])  # names with an apostrophe, ç, ü
def test_no_name_of_a_place_breaks_the_lines(code: str) -> None:
    told = lines(settle(BY_SLUG["country-detected"], Selection(geography=(code,))), "http://127.0.0.1:8501/")
    assert (told.isascii() or "·" in told) and told.count("```") == 2 * len(PROGRAMS) + 2
    assert f"/exhibits/country-detected.csv?country={told.split('country=')[1].split(')')[0]}" in told
    assert all("'" not in fence for fence in told.split("```")[1::2])


@pytest.mark.parametrize("slug", ["world-detected", "who-reports"])
def test_a_frame_leads_to_the_page_with_the_same_choice(slug: str) -> None:
    view = settle(BY_SLUG[slug], Selection(geography=("150",), first_year=2015))
    told = lines(view, "http://127.0.0.1/")
    assert 'src="http://127.0.0.1/exhibits/' + slug + '.html?region=Europe&amp;from=2015"' in told
    assert f'title="{present(view).full_title}"' in told
    assert f"/exhibits/{slug}.html?region=Europe&from=2015" in lines(view, "")
