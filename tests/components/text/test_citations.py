"""Citations of views and tables, read back by the tools that they are for."""

import json
import re
from datetime import date

import bibtexparser
import pytest
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.selection import Selection
from components.model.view import settle
from components.text.citations import Entry, as_bibtex, as_csl_json, as_text, cite_view, escaped, in_short
from data.package import FOLDER, RELEASED, VERSION
from data.sources import sources
from tests.figures import seen

DAY, LINK = date(2026, 11, 22), "https://figures.example/regions?region=Europe&from=2019#eu-registered"
ROOT = FOLDER.parent


def parsed(bibtex: str) -> dict[str, dict[str, str]]:
    """Key -> fields, as bibtexparser reads them; no block may fail."""
    library = bibtexparser.parse_string(bibtex)
    assert library.failed_blocks == []
    return {item.key: {field.key: field.value for field in item.fields} for item in library.entries}


def rendered(csl: str) -> list[str]:
    """Each item as citeproc prints it in the Harvard style."""
    items = json.loads(csl)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatters.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def check(entries: tuple[Entry, ...], codes: set[str]) -> None:
    """Every format holds every source of the rows, then the dashboard with version, day and link."""
    text, bibtex, csl = as_text(entries), parsed(as_bibtex(entries)), json.loads(as_csl_json(entries))
    assert [entry.key for entry in entries[:-1]] == list(dict.fromkeys(entry.key for entry in entries[:-1]))
    assert {entry.key for entry in entries[:-1]} == codes
    assert [item["id"] for item in csl] == list(bibtex) == [entry.key for entry in entries]
    paragraphs = text.split("\n\n")
    for paragraph, entry, item in zip(paragraphs, entries, csl, strict=True):
        assert entry.author in paragraph and entry.title.removesuffix(".") in paragraph
        assert (entry.issued[:4] or "n.d.") in paragraph
        assert item["author"] == [{"literal": entry.author}]
        assert item["title"] == entry.title
        assert item["type"] in ("dataset", "report", "webpage")
        assert item.get("URL", "") == entry.url
        assert bibtex[entry.key].get("year", "n.d.") == (entry.issued[:4] or "n.d.")
    assert paragraphs[-1].startswith("Blue Heart Statistics (2026). ")
    assert f"Data version {VERSION}, seen 22 November 2026" in paragraphs[-1]
    assert paragraphs[-1].endswith(f" {LINK}")
    assert csl[-1]["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert csl[-1]["version"] == bibtex[entries[-1].key]["version"] == VERSION


@pytest.mark.parametrize("exhibit", exhibits(), ids=lambda exhibit: exhibit.slug)
def test_a_view_is_cited_with_each_source_of_its_rows(exhibit: Exhibit) -> None:
    view = seen(exhibit)
    check(cite_view(view, DAY, LINK), set(view.rows["source"].astype("str")))


def test_an_empty_view_is_cited_as_the_dashboard_alone_and_in_short_with_version_day_and_link() -> None:
    exhibit = next(item for item in exhibits() if item.one)
    (entry,) = cite_view(settle(exhibit, Selection()), DAY, LINK)
    assert entry.author == "Blue Heart Statistics"
    last = cite_view(seen(exhibits()[0]), DAY, LINK)[-1]
    assert in_short(last) == f"Blue Heart Statistics, data version {VERSION}, seen 22 November 2026: {LINK}"


def test_the_producer_stands_before_the_page_that_repeats_it() -> None:
    exhibit = next(item for item in exhibits() if item.slug == "world-sex-age")
    view = settle(exhibit, Selection(first_year=2022, last_year=2022))
    first = as_text(cite_view(view, DAY, LINK)).split("\n\n")[0]
    assert first.startswith(
        "United Nations Office on Drugs and Crime (UNODC), read in: Reuters, in MyJoyOnline (2024). Human trafficking"
    )
    assert "Second-hand page" in first


def test_citeproc_prints_each_item_with_author_title_and_year() -> None:
    view = seen(next(item for item in exhibits() if item.slug == "estimates-world"))
    entries = cite_view(view, DAY, LINK)
    printed = rendered(as_csl_json(entries))
    assert len(printed) == len(entries) > 5
    for entry in entries:
        plain = re.sub(r"\W+", "", entry.title).casefold()
        assert any(
            plain in re.sub(r"\W+", "", item).casefold()
            and (entry.issued[:4] or "n.d.") in item
            and entry.author in item
            for item in printed
        ), entry


@given(st.text(max_size=60))
def test_any_title_is_one_balanced_field(title: str) -> None:
    entry = Entry("a", "report", "Somebody & sons", title, "2024-03", "https://x.example/a_b%20{c}", "")
    fields = parsed(as_bibtex([entry]))["a"]
    assert fields["url"] == "https://x.example/a_b%20%7Bc%7D"
    assert fields["author"] == r"{Somebody \& sons}"
    inner = fields.get("title", "{}").removeprefix("{").removesuffix("}")
    bare = re.sub(r"\\[&%$#_]|\\text\w+\{\}", "", inner)
    assert not set(bare) & set("\\{}&%$#_~^")
    assert json.loads(as_csl_json([entry]))[0].get("title", "") == title


def test_specials_are_escaped() -> None:
    assert escaped("A_b & 84 % of $3 {x} #1 ~^\\") == (
        r"A\_b \& 84 \% of \$3 \textbraceleft{}x\textbraceright{} \#1 "
        r"\textasciitilde{}\textasciicircum{}\textbackslash{}"
    )


def test_no_two_works_share_a_key() -> None:
    keys = [re.sub(r"[^A-Za-z0-9_]+", "_", code) for code in sources()]
    assert len(set(keys)) == len(keys)


def test_citation_cff_agrees_with_the_versions() -> None:
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    data = cff["references"][0]
    assert cff["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(cff)
    assert f'version = "{cff["version"]}"' in project
    assert (data["version"], data["date-released"].isoformat(), data["type"]) == (VERSION, RELEASED, "data")
    assert [*cff["authors"], *data["authors"]] == [{"name": "Blue Heart Statistics contributors"}] * 2
