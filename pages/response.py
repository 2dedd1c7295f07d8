"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from functools import partial

from components.exhibits.response import SAID, SECTIONS, STATEMENTS
from components.ui.board import show_board
from components.ui.sections import show_sections

show_sections(SECTIONS, above={SAID: partial(show_board, STATEMENTS)})
