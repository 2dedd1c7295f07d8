"""Add data: a publisher's file from one's own disk, and what is loaded."""

import streamlit as st

from components.ui.upload_forms import show_every_download, show_loaded, show_upload

st.header("Upload a file", divider="gray")
show_upload()
st.header("What is loaded", divider="gray")
show_loaded()
st.header("Where to download", divider="gray")
show_every_download()
