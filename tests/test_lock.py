"""requirements.lock is what requirements.txt asks for, with a digest of every file and no address."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests import holes

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINS = [Requirement(line.split(" \\")[0]) for line in LOCK.splitlines() if re.match(r"[A-Za-z0-9]", line)]
ASKED = [
    Requirement(line)
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_pin_has_digests_and_one_version() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n" + LOCK)[1:]
    assert len(entries) == len(PINS) > len(ASKED)
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]
    for pin in PINS:
        assert [item.operator for item in pin.specifier] == ["=="], str(pin)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_the_lock_is_what_is_asked_for(asked: Requirement) -> None:
    pinned = [pin for pin in PINS if plain(pin.name) == plain(asked.name)]
    assert pinned, "run make lock"
    for pin in pinned:
        assert asked.specifier.contains(next(iter(pin.specifier)).version), "run make lock"


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK
    assert "index-url" not in LOCK


FOUND = {"name": "a", "version": "1", "vulns": []}
HOLE = {"name": "b", "version": "1", "vulns": [{"id": "X-1"}]}
AWAY = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "status", "said"),
    [
        ([FOUND], 0, "1 packages checked, 0 known holes."),
        ([FOUND, HOLE], 1, "b 1: X-1"),
        ([FOUND, AWAY], 3, "NOT CHECKED: 1 packages"),
        ([AWAY], 3, "NOT CHECKED: anything"),
        ([], 3, "NOT CHECKED: anything"),
    ],
)
def test_what_was_not_checked_is_not_clean(found: list[dict[str, object]], status: int, said: str) -> None:
    ended, sentence = holes.told(found)
    assert ended == status
    assert said in sentence
