"""Under an exhibit: its CSV, and what may be said of it, how to cite it, where else it can be read."""

import streamlit as st

from components.exports import csv_files
from components.model.view import View
from components.ui.share_panel import show_citation, show_said
from components.ui.using import show_use

LABEL = "Quote, cite, use"
PANELS = {"What you may say": show_said, "Cite": show_citation, "Use this data": show_use}


@st.fragment
def show_panels(view: View) -> None:
    """Two buttons. What the second opens is filled only then, which runs nothing else of the page."""
    with st.container(horizontal=True, gap="xsmall"):
        show_download(view)
        key = f"quote-{view.exhibit.slug}"
        opened = st.popover(LABEL, icon=":material/format_quote:", key=key, on_change="rerun")
        if opened.open:
            with opened:
                for tab, draw in zip(st.tabs(list(PANELS)), PANELS.values(), strict=True):
                    with tab:
                        draw(view)


def show_download(view: View) -> None:
    """The button that saves the rows shown as CSV."""
    st.download_button(
        "CSV",
        data=lambda: csv_files.csv_bytes(view),
        file_name=csv_files.file_name(view),
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{view.exhibit.slug}",
        icon=":material/download:",
        help=f"The rows shown of “{view.exhibit.resource.title}”, with units and sources",
    )
