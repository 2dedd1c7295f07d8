"""An exhibit as a page of its own: to share, to frame, and, in one file, to keep offline."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from components.charts.draw import OUTLINES
from components.exhibits.site import link
from components.exports.formats import EXHIBIT_FORMATS
from components.exports.framed import frame, mapping, schemes
from components.exports.pictures import PLOTLY, browser
from components.model.url_state import address_of
from components.model.view import View
from components.text.citations import as_text, cite_view
from components.text.presentation import present
from data.overlay import version

FOLDER = Path(__file__).parent / "templates"
MOST_ROWS = 500
# In the order in which the page offers them.
OFFERED = {
    **{ending: EXHIBIT_FORMATS[ending].label for ending in ("csv", "xlsx", "json", "zip")},
    "offline.html": "This page, offline",
    "card.png": "Quote card",
}
STATIC = [Path(__file__).parents[2] / "static" / name for name in ("dashboard.js", "print.css", "card.png")]
# What pages run, load and show in previews: the first is the one that Plotly's package ships.
ASSETS = {file.name: file for file in (PLOTLY, FOLDER / "exhibit.js", *STATIC)}
SCRIPTS = (PLOTLY.name, "exhibit.js")
# What the page may do: run the app's own scripts, fetch outlines from it, be framed by anybody. Plotly writes
# styles of its own into the page, so styles inside it are allowed.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)


def templates(folder: Path) -> Environment:
    """Those in a folder and what all share: every value is escaped, one that is missing is an error."""
    made = Environment(loader=FileSystemLoader([folder, FOLDER]), autoescape=True, undefined=StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    return made


TEMPLATES = templates(FOLDER)


@dataclass(frozen=True)
class Around:
    """What a page says beside its view: the tags of its picture in HTML, of which data version the address
    is, and what changed since."""

    preview: str = ""
    version: str = ""
    changes: Sequence[str] = ()


@cache
def asset(name: str) -> bytes:
    """The content of an asset."""
    return ASSETS[name].read_bytes()


@cache
def asset_path(name: str) -> str:
    """Where an asset is served; it changes with its content, so that browsers may keep it for good."""
    return f"assets/{name}?{hashlib.sha256(asset(name)).hexdigest()[:16]}"


def exhibit_page(
    view: View, seen: date, base: str, scheme: str = "", *, offline: bool = False, around: Around = Around()
) -> str:
    """The page of a view in HTML, in one scheme or, without, in the one that the reader's system asks for.

    `base` is the address of this server with a slash at its end; offline, scripts and outlines are inside.
    """
    here, words = address_of(view, "html", base), present(view)
    offered = OFFERED if browser() else {end: label for end, label in OFFERED.items() if end != "card.png"}
    drawn, shown = None if view.empty else view.exhibit.chart, words.table.head(MOST_ROWS)
    figure = mapping(view) if drawn else None
    return TEMPLATES.get_template("exhibit.html").render(
        view=view,
        words=words,
        citation=as_text(cite_view(view, seen, here)),
        here=here,
        dashboard=link(view.selection, view.exhibit, base),
        around=around,
        formats={label: address_of(view, ending, base) for ending, label in offered.items()},
        offline=offline,
        scheme=scheme,
        version=version(),
        heads=list(shown),
        rows=cells(shown),
        more=len(words.table) - len(shown),
        figure=figure,
        frame=frame(view, figure["layout"]) if figure else None,
        schemes=schemes(),
        scripts=_scripts(bool(drawn.steps)) if drawn and offline else (),
        addresses=map(asset_path, SCRIPTS),
    )


def cells(rows: pd.DataFrame) -> list[list[object]]:
    """Each row as a page shows it; what is missing is blank."""
    cells: list[list[object]] = rows.astype("object").where(rows.notna(), "").to_numpy().tolist()
    return cells


@cache
def _scripts(is_map: bool) -> list[str]:
    """Plotly, the outlines of a map, where it looks before it asks a server, and the page's own script."""
    plotly, own = (asset(name).decode() for name in SCRIPTS)
    if not is_map:
        return [plotly, own]
    files = sorted(OUTLINES.glob("*.json"))
    outlines = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return [plotly, f"window.PlotlyGeoAssets = {{topojson: {json.dumps(outlines)}}};", own]
