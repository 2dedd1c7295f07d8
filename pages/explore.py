"""Explore: one measure, chosen places, drawn as the reader likes."""

from components.ui.card import show
from components.ui.explore import chosen, show_elsewhere

exhibit, selection = chosen()
show(exhibit, selection)
show_elsewhere(exhibit, selection)
