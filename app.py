"""Blue Heart Statistics: the dashboard and what it serves beside it, one process.

Run with `streamlit run app.py`.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from components.routes.front import fronts
from components.routes.kept import KeptAnswers
from components.routes.serving import routes

FOLDER = Path(__file__).parent
# What Streamlit answers to the address of any page.
INDEX = Path(st.__file__).parent / "static" / "index.html"

# The pages run from pages/frame.py, not from this file: beside a folder named pages/ Streamlit
# would serve the first deep link to a fresh server past the site map.
app = st.App(
    FOLDER / "pages" / "frame.py",
    routes=[
        Mount("/outlines", StaticFiles(directory=FOLDER / "static" / "outlines")),
        *routes(),
        *fronts(INDEX),
    ],
    middleware=[Middleware(KeptAnswers)],
)
