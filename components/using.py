"""Use this data: the address of an exhibit's rows and how other programs read it."""

from functools import lru_cache
from urllib.parse import urlsplit

import streamlit as st

from components.exhibit import View
from components.queries import asked
from components.snippets import address, snippets


def show_use(view: View) -> None:
    """A button that opens the lines for each program, for the rows shown.

    All lines are one text: a page has many exhibits, and each element of the screen costs time.
    """
    with st.popover(
        "Use this data",
        icon=":material/code:",
        key=f"use-{view.exhibit.slug}",
        help="Read these rows in Python, R or a spreadsheet",
    ):
        st.markdown(lines(view, server()))


@lru_cache(maxsize=1024)
def lines(view: View, base: str) -> str:
    """The addresses of a view's rows and the lines that read them, in Markdown."""
    query = asked(view.selection, view.exhibit)
    csv, json = (address(base, f"exhibits/{view.exhibit.slug}.{ending}", query) for ending in ("csv", "json"))
    links = f"[CSV]({csv}) · [JSON]({json}) · [everything that is served]({base or '/'}api)"
    return "\n\n".join(
        [f":small[The rows shown, at an address of their own: {links}]"]
        + [item.markdown for item in snippets(csv, json)]
    )


def server() -> str:
    """Where this server is, as the reader's browser knows it, with a slash at the end; "" if unknown.

    The address of a page is that of the server and one more word at most.
    """
    place = urlsplit(st.context.url or "")
    if not place.netloc:
        return ""
    return f"{place.scheme}://{place.netloc}{place.path.rpartition('/')[0]}/"
