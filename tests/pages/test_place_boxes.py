"""A box takes a place under any usual name or code, and never another than the one that was typed."""

import pytest

from components.model.selection import options
from components.ui.place_boxes import place_options
from data.geographies import choices, other_names, place_code, selectable
from tests.pages.test_pages import PAGE, opened, words


@pytest.mark.parametrize("typed", ["UK", "EU", "EU-27", "NOR", "TUR", "Sudan", "Korea", "America"])
def test_enter_after_a_whole_name_takes_that_and_not_one_that_begins_so(typed: str) -> None:
    """A box for several shows what begins with what is typed, in the order of its options."""
    offered = place_options(tuple(options("geography").items())).values()
    assert next(option for option in offered if option.casefold().startswith(typed.casefold())) == typed


def test_an_address_with_other_names_chooses_the_places() -> None:
    at = opened(PAGE["victims"], region=["FRA", "Turkey", "Atlantis"])
    assert next(box for box in at.multiselect if box.label == "Region").value == ["FRA", "TUR"]
    assert not at.exception
    assert "Ignored: “Atlantis” is not a choice of Region" in at.warning[0].value
    assert "Côte d'Ivoire" in words(opened(PAGE["country"], country=["Ivory Coast"]))
    at = opened(PAGE["home"]).selectbox("home-country").set_value("=Korea").run()
    at.button("near-country-Republic of Korea").click().run()
    assert at.title[0].value == "Republic of Korea" and not at.warning


def test_what_is_chosen_or_typed_becomes_the_place() -> None:
    at = opened(PAGE["estimates"])
    box = next(box for box in at.multiselect if box.label == "Region")
    at = box.set_value(["=Ivory Coast", "Franc", "=Korea", "=Czechoslovakia", "Engl"]).run()
    assert next(box for box in at.multiselect if box.label == "Region").value == ["CIV", "FRA"]
    at = next(box for box in at.multiselect if box.label == "Region").set_value(["CIV", "FRA", "ALB"]).run()
    region = next(box for box in at.multiselect if box.label == "Region")
    assert region.value == ["CIV", "FRA", "ALB"]
    assert not region.proto.set_value  # which empties what is typed on


def test_every_other_name_is_of_its_place_or_of_none() -> None:
    for name, codes in other_names().items():
        assert place_code(name, selectable()) in (*codes, "") or name in choices(), name


def test_a_group_shows_and_names_its_members() -> None:
    at = opened(PAGE["victims"], region=["ASEAN"])
    assert next(box for box in at.multiselect if box.label == "Region").value == ["asean_2025"]
    assert "ASEAN (from October 2025).** Its 11 members, each by itself and never added: Brunei" in words(at)
    assert "EU-27 (from 2020) as " in words(opened(PAGE["origins"], origin=["EU-27"]))
    assert "none of its members has figures on this page" in words(opened(PAGE["profits"], region=["ASEAN"]))


def test_a_country_without_a_row_says_so_and_leads_to_its_region() -> None:
    at = opened(PAGE["country"], country=["Tuvalu"])
    assert "No source here has figures on Tuvalu." in words(at)
    assert "Sums of Polynesia in Explore" in [button.label for button in at.button]
