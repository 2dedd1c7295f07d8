"""A brief holds the rows of its views, fits on two pages of paper, and brings all that it needs."""

import html
import io
import os
import re
import socket
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from components.exhibits.country import DETECTED
from components.exports.brief import contents, printing
from components.exports.brief.contents import Brief, Part
from components.exports.brief.lines import RANGES, TEXTS, YEARS, Line, shape
from components.exports.brief.printing import PAGES, ROWS, page, paper
from components.model.selection import EVERYTHING, Selection
from components.model.view import settle
from components.text.forbidden import forbidden_claims
from components.text.presentation import present
from components.text.statements import say
from data.geographies import countries
from tests import sampled

ROOT = Path(__file__).parents[3]
DAY, BASE, ALL = date(2026, 11, 22), "http://statistics.example.org/", EVERYTHING
# A country, one whose rows are ranges, the world and a region; two more with EVERYTHING=1.
PLACES = ("ALB", "NAM", "001", "150", *(("DEU", "155") if sampled.EVERYTHING else ()))
NO_ROWS = "TUV"


@cache
def brief_of(place: str, years: Selection = ALL) -> Brief:
    """A brief, settled once for all that is asked of it here."""
    return contents.brief_of(place, years)


@cache
def printed(place: str, years: Selection = ALL) -> tuple[Brief, bytes]:
    """A brief on paper, printed once for all that is asked of it here."""
    return printing.printed(place, years, DAY, BASE)


