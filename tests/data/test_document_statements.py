"""Every statement, number and date of the two founding documents stands in the table, in its words and its order.

With DOCUMENTS=FOLDER, or where they lie beside the project, the documents themselves are read.
"""

import os
import re
from pathlib import Path

import pytest

from components.exhibits.site import exhibits
from data.package import TABLES
from data.tables import read

HERE = Path(__file__)
FOLDER = Path(os.environ.get("DOCUMENTS") or HERE.parents[3] / "shared" / "documents")
FILES = {"backgrounder": FOLDER / "backgrounder.txt", "side_event": FOLDER / "side-event-2022.txt"}
BY_HAND = [
    tuple(line.split(": ", 1))
    for line in (HERE.parent / "document_statements.txt").read_text(encoding="utf-8").splitlines()[1:]
]
ROWS = read(TABLES["document_statements"]).astype("object").fillna("")
needs_documents = pytest.mark.skipif(
    not all(file.is_file() for file in FILES.values()),
    reason="DOCUMENTS names no folder of the two documents",
)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w(?:[\w.,/-]*\w)?", text.lower()))


def of(document: str) -> list[str]:
    rows = ROWS[ROWS["document"] == document]
    return list(rows["text"] + " " + rows["quotation"])


def plain(text: str) -> str:
    """A document without its links, stars and line ends."""
    text = re.sub(r"https?://\S+|[*\\]|\]\([^)]*\)|\[", "", text)
    return " ".join(text.replace("“", '"').replace("”", '"').replace("’", "'").split())


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", text)


@pytest.mark.parametrize("document", FILES)
def test_what_was_listed_by_hand_is_found_row_by_row(document: str) -> None:
    listed = [told for name, told in BY_HAND if name == document]
    pairs = zip(listed, of(document), strict=True)
    assert {told: row for told, row in pairs if not words(told) <= words(row)} == {}


@needs_documents
@pytest.mark.parametrize("document", FILES)
def test_every_number_of_a_document_is_in_some_row_and_every_quotation_is_in_the_document(
    document: str,
) -> None:
    text = plain(FILES[document].read_text(encoding="utf-8"))
    assert len(numbers(text)) > 10
    assert set(numbers(text)) - set(numbers(" ".join(of(document)))) == set()
    quoted = [plain(one) for one in ROWS[ROWS["document"] == document]["quotation"] if one]
    assert [one for one in quoted if one not in text] == []


@needs_documents
@pytest.mark.parametrize("document", FILES)
def test_the_statements_stand_in_the_order_of_the_document(document: str) -> None:
    text, at = plain(FILES[document].read_text(encoding="utf-8")), 0
    for one in filter(None, ROWS[ROWS["document"] == document]["quotation"]):
        found = text.find(plain(one), max(at - 200, 0))  # two of one sentence can begin together
        assert found >= 0, one
        at = found


def test_each_verdict_has_its_reason_and_each_chart_is_one_of_the_dashboard() -> None:
    assert ROWS[["why", "original", "say_today", "source"]].ne("").all(axis=None)
    assert set(ROWS["exhibit"]) <= {exhibit.slug for exhibit in exhibits() if not exhibit.one}
    verdicts = ROWS.set_index("document_statement")["verdict"]
    wrong = {"backgrounder-09": "2010", "backgrounder-22": "147", "backgrounder-51": "December 2011"}
    assert {key for key, verdict in verdicts.items() if verdict == "wrong"} == set(wrong)
    assert all(part in ROWS.set_index("document_statement")["text"][key] for key, part in wrong.items())
