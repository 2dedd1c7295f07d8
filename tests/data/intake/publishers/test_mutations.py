"""Mutated files end in an account that adds up or in one sentence: no traceback, no hang.

Some hundred in every run; MUTATIONS=10000 for many. With PUBLISHED_FILES the first rows of the
publishers' own files are mutated too. A file is made from its number alone, so a failure names it.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest

from data.intake.publishers.files import open_sheets
from data.intake.publishers.formats import read_file
from data.intake.publishers.reading import Reading, Refused
from tests.data.intake.publishers.invented import SAMPLES
from tests.data.intake.publishers.mutations import Row, mutated
from tests.data.intake.publishers.published import FOLDER

MUTATIONS = int(os.environ.get("MUTATIONS", "120"))
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
        reading = read_file(path)
    except Refused as refused:
        sentence = str(refused)
        assert sentence.isprintable(), sentence
        assert sentence.endswith("."), sentence
        assert len(sentence) < 1_500, sentence
        return "refused"
    assert reading.account.adds_up
    assert reading.account.rows_read == len(reading.rows) > 0
    assert all(text.isprintable() and len(text) < 1_500 for text in sentences(reading))
    assert not reading.key or not reading.rows.duplicated(list(reading.key)).any()
    return reading.dataset


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_files_end_in_an_account_or_a_sentence(
    tables: list[list[Row]], tmp_path: Path, part: int
) -> None:
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
    print(part, dict(found))
    assert found["refused"] > 0
    assert len(found) > 1


def test_the_same_number_gives_the_same_file(tables: list[list[Row]], tmp_path: Path) -> None:
    dice = [random.Random(number) for number in (5, 5)]  # noqa: S311 - no secret
    files = [mutated(SAMPLES["unodc_glotip"], one, tmp_path) for one in dice]
    assert files[0] == files[1]
