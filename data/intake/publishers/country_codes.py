"""The ISO 3166 codes of the countries in a column of codes, of names, or of both."""

from collections.abc import Callable

import pandas as pd

from data.intake.publishers import places
from data.intake.publishers.citizenships import country_code


def mapped(texts: "pd.Series[str]", function: Callable[[str], str]) -> "pd.Series[str]":
    """A function of each distinct text."""
    known = {text: function(text) for text in texts.unique()}
    return texts.map(known).astype("str")


def country_codes(given: "pd.Series[str]", names: "pd.Series[str]") -> "pd.Series[str]":
    """Alpha-3 codes: those given if they are ISO 3166's or Kosovo's, else those of the names, else ""."""
    codes = given.str.upper()
    return codes.where(codes.isin(places.codes()), mapped(names, country_code))
