"""A quote card: one sentence as a picture to share, with its range, what it does not mean, and the way back.

The way back is `/c/` and slug, data version and selection in codes: nothing is stored for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

import numpy as np

from components.exhibits.country import PAGE, with_rows
from components.exhibits.site import served
from components.exports.framed import font
from components.exports.html_page import FOLDER, TEMPLATES
from components.exports.pictures import browser, photograph
from components.model.selection import EVERYTHING, Selection, about, words
from components.model.url_state import address_of, asked, choices
from components.model.view import View, settle
from components.text.forbidden import not_supported
from components.text.presentation import present
from components.text.sentences import bare, cited, sentence
from components.text.statements import latest
from components.text.titles import publishers
from data.overlay import version

FIT = (FOLDER / "card.js").read_text(encoding="utf-8")
ENDING, SIZE, NO_CARD_SIZE = "card.png", (1200, 675), (1200, 630)  # pixels
NOT_SAID, READ = "What this does not say", "How to read it"
SECOND_HAND = (
    "These figures were read in pages that repeat those of others, and stand on no picture. The address "
    "below leads to each of them with the page in which it was read."
)
LONGEST_CODE, LONGEST_PRINTED = 8000, 160  # signs
MOST_KEPT = 128  # of those asked for: cards of 60 to 150 kB, each half a second of a Chromium
CODE = re.compile(r"([a-z0-9_-]{1,80})~([0-9]{1,4}(?:\.[0-9]{1,4}){2}(?:\+[a-z0-9.-]{1,200})?)(?:~(.+))?")
Key: TypeAlias = tuple[str, str, Selection, str, str]  # state of the data, slug, choice, address, scheme
_drawn: dict[Key, bytes] = {}
_ahead: dict[Key, bytes] = {}


@dataclass(frozen=True)
class Card:
    """What stands on a card: of `sentences` the first that has room, each of which may be quoted."""

    title: str
    sentences: tuple[str, ...]
    heading: str
    caution: str
    figure: str = ""
    unit: str = ""
    source: str = ""


def card_of(view: View) -> Card:
    """The words of a card: of the first row among those that may be said and were read first-hand."""
    title, note = _title(view), (READ, view.exhibit.reading_note)
    if view.empty:
        return Card(title, (present(view).widen,), *note)
    first_hand = view.every.rows["source"].map({key: of.first_hand for key, of in view.every.cited.items()})
    view = replace(view, keeps=view.keeps & first_hand.eq(True).to_numpy(dtype=bool))
    if view.empty:
        return Card(title, (SECOND_HAND,), *note)
    presented, rows = present(view), latest(view)
    several = view.exhibit.exact and presented.finding and len(view.selection.chosen(view.exhibit.one)) > 1
    if rows and not several:
        return _of_row(view, rows[0])
    claims = ((NOT_SAID, claim) for claim in presented.said.not_supported[bool(view.breaks) :])
    told = (presented.finding or presented.said.supports[0],)
    return Card(title, told, *next(claims, note), source=publishers(view.sources))


def _of_row(view: View, at: int) -> Card:
    """The card of one row, with what this one figure does not say; a figure stands in its sentence too."""
    shown, exhibit = view.shown.loc[at], view.exhibit
    alone = replace(view, keeps=np.arange(len(view.keeps)) == at)
    sentences = tuple(dict.fromkeys((sentence(view, at, sourced=False), bare(view, at))))
    claims = ((NOT_SAID, claim) for claim in not_supported(alone))
    figure, unit = str(shown["figure"]), exhibit.field.unit
    told = unit and any(sign in sentences[-1] for sign in (figure, "“<5”"))
    return Card(
        _title(view),
        sentences,
        *next(claims, (READ, exhibit.reading_note)),
        figure=figure if told else "",
        unit=unit,
        source=cited(view.every.cited[view.rows["source"][at]], str(shown.get("publisher", ""))),
    )


def _title(view: View) -> str:
    """What the card is about, with the place that the exhibit is made of where it is one."""
    exhibit = view.exhibit
    one = exhibit.one and len(view.selection.chosen(exhibit.one)) == 1
    return f"{exhibit.title}, {words(view.selection, exhibit.one)}" if one else exhibit.title


def code(view: View) -> str:
    """Slug, data version and selection as one part of an address; `read` reads it."""
    told = asked(view.selection, view.exhibit)
    codes = [(name, choices(name)[value]) for name, values in told.items() for value in values]
    return "~".join(filter(None, (view.exhibit.slug, version(), urlencode(codes))))


def read(text: str) -> tuple[str, str, list[tuple[str, str]]] | None:
    """The slug, the data version and the query of a code; None for what is no code."""
    found = CODE.fullmatch(text) if len(text) <= LONGEST_CODE else None
    if not found:
        return None
    try:
        return found[1], found[2], parse_qsl(found[3] or "", strict_parsing=bool(found[3]))
    except ValueError:
        return None


def card(view: View, base: str, scheme: str = "light") -> bytes:
    """The card of a view as PNG, in one scheme. `base` is the address of this server. Raises NoPicture."""
    key = _key(view, base, scheme)
    if key in _ahead:
        return _ahead[key]
    drawn = _drawn.get(key) or photograph(page(view, base, scheme), SIZE, FIT)
    _drawn[key] = drawn
    for oldest in list(_drawn)[:-MOST_KEPT]:
        _drawn.pop(oldest, None)
    return drawn


def previewed() -> Iterator[Callable[[], View | None]]:
    """What gives the views whose cards previews name: each exhibit, each country with rows."""
    yield from (partial(settle, item) for item in served() if not item.one)
    yield from (partial(of_country, code) for code in with_rows())


def keep_ahead(view: View | None, base: str) -> None:
    """Draw the card that a preview names, if any, and keep it while the data stay. Raises NoPicture."""
    key = _key(view, base, "light") if view else None
    if view and key and key not in _ahead and card_of(view).source:
        _ahead[key] = _drawn.get(key) or photograph(page(view, base, "light"), SIZE, FIT)
        for old in [other for other in list(_ahead) if other[0] != key[0]]:
            del _ahead[old]


def page(view: View, base: str, scheme: str) -> str:
    """A card as a page; an address too long to be typed is that of the exhibit without a choice."""
    here = f"{base or '/'}c/{code(view)}"
    if len(here) > LONGEST_PRINTED:
        here = f"{base or '/'}c/{code(settle(view.exhibit))}"
    return TEMPLATES.get_template("card.html").render(
        card=card_of(view),
        scheme=scheme,
        here=here.partition("://")[2] or here,
        version=version(),
        font=font(),
    )


def preview(view: View | None, base: str) -> str:
    """The meta tags that name a picture for previews, in HTML: the card of a view.

    Until that of a choice was drawn it is the exhibit's; without a card it is that of the whole dashboard.
    """
    image, size, alt = f"{base}assets/card.png", NO_CARD_SIZE, "Blue Heart Statistics"
    if view and not view.exhibit.one:
        key = _key(view, base, "light")  # others draw meanwhile: each is looked up by itself
        view = view if key in _drawn or key in _ahead else settle(view.exhibit)
    if view and browser() and (told := card_of(view)).source:
        image, size, alt = address_of(view, ENDING, base), SIZE, told.sentences[0]
    return TEMPLATES.get_template("preview.html").render(image=image, size=size, alt=alt)


def of_country(country: str) -> View | None:
    """What previews show of a country: the first of its exhibits that has rows; None where none has."""
    views = (settle(item, about(EVERYTHING, item.one, country)) for item in PAGE.exhibits)
    return next((view for view in views if not view.empty), None)


def _key(view: View, base: str, scheme: str) -> Key:
    state, slug, _ = view.key
    return state, slug, view.selection, base, scheme
