"""Where victims detected in a country come from, and where its citizens were detected."""

from components.ui.flows import show_flows

show_flows()
