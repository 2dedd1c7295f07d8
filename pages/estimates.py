"""What is estimated, each edition by itself."""

from components.exhibits.site import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS["estimates"])
