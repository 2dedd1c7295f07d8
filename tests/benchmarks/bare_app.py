"""The bare app: charts and tables read from files and drawn by Streamlit, nothing else.

The benchmark copies this script into a folder of its own, beside the files.
"""

from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pyarrow as pa
import streamlit as st

FOLDER = Path(__file__).parent / "content"
BOXES = FOLDER / "boxes.txt"  # there when somebody shall choose years in a browser


@st.cache_resource(show_spinner=False)
def figures(folder: str) -> list[go.Figure]:
    return [plotly.io.from_json(path.read_text()) for path in sorted(Path(folder).glob("*.json"))]


@st.cache_resource(show_spinner=False)
def frames(folder: str) -> list[pd.DataFrame]:
    return [
        pa.ipc.open_stream(path.read_bytes()).read_pandas() for path in sorted(Path(folder).glob("*.arrow"))
    ]


def chosen(name: str, label: str) -> str:
    if not BOXES.exists():
        return st.query_params.get(name, "")
    return st.sidebar.selectbox(label, BOXES.read_text().split(), index=None, placeholder="Any") or ""


def draw(page: str) -> None:
    years = f"years-{chosen('from', 'From year')}-{chosen('to', 'To year')}"
    folder = str(FOLDER / page / years)
    for place, figure in enumerate(figures(folder)):
        st.plotly_chart(figure, key=f"chart-{place}")
    for frame in frames(folder):
        st.dataframe(frame, hide_index=True)


names = (FOLDER / "pages.txt").read_text().splitlines()
pages = [
    st.Page(lambda name=name: draw(name), title=name, url_path=name, default=name == names[0])
    for name in names
]
st.navigation(pages).run()
