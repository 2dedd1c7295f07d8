"""What axe finds on every page, light and dark, wide and on a phone.

`python -m tests.browser.axe_report` prints it, `--write` puts it into docs/accessibility.md, `--only PATH`
looks at one page. Ends with 1 where a serious or critical finding is not Streamlit's own.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from importlib.metadata import version
from itertools import product
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.servers import serving
from tests.browser.accessibility import (
    GRAVE,
    INSIDE,
    OF_STREAMLIT,
    OUTSIDE,
    PHONE,
    SCHEMES,
    WIDE,
    Finding,
    findings,
    looking,
    of_streamlit,
    settled,
    sideways,
)
from tests.browser.chromium import QUIET, installed

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "accessibility.md"
BEGIN, END = "<!-- axe_report: begin -->", "<!-- axe_report: end -->"
LOOKS = tuple(product(SCHEMES, (WIDE, PHONE)))
# Rule -> what the element's HTML holds where it is Streamlit's, and why it is left as it is.
Look = tuple[str, tuple[int, int]]
Found = dict[tuple[str, Look], list[Finding]]


def look(browser: Browser, address: str, scheme: str, size: tuple[int, int]) -> list[Finding]:
    """What axe finds on a page opened anew, and whether it has to be scrolled sideways."""
    context = looking(browser, scheme, size)
    page = context.new_page()
    settled(page, address)
    found = findings(page)
    if wide := sideways(page):
        found.append(Finding("serious", "sideways-scrolling", len(wide), wide[-1]))
    context.close()
    return found


def found_on(paths: Iterable[str]) -> Found:
    """Every page in every look, from a server started for it."""
    with serving(ROOT / "app.py") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=QUIET)
        looks = [(path, one) for path in paths for one in LOOKS]
        return {(path, one): look(browser, f"http://{server.address}{path}", *one) for path, one in looks}


def report(found: Found) -> str:
    """The findings as a table of pages and looks, and the first place of each."""
    paths = list(dict.fromkeys(path for path, _ in found))
    heads = [f"{scheme}, {size[0]} px" for scheme, size in LOOKS]
    lines = [
        f"axe-core {_axe()}, Streamlit {version('streamlit')}: {len(paths)} pages in {len(LOOKS)} looks each.",
        "",
        f"| page | {' | '.join(heads)} |",
        "|---" * (len(heads) + 1) + "|",
        *(f"| `{path}` | {' | '.join(_cell(found[path, one]) for one in LOOKS)} |" for path in paths),
        "",
    ]
    return "\n".join([*lines, *_details(found)])


def _cell(found: list[Finding]) -> str:
    return "; ".join(f"{item.impact}: {item.rule} ({item.count})" for item in found) or "none"


def _details(found: Found) -> list[str]:
    """Each rule once: whose it is, why it stays, the first place."""
    first = {item.rule: item for items in found.values() for item in items[::-1]}
    if not first:
        return ["Nothing was found."]
    return [
        f"- {item.impact}, `{item.rule}`: "
        + (f"Streamlit's own. {OF_STREAMLIT[item.rule][1]}" if of_streamlit(item) else "ours.")
        + f" First place: `{' '.join(item.example.split())}`"
        for item in first.values()
    ]


def _axe() -> str:
    """The version of axe-core that the package carries."""
    return re.search(r"axe v([\d.]+)", Axe().axe_script)[1]


def put_into(document: Path, text: str) -> None:
    """Write a report between the two marks of a document."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Look, print, write, and end with 1 where something grave is ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"into {DOCUMENT.relative_to(ROOT)}")
    parser.add_argument(
        "--only", action="append", metavar="PATH", help="a page such as /origins; may be repeated"
    )
    asked = parser.parse_args()
    found = found_on(asked.only or (*INSIDE, *OUTSIDE))
    text = report(found)
    print(text)
    if asked.write:
        put_into(DOCUMENT, text)
    grave = [
        item for items in found.values() for item in items if item.impact in GRAVE and not of_streamlit(item)
    ]
    sys.exit(1 if grave else 0)


if __name__ == "__main__":
    main()
