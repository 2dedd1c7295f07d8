"""What a case record holds: the attributes and codes that the publisher's editions are read into.

A case has one value of a single attribute, and any number of a several-valued one ("forced labour"
and "sexual exploitation"). A single attribute is one column of that name; a several-valued one is
one nullable boolean column for each code, named by `Attribute.column`. Columns that an edition
lacks are absent from its rows. True: recorded; False: recorded as not so; missing: not known.
A case in which no value of a several-valued attribute is true is unknown for that attribute, also
where some or all of its values are false: it stays out of the denominator (code book, section 6).
In a tally (`data.cases.tallies`) a row stands for as many records as its `EQUAL_RECORDS` says.

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


YEAR = Attribute("year", "Year of registration")
CITIZENSHIP = Attribute("citizenship", "Citizenship")
COUNTRY_OF_EXPLOITATION = Attribute("country_of_exploitation", "Country of exploitation")
SEX = Attribute(
    "sex",
    "Sex",
    {"female": "Women and girls", "male": "Men and boys", "other": "Transgender or non-conforming"},
)
AGE_BAND = Attribute(
    "age_band",
    "Age",
    {
        "0-8": "0 to 8",
        "9-17": "9 to 17",
        "18-20": "18 to 20",
        "21-23": "21 to 23",
        "24-26": "24 to 26",
        "27-29": "27 to 29",
        "30-38": "30 to 38",
        "39-47": "39 to 47",
        "48+": "48 and over",
    },
)
FORM = Attribute(
    "form",
    "Form of exploitation",
    {
        "sexual_exploitation": "Sexual exploitation",
        "forced_labour": "Forced labour",
        "forced_marriage": "Forced marriage",
        "forced_military_service": "Forced military service",
        "organ_removal": "Removal of organs",
        "slavery_and_practices": "Slavery and similar practices",
        "other": "Other forms",
    },
    several=True,
)
LABOUR_SECTOR = Attribute(
    "labour_sector",
    "Labour sector",
    {
        "agriculture": "Agriculture",
        "aquafarming": "Aquafarming",
        "begging": "Begging",
        "construction": "Construction",
        "domestic_work": "Domestic work",
        "hospitality": "Hospitality",
        "illicit_activities": "Illicit activities",
        "manufacturing": "Manufacturing",
        "mining_or_drilling": "Mining or drilling",
        "peddling": "Peddling",
        "transportation": "Transportation",
        "other": "Other sectors",
    },
    several=True,
)
SEXUAL_EXPLOITATION = Attribute(
    "sexual_exploitation_type",
    "Type of sexual exploitation",
    {
        "prostitution": "Prostitution",
        "pornography": "Pornography",
        "remote_interactive_services": "Remote interactive services",
        "private_sexual_services": "Private sexual services",
        "other": "Other types",
    },
    several=True,
)
# As the 2024 edition groups them; for older editions a group holds if one of its means does.
MEANS_GROUP = Attribute(
    "means_group",
    "Means of control",
    {
        "debt_bondage_or_earnings": "Debt bondage or taking of earnings",
        "threats": "Threats, also of the law or with children",
        "abuse": "Psychological, physical or sexual abuse",
        "false_promises": "False promises",
        "drugs_or_alcohol": "Psychoactive substances",
        "denied_needs": "Denial of movement, care, money or basic needs",
        "excessive_working_hours": "Excessive working hours",
        "withheld_documents": "Withholding of documents",
        "other": "Other means",
    },
    several=True,
)
MEANS = Attribute(
    "means",
    "Means of control, in detail",
    {
        "debt_bondage": "Debt bondage",
        "takes_earnings": "Taking of earnings",
        "restricts_financial_access": "Restricted access to money",
        "threats": "Threats",
        "psychological_abuse": "Psychological abuse",
        "physical_abuse": "Physical abuse",
        "sexual_abuse": "Sexual abuse",
        "false_promises": "False promises",
        "psychoactive_substances": "Psychoactive substances",
        "restricts_movement": "Restricted movement",
        "restricts_medical_care": "Restricted medical care",
        "excessive_working_hours": "Excessive working hours",
        "uses_children": "Use of children",
        "threat_of_law_enforcement": "Threat of law enforcement",
        "withholds_necessities": "Withholding of necessities",
        "withholds_documents": "Withholding of documents",
        "other": "Other means",
    },
    several=True,
)
RECRUITER = Attribute(
    "recruiter",
    "Relation to the recruiter",
    {
        "intimate_partner": "Intimate partner",
        "family": "Family or relative",
        "friend": "Friend or acquaintance",
        "other": "Somebody else",
    },
    several=True,
)

EQUAL_RECORDS = "equal_records"

SINGLE = (YEAR, CITIZENSHIP, COUNTRY_OF_EXPLOITATION, SEX, AGE_BAND)
SEVERAL = (FORM, LABOUR_SECTOR, SEXUAL_EXPLOITATION, MEANS_GROUP, MEANS, RECRUITER)
ATTRIBUTES = {attribute.name: attribute for attribute in (*SINGLE, *SEVERAL)}

# Of which group of 2024 each means of the older editions is a part.
GROUP_OF_MEANS = {
    "debt_bondage": "debt_bondage_or_earnings",
    "takes_earnings": "debt_bondage_or_earnings",
    "threats": "threats",
    "uses_children": "threats",
    "threat_of_law_enforcement": "threats",
    "psychological_abuse": "abuse",
    "physical_abuse": "abuse",
    "sexual_abuse": "abuse",
    "false_promises": "false_promises",
    "psychoactive_substances": "drugs_or_alcohol",
    "restricts_financial_access": "denied_needs",
    "restricts_movement": "denied_needs",
    "restricts_medical_care": "denied_needs",
    "withholds_necessities": "denied_needs",
    "excessive_working_hours": "excessive_working_hours",
    "withholds_documents": "withheld_documents",
    "other": "other",
}
