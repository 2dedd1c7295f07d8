"""What in the address of a page means nothing there."""

from components.model.addresses import BY, CASE_NAMES, EXPLORED, SAID, STEP
from components.model.numbers import listing, quoted
from components.model.selection import NAMES
from components.model.url_state import (
    COUNTRY,
    LENS,
    NUMBER,
    OF_PLACES,
    PLACE,
    choices,
    dimension_of,
    meant_by,
)
from data.geographies import near


def ignored(asked_for: dict[str, list[str]]) -> list[str]:
    """A phrase for each name or value in an address that means nothing here."""
    phrases = []
    for name, values in asked_for.items():
        if name in (*CASE_NAMES, *EXPLORED, SAID, BY, STEP, NUMBER):
            continue  # their pages say so themselves: what can be chosen follows from what is there
        known = choices(name)
        if not known:
            phrases.append(f"{quoted(name)} is not the name of a filter")
        elif wrong := [value for value in values if value and not meant_by(name, value, known)]:
            listed = ", ".join(quoted(value) for value in wrong[:5])
            phrases.append(f"{listed} is not a choice of {_named(name)}{_near(name, wrong)}")
        elif name == COUNTRY and len(values) > 1:
            phrases.append(f"{listing(map(quoted, values[:-1]))}: a page shows one country")
    return phrases[:5]


def _near(name: str, wrong: list[str]) -> str:
    """What is near a single place that is not known; "" for other filters."""
    alike = near(wrong[0], choices(name).values()) if name in OF_PLACES and len(wrong) == 1 else []
    return f" (near it: {listing(alike)})" if alike else ""


def _named(name: str) -> str:
    """What a filter is called on the screen."""
    own = {COUNTRY: "Country", PLACE: "Places", LENS: "Sums over countries"}
    return own.get(name, NAMES.get(dimension_of(name), "Year"))
