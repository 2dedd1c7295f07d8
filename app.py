"""Blue Heart Statistics: the dashboard and what it serves beside it, one process.

Run with `streamlit run app.py`.
"""

import gc
import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount

from data.faults import Unavailable, Unreadable


def give_up(reason: object) -> NoReturn:
    """End the start with a sentence, in the form that the operator wants of a log."""
    told = f"The dashboard cannot start: {reason}"
    in_json = os.environ.get("BLUE_HEART_LOG", "").strip().lower() == "json"
    sys.exit(json.dumps({"level": "CRITICAL", "logger": "app", "message": told}) if in_json else told)


gc.disable()  # what is imported stays: looking for garbage in it would only cost
try:
    import_module("babel.localtime")  # what every page needs reads the time zone when it is read itself
except (OSError, ValueError) as error:
    give_up(f"the time zone that TZ or this machine names cannot be read: {error}")
try:
    from components.routes.fronts import fronts
    from components.routes.nowhere import Addresses
    from components.routes.operators import endpoints, settings
    from components.routes.operators.metrics import Counted
    from components.routes.packed_files import PackedFiles
    from components.routes.responses import protected
    from components.routes.serving import routes
    from components.ui.admission import Admission
    from components.ui.connections import bound_streamlit
    from components.ui.error_boundary import on_script_error
    from data.geographies import places

    settings.check(st.get_option)
    places()  # what every page needs is read now or never
    endpoints.set_up_log()
except Unreadable as error:
    give_up(f"{error}. Put the file back as it was released, then start again.")
except (ValueError, OSError, Unavailable) as error:  # of a setting
    give_up(error)

# Pages make many small objects that are soon gone by themselves: looking for others every 700 of them, as
# Python does, costs a tenth of all processor time.
gc.set_threshold(50_000, 20, 10)
gc.freeze()
gc.enable()
FOLDER = Path(__file__).parent
# What Streamlit answers to the address of any page.
INDEX = Path(st.__file__).parent / "static" / "index.html"

outlines = Mount("/outlines", PackedFiles(FOLDER / "static" / "outlines"))
answering = [outlines, *endpoints.routes(), *routes(), *fronts(INDEX)]


def where() -> str:
    """The address to open, as far as this machine knows it."""
    host = st.get_option("server.address")
    return f"http://{'localhost' if host in (None, '0.0.0.0', '::') else host}:{st.get_option('server.port')}"  # noqa: S104


bound_streamlit()
# The pages run from pages/frame.py, not from this file: beside a folder named pages/ Streamlit
# would serve the first deep link to a fresh server past the site map.
app = st.App(
    FOLDER / "pages" / "frame.py",
    routes=answering,
    middleware=[
        Middleware(Counted),
        protected(INDEX),
        Middleware(Admission),
        Middleware(Addresses, routes=answering, files=INDEX.parent),
    ],
    lifespan=endpoints.started(where),
    on_script_error=on_script_error,
)
