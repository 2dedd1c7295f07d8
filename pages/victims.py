"""Victims whom authorities detected, registered or identified."""

from components.exhibits.site import SECTIONS
from components.ui.country import show_brief_links
from components.ui.filters import current
from components.ui.sections import show_sections

show_brief_links(*current().geography)
show_sections(SECTIONS["victims"])
