"""Where victims detected in a country come from, and where its citizens were detected."""

from components.exhibits.flows import SECTIONS
from components.ui.filters import country
from components.ui.place_list import show_list
from components.ui.sections import show_sections

if country():
    show_sections(SECTIONS)
else:
    show_list("flows")
