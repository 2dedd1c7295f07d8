"""Under which headings the CTDC files of case records write what a case holds.

Sources: code books of the k-anonymised dataset (version 7, 2021) and of the global synthetic
dataset (version 2, 2024), and the files themselves. The edition of 2025 renames typeOfLabour… and
typeOfSex… to sectorOfLabour… and sectorOfSex…; that is known from programs that read it, not from
its code book. Programs that keep 32 letters of a name cut the longer ones.
"""

from data.cases.records import (
    FORM,
    LABOUR_SECTOR,
    MEANS,
    MEANS_GROUP,
    RECRUITER,
    SEXUAL_EXPLOITATION,
    Attribute,
)
from data.intake.publishers.sheets import plain

NAME_LENGTH = 32

SINGLE_HEADINGS = {
    "year": ("yearOfRegistration", "year", "registrationYear"),
    "sex": ("gender", "sex"),
    "age_band": ("ageBroad", "age", "ageBand", "ageGroup"),
    "citizenship": ("citizenship", "countryOfCitizenship", "nationality"),
    "country_of_exploitation": ("CountryOfExploitation", "CountryOfExploition", "exploitationCountry"),
}
# What a heading begins with; it ends in the code ("ForcedLabour"), or as `ENDINGS` says.
FLAGS = (
    (FORM, ("is", "typeOfTrafficking")),
    (LABOUR_SECTOR, ("typeOfLabour", "sectorOfLabour", "typeOfLabourExploit")),
    (SEXUAL_EXPLOITATION, ("typeOfSex", "sectorOfSex", "typeOfSexualExploit")),
    (MEANS_GROUP, ("means",)),
    (MEANS, ("meansOfControl",)),
    (RECRUITER, ("recruiterRelation",)),
)
ENDINGS = {
    "form_sexual_exploitation": "SexualExploit",
    "form_forced_military_service": "ForcedMilitary",
    "form_other": "OtherExploit",
    "means_group_debt_bondage_or_earnings": "DebtBondageEarnings",
    "means_group_abuse": "AbusePsyPhySex",
    "means_group_drugs_or_alcohol": "DrugsAlcohol",
    "means_group_denied_needs": "DenyBasicNeeds",
    "means_group_excessive_working_hours": "ExcessiveWorkHours",
    "means_group_withheld_documents": "WithholdDocs",
}
NO_HEADING = "means_group_other"
# The code book of 2024 has a second name for one of the means, and labels that are no names.
OTHER_NAMES = {
    "form_sexual_exploitation": ("Type of Trafficking: Sexual Exploitation",),
    "means_group_debt_bondage_or_earnings": ("Means of Control: Debt Bondage and/or Withhold Wages",),
    "means_group_threats": ("Means of Control: Threats to Individual and/or Family",),
    "means_group_abuse": ("Means of Control: Abuse (Psychological, Physical, and/or Sexual)",),
    "means_group_denied_needs": (
        "Means of Control: Restricts Finance, Movement, Medical Care, and/or Necessities",
    ),
    "means_group_withheld_documents": ("meansWithholdDocuments", "Means of Control: Withhold Documents"),
}

# Lists of what was positively identified, joined by ";".
LISTS = {
    "form": "typeOfExploitConcatenated",
    "labour_sector": "typeOfLabourConcatenated",
    "sexual_exploitation_type": "typeOfSexConcatenated",
    "means": "meansOfControlConcatenated",
    "recruiter": "RecruiterRelationship",
}
OTHER_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "form": {
        "other": ("other",),
        "sexualexploitation": ("sexual_exploitation",),
        "combinedsexualandlabourexploitation": ("sexual_exploitation", "forced_labour"),
        "forcedmilitaryservice": ("forced_military_service",),
        "slaveryandsimilarpractices": ("slavery_and_practices",),
    },
    "recruiter": {"friendacquaintance": ("friend",), "familyrelative": ("family",)},
}

# Columns of the publisher's that no question asks for.
NOT_ASKED = (
    *("Datasource", "majorityStatus", "majorityStatusAtExploit", "majorityEntry", "traffickMonths"),
    *("meansOfControlNotSpecified", "isSexAndLabour", "typeOfLabourNotSpecified", "isAbduction"),
    "recruiterRelationUnknown",
)
# Columns that only one of the two datasets has, in any of its editions.
K_ANONYMISED = (
    *LISTS.values(),
    *(
        "Datasource",
        "majorityStatus",
        "majorityEntry",
        "isSexAndLabour",
        "isForcedMarriage",
        "isForcedMilitary",
    ),
    *("isOrganRemoval", "isSlaveryAndPractices", "isAbduction", "meansOfControlRestrictsFinancialAccess"),
    *("meansOfControlUsesChildren", "meansOfControlNotSpecified", "typeOfLabourAquafarming"),
    *("typeOfLabourBegging", "typeOfLabourIllicitActivities", "typeOfLabourManufacturing"),
    *("typeOfLabourMiningOrDrilling", "typeOfLabourPeddling", "typeOfLabourTransportation"),
    *("typeOfLabourNotSpecified", "typeOfSexRemoteInteractiveServices", "typeOfSexPrivateSexualServices"),
    "recruiterRelationUnknown",
)
SYNTHETIC = ("traffickMonths", "typeOfSexOther")


def _ending(attribute: Attribute, code: str) -> str:
    return ENDINGS.get(attribute.column(code), code.title().replace("_", ""))


def _headings(attribute: Attribute, beginnings: tuple[str, ...], code: str) -> tuple[str, ...]:
    names = [beginning + _ending(attribute, code) for beginning in beginnings]
    cut = [name[:NAME_LENGTH] for name in names]
    american = [name.replace("Labour", "Labor") for name in names]
    return (*names, *cut, *american, *OTHER_NAMES.get(attribute.column(code), ()))


FLAG_HEADINGS = {
    attribute.column(code): _headings(attribute, beginnings, code)
    for attribute, beginnings in FLAGS
    for code in attribute.codes
    if attribute.column(code) != NO_HEADING
}
# Word of a list -> the codes that it names.
LIST_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    attribute.name: {
        **{plain(_ending(attribute, code)): (code,) for code in attribute.codes},
        **OTHER_WORDS.get(attribute.name, {}),
    }
    for attribute, _ in FLAGS
    if attribute.name in LISTS
}
LIST_HEADINGS = {f"{attribute}_list": (heading,) for attribute, heading in LISTS.items()}
HEADINGS = SINGLE_HEADINGS | FLAG_HEADINGS | LIST_HEADINGS


def held(headings: set[str], names: tuple[str, ...]) -> bool:
    """Whether one of these names stands among plain headings, whole or cut to 32 letters."""
    return not headings.isdisjoint({plain(part) for name in names for part in (name, name[:NAME_LENGTH])})
