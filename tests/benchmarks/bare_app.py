"""The bare app, copied beside its files: their charts and tables drawn by Streamlit, two boxes of years, nothing else."""

from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pyarrow as pa
import streamlit as st

FOLDER = Path(__file__).parent / "content"


@st.cache_resource(show_spinner=False)
def content(page: str, first: str, last: str) -> tuple[list[go.Figure], list[pd.DataFrame]]:
    """What the product showed for these years, or where nobody asked for both, for any years."""
    place = FOLDER / page / f"years-{first}-{last}"
    place = place if place.exists() else FOLDER / page / "years--"
    charts, tables = (sorted(place.glob(kind)) for kind in ("*.json", "*.arrow"))
    return (
        [plotly.io.from_json(path.read_text()) for path in charts],
        [pa.ipc.open_stream(path.read_bytes()).read_pandas() for path in tables],
    )


def chosen(name: str, label: str) -> str:
    options = (FOLDER / f"{name}.txt").read_text().split()
    box = st.sidebar.selectbox(label, options, None, key=name, placeholder="Any", bind="query-params")
    return box or ""


def draw(page: str) -> None:
    figures, frames = content(page, *years)
    for place, figure in enumerate(figures):
        st.plotly_chart(figure, key=f"chart-{place}")
    for frame in frames:
        st.dataframe(frame, hide_index=True)


names = (FOLDER / "pages.txt").read_text().splitlines()
pages = [
    st.Page(lambda name=name: draw(name), title=name, url_path=name, default=name == names[0])
    for name in names
]
page = st.navigation({"Topics": pages}, position="top")  # an entry of the product's, to be clicked alike
years = chosen("from", "From year"), chosen("to", "To year")  # in the frame, where they keep their value
page.run()
