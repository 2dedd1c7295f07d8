"""The words of UNODC's GLOTIP table by meaning, from `unodc_words.toml`: headings, cells of coded columns."""

import re
from collections.abc import Mapping

from data.intake.publishers.sheets import words

_WORDS = words(__file__)
HEADINGS, REQUIRED, INDICATORS = _WORDS["headings"], _WORDS["required"], _WORDS["indicators"]
DIMENSIONS, SEXES, AGES, FORMS = (_WORDS[name] for name in ("dimensions", "sexes", "ages", "forms"))
_ABOUT = set(_WORDS["about"])
_ANY = _ABOUT.union(_WORDS["any"])
QUESTION, SOURCE, BREAKDOWN, UNIT_HEADING = (
    re.compile(_WORDS[name], re.IGNORECASE) for name in ("question", "source", "breakdown", "unit_heading")
)
WHOLE, COUNTS = _WORDS["whole"], _WORDS["counts"]


def indicator(told: str) -> str:
    """The code of an indicator of trafficking in persons; "" for any other."""
    said = set(re.findall(r"[^\W_]+", told.casefold()))
    every = ((name, set(keys.split()), set(others.split())) for name, (keys, others) in INDICATORS.items())
    return next((name for name, keys, others in every if said & keys and said <= _ANY | keys | others), "")


def about_trafficking(told: str) -> bool:
    """Whether an indicator itself says that it is about trafficking in persons."""
    return bool(indicator(told)) and not _ABOUT.isdisjoint(re.findall(r"[^\W_]+", told.casefold()))


def code(told: str, codes: Mapping[str, str]) -> str:
    """The code whose pattern the words fit; "" if none does."""
    said = " ".join(told.casefold().split())
    return next((name for name, pattern in codes.items() if re.fullmatch(pattern, said)), "")
