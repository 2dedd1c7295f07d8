"""Victims whom authorities detected, registered or identified."""

from components.exhibits.victims import SECTIONS
from components.ui.country import show_brief_links
from components.ui.sections import show_sections

show_brief_links()
show_sections(SECTIONS)
