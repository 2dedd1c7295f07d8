"""Addresses of this server, and the names that filters of case records have in them."""

from urllib.parse import quote, urlencode

from data.cases.records import (
    AGE_BAND,
    CITIZENSHIP,
    COUNTRY_OF_EXPLOITATION,
    FORM,
    LABOUR_SECTOR,
    MEANS_GROUP,
    RECRUITER,
    SEX,
)

# Each filter, and its name in the address; years are those of every page.
CASE_KEYS = {
    CITIZENSHIP.name: "citizenship",
    COUNTRY_OF_EXPLOITATION.name: "exploited_in",
    SEX.name: "case_sex",
    AGE_BAND.name: "age_band",
    FORM.name: "case_form",
    LABOUR_SECTOR.name: "sector",
    MEANS_GROUP.name: "means",
    RECRUITER.name: "recruiter",
}
RECORDS, ABOUT, SPLIT = "records", "case_about", "case_split"
CASE_NAMES = (*CASE_KEYS.values(), RECORDS, ABOUT, SPLIT)


def address(base: str, path: str, asked: dict[str, list[str]] | None = None) -> str:
    """An address of this server with its query; `base` ends in a slash, or is blank for a relative one."""
    query = urlencode(asked or {}, doseq=True, quote_via=quote)
    return f"{base or '/'}{path}" + (f"?{query}" if query else "")
