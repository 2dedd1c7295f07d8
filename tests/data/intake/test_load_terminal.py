"""The command that loads and the terminal it writes to."""

import os
import shlex
import subprocess
from pathlib import Path

import pytest

from data import load
from tests.data.intake import invented
from tests.data.intake.invented import INVENTED, ROOT, file

pytestmark = pytest.mark.usefixtures("invented_format")


def test_a_file_cannot_speak_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signs = "\x1b]0;owned\x07\x1b[2J\x9b\u202e\r"
    path = tmp_path / f"invented-{signs}.csv"
    path.write_bytes(invented.csv(f"{signs},2017,{signs}", *["ALB,2017,1"] * 90))
    assert load.main([str(path), "--list"]) == 0
    said = capsys.readouterr()
    assert all(sign.isprintable() or sign == "\n" for sign in said.out + said.err)
    assert "owned" in said.out


def test_without_a_file_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        load.main([])
    assert stopped.value.code == 2
    assert "name at least one FILE" in capsys.readouterr().err


def test_a_terminal_that_knows_no_accents_gets_the_account_too(old: Path) -> None:
    named = {**os.environ, "PYTHONIOENCODING": "ascii"}
    new = file(old.parent, "invented-é→.csv", "ALB,2017,5")
    run = subprocess.run(
        [*INVENTED, str(old), str(new)], cwd=ROOT, env=named, capture_output=True, check=False
    )
    assert run.returncode == 0
    assert b"value 27 \\u2192 5" in run.stdout


def test_a_reader_of_the_lines_may_leave(old: Path) -> None:
    command = f"{shlex.join([*INVENTED, str(old), str(old)])} | true"
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stderr == "ready\n"
