"""Profits and other money."""

from components.exhibits.site import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS["profits"])
