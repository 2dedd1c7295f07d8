"""The page of case records: which are asked, how many fit, and three answers. Text of a file stays text."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.cases import views as case_views
from components.cases import words as case_words
from components.cases.asking import Records, named_by_settings, of_settings, opened
from components.cases.views import Asked, CaseView
from components.model import addresses
from components.text.markdown import plain
from components.ui import uploads
from components.ui.case_card import show_answer
from components.ui.case_filters import choose_attribute, choose_cases, choose_records
from components.ui.error_boundary import shielded
from components.ui.upload_forms import show_where_to_download
from data.cases.answers import Answer
from data.cases.engines import EngineUnavailable
from data.cases.records import AGE_BAND, FORM, YEAR
from data.cases.thresholds import UnusableThreshold, threshold
from data.editions import damaged
from data.published_files import BY_DATASET

DATASETS = ("ctdc_synthetic", "ctdc_k_anonymised")
OF_OPERATOR = "operator"
Opener = Callable[[], Records]


@shielded("Answers of the case records")
def show_case_records() -> None:
    """Filters and answers of the case records that can be asked; without any, where to download them."""
    held = _held()
    if not held:
        _show_nothing()
        return
    try:
        with st.sidebar:
            records = held[choose_records({name: _title(name) for name in held})]()
            choice = choose_cases(records)
        st.text(records.edition.words)
        _show_answers(records, Asked(choice, threshold(), records.edition))
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


def _show_answers(records: Records, asked: Asked) -> None:
    """How many cases fit; shares of one attribute, two attributes, one by year."""
    number = st.container()
    with st.container(border=True):
        about = choose_attribute("Shares of", addresses.ABOUT, records.cases.attributes, FORM.name)
        found = records.shares(about, asked.choice)
        show_answer(case_views.of_shares(found, about, asked))
    # The number of cases is the same in every answer: none is asked for it alone.
    every = records.shares(about).total
    # A status, which screen readers tell whenever a filter changes it.
    number.info(f"**{case_views.number(found.total, every, asked.least)}**")
    number.text(f"{case_words.chosen(asked.choice)}.")
    if not found.total:
        return
    for drawer in (_show_cross, _show_trend):
        with st.container(border=True):
            drawer(records, asked)


def _show_cross(records: Records, asked: Asked) -> None:
    held = records.cases.attributes
    left, right = st.columns(2)
    with left:
        row = choose_attribute("Rows", addresses.ROWS, held, AGE_BAND.name)
    with right:
        column = choose_attribute("Columns", addresses.ACROSS, held, FORM.name)
    _show(
        lambda: records.cross(row, column, asked.choice),
        lambda found: case_views.of_cross(found, row, column, asked),
    )


def _show_trend(records: Records, asked: Asked) -> None:
    held = [attribute for attribute in records.cases.attributes if attribute.name != YEAR.name]
    about = choose_attribute("By year of registration", addresses.TREND, held, FORM.name)
    _show(lambda: records.trend(about, asked.choice), lambda found: case_views.of_trend(found, about, asked))


def _show(ask: Callable[[], Answer], told: Callable[[Answer], CaseView]) -> None:
    """An answer, or the sentence why the question has none."""
    try:
        found = ask()
    except (LookupError, ValueError) as error:
        st.info(plain(str(error)))
        return
    show_answer(told(found))
