"""A release, made in a clone of this repository, and everything that must keep one from being made."""

import hashlib
import json
import shutil
import subprocess
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from deploy.release import NotReady, main, release
from tests.processes import ROOT

NOTHING = ("true",)
FILES = (
    "CHANGELOG.md",
    "CITATION.cff",
    "app.py",
    "data/datapackage.json",
    "data/tables/forms.csv",
    "data/versions.json",
    "pyproject.toml",
)


def git(clone: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    told = subprocess.run(["git", *who, *arguments], cwd=clone, check=True, capture_output=True, text=True)
    return told.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the files that a release looks at, as they are here."""
    for variable in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{variable}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{variable}_EMAIL", "somebody@example.org")
    place = tmp_path / "clone"
    for name in FILES:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, place / name)
    change(place, "CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Something new.\n")
    git(place, "init", "--quiet", "--initial-branch=main")
    commit(place)
    return place


def commit(clone: Path) -> None:
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "A change")


def change(clone: Path, name: str, before: str, after: str) -> None:
    text = (clone / name).read_text(encoding="utf-8")
    assert before in text
    (clone / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def refused(clone: Path, version: str, reason: str, checks: tuple[str, ...] = NOTHING) -> None:
    """Not made, for this reason; and nothing is written."""
    before = (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain"), git(clone, "tag"))
    with pytest.raises(NotReady, match=reason):
        release(version, clone, checks=checks)
    assert before == (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain"), git(clone, "tag"))
    assert not list(clone.glob("dist/*"))


def test_a_release_sets_the_version_everywhere_and_packs_what_is_tagged(clone: Path) -> None:
    told = release("1.0.0", clone, checks=NOTHING)
    assert told[0] == "v1.0.0 is tagged"
    assert git(clone, "status", "--porcelain", "--", *FILES) == ""
    assert tomllib.loads((clone / "pyproject.toml").read_text())["project"]["version"] == "1.0.0"
    citation = yaml.safe_load((clone / "CITATION.cff").read_text())
    assert citation["version"] == "1.0.0"
    day = str(citation["date-released"])
    assert (
        citation["references"][0]["version"]
        == json.loads((clone / "data/datapackage.json").read_text())["version"]
    )
    changelog = (clone / "CHANGELOG.md").read_text()
    assert changelog.startswith(f"# Changelog\n\n## Unreleased\n\n## 1.0.0, {day}\n\n- Something new.\n")
    assert "- Something new." in git(clone, "tag", "--list", "--format=%(contents)", "v1.0.0")
    with tarfile.open(clone / "dist" / "blue-heart-statistics-1.0.0.tar.gz") as packed:
        held = packed.extractfile("blue-heart-statistics-1.0.0/pyproject.toml")
        assert held and b'version = "1.0.0"' in held.read()
    with zipfile.ZipFile(clone / "dist" / "blue-heart-statistics-1.0.0.zip") as zipped:
        assert "blue-heart-statistics-1.0.0/app.py" in zipped.namelist()
    sums = (clone / "dist" / "blue-heart-statistics-1.0.0.sha256").read_text().splitlines()
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((clone / "dist" / name).read_bytes()).hexdigest() == digest
    assert len(sums) == 2


def test_the_next_release_needs_news_and_a_higher_number(clone: Path) -> None:
    release("1.0.0", clone, checks=NOTHING)
    shutil.rmtree(clone / "dist")
    refused(clone, "1.0.0", "v1.0.0 was released already")
    refused(clone, "0.9.9", "The last release is v1.0.0")
    refused(clone, "1.1.0", 'tells nothing under "Unreleased"')
    change(clone, "CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- More.\n")
    commit(clone)
    release("1.10.0", clone, checks=NOTHING)
    shutil.rmtree(clone / "dist")
    refused(clone, "1.9.0", "The last release is v1.10.0")
    assert (clone / "CITATION.cff").read_text().count("\ndate-released:") == 1


def test_data_that_changed_need_a_version_of_their_own(clone: Path) -> None:
    release("1.0.0", clone, checks=NOTHING)
    shutil.rmtree(clone / "dist")
    change(clone, "CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- More.\n")
    with (clone / "data/tables/forms.csv").open("a") as table:
        table.write("\n")
    commit(clone)
    refused(clone, "1.1.0", "The data changed since v1.0.0, but their version is still")
    now = json.loads((clone / "data/datapackage.json").read_text())["version"]
    change(clone, "data/datapackage.json", f'"version": "{now}"', '"version": "99.0.0"')
    commit(clone)
    refused(clone, "1.1.0", f"data/versions.json ends with {now}, the data are 99.0.0")
    change(clone, "data/versions.json", f'"version": "{now}"', '"version": "99.0.0"')
    commit(clone)
    refused(clone, "1.1.0", "CITATION.cff does not name version 99.0.0")
    change(clone, "CITATION.cff", f"version: {now}\n", "version: 99.0.0\n")
    commit(clone)
    assert release("1.1.0", clone, checks=NOTHING)[0] == "v1.1.0 is tagged"


@pytest.mark.parametrize("version", ["1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "", "1.0.0; rm -rf /", "--help"])
def test_a_version_is_three_numbers(clone: Path, version: str) -> None:
    refused(clone, version, "is no version")


def test_changes_that_are_not_committed_stand_in_the_way(clone: Path) -> None:
    (clone / "note.txt").write_text("not committed")
    refused(clone, "1.0.0", "changes that are not committed")


def test_checks_that_fail_stand_in_the_way(clone: Path) -> None:
    refused(clone, "1.0.0", "The checks failed", ("false",))


def test_the_checks_are_those_of_the_readme(clone: Path) -> None:
    """Without a Makefile `make test` fails, so that nothing is released unchecked."""
    refused(clone, "1.0.0", "The checks failed", ("make", "test"))
    assert release.__defaults__ == (ROOT, False, ("make", "test", "EVERYTHING=1"))


def test_a_dry_run_writes_nothing(clone: Path) -> None:
    before = git(clone, "rev-parse", "HEAD")
    told = release("1.0.0", clone, dry_run=True, checks=NOTHING)
    assert told == [
        "pyproject.toml would be changed",
        "CITATION.cff would be changed",
        "CHANGELOG.md would be changed",
        "v1.0.0 would be tagged; nothing was written",
    ]
    assert (git(clone, "rev-parse", "HEAD"), git(clone, "status", "--porcelain")) == (before, "")
    assert git(clone, "tag") == ""
    assert not (clone / "dist").exists()


def test_the_command_says_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["one"]) == 2
    assert "'one' is no version" in capsys.readouterr().err
