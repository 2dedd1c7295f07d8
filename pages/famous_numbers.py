"""A number that people repeat: where it comes from and what to cite instead."""

from components.ui.famous_page import show_every_number, show_number_box
from components.ui.sections import show_heading

show_number_box()
show_heading("The whole list, by what became of it")
show_every_number()
