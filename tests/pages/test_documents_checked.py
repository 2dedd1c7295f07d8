"""The page of the documents loses no statement and counts them rightly; the story has an address for each step."""

import csv
from collections import Counter

import pytest

from components.text.markdown import plain
from data.package import TABLES
from data.tables import read, vocabulary
from tests.pages.opening import opened

with TABLES["document_statements"].path.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


@pytest.mark.parametrize(
    "asked",
    [{}, {"document": "side_event"}, {"verdict": "wrong"}, {"document": "backgrounder", "verdict": "holds"}],
)
def test_the_summary_counts_what_is_shown_and_every_statement_is_shown(asked: dict[str, str]) -> None:
    chosen = {name: [vocabulary(name)[code]] for name, code in asked.items()}
    at = opened("documents_checked", folds=True, **chosen)
    rows = [row for row in ROWS if asked.items() <= row.items()]
    counts = Counter(vocabulary("verdict")[row["verdict"]] for row in rows)
    assert {metric.label: int(metric.value) for metric in at.metric if metric.value != "0"} == counts
    headings = {one.anchor: one.value.partition(". ")[2] for one in at.subheader if one.anchor}
    assert {row["document_statement"]: plain(row["text"]) for row in rows}.items() <= headings.items()
    assert len(headings) == len(rows) + 1  # and the whole table


def test_what_is_wrong_or_misquoted_is_told_at_once_with_what_to_say() -> None:
    texts = [block.value for block in opened("documents_checked", folds=True).markdown]
    listed = next(text for text in texts if text.startswith("- :orange-badge"))
    amiss = [row for row in ROWS if row["verdict"] in ("wrong", "misquoted")]
    assert len(listed.splitlines()) == len(amiss)
    for row in amiss:
        assert f"(#{row['document_statement']})" in listed and plain(row["say_today"]) in listed


def test_each_step_of_the_story_has_an_address_and_its_chart_and_leads_on() -> None:
    steps = read(TABLES["story_steps"])
    assert list(steps["story_step"]) == list(range(1, 9))
    for step in steps.itertuples():
        at = opened("how_do_we_know", step=str(step.story_step))
        assert [block.value for block in at.header] == [f"{step.story_step}. {plain(step.heading)}"]
        assert [heading.anchor for heading in at.subheader] == [step.exhibit]
        ways = {button.label: button.disabled for button in at.button if button.label in ("Back", "Next")}
        assert ways == {"Back": step.story_step == 1, "Next": step.story_step == 8}
        warned = "".join(warning.value for warning in at.warning)
        assert not at.exception and "Ignored: " not in warned
    next(button for button in at.button if button.label == "Back").click().run()
    assert at.header[0].value.startswith("7. ")
