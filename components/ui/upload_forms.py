"""The forms of the page "Add data": upload, account, what is loaded, where to download."""

from functools import partial

import pandas as pd
import streamlit as st

from components.exhibits.site import PAGES
from components.ui import uploads
from components.ui.error_boundary import shielded
from components.ui.uploads import Received
from data.editions import Loaded, damaged
from data.published_files import BY_DATASET, PUBLISHED_FILES

COMMAND = "python -m data.load FILE"
MOST, EXAMPLES = 20, 3


@shielded("Uploads")
def show_upload() -> None:
    """The uploader, and below it what became of the file."""
    uploaded = st.file_uploader(
        "A file as its publisher gives it out",
        key=uploads.widget_key(),
        help="A workbook or a CSV file, also packed. It is told from its content; its name may be any. "
        f"At most {st.get_option('server.maxUploadSize')} MB are received.",
    )
    if uploaded is not None:
        with st.spinner("Reading the file. A large one takes a minute."):
            uploads.receive(uploaded)
        st.rerun()
    for line in st.session_state.get(uploads.SAID, ()):
        st.text(line)
    if found := uploads.received():
        with st.container(border=True):
            _show_account(found)


def _show_account(found: Received) -> None:
    """Every row of the file: read, or set aside and why; then what to do with it. Or why it was refused."""
    if found.loaded is None or found.loaded.account is None:
        st.subheader("This file was not read", anchor=False)
        st.text(found.file_name)
        st.text(found.refused)
        st.markdown("[Which files can be read, and where to download them](#where-to-download)")
        st.button("Forget it", on_click=uploads.forget, key="forget-upload")
        return
    manifest, account = found.loaded.manifest, found.loaded.account
    st.subheader("What the file holds", anchor=False)
    st.text(f"{manifest.title}, edition {manifest.edition}")
    st.text(found.file_name)
    aside = account.rows_in_file - account.rows_read
    counts = {"Rows in the file": account.rows_in_file, "Read": account.rows_read, "Set aside": aside}
    with st.container(horizontal=True):
        for label, count in counts.items():
            st.metric(label, f"{count:,}")
    if account.set_aside:
        st.markdown("**Rows that were set aside**")
        reasons = pd.DataFrame(
            {"Rows": item.rows, "Why": item.reason, "For example": "; ".join(item.examples[:EXAMPLES])}
            for item in account.set_aside
        )
        st.dataframe(reasons, hide_index=True, alt="Table of the rows that were set aside, by reason")
    if account.noticed:
        st.markdown("**What to know of the rows that were read**")
        for sentence in account.noticed[:MOST]:
            st.text(f"– {sentence}")
    if not found.loaded.is_case_records:
        _show_effects(found.loaded)
    with st.container(horizontal=True):
        if found.loaded.is_case_records:
            st.button(
                "Use it in this session", on_click=uploads.use, key="use-upload", icon=":material/person:"
            )
        st.button("Forget it", on_click=uploads.forget, key="forget-upload")


def _show_effects(item: Loaded) -> None:
    """What the file would change in the tables that are shown, and who can put it over them."""
    st.markdown("**What it would change in the tables of this dashboard**")
    for effect in item.effects:
        st.text(f"– {effect.line}")
    if item.largest:
        st.markdown("The largest differences")
        cells = ({"Row": one.what, "Now": one.before, "In this file": one.after} for one in item.largest)
        st.dataframe(pd.DataFrame(cells), hide_index=True, alt="Table of the largest differences")
    until = "Nothing of it is shown on any page until it is loaded: whoever runs this dashboard does so with"
    st.markdown(f"{until} `{COMMAND}`.")


@shielded("The loaded datasets")
def show_loaded() -> None:
    """What is loaded now and where it is seen, and a button for each copy of the session."""
    held = uploads.loaded()
    if held:
        config = {
            "Dataset": st.column_config.TextColumn(width="medium"),
            "Rows": st.column_config.NumberColumn(format="localized"),
        }
        overview = pd.DataFrame(
            {
                "Dataset": item.manifest.title,
                "Edition": item.manifest.edition,
                "Rows": item.manifest.rows,
                "For": "this session" if item.of_session else "everyone here",
                "Seen on": _pages(item.manifest.dataset),
                "Loaded (UTC)": pd.Timestamp(item.manifest.loaded_at).strftime("%Y-%m-%d %H:%M"),
                "Publisher": item.publisher,
            }
            for item in held
        )
        st.dataframe(overview, hide_index=True, column_config=config, alt="Table of what is loaded")
    else:
        st.markdown("Nothing yet.")
    for sentence in damaged():
        st.text(sentence)
    for one in (item.manifest for item in held if item.of_session):
        label, icon = f"Drop this session's copy: {one.title}", ":material/delete:"
        drop = partial(uploads.drop, one.dataset)
        st.button(label, on_click=drop, key=f"drop-{one.dataset}", icon=icon)


def _pages(dataset: str) -> str:
    """The titles of the pages that show a dataset, by the tables of their exhibits."""
    tables = BY_DATASET[dataset].tables if dataset in BY_DATASET else ()
    seen = [page.title for page in PAGES if any(item.table in tables for item in page.exhibits)]
    return ", ".join(seen or [page.title for page in PAGES if page.case_records])


def show_every_download() -> None:
    """Where each dataset can be downloaded; of those that are loaded, a newer edition may be out."""
    lines = (f"- {one.publisher}, **{one.title}**: [{one.address}]({one.address})" for one in PUBLISHED_FILES)
    above = f"Download a file, then upload it above, or type `{COMMAND}` on the machine of the dashboard."
    st.markdown("\n".join([above, "", *lines]))
