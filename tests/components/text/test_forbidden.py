"""What no text of ours may claim: each claim of rule 26 is found where it is planted, and nowhere else."""

import pytest

from components.text.forbidden import forbidden_claims
from tests.components.text.every_text import everything

PLANTED = {
    "that trafficking rose, fell, is worse or is growing": [
        "Trafficking rose by 25 per cent", "trafficking fell", "Trafficking is worse than ever",
        "human trafficking is growing", "trafficking has doubled", "trafficking in persons increased",
        "the rise in trafficking", "trafficking in human beings grew",
    ],
    "that a place has most victims": ["India has most victims", "the most detected victims are there"],
    "that a place is highest or worst": ["the highest in Europe", "Albania is the worst"],
    "a hot spot": ["a hot spot", "hotspots of exploitation"],
    "an epidemic": ["it is an epidemic", "Epidemics of slavery"],
    "a conviction rate": ["the conviction rate is 3 per cent", "the rate of convictions"],
    "that profits grew": ["profits grew to 236 billion", "Profit has risen", "the rise of the profits"],
    "a risk": ["the risk is large", "risks of migrants", "a risky country"],
    "a prevalence of what was counted": ["the prevalence of detected victims", "victims: a prevalence of 3"],
}  # fmt: skip
# One place of each kind that must be among the texts that are looked at.
PARTS = {
    "gaps", "breaks", "answers", "pages", "latest-reports", "flows.py", "notes.py", "gaps.py", "victim_counts",
    "victim_counts.note", "breaks.reason", "famous_numbers.reality", "forms.description", "victim_counts.series",
}  # fmt: skip
ALLOWED = [
    "More detections do not mean more trafficking.",
    "Detections rose; that is not the same as trafficking.",
    "Estimated people per thousand, the prevalence of forced labour as the ILO models it.",
    "Value of goods at risk",
    "Persons convicted are other persons than those prosecuted: their ratio is no rate.",
    "Victims of trafficking, most of them women",
    "brisk trade",
]


@pytest.mark.parametrize(
    ("claim", "text"), [(claim, text) for claim, texts in PLANTED.items() for text in texts]
)
def test_a_planted_claim_is_found_and_named(claim: str, text: str) -> None:
    assert claim in forbidden_claims(f"In 2022 {text}, they say.")
    assert claim in forbidden_claims(text.upper())


@pytest.mark.parametrize("text", ALLOWED)
def test_what_may_be_said_is_not_taken_for_a_claim(text: str) -> None:
    assert forbidden_claims(text) == ()


def test_no_text_of_the_product_claims_what_it_may_not() -> None:
    told = list(everything())
    assert len(told) > 10_000
    assert {where for where, _ in told} >= PARTS
    assert {(where, text) for where, text in told if forbidden_claims(text)} == set()
