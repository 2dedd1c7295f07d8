"""The page of case records: which are asked, how many fit, and one answer. Text of a file stays text."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.cases import words as case_words
from components.cases.asking import Records, named_by_settings, of_settings, opened
from components.cases.views import view_of
from components.cases.words import Asked
from components.model import addresses
from components.text.markdown import plain
from components.ui import uploads
from components.ui.card import show_view
from components.ui.case_filters import choose_cases, choose_one
from components.ui.error_boundary import shielded
from components.ui.upload_forms import show_where_to_download
from data.cases.engines import EngineUnavailable
from data.cases.questions import Choice
from data.cases.records import ATTRIBUTES, FORM
from data.cases.thresholds import UnusableThreshold, threshold
from data.editions import damaged
from data.published_files import BY_DATASET

DATASETS = ("ctdc_synthetic", "ctdc_k_anonymised")
OF_OPERATOR = "operator"
Opener = Callable[[], Records]


@shielded("Answers of the case records")
def show_case_records() -> None:
    """Filters and an answer of the case records that can be asked; without any, where to download them."""
    held = _held()
    if not held:
        _show_nothing()
        return
    try:
        with st.sidebar:
            asked = choose_one("Case records", addresses.RECORDS, {name: _title(name) for name in held})
            records = held[asked]()
            choice = choose_cases(records)
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


def _title(name: str) -> str:
    return "The operator's case records" if name == OF_OPERATOR else BY_DATASET[name].title.split(":")[0]


def _show_nothing() -> None:
    for sentence in damaged():
        if any(name in sentence for name in DATASETS):
            st.text(sentence)
    show_where_to_download(DATASETS[0])


def _show_answer(records: Records, choice: Choice) -> None:
    """Two boxes, how many cases fit, and the answer, or in a sentence why there is none."""
    titles = {attribute.name: attribute.title for attribute in records.cases.attributes}
    # The usual one stands first: a default of its own may not be set beside a value from the address.
    first = sorted(titles, key=lambda name: name != FORM.name)
    for_show, for_split = st.columns(2)
    with for_show:
        show = choose_one("Show", addresses.ABOUT, {name: titles[name] for name in first})
    with for_split:
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
    show_view(view_of(found, asked))
    st.text(records.edition.citation)
