"""The parts of a figure package in one ZIP, with the digest of each."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date

from components.exports.downloads import STAMP
from components.exports.figure_package.parts import MANIFEST, choice, parts
from components.exports.pictures import pictures
from components.model.view import View


def figure_package(view: View, seen: date) -> bytes:
    """A ZIP of data, metadata, chart and words as of a day; with pictures where a Chromium is installed."""
    made = parts(view, seen)
    drawn = {f"chart.{ending}": content for ending, content in pictures(view).items()}
    return packed({**made, **drawn}, choice(view, seen))


def packed(made: Mapping[str, bytes], told: Mapping[str, object]) -> bytes:
    """A ZIP of parts and of a manifest with their SHA-256."""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(made.items())}
    manifest = json.dumps({**told, "sha256": digests}, indent=1).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in (*sorted(made.items()), (MANIFEST, manifest)):
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
