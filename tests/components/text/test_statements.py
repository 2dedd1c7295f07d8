"""What a view lets you say: every sentence stands on the rows, and none claims what it may not."""

import re

import pytest

from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.selection import EVERYTHING, Selection, about
from components.model.view import View, settle
from components.text.derived_words import DERIVED
from components.text.forbidden import CONDITIONS, PEOPLE, forbidden_claims
from components.text.notes import what_moved
from components.text.sentences import sentence
from components.text.statements import finding, say
from data.package import SHARED
from tests.components.model.test_views import CASES
from tests.components.text.assert_sentence import founded, numbers, reaches
from tests.components.text.every_text import without_titles
from tests.figures import seen
from tests.sampled import sampled

BY_SLUG = {exhibit.slug: exhibit for exhibit in exhibits()}
SAYS = {
    "registered": r"\b([Rr]egistered|[Pp]ersons|[Pp]rosecut|[Cc]onvict|[Ss]uspected|cases|Fund)",
    "detected": r"\b[Dd]etected\b", "identified": r"\b[Ii]dentified\b", "estimate": r"\b[Ee]stimate",
    "assisted": r"\b([Aa]ssisted cases|case records)\b",
}  # fmt: skip

# What a note or series says of whom was counted, which the sentence says instead of the kind.
NOTED = SHARED.words["noun"]["note"] | SHARED.words["noun"]["series"]


def told(view: View) -> tuple[list[str], list[str]]:
    """The sentences on rows, and those on the view as a whole."""
    said = say(view)
    whole = [text for text in said.supports if text.startswith(f"“{view.exhibit.title}”")]
    return [text for text in said.supports if text not in (*whole, *said.moved)], whole


@pytest.mark.parametrize(("exhibit", "selection"), CASES)
def test_each_sentence_stands_on_the_rows(exhibit: Exhibit, selection: Selection) -> None:
    view = settle(exhibit, selection)
    if view.empty:
        assert say(view).supports == say(view).not_supported == ()
        return
    rows, whole = told(view)
    assert [text for text in rows if not founded(text, view)] == []
    assert [text for text in whole if not reaches(text, view)] == []
    assert 1 <= len(rows) + len(whole) <= 4
    assert 1 <= len(say(view).not_supported) <= 5


