"""How a refusal is tested."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from data.intake.child_process import run_bounded
from data.intake.publishers import limits
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from tests.data.intake.publishers.written import Row, text, written


def upload(path: Path) -> Reading:
    """The file read as one of a stranger is."""
    return run_bounded(limits.UPLOAD, read_file, path)


def refusal(path: Path, read: Callable[[Path], Reading] = read_file) -> str:
    with pytest.raises(Refused) as caught:
        read(path)
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
