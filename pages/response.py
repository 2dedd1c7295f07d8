"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from functools import partial

from components.exhibits.declared import DECLARED
from components.exhibits.site import SECTIONS
from components.ui.board import show_board
from components.ui.sections import show_sections

above = {"What was said, and by whom": partial(show_board, DECLARED["what-was-said"])}
show_sections(SECTIONS["response"], above=above)
