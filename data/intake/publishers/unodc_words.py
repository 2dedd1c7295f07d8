"""The words of UNODC's GLOTIP table by meaning: headings, and cells of its coded columns."""

import re
from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "geography": (
        "Iso3_code",
        "ISO3",
        "ISO3 code",
        "iso3c",
        "ISO alpha-3",
        "ISO code",
        "Country code",
        "Code",
    ),
    "country": ("Country", "Country or area", "Country/territory", "Country name", "Reporting country"),
    "region": ("Region", "UN region"),
    "subregion": ("Subregion", "Sub region"),
    "indicator": ("Indicator", "Indicator name"),
    "dimension": ("Dimension", "Disaggregation", "Breakdown"),
    "category": ("Category", "Dimension category"),
    "sex": ("Sex", "Gender"),
    "age": ("Age", "Age group", "Age category"),
    "year": ("Year", "Reference year", "Time period"),
    "unit": ("Unit of measurement", "Unit of measure", "Unit", "Units"),
    "value": ("txtVALUE", "Value", "txt value", "Counts", "Count", "Number", "OBS_VALUE"),
    "source": ("Source", "Data source"),
}
REQUIRED = ("indicator", "dimension", "category", "sex", "age", "year", "value", "geography|country")

# Of an indicator every word must be known: "per 100,000", "drug", "under 18" or "labour" make it another.
_ABOUT = {"trafficking", "trafficked", "traffickers", "tip"}
_ANY = {
    *_ABOUT,
    *("number", "of", "total", "the", "a", "in", "for", "by", "to", "into", "persons", "person", "people"),
    *("individuals", "human", "being", "beings", "reported", "recorded", "were", "who", "crime", "crimes"),
}
# Code -> words of which one must be there, and words that may.
INDICATORS = {
    "detected_victims": ("victim victims", "detected"),
    "offences": ("offence offences offense offenses", ""),
    "formal_contact": (
        "contact suspect suspects suspected",
        "brought formal initial with and or police justice system criminal",
    ),
    "prosecuted": ("prosecuted prosecution prosecutions", ""),
    "convicted": ("convicted conviction convictions", ""),
}
DIMENSIONS = {
    "total": r"totals?",
    "form": r"(by )?(forms?|types?|purposes?) of exploitation",
    "citizenship": r"(by )?(citizenships?|nationalit(y|ies)|countr(y|ies) of citizenship)",
    "repatriation": r"(by )?(countr(y|ies) of )?repatriation",
}
SEXES = {
    "total": r"totals?|both sexes|all( sexes)?|t",
    "female": r"females?|women|f",
    "male": r"males?|men|m",
    "other": r"others?|other gender|non-binary",
    "unknown": r"unknown|not (known|specified|stated|reported)|unspecified",
}
AGES = {
    "total": r"totals?|all ages|all",
    "child": r"0 ?(to|-|–) ?17( years)?|under 18( years)?|< ?18( years)?|child(ren)?|minors?",
    "adult": r"18 years (or|and) (over|older|above)|18\+|(>=|≥) ?18|18 (and|or) (over|older)|adults?",
    "unknown": r"unknown|not (known|specified|stated|reported)|unspecified",
}
FORMS = {
    "sexual_exploitation": r"sexual exploitation|exploitation of .*prostitution.*",
    "forced_labour": r"forced labou?r( exploitation)?|forced labou?r( or services)?|labou?r exploitation",
    "other": r"others?( forms?( of exploitation)?)?",
}
# "Q6.1_10s_2019": the number of a question in UNODC's questionnaire, and its year.
QUESTION = re.compile(r"Q\d+([._]\d+)*[a-z]?[._]\d+[a-z]*[._](19|20)\d\d", re.IGNORECASE)
SOURCE = re.compile(r"glotip|trafficking in persons", re.IGNORECASE)
# Columns of a breakdown that this table does not have: a row about one part in them is no total.
BREAKDOWN = re.compile(
    r"\b(crimes?|offen[cs]es?|purposes?|exploitation|forms?|nationalit\w+|citizenships?|ethnic\w*|origins?|roles?|"
    r"provinces?|states?|districts?|cit(y|ies)|relationships?|sectors?|occupations?)\b",
    re.IGNORECASE,
)
WHOLE = (
    r"|(grand )?totals?|all\b.*|any\b.*|both sexes|n/?a|not applicable|-|_t|(human )?trafficking( in \w+)?"
)
UNIT_HEADING = re.compile(r"\bunits?\b|multiplier|\bscale\b", re.IGNORECASE)
COUNTS = r"(counts?|numbers?|persons?|people|victims|units?|0|1|)"


def indicator(words: str) -> str:
    """The code of an indicator of trafficking in persons; "" for any other."""
    said = set(re.findall(r"[^\W_]+", words.casefold()))
    every = ((name, set(keys.split()), set(others.split())) for name, (keys, others) in INDICATORS.items())
    return next((name for name, keys, others in every if said & keys and said <= _ANY | keys | others), "")


def about_trafficking(words: str) -> bool:
    """Whether an indicator itself says that it is about trafficking in persons."""
    return bool(indicator(words)) and not _ABOUT.isdisjoint(re.findall(r"[^\W_]+", words.casefold()))


def code(words: str, codes: Mapping[str, str]) -> str:
    """The code whose pattern the words fit; "" if none does."""
    said = " ".join(words.casefold().split())
    return next((name for name, pattern in codes.items() if re.fullmatch(pattern, said)), "")
