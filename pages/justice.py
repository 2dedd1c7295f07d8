"""Suspected, prosecuted, convicted."""

from components.exhibits.justice import SECTIONS
from components.ui.sections import show_sections

show_sections(SECTIONS)
