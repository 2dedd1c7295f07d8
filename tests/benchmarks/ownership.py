"""Whether an answer is about what this person asked for, and about nobody else's choice or file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qs, urlsplit

from components.model.addresses import CASE_KEYS, CASE_NAMES
from components.model.selection import DIMENSIONS, PLACES
from components.model.url_state import COUNTRY, FIRST, LAST, LENS, key
from tests.benchmarks.answer import Answer
from tests.benchmarks.seen import Value
from tests.benchmarks.tab import Tab
from tests.benchmarks.uploading import rows_of

Chosen = Mapping[str, tuple[str, ...]]
OF_PLACES = {key(name) for name in (*PLACES, *DIMENSIONS)}
CLEARED = {*OF_PLACES, *CASE_KEYS.values(), FIRST, LAST, COUNTRY, LENS}
EXHIBIT = re.compile(r"\]\((/exhibits/[^)\s]+\.html(?:\?[^)\s]*)?)\)")
FOUND = re.compile(r'<a href="([^"]+)"')
CASES = re.compile(r"\*\*(?:All |[\d,]+ of )([\d,]+) cases")


def as_tuple(value: Value) -> tuple[str, ...]:
    """A value as the values of a name in an address."""
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()


def widgets(tab: Tab, chosen: Chosen) -> list[str]:
    """Filters that hold another value than this person gave them."""
    wrong = []
    for widget in tab.widgets.values():
        held = as_tuple(tab.values[widget.id])
        usual = {(), widget.options[:1]} if widget.kind == "selectbox" else {()}
        expected = {chosen[widget.parameter]} if chosen.get(widget.parameter) else usual
        if widget.parameter and held not in expected:
            wrong.append(
                f"{tab.page}: the filter {widget.parameter} holds {held}, not {chosen.get(widget.parameter)}"
            )
    return wrong


def asked_by(answer: Answer) -> list[dict[str, set[str]]]:
    """What the links of all exhibits ask for."""
    addresses = [address for text in answer.texts("markdown") for address in EXHIBIT.findall(text)]
    queries = [parse_qs(urlsplit(address).query) for address in addresses]
    return [{name: set(values) for name, values in query.items()} for query in queries]


def links(tab: Tab, answer: Answer, chosen: Chosen) -> list[str]:
    """Exhibits whose link asks for something else than this person's choice."""
    bound = {widget.parameter for widget in tab.widgets.values()} & {*OF_PLACES, FIRST, LAST}
    return [
        f"{tab.page}: a link asks for {asked}, the choice is {dict(chosen)}"
        for asked in asked_by(answer)
        if not _asks(asked, chosen, bound)
    ]


def _asks(asked: Mapping[str, set[str]], chosen: Chosen, bound: Iterable[str]) -> bool:
    """Whether an exhibit follows the choice: all filters of the page, or one country and the years."""
    own = {name: set(values) for name, values in chosen.items() if values}
    country = own.get(COUNTRY, set())
    years = {name: own[name] for name in (FIRST, LAST) if name in own}
    one_country = [{**years, COUNTRY: country}, {key("geography"): country}] if country else []
    if asked in one_country:
        return True
    return all(own.get(name) == values for name, values in asked.items()) and all(
        asked.get(name) == own.get(name) for name in bound
    )


def search_results(tab: Tab, answer: Answer, chosen: Chosen) -> list[str]:
    """Results of a search whose link takes along something else than this person's choice.

    What a result itself asks for, a country or a lens, may differ, and an address need not tell what is
    usual.
    """
    names = {*OF_PLACES, *CASE_KEYS.values(), FIRST, LAST} - {key("geography")}
    own = {name: set(chosen.get(name, ())) for name in names}
    wrong = []
    for text in answer.texts("html"):
        for address in FOUND.findall(text):
            asked = parse_qs(urlsplit(html.unescape(address)).query)
            others = {
                name: values for name, values in asked.items() if name in CASE_NAMES and name not in own
            }
            if any(set(asked.get(name, ())) != values for name, values in own.items()) or any(
                set(values) != set(chosen.get(name, ())) for name, values in others.items()
            ):
                wrong.append(f"{tab.page}: a result asks for {asked}, the choice is {dict(chosen)}")
    return wrong


def uploads(tab: Tab, answer: Answer, number: int, own: bool) -> list[str]:
    """Names and sizes of other people's files; `own` says whether this person has a file here."""
    mine = {f"table-of-person-{number}-end".encode()} if own else set()
    wrong = [f"{tab.page}: shows the file {mark.decode()}" for mark in answer.marks - mine]
    for text in answer.texts("markdown", "alert"):
        for told in CASES.findall(text):
            if not own or int(told.replace(",", "")) != rows_of(number):
                wrong.append(f"{tab.page}: tells of {told} case records, which are not this person's")
    return wrong


def all_wrong(tab: Tab, answer: Answer, chosen: Chosen, number: int, has_file: bool) -> list[str]:
    """Everything in an answer that is not this person's own, in sentences."""
    return [
        *widgets(tab, chosen),
        *links(tab, answer, chosen),
        *search_results(tab, answer, chosen),
        *uploads(tab, answer, number, has_file),
    ]
