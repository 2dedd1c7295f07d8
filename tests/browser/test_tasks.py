"""What a new reader wants, done with counted actions: a click, a text typed and a key are one each."""

import csv
import re
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Locator, Page, expect

from data.package import TABLES
from data.tables import read
from tests.browser.test_browser import finished, opened
from tests.sampled import by_turns


class Reader:
    """Whoever sits before the page; counts what is done."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.actions = page, 0
        opened(page, address)
        finished(page)

    def click(self, target: Locator) -> None:
        """Click, and wait for what follows."""
        self.actions += 1
        target.click()
        self.page.wait_for_timeout(200)
        finished(self.page)

    def choose(self, name: str, *texts: str) -> None:
        """Type texts into a box, each with Enter."""
        box = self.page.locator(f'[data-testid=stMain] input[aria-label*="{name}"]')
        for text in texts:
            self.actions += 2
            box.fill(text)
            expect(self.page.get_by_role("option").first).to_be_visible()
            self.page.keyboard.press("Enter")
            # The server has taken it: a run that has not begun yet looks like one that is over.
            self.page.wait_for_url(lambda url, said=text: said in unquote_plus(url))
            finished(self.page)

    def button(self, name: str) -> Locator:
        """A button of the page's own part, also while a list is open, which hides it from readers."""
        return self.page.locator("[data-testid=stMain] button", has_text=name)


def test_four_countries_of_the_balkans_in_one_chart_and_one_file(server: str, page: Page) -> None:
    reader, places = Reader(page, server), ("Albania", "Serbia", "Montenegro", "North Macedonia")
    reader.click(page.get_by_role("link", name="Explore"))
    reader.click(page.get_by_role("radio", name="Sex and age"))
    expect(page.get_by_role("heading", name="Detected victims by sex and age")).to_be_visible()
    reader.click(page.get_by_role("button", name="Clear all", exact=True))
    reader.choose("Places, or a group", *places)
    # The address has the last place before the run with it has begun, which makes the button's file another one.
    expect(page.get_by_text(re.compile("Persons a year, .*North Macedonia")).first).to_be_visible()
    finished(page)  # the button comes after the subtitle
    with page.expect_download() as saved:
        reader.click(reader.button("CSV"))
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["geography_label"] for row in rows} == set(places)
    assert {"female", "male"} <= {row["sex"] for row in rows} and {row["age"] for row in rows} >= {"adult"}
    assert page.locator("[data-testid=stPlotlyChart]").count() == 1
    assert reader.actions <= 12


def test_is_the_world_going_up(server: str, page: Page) -> None:
    reader = Reader(page, server)
    reader.click(page.get_by_role("link", name="More: Victims").first)
    reader.click(reader.button("What moved it").first)
    expect(page.get_by_role("heading", name="What moved the sum of detected victims")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Detected victims, World, 2021 to 2022: [+-]"))).to_be_visible()
    expect(page).to_have_url(re.compile(r"/explore\?.*as=What\+moved\+it&place=World"))
    assert reader.actions <= 3


def test_prosecutions_beside_victims_of_a_region_over_time(server: str, page: Page) -> None:
    """Each on a chart of its own, with the region kept: they never share an axis, and the page says so."""
    reader = Reader(page, f"{server}/explore")
    reader.choose("Measure", "Detected victims, sums")
    # The run with it puts the World in the place of countries, whose sums there are none.
    expect(page.get_by_text(re.compile("reporting countries, World")).first).to_be_visible()
    finished(page)
    reader.click(page.get_by_role("button", name="Clear all", exact=True))
    reader.choose("Places, or a group", "Southern Europe")
    expect(
        page.get_by_text(re.compile(r"sum of \d+ to \d+ reporting countries, Southern Europe"))
    ).to_be_visible()
    expect(page.get_by_text("never on one axis")).to_be_visible()
    reader.choose("Measure", "persons prosecuted, sums")
    expect(page).to_have_url(re.compile(r"persons\+prosecuted.*place=Southern\+Europe"))
    assert reader.actions <= 8


@pytest.mark.parametrize("asked", by_turns(["romania to italy", "from Romania to Italy"], 2))
def test_a_corridor_is_found_by_words(server: str, page: Page, asked: str) -> None:
    reader = Reader(page, server)
    reader.actions += 1
    page.get_by_role("combobox", name="Search").first.fill(asked)
    reader.click(page.get_by_role("option", name=re.compile("Romania")).first)
    expect(page).to_have_url(re.compile(r"/flows\?country=Italy&origin=Romania"))
    rows = read(TABLES["detected_citizenships"])
    row = rows[(rows["geography"] == "ITA") & (rows["origin"] == "ROU") & (rows["period_start"] == 2019)]
    figure = f"{row['persons'].iloc[0]:,} detected victims with citizenship of Romania"
    expect(page.get_by_text(figure).first).to_be_visible()
    assert reader.actions == 2


@pytest.mark.parametrize("address", by_turns(["from=Romania&to=italy", "from=ROU&to=ITA"], 2))
def test_a_corridor_has_an_address(server: str, page: Page, address: str) -> None:
    opened(page, f"{server}/flows?{address}")
    expect(page).to_have_url(re.compile(r"/flows\?country=Italy&origin=Romania"))
    expect(page.get_by_text("citizens of Romania detected in Italy")).to_be_visible()
    expect(page.get_by_text("Ignored: ")).to_have_count(0)
