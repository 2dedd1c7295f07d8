"""Under an exhibit: its CSV, and what may be said of it, how to cite it, where else it can be read."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components.exhibit import View
from components.exports import csv_files
from components.quoting import show_citation, show_said
from components.using import show_use
from data.package import TABLES


@dataclass(frozen=True)
class Panel:
    """A closed panel: its name in keys, its label and icon, and what draws its content."""

    name: str
    label: str
    icon: str
    draw: Callable[[View], None]


PANELS = (
    Panel("say", "What you may say", ":material/format_quote:", show_said),
    Panel("cite", "Cite", ":material/menu_book:", show_citation),
    Panel("use", "Use this data", ":material/ios_share:", show_use),
)


@st.fragment
def show_panels(view: View) -> None:
    """One row of buttons. A panel is filled once it is opened, which runs nothing else of the page."""
    with st.container(horizontal=True, gap="xsmall"):
        _download(view)
        for panel in PANELS:
            key = f"{panel.name}-{view.exhibit.slug}"
            opened = st.popover(panel.label, icon=panel.icon, key=key, on_change="rerun")
            if opened.open:
                with opened:
                    panel.draw(view)


def _download(view: View) -> None:
    st.download_button(
        "CSV",
        data=lambda: csv_files.csv_bytes(view),
        file_name=csv_files.file_name(view),
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{view.exhibit.slug}",
        icon=":material/download:",
        help=f"The rows shown of “{TABLES[view.exhibit.table].title}”, with units and sources",
    )
