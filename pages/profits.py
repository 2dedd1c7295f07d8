"""Profits and other money."""

from components.exhibits.profits import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS)
