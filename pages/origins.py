"""Where detected victims come from."""

from components.exhibits.origins import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS)
