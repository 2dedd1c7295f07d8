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
REQUIRED = ("indicator", "dimension", "category", "sex", "age", "year", "value")

INDICATORS = {
    "detected_victims": r"detected.*victims?|victims?.*traffick|traffick.*victims?",
    "offences": r"offen[cs]es?\b.*",
    "formal_contact": r".*formal contact.*|.*\bsuspect.*",
    "prosecuted": r".*\bprosecut.*",
    "convicted": r".*\bconvict.*",
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
TRAFFICKING = re.compile(r"traffick|glotip", re.IGNORECASE)


def code(words: str, codes: Mapping[str, str]) -> str:
    """The code whose pattern the words fit; "" if none does."""
    said = " ".join(words.casefold().split())
    return next((name for name, pattern in codes.items() if re.fullmatch(pattern, said)), "")