@pytest.mark.parametrize("exhibit", sampled(), ids=lambda exhibit: exhibit.slug)
def test_a_false_number_is_found(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    rows, whole = told(view)
    for text in rows:
        assert not founded(f"{text.partition(' (')[0]} 987,654 {text}", view)
        for figure in {str(item) for item in view.shown["figure"] if f" {item} " in text}:
            if figure and numbers(figure):
                assert not founded(text.replace(f" {figure} ", f" {_other(figure)} "), view)
    for text in whole:
        assert not reaches(f"987,654 {text}", view)


def _other(figure: str) -> str:
    """The figure with another last number."""
    last = re.findall(r"\d[\d,]*", figure)[-1]
    return f"{int(last.replace(',', '')) + 7_777_777:,}".join(figure.rsplit(last, 1))


def said_as_noted(text: str, view: View) -> bool:
    """Whether a sentence names, before its source, who was counted as a note or series of the rows does."""
    before = text.rpartition(" (")[0].partition(" were published")[0]
    texts = " ".join(str(cell) for name in ("note", "series") for cell in view.rows.get(name, []))
    return any(noted in texts and noun in before for noted, noun in NOTED.items())


@pytest.mark.parametrize("exhibit", sampled(), ids=lambda exhibit: exhibit.slug)
def test_each_sentence_names_its_kind_and_its_publisher_and_claims_nothing_else(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    for text in say(view).supports:
        assert forbidden_claims(without_titles(text, view)) == ()
        kinds = {str(kind) for kind in view.rows["kind"]}
        counts_people = exhibit.resource.counts in PEOPLE and not exhibit.table.startswith("flow")
        if len(kinds) == 1 and counts_people:
            assert re.search(SAYS.get(kinds.pop(), ""), text) or said_as_noted(text, view), text
        assert any(source.short_title in text and source.publisher in text for source in view.sources)
        assert not {"nan", "None", "<NA>"} & set(re.findall(r"[<\w>]+", text.partition(" (")[0]))
        assert "{" not in text


SUMS = {"world-detected": ("001", 1), "subregions-detected": ("039", 1), "world-justice": ("001", 2)}


@pytest.mark.parametrize(("slug", "place", "count"), [(slug, *asked) for slug, asked in SUMS.items()])
def test_a_sum_says_what_moved_it(slug: str, place: str, count: int) -> None:
    exhibit = BY_SLUG[slug]
    view = settle(exhibit, Selection(geography=(place,), first_year=2015, last_year=2019))
    steps, told = what_moved(view), say(view).moved
    assert len(steps) == len(told) == count and set(told) <= set(say(view).supports)
    for (what, moved), text in zip(steps.items(), told, strict=True):
        assert text.startswith(f"{what}, computed here: ") and ", 2018 to 2019: " in text
        ends = moved.rows[["low", "high"]][1:-1].sum()
        assert moved.rows["told"].iloc[0] in text and all(f"{end:+,.0f}" in text for end in ends)
        assert forbidden_claims(without_titles(text, moved)) == ()
    others = [
        settle(exhibit, Selection(geography=(place,), first_year=2019, last_year=2019)),
        *(seen(item) for item in exhibits() if item.slug in (f"{slug}-constant", f"{slug}-coverage")),
    ]
    assert [say(view).moved for view in others] == [(), (), ()]


def test_code_works_out_the_words_and_conditions_that_the_descriptor_names() -> None:
    of_rows = {"years", "person", "date_words", "as_of_words"}
    assert set(DERIVED) | of_rows == set(SHARED.derived)
    assert set(CONDITIONS) == set(SHARED.conditions)
    assert [exhibit.slug for exhibit in exhibits() if not exhibit.resource.sentence] == []


def test_a_sum_says_how_many_countries_report() -> None:
    text = say(settle(BY_SLUG["world-detected"], Selection(first_year=2022))).supports[0]
    assert re.search(
        r"75,128 to 76,734 detected victims were reported for the World, summed here over 112 reporting countries",
        text,
    )


@pytest.mark.parametrize(
    ("slug", "claim"),
    [
        ("world-detected", "trafficking rose"), ("regions-detected", "most victims"),
        ("estimates-world", "police force"), ("estimates-world", "trend"), ("world-sex-age", "Totals"),
        ("profits-world", "profits grew"), ("world-justice", "conviction rate"), ("what-was-said", "nothing was measured"),
        ("assisted-routes", "all routes"), ("world-detected-coverage", "countries are counted here"),
        ("country-detected", "not reported is not zero"), ("country-tiers", "one government"),
        ("world-detected", "from 59 to 143 countries"), ("legal-instruments", "a law is applied"),
    ],
)  # fmt: skip
def test_what_is_not_supported_names_the_claim_and_its_reason(slug: str, claim: str) -> None:
    view = seen(BY_SLUG[slug])
    assert any(claim in text and ": " in text for text in say(view).not_supported)


def test_words_of_speakers_are_attributed() -> None:
    view = seen(BY_SLUG["what-was-said"])
    rows, _ = told(view)
    names = view.shown["speaker"].fillna(view.shown["organisation"])
    assert all(text.startswith(tuple(names)) for text in rows)
    assert all("in our words" in text for text in rows)


NOUNS = {
    "world-detected": "detected victims", "country-detected": "detected victims", "eu-registered": "registered victims",
    "tip-identified-world": "identified victims", "estimates-regions": "people in forced labour",
    "country-justice": "persons convicted", "world-justice": "persons prosecuted", "assisted-routes": "assisted cases",
    "eu-form-shares": "per cent of registered victims", "world-sex-age":
    "per cent of detected victims in the World were published as women",
    "other-origins": "per cent of identified victims and suspects", "eu-sex-age": "per cent of assisted victims in Honduras",
    "flow-shares": "per cent of cross-border flows", "estimates-shares": "73 per cent of profit from forced labour were",
    "eu-origins-2008-2010": "per cent of identified and presumed victims", "assisted-form": "synthetic case records",
    "council-of-europe-convention": "In 2023, the Council of Europe Convention (CETS 197) had 48 Parties (",
    "country-rate": "detected victims per million inhabitants", "profits-per-victim": "US dollars per person and year",
    "profits-world": "US dollars a year were estimated as profit", "new-laws": "new or amended laws", "protocol-parties": "Protocol had",
    "world-prosecutions-convictions": "convictions", "eu-suspected-convicted": "suspected traffickers",
}  # fmt: skip


@pytest.mark.parametrize(("slug", "noun"), NOUNS.items())
def test_the_noun_is_the_publishers(slug: str, noun: str) -> None:
    rows, _ = told(seen(BY_SLUG[slug]))
    assert any(noun in text for text in rows), rows
    assert not any(
        re.search(r"(?<!detected )(?<!registered )(?<!identified )victims were", text) for text in rows
    )


@pytest.mark.parametrize(
    ("about", "stage", "whole"),
    [
        ("persons", "suspected", "of suspected traffickers"), ("persons", "convicted", "of convicted traffickers"),
        ("nationals", "convicted", "of convicted traffickers"), ("none", "convicted", "of the countries covered"),
        ("fewer_than_10", "convicted", "of the countries covered"), ("labour", "convicted", "of the convictions"),
    ],
)  # fmt: skip
def test_a_share_in_justice_is_of_its_own_whole(about: str, stage: str, whole: str) -> None:
    views = [seen(item) for item in exhibits() if item.table == "justice_shares"]
    texts = [
        sentence(view, int(index))
        for view in views
        for index in view.rows.index[(view.rows["about"] == about) & (view.rows["stage"] == stage)]
    ]
    assert texts
    assert all(f"per cent {whole} were published" in text for text in texts)


ALONE = {"world-detected", "published-changes", "registered-rates", "eu-women-children", "eu-registered"}


def test_an_earlier_year_is_told_only_where_it_compares_with_the_last() -> None:
    for exhibit in exhibits():
        view = seen(exhibit)
        rows, _ = told(view)
        if exhibit.slug in ALONE:
            assert len({text.partition(",")[0] for text in rows}) == 1, rows
        if exhibit.slug == "country-detected":
            assert [text.partition(",")[0] for text in rows] == ["In 2022", "In 2008"]
    kingdom = [text.partition(",")[0] for text in told(_of("country-detected", "GBR"))[0]]
    assert kingdom == ["In 2021", "In 2017"]  # figures reach back to 2009, beyond the break of 2017
    germany = [text.partition(",")[0] for text in told(_of("country-detected", "DEU"))[0]]
    assert germany == ["In 2022"]  # printed as "<5" beside larger parts: no pair with an exact year
    for place, broken in (("GBR", True), ("ALB", False)):
        claims = say(_of("country-detected", place)).not_supported
        assert any("before and after a break" in text for text in claims) is broken


def _of(slug: str, place: str) -> View:
    return settle(BY_SLUG[slug], Selection(geography=(place,)))


def test_a_count_printed_as_below_five_is_told_as_printed() -> None:
    view = _of("country-justice", "ALB")
    printed = [text for text in told(view)[0] if "persons convicted" in text]
    assert printed[0].startswith(
        "In 2022, fewer than 5 (printed as “<5”) persons convicted were reported for Albania"
    )
    assert not founded(printed[0].replace("fewer than 5", "5"), view)
    assert not founded(printed[0].replace("fewer than 5", "fewer than 6"), view)


@pytest.mark.parametrize("slug", ["country-detected", "country-rate"])
def test_a_total_from_its_parts_is_not_told_as_reported(slug: str) -> None:
    view = _of(slug, "NZL")
    text = told(view)[0][0]
    assert "computed here for New Zealand" in text
    assert "the file prints “<5” as the total" in text
    assert "were reported" not in text
    assert founded(text, view)


def test_some_of_many_are_not_told_as_all_and_abroad_comes_before_home() -> None:
    germany = settle(BY_SLUG["country-citizenships"], about(EVERYTHING, "geography", "DEU"))
    assert "; foreign citizens, among them: Romania " in finding(germany)
    nigeria = settle(BY_SLUG["country-citizens-detected"], about(EVERYTHING, "origin", "NGA"))
    assert ", abroad, among others: " in finding(nigeria)
    assert "were reported for the United Kingdom" in say(nigeria).supports[0]


def test_a_base_is_named_only_from_the_year_in_which_it_was_published() -> None:
    view = settle(BY_SLUG["eu-form-shares"])
    named = {view.rows["period_start"][at] for at in view.rows.index if "whose form" in sentence(view, at)}
    assert named == {2022, 2023, 2024}


def test_sentenced_traffickers_and_court_cases_are_not_told_as_victims() -> None:
    views = [settle(BY_SLUG[slug]) for slug in ("other-persons", "other-proceedings")]
    told = [sentence(view, at) for view in views for at in view.rows.index]
    assert len([text for text in told if "Honduras" in text]) == 2
    assert not [text for text in told if "assisted victims" in text]


def test_a_map_of_few_places_says_what_each_is_and_since_when_and_of_many_how_many() -> None:
    members = BY_SLUG["protocol-members"]
    few = finding(settle(members, Selection(geography=("ALB", "JPN", "SRB"))))
    assert few == "Party: Albania 2002, Serbia 2001; Signed, not bound: Japan 2002."
    assert finding(settle(members)) == "Party: 159 places; Signed, not bound: 8 places."
