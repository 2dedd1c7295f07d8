"""Random clicks: another page, a filter, a button, a word in a box, a panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.benchmarks.answer import Answer
from tests.benchmarks.seen import Value, Widget
from tests.benchmarks.tab import Tab

OTHER_PAGE, FILTER = 0.25, 0.6  # of all clicks; of those that stay on the page
PRESSED = ("clear", "example-")  # buttons; those of an upload are pressed by who uploads
WORDS = (
    "children",
    "Albania",
    "2.5 million",
    "1 in 7",
    "forced labour",
    "Nigeria",
    "84 per cent",
    "conviction",
)


@dataclass(frozen=True)
class Click:
    """What somebody does: follow a link to a page, give a widget a value, or press a button."""

    page: str = ""
    widget: Widget | None = None
    value: Value = None

    @property
    def of_page(self) -> bool:
        """Whether the whole page runs for it, and not a part alone."""
        return not (self.widget and self.widget.fragment)


def pick(tab: Tab, chance: Random, pages: Sequence[str] = ()) -> Click:
    """A click on what the tab shows; of the pages those that are named, or all of the site map."""
    others = [page for page in (pages or tab.pages) if page != tab.page and page in tab.pages]
    filters = [widget for widget in tab.widgets.values() if widget.parameter]
    rest = [widget for widget in tab.widgets.values() if not widget.parameter and _clickable(widget)]
    if others and (chance.random() < OTHER_PAGE or not filters + rest):
        return Click(page=chance.choice(others))
    pool = filters if filters and (chance.random() < FILTER or not rest) else rest
    widget = chance.choice(pool)
    return Click(page=tab.page, widget=widget, value=_value(widget, tab.values[widget.id], chance))


def _clickable(widget: Widget) -> bool:
    if widget.kind == "button":
        return widget.key.startswith(PRESSED)
    return widget.kind != "file_uploader"


def _value(widget: Widget, now: Value, chance: Random) -> Value:
    """Another value: one or two options, none where there are some, the other position of a switch."""
    if widget.kind == "multiselect":
        return (
            ()
            if now and chance.random() < 0.4
            else tuple(chance.sample(widget.options, min(2, len(widget.options))))
        )
    if widget.kind == "selectbox":
        may_be_empty = widget.value is None
        return None if may_be_empty and now and chance.random() < 0.3 else chance.choice(widget.options)
    if widget.kind == "text_input":
        return "" if now else chance.choice(WORDS)
    return not now


async def act(tab: Tab, click: Click) -> Answer:
    """Do it, and wait for the whole answer."""
    if click.widget is None:
        return await tab.go(click.page)
    if click.widget.kind == "button":
        return await tab.press(click.widget)
    return await tab.choose(click.widget, click.value)
