"""What a case record holds: the attributes and codes that the publisher's editions are read into.

A case has one value of a single attribute, and any number of a several-valued one ("forced labour"
and "sexual exploitation"). A single attribute is one column of that name; a several-valued one is
one nullable boolean column for each code, named by `Attribute.column`. Columns that an edition
lacks are absent from its rows. True: recorded; False: recorded as not so; missing: not known.
A case in which no value of a several-valued attribute is true is unknown for that attribute, also
where some or all of its values are false: it stays out of the denominator (code book, section 6).
In a tally (`data.cases.pre_counts`) a row stands for as many records as its `EQUAL_RECORDS` says.

Source: code books of the CTDC global synthetic dataset (2024) and k-anonymised dataset (2021).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attribute:
    """One thing that is known of a case; `codes` are its values with their words, if they are few."""

    name: str
    title: str
    codes: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    def column(self, code: str) -> str:
        """The column that says whether a several-valued attribute holds this code."""
        return f"{self.name}_{code}"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of this attribute."""
        return tuple(map(self.column, self.codes)) if self.several else (self.name,)


def _in_words(codes: str) -> dict[str, str]:
    """Codes that are their own words: "domestic_work" is "Domestic work"."""
    return {code: code.replace("_", " ").capitalize() for code in codes.split()}


def _several(name: str, title: str, /, **codes: str) -> Attribute:
    return Attribute(name, title, codes, several=True)


YEAR = Attribute("year", "Year of registration")
CITIZENSHIP = Attribute("citizenship", "Citizenship")
COUNTRY_OF_EXPLOITATION = Attribute("country_of_exploitation", "Country of exploitation")
SEX = Attribute(
    "sex",
    "Sex",
    {"female": "Women and girls", "male": "Men and boys", "other": "Transgender or non-conforming"},
)
_BANDS = ("0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47")
AGE_BAND = Attribute(
    "age_band", "Age", {**{code: code.replace("-", " to ") for code in _BANDS}, "48+": "48 and over"}
)
FORM = _several(
    "form",
    "Form of exploitation",
    **_in_words("sexual_exploitation forced_labour forced_marriage forced_military_service"),
    organ_removal="Removal of organs",
    slavery_and_practices="Slavery and similar practices",
    other="Other forms",
)
LABOUR_SECTOR = _several(
    "labour_sector",
    "Labour sector",
    **_in_words("agriculture aquafarming begging construction domestic_work hospitality"),
    **_in_words("illicit_activities manufacturing mining_or_drilling peddling transportation"),
    other="Other sectors",
)
SEXUAL_EXPLOITATION = _several(
    "sexual_exploitation_type",
    "Type of sexual exploitation",
    **_in_words("prostitution pornography remote_interactive_services private_sexual_services"),
    other="Other types",
)
# As the 2024 edition groups them; for older editions a group holds if one of its means does.
MEANS_GROUP = _several(
    "means_group",
    "Means of control",
    debt_bondage_or_earnings="Debt bondage or taking of earnings",
    threats="Threats, also of the law or with children",
    abuse="Psychological, physical or sexual abuse",
    false_promises="False promises",
    drugs_or_alcohol="Psychoactive substances",
    denied_needs="Denial of movement, care, money or basic needs",
    excessive_working_hours="Excessive working hours",
    withheld_documents="Withholding of documents",
    other="Other means",
)
MEANS = _several(
    "means",
    "Means of control, in detail",
    debt_bondage="Debt bondage",
    takes_earnings="Taking of earnings",
    restricts_financial_access="Restricted access to money",
    **_in_words("threats psychological_abuse physical_abuse sexual_abuse false_promises"),
    psychoactive_substances="Psychoactive substances",
    restricts_movement="Restricted movement",
    restricts_medical_care="Restricted medical care",
    excessive_working_hours="Excessive working hours",
    uses_children="Use of children",
    threat_of_law_enforcement="Threat of law enforcement",
    withholds_necessities="Withholding of necessities",
    withholds_documents="Withholding of documents",
    other="Other means",
)
RECRUITER = _several(
    "recruiter",
    "Relation to the recruiter",
    intimate_partner="Intimate partner",
    family="Family or relative",
    friend="Friend or acquaintance",
    other="Somebody else",
)

EQUAL_RECORDS = "equal_records"

SINGLE = (YEAR, CITIZENSHIP, COUNTRY_OF_EXPLOITATION, SEX, AGE_BAND)
SEVERAL = (FORM, LABOUR_SECTOR, SEXUAL_EXPLOITATION, MEANS_GROUP, MEANS, RECRUITER)
ATTRIBUTES = {attribute.name: attribute for attribute in (*SINGLE, *SEVERAL)}

# The groups of 2024, and the means of the older editions that are a part of each.
GROUPS_OF_MEANS = {
    "debt_bondage_or_earnings": ("debt_bondage", "takes_earnings"),
    "threats": ("threats", "uses_children", "threat_of_law_enforcement"),
    "abuse": ("psychological_abuse", "physical_abuse", "sexual_abuse"),
    "false_promises": ("false_promises",),
    "drugs_or_alcohol": ("psychoactive_substances",),
    "denied_needs": (
        *("restricts_financial_access", "restricts_movement"),
        *("restricts_medical_care", "withholds_necessities"),
    ),
    "excessive_working_hours": ("excessive_working_hours",),
    "withheld_documents": ("withholds_documents",),
    "other": ("other",),
}
