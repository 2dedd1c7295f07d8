"""Texts of tables and files as Markdown shows them as they stand, and sources with their links."""

import re
from collections.abc import Sequence

from components.model import numbers
from data.sources import Source


def linked(cited: Sequence[Source], most: int = 4) -> str:
    """Sources with their links, in Markdown."""
    named = [link_to(source.citation, source.url) for source in cited[:most]]
    more = len(cited) - most
    tail = f"; and {numbers.plural(more, 'source')} more in the table" if more > 0 else ""
    return ("Sources: " if len(cited) > 1 else "Source: ") + "; ".join(named) + tail + "."


def plain(text: str) -> str:
    """A text whose signs Markdown would take for markup, escaped; what looks like an address is no link."""
    return re.sub(r"([\\\[\]*_`$:<>#~|])", r"\\\1", numbers.unlinked(text))


def link_to(text: str, url: str) -> str:
    """A text as a link where the address is one of the web."""
    words_only = plain(text)
    return f"[{words_only}](<{url}>)" if url.startswith(("http://", "https://")) else words_only


def figure_row(head: str, details: Sequence[str], figure: str) -> list[str]:
    """A figure, with "million" in the line of its number, and what it is, as cells of a table."""
    kept = re.sub(r"(?<=\d) ", "\u00a0", figure)
    amount, name = (text and f"**{plain(text)}**" for text in (kept, head))
    return [amount, " · ".join(filter(None, (name, *map(plain, details))))]