def words_of(pdf: bytes) -> list[str]:
    """The text of each page, in one line without spaces: the printer breaks lines where it likes."""
    return [re.sub(r"\s+", "", sheet.extract_text()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


def told(part: Part) -> Counter[str]:
    """The figures that the lines of a part hold."""
    if shape(part.view) == YEARS:
        return Counter(text for line in part.lines for text in line.words.split("; "))
    return Counter(line.cells[-1] for line in part.lines)


def held(part: Part) -> Counter[str]:
    """The figures of the rows of a part, read off its view."""
    shown = part.view.shown
    if shape(part.view) == YEARS:
        pairs = zip(shown["years"], shown["figure"], strict=True)
        return Counter(f"{years}: {figure}" for years, figure in pairs)
    return Counter(str(figure) for figure in shown["figure"])


def part_of(place: str, slug: str) -> Part:
    return next(part for part in brief_of(place).parts if part.view.exhibit.slug == slug)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("years", [ALL, Selection(first_year=2015, last_year=2020)])
def test_a_brief_holds_the_figures_of_the_rows(place: str, years: Selection) -> None:
    brief = brief_of(place, years)
    assert brief.parts
    for part in brief.parts:
        assert sum(line.rows for line in part.lines) == len(part.view.rows)
        if shape(part.view) != TEXTS:
            assert told(part) == held(part), present(part.view).title
        said = say(part.view)
        rows = [text for text in said.supports if text not in said.moved]
        assert part.says[len(part.says) - len(said.moved) :] == said.moved
        assert 0 < len(part.says) - len(said.moved) <= 2 and rows[0] == part.says[0]
        assert part.view.selection.years == years.years
    assert {source for part in brief.parts for source in part.view.sources} == set(brief.sources)


def test_a_brief_on_many_countries_tells_what_moved_each_sum() -> None:
    told = [text for part in brief_of("001").parts for text in part.says if text.startswith("What moved")]
    assert len(told) == 3 and "Detected victims, World, 2021 to 2022: " in told[0]
    assert any("Detected victims, Europe, " in text for part in brief_of("150").parts for text in part.says)
    assert "What moved" not in str([part.says for part in brief_of("NGA").parts])


@pytest.mark.parametrize("most", ROWS)
@pytest.mark.parametrize("place", ["150", "NGA"])
def test_what_is_not_printed_is_counted(place: str, most: int) -> None:
    for part in brief_of(place).shortened(most).parts:
        assert len(part.lines) <= most
        assert sum(line.rows for line in (*part.lines, *part.rest)) + part.more == len(part.view.rows)


def test_no_country_of_detection_is_left_out() -> None:
    brief, pdf = printed("NGA")
    part = next(part for part in brief.parts if part.view.exhibit.slug == "country-citizens-detected")
    assert part.rest
    text = "".join(words_of(pdf))
    for name, figure in zip(part.view.shown["geography"], part.view.shown["figure"], strict=True):
        assert re.sub(r"\s", "", f"{name}{figure}") in text or re.sub(r"\s", "", f"{name}:{figure}") in text


def test_a_cut_table_has_lines_of_each_place() -> None:
    parts = {part.view.exhibit.slug: part for part in brief_of("001").shortened(5).parts}
    lines = parts["citizenship-by-region"].lines
    assert len({line.place for line in lines}) == len(lines) == 5
    assert all(line.name.startswith(f"{line.place}: ") for line in lines)
    whole = part_of("150", "citizenship-by-region")
    highest = float(whole.view.rows["high"].fillna(whole.view.rows["persons"]).max())
    assert whole.lines[0].cells[0].replace(",", "").endswith(f"{highest:.0f}")
    abroad = part_of("DEU", "country-citizens-detected")
    most = [int(line.cells[0].replace(",", "").split()[-1]) for line in abroad.lines]
    assert most == sorted(most, reverse=True)


def drawn(line: Line, kind: str) -> list[tuple[float, float]]:
    """Where the pieces of a kind begin, and how long they are, from left to right or from the ground."""
    return [(item.x, item.height) for item in line.drawing if item.kind == kind]


def test_a_year_without_a_figure_has_no_column_and_zero_is_no_blank() -> None:
    part = part_of("ALB", "country-justice")
    for line in part.lines:
        columns = {round(item.x, 3) for item in line.drawing if item.kind != "break"}
        assert len(columns) == line.rows == len(line.words.split("; "))


def test_a_range_is_drawn_open_from_its_low_to_its_high_end() -> None:
    total = brief_of("DEU").parts[0]
    assert total.view.exhibit is DETECTED
    (line,) = total.lines
    low, high = (float(total.view.rows[end].iloc[-1]) for end in ("low", "high"))
    sure, rest = drawn(line, "sure")[-1], drawn(line, "open")[-1]
    assert sure[0] == rest[0]
    assert sure[1] / rest[1] == pytest.approx(low / (high - low))
    assert rest[1] + sure[1] == pytest.approx(15)
    hidden = next(part for part in brief_of("NAM").parts if part.view.exhibit.color == "person").lines[0]
    assert hidden.words.startswith("2012: 0 to 4")
    assert len(drawn(hidden, "open")) == hidden.rows
    assert not drawn(hidden, "sure")


def test_bars_are_as_long_as_the_figures() -> None:
    part = next(part for part in brief_of("DEU").parts if shape(part.view) == RANGES)
    single = [line for line in part.lines if len(line.drawing) == 1]
    exact = [line for line in single if line.cells[0].replace(",", "").isdigit()]
    assert len(exact) > 3
    first = exact[0]
    for line in exact:
        share = float(line.cells[0].replace(",", "")) / float(first.cells[0].replace(",", ""))
        assert line.drawing[0].width / first.drawing[0].width == pytest.approx(share)


@pytest.mark.parametrize("place", PLACES)
def test_it_fits_on_two_pages_that_name_place_and_sources(place: str) -> None:
    brief, pdf = printed(place)
    first, second = words_of(pdf)
    assert re.sub(r"\s", "", brief.title) in first
    for source in brief.sources:
        assert re.sub(r"\s", "", source.citation) in second
    for number, text in enumerate((first, second), 1):
        assert f"{number}of2" in text
        assert "NotapublicationofUNODC" in text
        assert f"{BASE}briefs/{place}.html" in text
    for part in brief.parts:
        assert all(re.sub(r"\s", "", sentence) in first + second for sentence in part.says)
        assert all(re.sub(r"\s", "", line.name) in first + second for line in part.lines)
    assert paper(page(brief, DAY, BASE, to_print=True), DAY) == (pdf, PAGES)


def test_a_place_without_rows_says_so() -> None:
    brief, pdf = printed(NO_ROWS)
    (sheet,) = words_of(pdf)
    assert brief.parts == ()
    assert "Norows:Detectedvictims;" in sheet
    late = words_of(printed("ALB", Selection(first_year=2025, last_year=2026))[1])
    assert len(late) <= PAGES
    assert "Norowsfor2025to2026:Detectedvictims;" in "".join(late)


def test_a_place_that_is_none_has_no_brief() -> None:
    with pytest.raises(KeyError):
        brief_of("nowhere")


@pytest.mark.parametrize(
    "hostile", ["</style><script>alert(1)</script>", "<img src=x>", "'\\2e\"}*{", "\n{{ 7*7 }}"]
)
def test_a_hostile_name_stays_a_text(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Brief, "title", property(lambda _brief: hostile))
    brief = brief_of("NAM").shortened(3)
    written = page(brief, DAY, BASE, to_print=True)
    assert written.count("<script") == written.count("<img") == 0
    assert written.count("</style>") == 1
    assert html.escape(hostile).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in written
    assert "49" not in re.sub(r"\s", "", re.findall(r"<h1>(.*?)</h1>", written, re.DOTALL)[0])
    _, sheets = paper(written, DAY)
    assert sheets == PAGES


def test_nothing_is_asked_of_a_host_or_a_disk() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        foreign = f'<style>@import "{address}.css"; p {{ background: url({address}.png) }}</style>'
        secret = ROOT / "static" / "favicon.png"
        pictures = f'<p>Text<img src="{address}.png"><img src="file://{secret}"></p>'
        pdf, sheets = paper(f"<html><head>{foreign}</head><body>{pictures}</body></html>", DAY)
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert sheets == 1
    assert words_of(pdf) == ["Text"]
    assert not list(PdfReader(io.BytesIO(pdf)).pages[0].images)


@pytest.mark.rare
def test_a_server_without_fonts_prints_all_the_same(tmp_path: Path) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text("<?xml version='1.0'?><fontconfig></fontconfig>", encoding="utf-8")
    script = (
        "import sys; from datetime import date; from components.exports.brief.printing import page, paper;"
        "from components.exports.brief.contents import brief_of;"
        f"html = page(brief_of('NAM').shortened(3), date(2026, 11, 22), '{BASE}', to_print=True);"
        "made = [paper(html, date(2026, 11, 22))[0] for _ in range(100)];"
        "sys.stdout.buffer.write(made[-1])"  # a font kept beyond its bytes crashes the end of the process
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings)}
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert "Namibia:traffickinginpersons" in words_of(made.stdout)[0]


def test_its_own_words_make_no_forbidden_claim() -> None:
    for place in ("001", "ALB"):
        brief = brief_of(place)
        written = page(brief, DAY, BASE)
        for claim in (text for part in brief.parts for text in (*part.says, *brief.not_supported)):
            written = written.replace(html.escape(claim).replace("&#x27;", "&#39;"), "")
        unstyled = re.sub(r"<style>.*?</style>", "", written, flags=re.DOTALL)
        shown = html.unescape(re.sub(r"<[^>]+>", " ", unstyled))
        assert brief.title in shown
        assert not forbidden_claims(shown)


def test_page_and_pdf_over_http(client: TestClient) -> None:
    by_name, by_code = (client.get(f"/briefs/{name}.html?from=2015&to=2020") for name in ("Albania", "ALB"))
    assert by_name.content == by_code.content
    assert "<h1>Albania: trafficking in persons, published figures, 2015 to 2020</h1>" in by_name.text
    view = settle(DETECTED, Selection(geography=("ALB",), first_year=2015, last_year=2020))
    assert all(
        f"{year}: {figure}" in by_name.text
        for year, figure in zip(view.shown["years"], view.shown["figure"], strict=True)
    )
    assert not re.search(r'(?:src|href)="(?!data:|https?://)|url\(|@import|<script', by_name.text)
    assert "default-src 'none'" in by_name.headers["content-security-policy"]
    for address in re.findall(r'href="(http://testserver/[^"]+)"', by_name.text):
        if "/exhibits/" in address or "/briefs/" in address:
            assert client.get(html.unescape(address)).status_code == 200
    pdf = client.get("/briefs/Albania.pdf?from=2015&to=2020")
    assert (pdf.status_code, pdf.headers["content-type"]) == (200, "application/pdf")
    assert "2015to2020" in words_of(pdf.content)[0]
    kept = {"If-None-Match": pdf.headers["etag"]}
    assert client.get("/briefs/Albania.pdf?from=2015&to=2020", headers=kept).status_code == 304


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/briefs/Albanja.pdf", 404, "Near it: Albania"),
        ("/briefs/<script>.html", 404, "no country or region called “script”"),
        ("/briefs/..%2f..%2fetc%2fpasswd.pdf", 404, "nothing at this address"),
        ("/briefs/ALB.docx", 404, "nothing at this address"),
        ("/briefs/ALB.pdf?region=World", 422, "Filters here: from and to"),
        ("/briefs/ALB.pdf?from=1066", 422, "a year from"),
        ("/briefs/ALB.html?from=2015&from=2016", 422, "once only"),
    ],
)
def test_what_is_no_brief_is_refused(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


@pytest.mark.whole
def test_every_country_can_be_asked_by_name(client: TestClient) -> None:
    for code, name in sampled.by_turns(countries().items(), 60):
        assert client.get(f"/briefs/{name}.html").status_code == 200, code
