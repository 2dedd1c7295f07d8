"""One country on one screen; without one, every place that has a row."""

from components.ui.country import show_country
from components.ui.filters import country
from components.ui.places import show_places

if country():
    show_country()
else:
    show_places()
