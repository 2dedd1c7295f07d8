"""Which places a choice shows, and what reaches beyond it."""

from hypothesis import given
from hypothesis import strategies as st

from data.geographies import beyond, choices, countries, groups, place_code, places, selectable, shown

EUROPE, WESTERN, ASIA, WORLD = "150", "155", "142", "001"
CODES = st.lists(st.sampled_from(sorted(choices())), max_size=4).map(tuple)


def test_a_region_shows_its_countries_subregions_and_overlapping_groupings() -> None:
    assert {"FRA", WESTERN, "EU27_2020", "ilo_europe_central_asia", EUROPE} <= shown((EUROPE,))


def test_the_world_is_shown_only_when_it_is_chosen() -> None:
    assert WORLD not in shown((EUROPE, ASIA))
    assert shown((WORLD,)) == {WORLD}


def test_a_country_shows_itself_alone() -> None:
    assert shown(("DEU",)) == {"DEU"}
    assert shown(("FRA",)) == {"FRA", "sweden_france"}


def test_what_reaches_beyond_says_what_else_it_holds() -> None:
    assert beyond("EU27_2020", (EUROPE,)) == "Western Asia (Cyprus, which M49 places in Western Asia)"
    assert "Türkiye" in beyond("ilo_europe_central_asia", (EUROPE,))
    assert beyond(EUROPE, (WESTERN,)) == "Eastern Europe, Northern Europe, Southern Europe"


def test_what_lies_inside_does_not_reach_beyond() -> None:
    assert beyond("FRA", (WESTERN,)) == ""
    assert beyond(WESTERN, (EUROPE,)) == ""
    assert beyond("EU27_2020", (EUROPE, ASIA)) == ""
    assert beyond("EU27_2020", ()) == ""


def test_every_region_that_a_place_names_exists() -> None:
    for place in places().values():
        assert place.lies_in | place.overlaps <= set(places())


@given(CODES, CODES)
def test_choosing_more_never_shows_less(some: tuple[str, ...], more: tuple[str, ...]) -> None:
    assert shown(some) <= shown(some + more)


@given(CODES)
def test_chosen_places_are_shown_and_never_reach_beyond(codes: tuple[str, ...]) -> None:
    assert set(codes) <= shown(codes)
    assert all(beyond(code, codes) == "" for code in codes)


def test_a_group_shows_its_members_and_what_is_published_of_it() -> None:
    union = shown(("EU27_2020",))
    assert {"FRA", "HRV", "CYP", "EU27_2020"} <= union
    assert not {"GBR", "CHE", "150"} & union
    assert "GBR" in shown(("EU28",))
    assert beyond("FRA", ("EU27_2020",)) == ""


def test_groups_are_of_countries_as_many_as_their_lists_say() -> None:
    sizes = {code: len(members) for code, members in groups().items()}
    assert sizes == {
        **{"EU27_2007": 27, "EU28": 28, "EU27_2020": 27, "western_balkans": 6, "balkans_britannica": 10},
        **{"seecp": 13, "asean_1999": 10, "asean_2025": 11, "ecowas_2001": 15, "ecowas_2025": 12},
        **{"ilo_arab_states": 12, "arab_league": 22},
    }
    assert {member for members in groups().values() for member in members} <= set(countries())
    # What belongs to nothing larger: no region is a member, no group is a region.
    assert not set(groups()) & set(choices())


def test_groups_are_asked_for_by_the_names_that_people_use() -> None:
    asked = {
        **{"European Union": "EU27_2020", "western balkans": "western_balkans", "ASEAN": "asean_2025"},
        **{"Southeastern Europe": "seecp", "ECOWAS": "ecowas_2025", "Arab States": "ilo_arab_states"},
        "Balkans": "balkans_britannica",
    }
    assert {name: place_code(name, selectable()) for name in asked} == asked
