"""What in the address of a page means nothing there."""

from collections.abc import Mapping
from itertools import chain

from components.model import url_state
from components.model.addresses import BY, CASE_NAMES, EXPLORED, SAID, SECTION, STEP
from components.model.numbers import listing, quoted
from components.model.selection import NAMES
from data.geographies import near, other_names
from data.place_names import PART


def ignored(asked_for: dict[str, list[str]]) -> list[str]:
    """A phrase for each name or value in an address that means nothing here."""
    called = {url_state.COUNTRY: "Country", url_state.PLACE: "Places", url_state.LENS: "Sums over countries"}
    phrases = []
    for name, values in asked_for.items():
        if name in (*CASE_NAMES, *EXPLORED, SAID, BY, STEP, SECTION, url_state.NUMBER):
            continue  # their pages say so themselves: what can be chosen follows from what is there
        if not url_state.choices(name):
            phrases.append(f"{quoted(name)} is not the name of a filter")
        elif wrong := _wrong(name, values):
            alike = nearby(name, values)
            told = f" (near it: {listing(alike)})" if alike else ""
            filter_name = called.get(name) or NAMES.get(url_state.dimension_of(name), "Year")
            phrases.append(f"{', '.join(map(quoted, wrong[:5]))} is not a choice of {filter_name}{told}")
        elif name == url_state.COUNTRY and len(values) > 1:
            phrases.append(f"{listing(map(quoted, values[:-1]))}: a page shows one country")
    return phrases[:5]


def nearby(name: str, values: list[str]) -> list[str]:
    """The names of three places at most that the one value of a filter can mean that means none there."""
    wrong = _wrong(name, values) if name in url_state.OF_PLACES else []
    return near(wrong[0], url_state.choices(name).values()) if len(wrong) == 1 else []


def _wrong(name: str, values: list[str]) -> list[str]:
    known, begins = url_state.choices(name), begun if name in url_state.OF_PLACES else lambda *_: ""
    return [one for one in values if one and not (url_state.meant_by(name, one, known) or begins(one, known))]


def begun(text: str, known: Mapping[str, str]) -> str:
    """The code of the only place whose name, or another name, begins with three letters or more; else ""."""
    own = {name: frozenset({code}) for name, code in known.items()}
    for names in (own, other_names(PART)):  # England is a part: its figures would be the United Kingdom's
        begins = (codes for name, codes in names.items() if name.casefold().startswith(text.casefold()))
        begin = set(chain.from_iterable(begins))
        if begin:
            return begin.pop() if len(begin) == 1 and len(text) > 2 and begin <= {*known.values()} else ""
    return ""
