"""Treaties and laws, the campaign, commitments."""

from components.exhibits.response import CAMPAIGN, COMMITMENTS, LAW
from components.ui.card import show
from components.ui.sections import show_contents, show_heading

SECTIONS = (
    ("Treaties and laws", LAW),
    ("The Blue Heart Campaign", CAMPAIGN),
    ("Commitments, needs and evidence", COMMITMENTS),
)
show_contents(SECTIONS)
for heading, exhibits in SECTIONS:
    show_heading(heading)
    for exhibit in exhibits:
        show(exhibit)
