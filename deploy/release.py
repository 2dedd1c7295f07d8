"""Make a release: `python -m deploy.release 1.0.0`, or `make release VERSION=1.0.0`.

Looks whether everything is ready, runs all checks, sets the version, dates the changelog, commits, tags and
packs an archive with its checksums into dist/. Nothing is sent anywhere. With --dry-run nothing is written.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = "blue-heart-statistics"
NUMBER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
UNRELEASED = "## Unreleased\n"
CHECKS = ("make", "test", "EVERYTHING=1")
DATA = ("data/tables", "data/datapackage.json")


class NotReady(Exception):
    """What stands in the way of a release; the message is a sentence that says what to do."""


def release(
    version: str, root: Path = ROOT, dry_run: bool = False, checks: tuple[str, ...] = CHECKS
) -> list[str]:
    """Release the tree of a repository as a version; answers with lines about what was done.

    Raises NotReady before anything is written.
    """
    _look(version, root)
    if subprocess.run(checks, cwd=root, check=False).returncode:
        raise NotReady(f"The checks failed: mend what `{' '.join(checks)}` says.")
    notes, changed = _notes(root), _changed(version, root, datetime.now(UTC).date().isoformat())
    if dry_run:
        return [f"{name} would be changed" for name in changed] + [
            f"v{version} would be tagged; nothing was written"
        ]
    for name, text in changed.items():
        (root / name).write_text(text, encoding="utf-8")
    _git(root, "commit", "--quiet", "--message", f"Version {version}", "--", *changed)
    _git(root, "tag", "--annotate", f"v{version}", "--message", f"Version {version}\n\n{notes}")
    return [
        f"v{version} is tagged",
        *_archive(version, root),
        f"Publish it with: git push origin HEAD v{version}",
    ]


def _look(version: str, root: Path) -> None:
    """Everything that can be known before the checks run. Raises NotReady."""
    if not NUMBER.fullmatch(version):
        raise NotReady(f"{version!r} is no version: write three numbers, such as 1.0.0.")
    if _git(root, "status", "--porcelain"):
        raise NotReady("There are changes that are not committed: commit them or put them aside.")
    if _git(root, "tag", "--list", f"v{version}"):
        raise NotReady(f"v{version} was released already: choose a higher version.")
    last = _last(root)
    if last and _numbers(version) <= _numbers(last.removeprefix("v")):
        raise NotReady(f"The last release is {last}: choose a higher version than that.")
    if not _notes(root):
        raise NotReady('CHANGELOG.md tells nothing under "Unreleased": say what changed.')
    _look_at_data(root, last)


def _look_at_data(root: Path, last: str) -> None:
    """Data that changed since the last release must have a version of their own. Raises NotReady."""
    now = _data_version((root / DATA[1]).read_text(encoding="utf-8"))
    told = json.loads((root / "data" / "versions.json").read_text(encoding="utf-8"))[0]["version"]
    if told != now:
        raise NotReady(f"data/versions.json ends with {told}, the data are {now}: say there what changed.")
    if f"version: {now}\n" not in (root / "CITATION.cff").read_text(encoding="utf-8"):
        raise NotReady(f"CITATION.cff does not name version {now} of the data: name it there.")
    if not last or not _git(root, "diff", "--name-only", last, "--", *DATA):
        return
    before = _data_version(_git(root, "show", f"{last}:{DATA[1]}"))
    if _numbers(now) <= _numbers(before):
        raise NotReady(
            f"The data changed since {last}, but their version is still {now}: raise it in "
            "data/datapackage.json and say in data/versions.json what changed."
        )


def _changed(version: str, root: Path, day: str) -> dict[str, str]:
    """The files that name the version, as they will be. Raises NotReady where one names none."""
    edits = {
        "pyproject.toml": (r"^version = .*$", f'version = "{version}"'),
        "CITATION.cff": (
            r"^version: .*$(\ndate-released: .*$)?",
            f"version: {version}\ndate-released: {day}",
        ),
        "CHANGELOG.md": (f"^{UNRELEASED}", f"{UNRELEASED}\n## {version}, {day}\n"),
    }
    changed = {}
    for name, (found, put) in edits.items():
        text = (root / name).read_text(encoding="utf-8")
        changed[name], count = re.subn(found, put, text, count=1, flags=re.MULTILINE)
        if not count:
            raise NotReady(f"{name} names no version to be replaced.")
    return changed


def _notes(root: Path) -> str:
    """What the changelog tells under "Unreleased"; "" where that is nothing."""
    _, _, rest = (root / "CHANGELOG.md").read_text(encoding="utf-8").partition(UNRELEASED)
    return re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0].strip()


def _archive(version: str, root: Path) -> list[str]:
    """Pack what was tagged; the same tag gives the same bytes."""
    dist, title = root / "dist", f"{NAME}-{version}"
    dist.mkdir(exist_ok=True)
    sums = []
    for ending in ("tar.gz", "zip"):
        packed = dist / f"{title}.{ending}"
        _git(root, "archive", f"--prefix={title}/", f"--output={packed}", f"v{version}")
        sums.append(f"{hashlib.sha256(packed.read_bytes()).hexdigest()}  {packed.name}\n")
    (dist / f"{title}.sha256").write_text("".join(sums), encoding="utf-8")
    return [f"dist/{title}.{ending} is written" for ending in ("tar.gz", "zip", "sha256")]


def _last(root: Path) -> str:
    """The tag of the last release of this branch, "" before the first."""
    tags = _git(root, "tag", "--list", "v*.*.*", "--merged", "HEAD").split()
    return max(
        (tag for tag in tags if NUMBER.fullmatch(tag[1:])), key=lambda tag: _numbers(tag[1:]), default=""
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _data_version(descriptor: str) -> str:
    return str(json.loads(descriptor)["version"])


def _git(root: Path, *arguments: str) -> str:
    """What git says. Raises NotReady with git's own words."""
    told = subprocess.run(["git", *arguments], cwd=root, check=False, capture_output=True, text=True)
    if told.returncode:
        raise NotReady(f"git {arguments[0]} failed: {told.stderr.strip()}")
    return told.stdout.strip()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; answers with its exit code: 0 done, 2 not ready."""
    words = argparse.ArgumentParser(prog="python -m deploy.release", description="Make a release.")
    words.add_argument("version", metavar="VERSION", help="three numbers, such as 1.0.0")
    words.add_argument("--dry-run", action="store_true", help="check everything, write nothing")
    asked = words.parse_args(arguments)
    try:
        print("\n".join(release(asked.version, dry_run=asked.dry_run)))
    except NotReady as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
