"""An empty store, and invented case records, for as long as anything asks for them."""

from pathlib import Path

import pytest

from data.cases.sources import Cases, from_file
from data.intake import child_process
from data.intake.publishers import formats
from tests.data.cases.invented_cases import invented_cases, written
from tests.data.intake import invented


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store that the setting names."""
    monkeypatch.setenv("BLUE_HEART_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


@pytest.fixture
def invented_format(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store, and a format for the invented files."""
    monkeypatch.setattr(formats, "FORMATS", (invented.FORMAT, *formats.FORMATS))
    monkeypatch.setattr(child_process, "run_bounded", invented.run_here)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An invented file."""
    lines = ("ALB,2017,27", "BEL,2018,7", "NAM,2018,9", "NAM,2018,<5")
    return invented.file(tmp_path, "invented-2023.csv", *lines)


@pytest.fixture(scope="session")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(invented_cases(), tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="session")
def duckdb(parquet: Path) -> Cases:
    return from_file(parquet)
