"""Addresses of this server, and the names that filters of case records have in them."""

from urllib.parse import quote, urlencode

from data.cases import records

# Each filter, and its name in the address; years are those of every page.
CASE_KEYS = {
    records.CITIZENSHIP.name: "citizenship",
    records.COUNTRY_OF_EXPLOITATION.name: "exploited_in",
    records.SEX.name: "case_sex",
    records.AGE_BAND.name: "age_band",
    records.FORM.name: "case_form",
    records.LABOUR_SECTOR.name: "sector",
    records.MEANS_GROUP.name: "means",
    records.RECRUITER.name: "recruiter",
}
RECORDS, ABOUT, SPLIT = "records", "case_about", "case_split"
SHOWN, SHOWN_BY = "show", "split"  # of the shares that ship
CASE_NAMES = (*CASE_KEYS.values(), RECORDS, ABOUT, SPLIT, SHOWN, SHOWN_BY)
SAID, BY = "said", "speaker"  # of the board of what was said
STEP, SECTION = "step", "section"  # of the story, and of a page in tabs
# What the boxes of the page Explore are called in the address, beside places and years.
EXPLORED = ("measure", "by", "as")


def address(base: str, path: str, asked: dict[str, list[str]] | None = None) -> str:
    """An address of this server with its query; `base` ends in a slash, or is blank for a relative one."""
    query = urlencode(asked or {}, doseq=True, quote_via=quote)
    return f"{base or '/'}{path}" + (f"?{query}" if query else "")
