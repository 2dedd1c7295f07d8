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
    called = {COUNTRY: "Country", PLACE: "Places", LENS: "Sums over countries"}
    phrases = []
    for name, values in asked_for.items():
        if name in (*CASE_NAMES, *EXPLORED, SAID, BY, STEP, NUMBER):
            continue  # their pages say so themselves: what can be chosen follows from what is there
        known = choices(name)
        if not known:
            phrases.append(f"{quoted(name)} is not the name of a filter")
        elif wrong := [value for value in values if value and not meant_by(name, value, known)]:
            alike = near(wrong[0], known.values()) if name in OF_PLACES and len(wrong) == 1 else []
            told = f" (near it: {listing(alike)})" if alike else ""
            filter_name = called.get(name) or NAMES.get(dimension_of(name), "Year")
            phrases.append(f"{', '.join(map(quoted, wrong[:5]))} is not a choice of {filter_name}{told}")
        elif name == COUNTRY and len(values) > 1:
            phrases.append(f"{listing(map(quoted, values[:-1]))}: a page shows one country")
    return phrases[:5]
