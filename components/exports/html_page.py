"""An exhibit as a page of its own: to share, to frame, and, in one file, to keep offline."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from components.charts.outlines import OUTLINES
from components.exhibits.links import link
from components.exports.drawing import PLOTLY
from components.exports.framed import mapping
from components.exports.jinja import templates
from components.exports.json_files import THEIR_TERMS
from components.exports.pictures import browser
from components.exports.schemes import schemes
from components.model.url_state import address_of
from components.model.view import View
from components.text.citation_formats import as_text
from components.text.citations import cite_view
from components.text.presentation import Presentation, present
from data.package import LICENCE, VERSION

FOLDER = Path(__file__).parent / "templates"
MOST_ROWS = 500
FORMATS = {
    "csv": "CSV",
    "xlsx": "Workbook",
    "json": "JSON",
    "zip": "Figure package",
    "offline.html": "This page, offline",
}
_templates = templates(FOLDER)


@cache
def asset(name: str) -> str:
    """A script or style of the page; plotly.min.js is the one that Plotly's package ships."""
    path = PLOTLY if name == PLOTLY.name else FOLDER / name
    return path.read_text(encoding="utf-8")


@cache
def tag(name: str) -> str:
    """A short digest of an asset: part of its address, so that browsers may keep it for good."""
    return hashlib.sha256(asset(name).encode()).hexdigest()[:16]


def policy() -> str:
    """What the page may do: run the app's own scripts, fetch outlines from it, be framed by anybody.

    Plotly writes styles of its own into the page, so styles inside it are allowed.
    """
    return (
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )


def exhibit_page(view: View, seen: date, base: str, scheme: str = "", *, offline: bool = False) -> bytes:
    """The page of a view in HTML, in one scheme or, without, in the one that the reader's system asks for.

    `base` is the address of this server with a slash at its end; offline, scripts and outlines are inside.
    """
    here, words = address_of(view, "html", base), present(view)
    told = {
        "view": view,
        "words": words,
        "citation": as_text(cite_view(view, seen, here)),
        "here": here,
        "dashboard": link(view.selection, view.exhibit, base),
        "image": _picture_address(view, base) if view.exhibit.chart and not view.empty else "",
        "formats": {label: address_of(view, ending, base) for ending, label in FORMATS.items()},
        "described": _dataset(words, base, here),
        "offline": offline,
        "scheme": scheme,
        "style": Markup(asset("exhibit.css")),  # noqa: S704 - a file of this app
        "version": VERSION,
    }
    template = _templates.get_template("exhibit.html")
    return template.render(told | _rows(words) | _drawn(words, offline)).encode()


def _rows(words: Presentation) -> dict[str, Any]:
    """The table of the page, cut at a number of rows that a reader may scroll through."""
    frame = words.table
    cells = frame.head(MOST_ROWS).astype("object").where(frame.notna(), "")
    more = max(0, len(frame) - MOST_ROWS)
    return {
        "heads": list(frame),
        "rows": cells.to_numpy().tolist(),
        "more": more,
        "told_rows": words.rows,
    }


def _drawn(words: Presentation, offline: bool) -> dict[str, Any]:
    """The chart and what draws it; nothing where there is none."""
    view = words.view
    if view.empty or not view.exhibit.chart:
        return {"figure": None, "schemes": {}, "in_picture": {}, "scripts": [], "tags": {}}
    return {
        "figure": mapping(view),
        "schemes": {name: found.colors for name, found in schemes().items()},
        "in_picture": _in_picture(words),
        "scripts": _scripts(view) if offline else [],
        "tags": {name: tag(name) for name in ("plotly.min.js", "exhibit.js")},
    }


def _in_picture(words: Presentation) -> dict[str, str]:
    """What a picture saved in the browser carries besides the chart."""
    cited = "; ".join(source.citation for source in words.sources)
    exhibit = words.view.exhibit
    note = " ".join((exhibit.note, *words.caveats))
    return {"title": words.title, "note": note, "source": cited, "slug": exhibit.slug}


def _scripts(view: View) -> list[Markup]:
    """Plotly, the outlines of a map, and the page's own script, to be put inside the page."""
    outlines = [_outlines()] if view.exhibit.chart and view.exhibit.chart.is_map else []
    # Markup: files of this app and of Plotly's package, no value of a table or an address.
    inside = (asset("plotly.min.js"), *outlines, asset("exhibit.js"))
    return [Markup(script) for script in inside]  # noqa: S704


@cache
def _outlines() -> str:
    """Where Plotly looks for outlines before it asks a server."""
    held = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(OUTLINES.glob("*.json"))
    }
    return f"window.PlotlyGeoAssets = {{topojson: {json.dumps(held)}}};"


def _picture_address(view: View, base: str) -> str:
    """A picture of the chart where this server can draw one, else the same card for all."""
    return address_of(view, "png", base) if browser() else f"{base}assets/card.png"


def _dataset(words: Presentation, base: str, here: str) -> dict[str, Any]:
    """The exhibit in the words of schema.org, for searches for data."""
    view = words.view
    csv = {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address_of(view, "csv", base)}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": words.title,
        "description": f"{view.exhibit.note} {view.exhibit.resource.description}",
        "url": here,
        "version": VERSION,
        "license": LICENCE["path"],
        "usageInfo": THEIR_TERMS,
        "creator": [{"@type": "Organization", "name": item.publisher} for item in view.sources],
        "publisher": {"@type": "Organization", "name": "Blue Heart Statistics"},
        "isBasedOn": [
            {"@type": "CreativeWork", "name": item.title, "url": item.url} for item in view.sources
        ],
        "distribution": [csv],
    }
