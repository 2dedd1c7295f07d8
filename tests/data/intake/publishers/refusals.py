"""How a refusal is tested."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused
from tests.data.intake.publishers.written import Row, text, written


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_file(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert "Error" not in sentence
    return sentence


def refused(folder: Path, rows: Sequence[Row], name: str = "table.csv") -> str:
    """Why a table of these rows is refused."""
    return refusal(written(folder / name, text(rows)))


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()
