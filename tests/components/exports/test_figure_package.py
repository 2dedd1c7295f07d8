"""A figure package verifies as long as the data package tells the same, and names the cell that differs."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from components.exhibits.declared import DECLARED
from components.exports.figure_package import verifying
from components.exports.figure_package.parts import (
    CHART,
    DATA,
    MANIFEST,
    METADATA,
    README,
    NoFigurePackage,
    choice,
    opened,
    packed,
    parts,
)
from components.exports.figure_package.verifying import Verdict, verify
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.view import View, settle
from tests.figures import seen
from tests.sampled import of_each_kind

DAY = date(2026, 1, 2)
VIEW = settle(DECLARED["eu-registered"], Selection(first_year=2020, last_year=2022))


def package(view: View, **changed: bytes) -> bytes:
    """A package without pictures; `changed` are parts (data for data.csv) put in place of the true ones."""
    made = parts(view, DAY)
    names = {name.split(".")[0].lower(): name for name in made}
    return packed({**made, **{names[key]: content for key, content in changed.items()}}, choice(view, DAY))


def verdict(content: bytes) -> Verdict:
    return verify(opened(io.BytesIO(content)))


def rewritten(content: bytes, name: str, new: bytes) -> bytes:
    """The package with one part changed and its manifest left alone."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {part: archive.read(part) for part in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, text in {**held, name: new}.items():
            archive.writestr(part, text)
    return out.getvalue()


@pytest.mark.parametrize("exhibit", of_each_kind(), ids=lambda exhibit: exhibit.slug)
def test_a_package_of_every_table_and_chart_verifies(exhibit: Exhibit) -> None:
    made = package(seen(exhibit))
    found = verdict(made)
    assert found.same, found.findings
    assert made == package(seen(exhibit))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        held = set(archive.namelist())
    assert held == {DATA, METADATA, README, MANIFEST} | ({CHART} if exhibit.chart else set())


def test_it_says_how_it_was_made_and_what_may_be_said() -> None:
    readme = parts(VIEW, DAY)[README].decode()
    assert "from: 2020" in readme
    assert "2 January 2026" in readme
    assert DECLARED["eu-registered"].note in readme
    assert all(source.url in readme for source in VIEW.sources)
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(package(VIEW))).read(MANIFEST))
    assert manifest["selection"] == {"first_year": 2020, "last_year": 2022}


def changed_cell() -> tuple[bytes, str, str]:
    """data.csv with one more person in its first row, the true number and the changed one."""
    text = parts(VIEW, DAY)[DATA].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    place = rows[0].index("persons")
    true = rows[1][place]
    rows[1][place] = str(int(true) + 1)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig"), true, rows[1][place]


def test_a_changed_cell_is_told_from_the_true_one_whether_or_not_the_digest_was_changed_too() -> None:
    content, true, wrong = changed_cell()
    clumsy = verdict(rewritten(package(VIEW), DATA, content))
    cell = f"persons: the package has “{wrong}”, the data package “{true}”."
    for found in (clumsy, verdict(package(VIEW, data=content))):
        assert not found.same and any(cell in finding for finding in found.findings)
    assert f"{DATA} is not as it was when the package was made." in clumsy.findings


def test_parts_that_were_added_taken_away_or_bent_are_told_as_such() -> None:
    whole = package(VIEW)
    assert (
        "more.txt was not in the package when it was made."
        in verdict(rewritten(whole, "more.txt", b"")).findings
    )
    manifest = json.loads(zipfile.ZipFile(io.BytesIO(whole)).read(MANIFEST))
    manifest["sha256"]["less.txt"] = "0" * 64
    assert verdict(rewritten(whole, MANIFEST, json.dumps(manifest).encode())).findings == (
        "less.txt is missing.",
    )
    with pytest.raises(NoFigurePackage, match=f"{MANIFEST} in this ZIP is no JSON"):
        verdict(rewritten(whole, MANIFEST, b"{"))
    bent, place = bytearray(whole), zipfile.ZipFile(io.BytesIO(whole)).getinfo(DATA).header_offset
    bent[place + 30 + len(DATA)] = 0xFF  # the first byte of a deflate stream: no such kind of block
    with pytest.raises(NoFigurePackage, match="no ZIP that can be read"):
        verdict(bytes(bent))


def test_rows_withdrawn_and_added_are_named() -> None:
    lines = parts(VIEW, DAY)[DATA].decode("utf-8-sig").splitlines(keepends=True)
    fewer = verdict(package(VIEW, data="".join(lines[:-1]).encode("utf-8-sig")))
    assert [finding.split(":")[0] for finding in fewer.findings] == ["Added since"]
    lines += lines[-1].replace("2022", "2033")
    more = verdict(package(VIEW, data="".join(lines).encode("utf-8-sig")))
    assert [finding.split(":")[0] for finding in more.findings] == ["Withdrawn"]


