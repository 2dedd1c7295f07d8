"""The unit for systemd: it says what systemd understands, and leaves a process little to do harm with."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import PATIENCE, ROOT

UNIT = ROOT / "deploy" / "systemd" / "blue-heart-statistics@.service"
ANALYZE = shutil.which("systemd-analyze")
PROGRAM = "/opt/blue-heart-statistics/.venv/bin/streamlit"
pytestmark = pytest.mark.skipif(
    ANALYZE is None, reason="systemd-analyze is not installed: apt-get install systemd"
)


def analyzed(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [str(ANALYZE), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)


def test_systemd_understands_every_line(tmp_path: Path) -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert PROGRAM in text
    installed = tmp_path / "blue-heart-statistics@8501.service"
    installed.write_text(text.replace(PROGRAM, sys.executable))
    told = analyzed("verify", "--recursive-errors=no", installed)
    assert (told.returncode, told.stderr) == (0, "")
    installed.write_text(installed.read_text().replace("NoNewPrivileges=yes", "NoNewPrivilege=yes"))
    assert "NoNewPrivilege" in analyzed("verify", "--recursive-errors=no", installed).stderr


def test_a_process_can_do_little_harm() -> None:
    """systemd's own measure from 0 (nothing is exposed) to 10, times ten; without the unit's lines it is 96."""
    told = analyzed("security", "--offline=true", "--threshold=20", UNIT)
    assert told.returncode == 0, told.stdout
