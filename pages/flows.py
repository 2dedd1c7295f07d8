"""Where victims detected in a country come from, and where its citizens were detected."""

from components.exhibits.flows import SECTIONS
from components.ui.country import show_head
from components.ui.sections import show_sections

if show_head():
    show_sections(SECTIONS)
