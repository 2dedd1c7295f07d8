"""One country: every source side by side, and what is missing."""

from components.exhibits.country import SECTIONS
from components.ui.country import elsewhere, of_country, show_brief_links, show_head, show_missing
from components.ui.sections import show_sections

if show_head():
    show_brief_links(one_country=True)
    show_sections((*SECTIONS, *elsewhere()), of_country)
    show_missing()
