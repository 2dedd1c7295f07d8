"""The publishers' own files, where the setting PUBLISHED_FILES names the folder that holds them."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("PUBLISHED_FILES", ""))
with_published_files = pytest.mark.skipif(
    not os.environ.get("PUBLISHED_FILES"),
    reason="the publishers' files are not in this repository: set PUBLISHED_FILES to the folder that holds them",
)
UNODC = FOLDER / "unodc" / "data_glotip_2025-04-14.xlsx"
