"""How a refusal is tested."""

import io
import zipfile
from pathlib import Path

import pytest

from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Refused


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_file(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    assert "Error" not in sentence
    return sentence


def zipped(parts: dict[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()
