"""Which country an adjective or a name means, told apart from the list that our code reads.

A spelling stands for the one country whose name (ISO 3166 in pycountry; CLDR in English, Spanish and
French) shares the longest beginning with it: "Austrian" has seven letters of Austria and five of
Australia. Where that leaves none or several, or another country, `IRREGULAR` says it, written by hand.
"""

import re
import unicodedata
from functools import cache
from itertools import takewhile

import pycountry
from babel import Locale

FEWEST_LETTERS = 4
IRREGULAR = {
    "Abania": "ALB", "Dubai": "ARE", "B & H": "BIH", "Byelorussian": "BLR", "Barsil": "BRA",
    "Bhuatnese": "BTN", "Botzwana": "BWA", "Motswana": "BWA", "Cina Popolare": "CHN", "Ivoirien": "CIV",
    "Ivorian": "CIV", "Congolese (DRC)": "COD", "Democratic Kongo": "COD", "Dr Kongo": "COD",
    "República Checa": "CZE", "République tchèque": "CZE", "Danish": "DNK", "R. Dominicana": "DOM",
    "Rep. Dominicana": "DOM", "Egybt": "EGY", "Spaniard": "ESP", "Spanish": "ESP", "Ethopia": "ETH",
    "Finn": "FIN", "Finnish": "FIN", "French": "FRA", "British": "GBR", "Guinée Conakry": "GIN",
    "Bissau-Guinean": "GNB", "Greek": "GRC", "Guyanese": "GUY", "Hodruanian": "HND", "Mumbai, India": "IND",
    "Irish": "IRL", "Kurdistan, Iraq": "IRQ", "Lao": "LAO", "Laotian": "LAO", "Lybia": "LBY",
    "Lybian": "LBY", "République de Moldavie": "MDA", "Malagasy": "MDG", "Burmese": "MMR",
    "Nigerien": "NER", "Dutch": "NLD", "Holanda": "NLD", "Pole": "POL", "Polish": "POL", "Sudanese": "SDN",
    "Sweeden": "SWE", "Swasiland": "SWZ", "Swazi": "SWZ", "Turk": "TUR", "Tazanian": "TZA",
    "American": "USA", "USA": "USA",
}  # fmt: skip


@cache
def meant(spelling: str) -> str:
    """The alpha-3 code of the country that a spelling means; "" where this cannot tell."""
    if spelling in IRREGULAR:
        return IRREGULAR[spelling]
    word = _letters(spelling)
    shared = {code: max(_shared(word, name) for name in known) for code, known in _names().items()}
    longest = max(shared.values())
    fitting = [code for code, length in shared.items() if length == longest]
    return fitting[0] if len(fitting) == 1 and longest >= FEWEST_LETTERS else ""


@cache
def _names() -> dict[str, frozenset[str]]:
    found = {
        country.alpha_3: {
            _letters(name)
            for field in ("name", "common_name", "official_name")
            if (known := getattr(country, field, ""))
            for name in (known, known.partition(",")[0])
        }
        for country in pycountry.countries
    } | {"XKX": set()}
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    for language in ("en", "es", "fr"):
        for code, name in Locale(language).territories.items():
            if code in alpha_3:
                found[alpha_3[code]].add(_letters(name))
    return {code: frozenset(known) for code, known in found.items()}


def _letters(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z]", "", "".join(sign for sign in parts if not unicodedata.combining(sign)))


def _shared(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
