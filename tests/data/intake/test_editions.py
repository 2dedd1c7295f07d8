"""What an edition would change in a table, and the dashboard's one way to publishers' files."""

import subprocess
import sys

import pandas as pd

from data.intake.store.accounts import compare
from data.package import TABLES
from data.tables import raw
from tests.processes import ROOT

TABLE = TABLES["detected_victims"]


def test_rows_are_added_revised_withdrawn_or_unchanged() -> None:
    before = raw(TABLE)
    exact = before.index[before["persons"].notna()]
    after = before.drop(index=exact[:3]).reset_index(drop=True)
    after.loc[after["persons"].notna().idxmax(), "persons"] = "987654"
    added = before.iloc[:1].assign(period_start="1999", period_end="1999")
    after = pd.concat([after, added], ignore_index=True).assign(source="another", note=None)
    found = compare(TABLE, before, after)
    assert (found.added, found.revised, found.withdrawn) == (1, 1, 3) and found.unchanged == len(before) - 4
    assert found.line.startswith("Detected victims by country: 1 row added, 1 revised, 3 withdrawn, 14,")
    (largest,) = found.largest
    assert largest.after == "987,654"


WALK = """
import pkgutil, sys
import app, components
for module in pkgutil.walk_packages(components.__path__, "components."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
SLOW = ("data.intake", "xlsxwriter", "pyarrow.parquet", "filelock", "kaleido", "duckdb")
print([name for name in sys.modules if name.startswith(SLOW)])
"""


def test_no_reader_of_files_is_imported_before_it_is_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.splitlines()[-1] == "[]"
