"""Who reports what, when: every country by year."""

from components.exhibits.wall import MADE
from components.ui.filters import chooser
from components.ui.sections import show_tabs

HEADINGS = ("Detected victims", "Convictions")
show_tabs([(heading, [one]) for heading, one in zip(HEADINGS, MADE, strict=True)], chooser())
