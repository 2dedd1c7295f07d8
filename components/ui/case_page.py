"""The page of case records: which are asked, how many fit, and one answer. Text of a file stays text."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from components.cases import words as case_words
from components.cases.asking import Records, named_by_settings, of_settings, opened
from components.cases.views import view_of
from components.cases.words import Asked, labels
from components.model import addresses
from components.model.addresses import CASE_KEYS
from components.model.numbers import quoted
from components.model.view import View
from components.text.markdown import plain
from components.text.presentation import present
from components.ui import uploads
from components.ui.card import PARTS
from components.ui.error_boundary import shielded
from components.ui.filters import current
from components.ui.place_boxes import asked as asked_for
from components.ui.place_boxes import bound, choose_places, place
from components.ui.share_panel import show_download
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, FORM
from data.cases.sources import EngineUnavailable
from data.cases.thresholds import UnusableThreshold, threshold
from data.editions import damaged
from data.published_files import BY_DATASET

DATASETS = ("ctdc_synthetic", "ctdc_k_anonymised")
OF_OPERATOR = "operator"
TITLES = {name: BY_DATASET[name].title.split(":")[0] for name in DATASETS}
TITLES[OF_OPERATOR] = "The operator's case records"
Opener = Callable[[], Records]


@shielded("Answers of the case records")
def show_case_records() -> None:
    """Filters and an answer of the case records that can be asked; without any, where to load some."""
    held = _held()
    if not held:
        for sentence in damaged():
            if any(name in sentence for name in DATASETS):
                st.text(sentence)
        st.markdown(
            "No case records are loaded. Load those of CTDC, or your own in its format, to filter them."
        )
        st.page_link("add_data.py", label="Add data", icon=":material/upload_file:")
        return
    try:
        with st.container(border=True):
            asked = choose_one("Case records", addresses.RECORDS, {name: TITLES[name] for name in held})
            records = held[asked]()
            choice = _choose_cases(records)
        st.text(records.edition.words)
        _show_answer(records, choice)
    except (EngineUnavailable, UnusableThreshold) as error:
        st.warning(plain(str(error)))


def _held() -> dict[str, Opener]:
    """What can be asked: a session's own copies, the operator's records, then those of the store."""
    loaded = {name: item for name in DATASETS if (item := uploads.dataset(name))}
    openers: dict[str, Opener] = {name: partial(opened, item) for name, item in loaded.items()}
    if named_by_settings():
        path = next((item.path for item in loaded.values() if item.path), None)
        openers[OF_OPERATOR] = partial(of_settings, path)
    own = [name for name, item in loaded.items() if item.of_session]
    order = [*own, OF_OPERATOR, *DATASETS]
    return {name: openers[name] for name in dict.fromkeys(order) if name in openers}


def _show_answer(records: Records, choice: Choice) -> None:
    """Two boxes, how many cases fit, and the answer, or in a sentence why there is none."""
    titles = {attribute.name: attribute.title for attribute in records.cases.attributes}
    # The usual one stands first: a default of its own may not be set beside a value from the address.
    first = sorted(titles, key=lambda name: name != FORM.name)
    with st.container(horizontal=True):
        show = choose_one("Show", addresses.ABOUT, {name: titles[name] for name in first})
        split = choose_one("Split by", addresses.SPLIT, {"": "Nothing", **titles})
    try:
        found, every = records.answer(show, split, choice), records.answer(show).total
    except (LookupError, ValueError) as error:
        st.info(plain(str(error)))
        return
    of = ATTRIBUTES[show], ATTRIBUTES.get(split)
    asked = Asked(*of, choice, threshold(), records.edition, records.years())
    if found.total:  # a status, which screen readers tell whenever a filter changes it
        fit = f"{found.total:,} of {every:,} cases fit the choice"
        st.info(f"**All {every:,} cases**" if found.total == every else f"**{fit}**")
    st.text(f"{case_words.chosen(choice)}.")
    if reason := case_words.not_shown(found, asked):
        st.info(plain(reason))
        return
    _show_view(view_of(found, asked))
    st.text(records.edition.citation)


def _choose_cases(records: Records) -> Choice:
    """A filter for each attribute that the records tell, bound to the address; years are of the page.

    Values of the address that are not among the options are named and left out.
    """
    st.subheader("Filter the case records", anchor=False)
    first, last = current().first_year, current().last_year
    years = (min(first, last), max(first, last)) if first and last else (first, last)
    choice = Choice(*years)
    for name, key in CASE_KEYS.items():
        attribute = ATTRIBUTES[name]
        if not records.cases.holds(attribute):
            continue
        title, options = attribute.title, labels(attribute, records.choices(name))
        if name in case_words.COUNTRIES:
            known = [value for value in asked_for().get(key, ()) if place(value, options)]
            say_unknown(title, key, known)
            chosen = choose_places(title, options, key)
        else:
            say_unknown(title, key, options.values())
            look = {"format_func": options.__getitem__, "placeholder": "All"}
            # Without "all", so that Enter takes the one that was typed.
            chosen = st.multiselect(title, list(options), **look, select_all=False, **bound(key))
        choice = choice.also(name, [code for code in chosen if code in options])
    return choice


def choose_one(label: str, key: str, titles: dict[str, str]) -> str:
    """One of several names, the first unless told otherwise; no box where there is no other."""
    names = list(titles)
    if len(names) < 2:
        return names[0]
    say_unknown(label, key, titles.values())
    chosen = st.selectbox(label, names, format_func=titles.__getitem__, **bound(key))
    return chosen if chosen in titles else names[0]


def say_unknown(title: str, key: str, known: Iterable[str]) -> None:
    """Name what the address asks of a box in vain."""
    names = set(known)
    if wrong := [quoted(value) for value in asked_for().get(key, ()) if value not in names]:
        phrase = f"{', '.join(wrong[:5])} is not a choice of {title}"
        st.warning(f"Ignored in the address: {phrase}. Everything else is applied.")


def _show_view(view: View) -> None:
    """Draw a view that has rows, and its CSV; nothing of it is kept for others."""
    with st.container(border=True, gap="xsmall"), shielded("Some parts of this answer"):
        for part in ("words", "chart", "table", "notes"):
            PARTS[part](present(view))
        show_download(view)