@pytest.mark.parametrize("part", ["metadata", "readme", "chart"])
def test_other_parts_must_tell_what_this_version_tells(part: str) -> None:
    found = verdict(package(VIEW, **{part: b"{}"}))
    names = {"metadata": METADATA, "readme": README, "chart": CHART}
    assert [finding.split()[0] for finding in found.findings] == [names[part]]


def test_words_of_another_version_are_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    made = package(VIEW, readme=b"other words")
    monkeypatch.setattr(verifying, "choice", lambda *_: {**choice(VIEW, DAY), "app_version": "9.9"})
    assert verdict(made).same


def of_another_version(old: str, new: str) -> Verdict:
    """The verdict on a package of an earlier data version whose data.csv said something else."""
    text = parts(VIEW, DAY)[DATA].decode("utf-8-sig")
    assert old in text
    held = {**parts(VIEW, DAY), DATA: text.replace(old, new).encode("utf-8-sig"), README: b"other words"}
    return verdict(packed(held, {**choice(VIEW, DAY), "data_version": "0.9.0"}))


def test_words_that_were_revised_since_are_told_and_figures_stay_verified() -> None:
    found = of_another_version("More detections", "Many detections")
    assert found.same
    assert "words were revised since" in found.sentence
    assert "Only data.csv was compared" in found.sentence
    assert "“Many detections" in found.findings[0]


def test_a_figure_that_was_revised_since_is_not_the_same() -> None:
    text = parts(VIEW, DAY)[DATA].decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    found = of_another_version(f",{row['persons']},", ",7,")
    assert not found.same
    assert "persons: the package has “7”" in found.findings[0]


def none_of_ours() -> list[bytes]:
    """What somebody may send instead, packed only once it is asked for."""
    return [
        b"", b"PK\x03\x04 and nothing more", package(VIEW)[:-30], packed({}, {"format": "another"}),
        packed({}, choice(VIEW, DAY) | {"exhibit": "no-such-thing"}),
        packed({}, choice(VIEW, DAY) | {"selection": {"colour": ["red"]}}),
        packed({}, choice(VIEW, DAY) | {"selection": {"geography": ["<script>"]}}),
        packed({}, choice(VIEW, DAY) | {"selection": {"first_year": "soon"}}),
        packed({}, choice(VIEW, DAY) | {"seen": "yesterday"}), packed({DATA: b"\xff\xfe\x00"}, choice(VIEW, DAY)),
        packed({f"part{number}": b"" for number in range(40)}, choice(VIEW, DAY)),
        packed({"bomb": b"0" * 70_000_000}, choice(VIEW, DAY)), rewritten(package(VIEW), MANIFEST, b"[" * 100_000),
    ]  # fmt: skip


def test_what_is_no_figure_package_gets_one_sentence() -> None:
    for number, content in enumerate(none_of_ours()):
        with pytest.raises(NoFigurePackage) as told:
            pytest.fail(f"{number}: {verdict(content)}")
        assert str(told.value).endswith("."), number
        assert "Traceback" not in str(told.value), number


@pytest.mark.whole
def test_the_command_says_what_it_found(tmp_path: Path) -> None:
    content, *_ = changed_cell()
    files = {"true.zip": package(VIEW), "wrong.zip": package(VIEW, data=content), "none.zip": b"x"}
    for name, held in files.items():
        (tmp_path / name).write_bytes(held)
    os.mkfifo(tmp_path / "never\x1b[2Jcomes.zip")
    compared, none = (
        _run(tmp_path, "true.zip", "wrong.zip"),
        _run(tmp_path, "none.zip", "never\x1b[2Jcomes.zip"),
    )
    assert (compared.returncode, none.returncode) == (1, 2), compared.stdout
    assert _run(tmp_path, "true.zip").returncode == 0
    assert compared.stdout.startswith("true.zip: Verified: ")
    assert "the package has" in compared.stdout
    assert none.stderr.count("\n") == 2
    assert "\x1b" not in none.stderr
    with open("/dev/full", "w") as full, pytest.raises(subprocess.CalledProcessError) as untold:  # noqa: PTH123
        _run(tmp_path, "true.zip", stdout=full, stderr=subprocess.PIPE, check=True)
    assert untold.value.returncode == 2
    assert untold.value.stderr.count("\n") == 1


def _run(folder: Path, *names: str, **streams: Any) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "components.exports.figure_package",
        "verify",
        *(str(folder / name) for name in names),
    ]
    streams = streams or {"capture_output": True, "check": False}
    return subprocess.run(command, text=True, timeout=600, **streams)  # noqa: PLW1510
