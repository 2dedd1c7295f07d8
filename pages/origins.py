"""Where detected victims come from."""

from components.exhibits.site import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS["origins"])
