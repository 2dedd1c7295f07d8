"""Mutated files, the same for the same number."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.data.intake.publishers.mutated_tables import (
    Row,
    cut,
    doubled,
    doubled_column,
    dropped_column,
    fewer_rows,
    flipped,
    hostile_cells,
    hostile_column,
    inserted,
    noise,
    other_line_ends,
    preamble,
    repeated_rows,
    shuffled_rows,
    swapped_columns,
    uneven_rows,
)
from tests.data.intake.publishers.written import add, text, xlsx

OF_ROWS: Sequence[Callable[[list[Row], random.Random], list[Row]]] = (
    *(swapped_columns, dropped_column, doubled_column, hostile_cells, hostile_column, uneven_rows),
    *(shuffled_rows, repeated_rows, fewer_rows, preamble),
)
OF_BYTES: Sequence[Callable[[bytes, random.Random], bytes]] = (
    cut,
    flipped,
    inserted,
    doubled,
    noise,
    other_line_ends,
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
                part = dice.choice((*OF_BYTES, far_cells, strange_types))(part, dice)
            add(new, name, part)
    return packed.getvalue()


def far_cells(content: bytes, dice: random.Random) -> bytes:
    return content.replace(
        b"<c>", b'<c r="%s">' % dice.choice((b"XFD1048576", b"ZZZZ9", b"A0", b"B99999999999")), 1
    )


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
            content = dice.choice(OF_BYTES)(content, dice)
    return gzip.compress(content, 1, mtime=0) if 0.8 < packed <= 0.9 else content
