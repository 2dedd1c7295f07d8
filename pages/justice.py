"""Suspected, prosecuted, convicted."""

from components.exhibits.justice import EUROPE, SINGLE, UNITED_STATES, UNODC
from components.ui.card import tell
from components.ui.sections import show_sections

tell("convicted")
show_sections(
    (
        ("World and subregions, as reported to UNODC", UNODC),
        ("World and regions, as reported to the United States", UNITED_STATES),
        ("European Union", EUROPE),
        ("Shares, changes and single places", SINGLE),
    )
)
