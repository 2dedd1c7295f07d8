"""Other names that people type for a country: those in common use, older ones, those of its parts.

Sources: pycountry's common names (ISO 3166), the English names of CLDR that Babel brings, and a list.
"""

from functools import cache

import pycountry
from babel import Locale

OTHERS = {
    "ARE": ("UAE", "Emirates"),
    "CIV": ("Ivory Coast",),
    "COD": ("DR Congo", "Zaire"),
    "CPV": ("Cape Verde",),
    "CZE": ("Czech Republic",),
    "GBR": ("UK", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "KOR": ("South Korea",),
    "LAO": ("Laos",),
    "MKD": ("Macedonia",),
    "MMR": ("Burma",),
    "NLD": ("Holland",),
    "PRK": ("North Korea", "DPRK"),
    "RUS": ("Russia",),
    "SWZ": ("Swaziland",),
    "TLS": ("East Timor",),
    "TUR": ("Turkey",),
    "USA": ("US", "United States", "America"),
    "VAT": ("Vatican",),
    "VNM": ("Vietnam",),
}


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """Alpha-3 code -> the names under which a country is looked for, besides its label here."""
    english = Locale.parse("en").territories
    found = {}
    for country in pycountry.countries:
        names = (getattr(country, "common_name", ""), english.get(country.alpha_2, ""))
        unique = dict.fromkeys((*names, *OTHERS.get(country.alpha_3, ())))
        found[country.alpha_3] = tuple(name for name in unique if name)
    return found
