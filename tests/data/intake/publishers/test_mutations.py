"""Mutated files end in an account that adds up or in one sentence: no traceback, no hang.

EVERYTHING=1 makes some hundred, MUTATIONS=10000 many. A file is made from its number alone: a failure names it.
"""

import gzip
import io
import os
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from data.intake.publishers.files import open_sheets
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from tests.data.intake.publishers.invented import SAMPLES
from tests.data.intake.publishers.published import FOLDER
from tests.data.intake.publishers.refusals import upload
from tests.data.intake.publishers.written import add, text, xlsx
from tests.fuzz.mutating import mutated as damaged
from tests.sampled import EVERYTHING

Row = list[object]
HOSTILE: tuple[object, ...] = (
    "=cmd()", '=HYPERLINK("http://example.org")', "<script>alert(1)</script>", "<b>", "&lt;5", "\u202eevil", "\x00",
    "\x1b[31m", "a\nb", 'a"b', "NA", "n/a", "-99", "00", "<5", "1.282", "1e400", "9" * 300, "-1", "0", " ", "",
    "É�é", "x" * 40_000, 10**30, 2.5, -1e-300, float(2**60), True, "2019-01-01", "Q6.1_10s_2019", "61,102,019", "🤝",
)  # fmt: skip


def swapped_columns(rows: list[Row], dice: random.Random) -> list[Row]:
    width = max(map(len, rows))
    order = list(range(width))
    first, second = dice.randrange(width), dice.randrange(width)
    order[first], order[second] = order[second], order[first]
    return [[row[place] if place < len(row) else "" for place in order] for row in rows]


def dropped_column(rows: list[Row], dice: random.Random) -> list[Row]:
    place = dice.randrange(max(map(len, rows)))
    return [row[:place] + row[place + 1 :] for row in rows]


def hostile_cells(rows: list[Row], dice: random.Random) -> list[Row]:
    changed = [list(row) for row in rows]
    for _ in range(dice.randint(1, 8)):
        row = dice.choice(changed)
        if row:
            row[dice.randrange(len(row))] = dice.choice(HOSTILE)
    return changed


def ragged_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    changed = [list(row) for row in rows]
    for _ in range(dice.randint(1, 4)):
        row = dice.choice(changed)
        row[:] = row[: dice.randrange(len(row) + 1)] if dice.random() < 0.5 else [*row, "more"]
    return [row for row in changed if row] or [["x"]]


def shuffled_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    return dice.sample(rows, len(rows))


def fewer_rows(rows: list[Row], dice: random.Random) -> list[Row]:
    return rows[dice.randrange(len(rows)) :] if dice.random() < 0.5 else rows[: dice.randint(1, len(rows))]


OF_ROWS: Sequence[Callable[[list[Row], random.Random], list[Row]]] = (
    *(swapped_columns, dropped_column, hostile_cells, ragged_rows),
    *(shuffled_rows, fewer_rows),
)
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-8")


def as_text(rows: list[Row], dice: random.Random) -> bytes:
    """The rows as CSV, now and then in a wrong encoding or encoded twice."""
    content = text(rows, dice.choice(",,,;\t|")).encode(dice.choice(ENCODINGS), "replace")
    return content.decode("latin-1").encode("utf-8") if dice.random() < 0.05 else content


def as_workbook(rows: list[Row], dice: random.Random, folder: Path) -> bytes:
    """The rows as a workbook, now and then with its inner parts mutated and packed again."""
    printable = [[_allowed(cell) for cell in row] for row in rows]
    content = xlsx(folder / "made.xlsx", printable).read_bytes()
    return repacked(content, dice) if dice.random() < 0.5 else content


def _allowed(cell: object) -> object:
    """Without the control characters that no XML may hold."""
    return "".join(sign for sign in cell if sign >= " " or sign in "\t\n") if isinstance(cell, str) else cell


