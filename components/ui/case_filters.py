"""The filters of case records, bound to the URL; what can be chosen follows from the records."""

from collections.abc import Iterable

import streamlit as st

from components.cases.asking import Records
from components.cases.words import labels
from components.model.addresses import CASE_KEYS
from components.model.numbers import quoted
from components.ui.filters import asked, bound, current, remember_in_words
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, Attribute


def choose_cases(records: Records) -> Choice:
    """Draw a filter for each attribute that the records tell; the years are those of the page.

    Values of the address that are not among the options are named and left out.
    """
    st.subheader("Filter the case records", anchor=False)
    first, last = current().first_year, current().last_year
    years = (min(first, last), max(first, last)) if first and last else (first, last)
    choice, wrong, asked_for = Choice(*years), [], asked()
    for name, key in CASE_KEYS.items():
        if not records.cases.holds(ATTRIBUTES[name]):
            continue
        options = labels(ATTRIBUTES[name], records.choices(name))
        wrong += _unknown(ATTRIBUTES[name].title, asked_for.get(key, ()), options.values())
        choice = choice.also(name, _chosen(ATTRIBUTES[name], key, options))
    _say(wrong)
    return choice


def choose_one(label: str, key: str, titles: dict[str, str]) -> str:
    """One of several names, the first unless told otherwise; no box where there is no other."""
    names = list(titles)
    if len(names) < 2:
        return names[0]
    _say(_unknown(label, asked().get(key, ()), titles.values()))
    chosen = st.selectbox(
        label,
        names,
        format_func=titles.__getitem__,
        **bound(key),
    )
    remember_in_words(key)
    return chosen if chosen in titles else names[0]


def _chosen(attribute: Attribute, key: str, options: dict[str, str]) -> list[str]:
    found = st.multiselect(
        attribute.title,
        list(options),
        format_func=options.__getitem__,
        **bound(key),
        placeholder="All",
        select_all=False,  # Enter takes the one that was typed
    )
    remember_in_words(key)
    return [code for code in found if code in options]


def _unknown(title: str, values: Iterable[str], known: Iterable[str]) -> list[str]:
    names = set(known)
    wrong = [quoted(value) for value in values if value not in names]
    return [f"{', '.join(wrong[:5])} is not a choice of {title}"] if wrong else []


def _say(phrases: list[str]) -> None:
    if phrases:
        st.warning(f"Ignored in the address: {'; '.join(phrases)}. Everything else is applied.")
