"""Boxes in which a place is chosen: by its name here, or typed under any usual name or code.

A box offers other names and codes as well, so that the first row for a text that is one is what was typed,
and hands over what matches nothing: both are settled here into the place that they mean. What is none
stands in the address, of which `components/ui/head.py` says it.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any

import streamlit as st

from components.model.page_address import begun
from components.model.url_state import COUNTRY, meant_by
from data.geographies import countries, other_names
from data.place_names import listed_names

TAKEN = "_taken"  # in the session: the box whose name in the address holds what was replaced in it
OTHER = "="  # stands before another name among the options, whose codes it could else be


def bound(name: str) -> dict[str, Any]:
    """What binds a box to its name in the address, where its choice is written again if it is not there.

    The two differ when a page's link is clicked before the first run of a session has ended, and when the
    server is lost between what it told the box and what it told the address.
    """
    if name in st.session_state and bool(st.session_state[name]) != (name in st.query_params):
        st.session_state[name] = st.session_state[name]
    return {"key": name, "bind": "query-params", "persist_state": "session"}


def asked() -> dict[str, list[str]]:
    """What the address asks for. Read before the widgets drop what they do not know."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def choose_places(label: str, names: Mapping[str, str], name: str, told: str = "") -> list[str]:
    """A box for several places of a vocabulary, code -> name; the codes that are chosen."""
    # Without "all": Enter after typing "Africa" would take all that matches.
    chosen = _box(
        st.multiselect,
        label,
        names,
        name,
        placeholder="All",
        select_all=False,
        filter_mode="prefix",
        help=told or None,
    )
    return [code for code in chosen if code in names]


def choose_country() -> None:
    """A box for the one country of a page."""
    told = "One country or area: type a name or a code. The link of this page then leads to it."
    _box(st.selectbox, "Country", countries(), COUNTRY, placeholder="Choose one", index=None, help=told)


def choose(name: str, code: str) -> None:
    """Put a place into a box, beside those that are chosen where it takes several."""
    st.session_state[name] = code if name == COUNTRY else [*(st.session_state.get(name) or ()), code]
    st.session_state[TAKEN] = name


def _box(widget: Callable[..., Any], label: str, names: Mapping[str, str], name: str, **more: Any) -> Any:
    """A box that takes a place under any name, and settles what was typed or asked for before it is shown."""
    options = place_options(tuple(names.items()))
    # What an address asked for by other names can be changed only before the box is drawn.
    if name in st.session_state and _strange(st.session_state[name], names):
        _take_typed(name, names)
    typed: dict[str, Any] = {"accept_new_options": True, "on_change": _take_typed, "args": (name, names)}
    in_words = {"format_func": lambda option: options.get(option, option)}
    chosen = widget(label, list(options), **in_words, **typed, **more, **bound(name))
    if _strange(chosen, names):
        st.rerun()
    return chosen


@lru_cache(maxsize=8)
def place_options(names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What a box offers: places, code and name, then their other names.

    It shows what begins with what is typed in the order of the options, and Enter takes the first: a name in
    use, or a code of three letters, stands before the places of which it is a beginning (UK, then Ukraine).
    Numbers of countries are taken where they are typed.
    """
    codes = {code for code, _ in names}
    others = sorted(name for name, of in other_names().items() if of & codes and not name.isdecimal())
    in_use = {name for name, _ in listed_names()}
    exact: dict[str, list[str]] = {}
    for name in (name for name in others if len(name) > len("UK") or name in in_use):
        exact.setdefault(name.casefold(), []).append(name)
    options: dict[str, str] = {}
    for code, label in names:
        begins = sorted(one for text in accumulate(label.casefold()) for one in exact.pop(text, ()))
        options |= {f"{OTHER}{one}": one for one in begins if other_names()[one] != {code}} | {code: label}
    return options | {f"{OTHER}{name}": name for name in others}


def _take_typed(name: str, names: Mapping[str, str]) -> None:
    """Put the places that are meant into a box in the place of what was typed."""
    held = st.session_state[name]
    values = [held] if name == COUNTRY and held else held or []
    codes = list(dict.fromkeys(filter(None, (place(value, names) for value in values))))
    taken = (codes[0] if codes else None) if name == COUNTRY else codes
    if held != taken:  # what is written again empties the box, in which the next place may be typed already
        st.session_state[name] = taken


def place(value: str, names: Mapping[str, str]) -> str:
    """The code of the place that an option or a typed text means, or alone begins so; "" for none."""
    labels = {label: code for code, label in names.items()}
    text = value.removeprefix(OTHER)
    return value if value in names else meant_by(COUNTRY, text, labels) or begun(text, labels)


def _strange(held: str | list[str] | None, names: Mapping[str, str]) -> bool:
    """Whether a box holds what is no code of its places."""
    return not set([held] if isinstance(held, str) else held or ()) <= set(names)
