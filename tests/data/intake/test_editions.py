"""What changed from one edition to the next."""

import subprocess
import sys
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.store.changes import Changes, compare
from tests.processes import ROOT

KEY = ("geography", "year")


def edition(*rows: tuple[str, int, float | None]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows), columns=["geography", "year", "value"])
    return made.astype({"geography": "category", "year": "Int64", "value": "Float64"})


def counts(changed: Changes) -> tuple[int, int, int, int]:
    return changed.added, changed.revised, changed.withdrawn, changed.unchanged


def test_rows_are_added_revised_withdrawn_or_unchanged() -> None:
    before = edition(("ALB", 2017, 27), ("BEL", 2018, None), ("NAM", 2018, 7))
    after = edition(("ALB", 2017, 30), ("BEL", 2018, None), ("ZWE", 2019, 1))
    changed = compare(before, after, KEY)
    assert counts(changed) == (1, 1, 1, 1)
    assert changed.revised_columns == (("value", 1),)
    assert changed.examples == (
        "revised: ALB, 2017: value 27 → 30",
        "added: ZWE, 2019",
        "withdrawn: NAM, 2018",
    )
    changed = compare(edition(("ALB", 2017, None)), edition(("ALB", 2017, 3)), KEY)
    assert (counts(changed), changed.examples) == ((0, 1, 0, 0), ("revised: ALB, 2017: value blank → 3",))


def test_repeated_keys_are_compared_as_multisets() -> None:
    before = edition(("ALB", 2017, 27), ("ALB", 2017, 5), ("ALB", 2017, 5), ("ALB", 2017, 20))
    after = edition(("ALB", 2017, 5), ("ALB", 2017, 27), ("ALB", 2017, 21))
    assert counts(compare(before, after, KEY)) == (0, 1, 1, 2)
    assert counts(compare(before, before.iloc[::-1], KEY)) == (0, 0, 0, 4)


def test_types_and_columns_may_differ_between_editions() -> None:
    before = edition(("ALB", 2017, 27)).assign(note="x")
    after = pd.DataFrame({"sex": ["f"], "geography": ["ALB"], "year": [2017.0], "value": [27]})
    changed = compare(before, after, KEY)
    assert counts(changed) == (0, 0, 0, 1)
    assert (changed.new_columns, changed.lost_columns) == (("sex",), ("note",))


def test_where_a_row_stood_in_its_file_is_no_value_of_it() -> None:
    before = edition(("ALB", 2017, 27), ("ALB", 2017, 5), ("ALB", 2018, 1))
    before = before.assign(row=[2, 3, 4], occurrence=[1, 2, 1])
    after = edition(("ALB", 2017, 5), ("ALB", 2018, 1)).assign(row=[2, 3], occurrence=[1, 1])
    assert counts(compare(before, after, (*KEY, "occurrence"))) == (0, 0, 1, 2)


@pytest.mark.parametrize("key", [(), ("geography", "sex")])
def test_rows_without_identity_are_only_counted(key: tuple[str, ...]) -> None:
    changed = compare(edition(("ALB", 2017, 1)), edition(("ALB", 2017, 1), ("ALB", 2018, 2)), key)
    assert changed == Changes(1, 2, by_key=False)


def test_examples_are_short_and_printable() -> None:
    changed = compare(edition(), edition(("\x1b[31m" + "x" * 500, 2017, 1)), KEY)
    assert all(example.isprintable() and len(example) < 100 for example in changed.examples)


def counted_by_hand(before: list[tuple], after: list[tuple]) -> tuple[int, int, int, int]:
    """The same by loops over counters, for rows of the shape (geography, year, value)."""
    added = revised = withdrawn = unchanged = 0
    for key in {row[:2] for row in before + after}:
        old, new = (Counter(row for row in rows if row[:2] == key) for rows in (before, after))
        same = (old & new).total()
        pairs = min(old.total(), new.total()) - same
        unchanged, revised = unchanged + same, revised + pairs
        added, withdrawn = added + new.total() - same - pairs, withdrawn + old.total() - same - pairs
    return added, revised, withdrawn, unchanged


a_row = st.tuples(
    st.sampled_from(["ALB", "NA", ""]), st.integers(2017, 2018), st.sampled_from([None, 1.0, 2.0])
)


@given(st.lists(a_row, max_size=12), st.lists(a_row, max_size=12))
def test_counts_are_those_of_a_count_by_hand(before: list[tuple], after: list[tuple]) -> None:
    changed = compare(edition(*before), edition(*after), KEY)
    assert counts(changed) == counted_by_hand(before, after)
    assert changed.rows_before == changed.unchanged + changed.revised + changed.withdrawn
    assert changed.rows_after == changed.unchanged + changed.revised + changed.added


def test_sixty_thousand_rows_are_compared() -> None:
    before = edition(*((f"G{place % 200}", place // 200, place % 97) for place in range(60_000)))
    after = before.assign(value=before["value"].mask(before.index % 100 == 0, -1)).iloc[50:]
    changed = compare(before, after, KEY)
    assert counts(changed) == (0, 599, 50, 59_351)


# The dashboard's one way to publishers' files.


WALK = """
import pkgutil, sys
import app, components
for module in pkgutil.walk_packages(components.__path__, "components."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
print([name for name in sys.modules if name.startswith("data.intake")])
"""


def test_no_reader_of_files_is_imported_before_it_is_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.splitlines()[-1] == "[]"
