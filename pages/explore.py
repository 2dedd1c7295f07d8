"""Explore: one measure, chosen places, drawn as the reader likes."""

from components.ui.card import show
from components.ui.explore import chosen, show_elsewhere
from components.ui.sections import has_rows, offer_to_clear

exhibit, selection = chosen()
show(exhibit, selection)
if not has_rows(exhibit, lambda _: selection):
    offer_to_clear([exhibit], lambda _: selection)
show_elsewhere(exhibit, selection)
