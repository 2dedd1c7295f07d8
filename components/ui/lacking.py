"""One line for all exhibits of a page that a choice leaves without rows, and where there are some."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.model.exhibit import Exhibit
from components.model.numbers import plural
from components.model.selection import NAMES, PLACES, YEAR, Selection, only, words
from components.model.url_state import COUNTRY
from components.model.view import settle
from components.text.derived_words import placed
from components.text.markdown import plain
from components.ui.filters import clear_one
from data.geographies import countries


def show_lacking(lacking: Sequence[Exhibit], count: int, choose: Callable[[Exhibit], Selection]) -> None:
    """How many have no figures, and buttons: to clear the filter that costs most, to the country's page."""
    if not lacking:
        return
    asked = choose(lacking[0])
    chosen = ", ".join(words(asked, name) for name in asked.active)
    with st.container(horizontal=True, vertical_alignment="center", key="lacking"):
        have = "has" if len(lacking) == 1 else "have"
        without = f"{have} no figures for {plain(placed(chosen))}."
        st.markdown(f"{len(lacking)} of {plural(count, 'exhibit')} {without}")
        _offer_to_clear(lacking, choose)
        if not lacking[0].one:
            _offer_country(asked)


def _offer_to_clear(lacking: Sequence[Exhibit], choose: Callable[[Exhibit], Selection]) -> None:
    gained = {name: 0 for item in lacking for name in choose(item).active if name != item.one}
    for name in gained:
        others = {other for item in lacking for other in choose(item).active} - {name}
        gained[name] = sum(not settle(item, only(choose(item), others)).empty for item in lacking)
    best = max(gained, key=gained.__getitem__, default="")
    if best and gained[best]:
        called = "years" if best == YEAR else NAMES[best].lower()
        label = f"Clear {called}: {gained[best]} more"
        st.button(label, key="widen", on_click=clear_one, args=(best,), icon=":material/filter_alt_off:")


def _offer_country(asked: Selection) -> None:
    """The one country that is chosen, on its own page."""
    codes = [code for name in PLACES for code in asked.chosen(name)]
    if len(codes) != 1 or codes[0] not in countries():
        return
    name = countries()[codes[0]]
    if st.button(f"Show {name} on Countries", key="lead-to-country", icon=":material/arrow_forward:"):
        st.session_state[COUNTRY] = codes[0]
        st.switch_page("country.py", query_params={COUNTRY: name})
