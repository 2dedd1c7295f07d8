"""Workbooks (xlsx, xlsb, xls, ods) as sheets of text cells."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from data.intake.publishers import limits
from data.intake.publishers.delimiters import Dialect
from data.intake.publishers.encodings import UTF_8
from data.intake.publishers.reading import Refused
from data.intake.publishers.sheets import Sheet
from data.intake.publishers.text_tables import read_table

PROCESS = Path(__file__).with_name("workbook_process.py")
_PASSWORD = "The workbook is protected by a password; save it without one and try again."  # noqa: S105
_TOO_MUCH = (
    "A workbook with one table was expected, but opening this one takes more than "
    f"{limits.WORKBOOK_MEMORY // limits.MEGABYTE} MB of memory or {limits.WORKBOOK_SECONDS} seconds."
)
_WHY = {
    "password": _PASSWORD,
    "memory": _TOO_MUCH,
    "columns": f"A table of at most {limits.MOST_COLUMNS} columns was expected, but a sheet has {{found:,}}.",
    "cells": f"A table of at most {limits.WORKBOOK_CELLS:,} cells was expected, but a sheet has {{found:,}}.",
    "text": "A workbook with one table was expected, but this one holds more text than can be read.",
    "damaged": "A workbook (xlsx, xlsb, xls or ods) was expected, but this file is cut off or damaged, or "
    "claims more cells than can be, and cannot be opened; download it again.",
}
_OTHER_OLE = {
    "WordDocument": "a Word document",
    "PowerPoint Document": "a presentation",
    "__substg1.0_": "an e-mail",
}


def refuse_other_ole(content: bytes) -> None:
    """Raises Refused for what shares its container with old workbooks: documents, encrypted files."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused(_PASSWORD)
    for stream, name in _OTHER_OLE.items():
        if stream.encode("utf-16-le") in content:
            raise Refused(f"A workbook or a CSV file was expected, but this is {name}.")


def read_workbook(file: bytes, file_name: str) -> list[Sheet]:
    """Every sheet that holds a cell; blank rows at its end are left out. Raises Refused."""
    found = [_sheet(file_name, said, content) for said, content in _parts(_written(file)) if content]
    if not found:
        raise Refused("A workbook with a table was expected, but all sheets of this one are empty.")
    return found


def _sheet(file_name: str, said: Mapping[str, Any], content: bytes) -> Sheet:
    table = Dialect(",", said["columns"])
    sheet = read_table(partial(io.BytesIO, content), UTF_8, table, file_name, said["name"])
    filled = np.flatnonzero((sheet.cells != "").any(axis="columns"))
    cells = sheet.cells.iloc[: filled[-1] + 1 if len(filled) else 0]
    return replace(sheet, cells=cells.set_axis(cells.index + said["first_row"]))


def _written(file: bytes) -> bytes:
    """What the process that opens the workbook writes. Raises Refused when it ends before its time.

    It is given the bytes, not a path: a workbook that was uploaded is in no folder.
    """
    numbers = limits.WORKBOOK_MEMORY, limits.MOST_COLUMNS, limits.WORKBOOK_CELLS, limits.MOST_EXPANDED
    command = [sys.executable, "-I", str(PROCESS), *map(str, numbers)]
    try:
        # The command is ours: nothing of the workbook or of its name is in it.
        done = subprocess.run(  # noqa: S603
            command, input=file, capture_output=True, timeout=limits.WORKBOOK_SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Refused(_TOO_MUCH) from error
    return done.stdout


def _parts(written: bytes) -> Iterator[tuple[Mapping[str, Any], bytes]]:
    """What the process says of each sheet, and its CSV. Raises Refused with the reason it gave."""
    stream = io.BytesIO(written)
    while line := stream.readline():
        said = json.loads(line)
        if "refused" in said:
            why, _, found = said["refused"].partition(":")
            raise Refused(_WHY[why].format(found=int(found or 0)))
        yield said, stream.read(said["bytes"])
