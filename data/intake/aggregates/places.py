"""Regions as the countries that they hold."""

from data.geographies import places

Regions = dict[str, set[str]]


def world() -> Regions:
    """The world -> every country and area."""
    return {"001": {code for code, place in places().items() if place.level == "country"}}


def regions(level: str) -> Regions:
    """The M49 regions of a level -> their countries."""
    return {
        region: {code for code in world()["001"] if region in places()[code].lies_in}
        for region, place in places().items()
        if place.level == level
    }


def subregions() -> Regions:
    """The subregions of M49 that lie in no other subregion, as UNODC's file names them."""
    found = regions("subregion")
    return {code: members for code, members in found.items() if not places()[code].lies_in & set(found)}


def pakistan() -> Regions:
    """Pakistan, and all other countries, whose sums its reports would hide."""
    return {"PAK": {"PAK"}, "world_without_pakistan": world()["001"] - {"PAK"}}


def holder(regions: Regions) -> dict[str, str]:
    """Each country -> the region that holds it."""
    return {code: region for region, members in regions.items() for code in members}
