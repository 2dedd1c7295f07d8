"""The data behind the dashboard: sources, words, whole tables."""

import pandas as pd
import streamlit as st

from components.exports.downloads import PACKAGE_NAME, package_zip, table_csv
from components.quoting import show_table_citation
from data.package import TABLES, VERSION, Table
from data.tables import UnreadableTable, labels, read

VOCABULARIES = ("kinds", "forms", "concepts")


def show_package() -> None:
    """The button for the whole package."""
    st.download_button(
        f"Data package {VERSION} (ZIP)",
        data=package_zip,
        file_name=PACKAGE_NAME,
        mime="application/zip",
        on_click="ignore",
        key="package",
        icon=":material/folder_zip:",
        type="primary",
    )


def show_tables() -> None:
    """Each table with its reading note and its CSV."""
    for table in TABLES.values():
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            with st.container(width="stretch"):
                st.subheader(f"{table.title} {_size(table)}", anchor=f"table-{table.name}")
                st.markdown(f"{table.description} {table.reading_note}")
            st.download_button(
                "CSV",
                data=lambda table=table: table_csv(table),
                file_name=f"{table.name}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"table-{table.name}",
                icon=":material/download:",
                help=f"The whole table {table.name}",
            )
            show_table_citation(table)


def _size(table: Table) -> str:
    try:
        return f"({len(read(table)):,} rows)"
    except UnreadableTable:
        return "(cannot be read at the moment)"


def show_words() -> None:
    """What the kinds, forms and concepts mean."""
    for name in VOCABULARIES:
        table = TABLES[name]
        rows = read(table)[["label", "description"]].astype("object").fillna("")
        st.subheader(table.title, anchor=name)
        st.table(rows.rename(columns={"label": "Word", "description": "Meaning"}), hide_index=True)


def show_sources() -> None:
    """Every source with what was seen of it."""
    rows = read(TABLES["sources"])
    access = labels(TABLES["sources"].field("access"))
    seen = pd.DataFrame(
        {
            "Publisher": rows["publisher"],
            "Title": rows["title"],
            "Published": rows["published"],
            "Address": rows["url"],
            "What was seen": rows["access"].astype("str").map(access),
            "Date seen": rows["seen_on"],
            "Terms of reuse": rows["terms"],
        }
    )
    config = {"Address": st.column_config.LinkColumn(), "Title": st.column_config.TextColumn(width="large")}
    st.dataframe(seen, hide_index=True, column_config=config, alt=f"Table of {len(seen)} sources")
