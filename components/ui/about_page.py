"""The data behind the dashboard: sources, words, whole tables."""

from collections.abc import Iterable

import streamlit as st

from components.exports.table_files import package_name, package_zip
from components.search.entries import VOCABULARIES
from components.ui.error_boundary import shielded
from components.ui.folds import fold
from data.overlay import version
from data.package import TABLES
from data.tables import labels, read

HEADS = {
    "publisher": "Publisher",
    "title": "Title",
    "published": "Published",
    "url": "Address",
    "access": "What was seen",
    "seen_on": "Date seen",
    "terms": "Terms of reuse",
}


@shielded("The files of the data package")
def show_package() -> None:
    """The button for the whole package."""
    st.download_button(
        f"Data package {version()} (ZIP)",
        data=package_zip,
        file_name=package_name(),
        mime="application/zip",
        on_click="ignore",
        key="package",
        icon=":material/folder_zip:",
    )


def show_tables() -> None:
    """Each table with its reading note, its CSV and its page, once asked for."""
    fold(f"{len(TABLES)} tables, one by one", _links(TABLES, "table-"), _show_every_table)


def show_words() -> None:
    """What the kinds, forms and concepts mean, once asked for."""
    fold(f"{len(VOCABULARIES)} lists of words", _links(VOCABULARIES), _show_meanings)


def _links(names: Iterable[str], before: str = "") -> list[str]:
    return [f"[{TABLES[name].title}](</data/{name}.html#{before}{name}>)" for name in names]


def _show_every_table() -> None:
    for name, table in TABLES.items():
        with shielded(f"The rows of {table.title}"):
            st.subheader(f"{table.title} ({len(read(table)):,} rows)", anchor=f"table-{name}")
            links = f"[CSV](</data/{name}.csv>) · [rows and other formats](</data/{name}.html>)"
            st.markdown(f"{table.description} {table.reading_note}\n\n{links}")


@shielded("The meanings of the words")
def _show_meanings() -> None:
    for name in VOCABULARIES:
        table = TABLES[name]
        rows = read(table)[["label", "description"]].astype("object").fillna("")
        st.subheader(table.title, anchor=name)
        st.table(rows.rename(columns={"label": "Word", "description": "Meaning"}), hide_index=True)


@shielded("The sources")
def show_sources() -> None:
    """Every source with what was seen of it."""
    rows = read(TABLES["sources"])
    access = rows["access"].astype("str").map(labels(TABLES["sources"].field("access")))
    seen = rows.assign(access=access)[list(HEADS)].astype("object").fillna("").rename(columns=HEADS)
    config = {"Address": st.column_config.LinkColumn(), "Title": st.column_config.TextColumn(width="large")}
    st.dataframe(seen, hide_index=True, column_config=config, alt=f"Table of {len(seen)} sources")
