"""A part of a page that fails is a sentence in its place; the other parts are drawn."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from components.routes.operators import metrics
from components.text.faults import told
from components.text.markdown import plain


@contextmanager
def shielded(what: str) -> Iterator[None]:
    """Draw a part of a page, or say why it is not there. Serves as `with` and as decorator.

    `what` begins the sentence, in the plural. Streamlit's own rerun and stop are no failures and pass.
    """
    try:
        yield
    except Exception as error:
        say(what, error)


def say(what: str, error: Exception) -> None:
    """The sentence about a failure, where it happened."""
    st.warning(plain(told(what, error)))


def on_script_error(error: Exception) -> bool:
    """What no part of a page caught, such as a press of a button: a sentence for Streamlit's own."""
    metrics.run_failed(error)
    say("Some parts of this page", error)
    return True
