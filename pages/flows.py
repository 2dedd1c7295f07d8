"""Where victims detected in a country come from, and where its citizens were detected."""

from components.ui.places import show_flows

show_flows()
