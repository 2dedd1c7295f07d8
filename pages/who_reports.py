"""Who reports what, when: every country by year."""

from components.exhibits.wall import MADE
from components.ui.filters import chooser
from components.ui.sections import tabs_of

HEADINGS = ("Detected victims", "Convictions")
tabs_of("walls", [(heading, [one]) for heading, one in zip(HEADINGS, MADE, strict=True)], chooser())