def repacked(content: bytes, dice: random.Random) -> bytes:
    """An archive with one part mutated, lost or doubled; its checksums are right again."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        unlucky = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            if name == unlucky:
                if dice.random() < 0.2:
                    continue
                part = dice.choice((*[damaged] * 6, far_cells, strange_types))(part, dice)
            add(new, name, part)
    return packed.getvalue()


def far_cells(content: bytes, dice: random.Random) -> bytes:
    return content.replace(b"<c>", b'<c r="%s">' % dice.choice((b"ZZZZ9", b"A0", b"B99999999999")), 1)


def strange_types(content: bytes, dice: random.Random) -> bytes:
    return content.replace(b'"inlineStr"', b'"%s"' % dice.choice((b"s", b"d", b"b", b"e", b"n", b"?")))


def mutated(rows: list[Row], dice: random.Random, folder: Path) -> bytes:
    """A file of these rows in some format, with one to three mutations of its rows or bytes."""
    kinds = [dice.random() < 0.6 for _ in range(dice.randint(1, 3))]
    for _ in range(sum(kinds)):
        rows = dice.choice(OF_ROWS)(rows, dice)
    packed = dice.random()
    content = as_workbook(rows, dice, folder) if packed < 0.3 else as_text(rows, dice)
    if packed > 0.9:
        content = gzip.compress(content, 1, mtime=0)
    if packed >= 0.3 or dice.random() < 0.4:  # bytes changed outside only break an archive
        for _ in range(len(kinds) - sum(kinds)):
            content = damaged(content, dice)
    return gzip.compress(content, 1, mtime=0) if 0.8 < packed <= 0.9 else content


MUTATIONS = int(os.environ.get("MUTATIONS", "120" if EVERYTHING else "24"))
PARTS = 3
ROWS = 200
REAL = (
    *("unodc/data_glotip_2025-04-14.xlsx", "us_state_tip/tip_tiers_1999_2015.csv"),
    *("ctdc/CTDC_synthetic_20210825.csv.gz", "ctdc/CTDC_k_anon_2021-07-15.csv.gz"),
)


@pytest.fixture(scope="module")
def tables() -> list[list[Row]]:
    """Rows to mutate: the invented samples, and the beginnings of the real files where they are."""
    real = [FOLDER / name for name in REAL] if os.environ.get("PUBLISHED_FILES") else []
    return [*SAMPLES.values(), *(open_sheets(path)[0].cells.head(ROWS).to_numpy().tolist() for path in real)]


def sentences(reading: Reading) -> list[str]:
    """Everything that the account says."""
    aside = reading.account.set_aside
    return [
        *reading.account.noticed,
        *(item.reason for item in aside),
        *(text for item in aside for text in item.examples),
    ]


def outcome(path: Path) -> str:
    """What became of a file; fails where it is neither an account nor a sentence."""
    try:
        reading = (upload if path.read_bytes().startswith(b"PK") else read_file)(
            path
        )  # as workbooks may abort
    except Refused as refused:
        sentence = str(refused)
        assert sentence.isprintable(), sentence
        assert sentence.endswith("."), sentence
        assert len(sentence) < 1_500, sentence
        return "refused"
    assert reading.account.adds_up and reading.account.rows_read == len(reading.rows) > 0
    assert all(text.isprintable() and len(text) < 1_500 for text in sentences(reading))
    return reading.dataset


@pytest.mark.whole
@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_files_end_in_account_or_sentence(tables: list[list[Row]], tmp_path: Path, part: int) -> None:
    found: Counter[str] = Counter()
    for number in range(part, MUTATIONS, PARTS):
        dice = random.Random(number)  # noqa: S311 - no secret
        path = tmp_path / f"{number}.csv"
        path.write_bytes(mutated(dice.choice(tables), dice, tmp_path))
        try:
            found[outcome(path)] += 1
        except Exception as error:
            pytest.fail(f"mutation {number} of {len(tables)} tables: {type(error).__name__}: {error}")
        path.unlink()
    assert found["refused"] > 0 and len(found) > 1
