"""Under which headings the CTDC files of case records write what a case holds.

Sources: code books of the k-anonymised dataset (version 7, 2021) and of the global synthetic
dataset (version 2, 2024), and the files themselves. The edition of 2025 renames typeOfLabour… and
typeOfSex… to sectorOfLabour… and sectorOfSex…; that is known from programs that read it, not from
its code book. Programs that keep 32 letters of a name cut the longer ones.
"""

from data.cases.records import FORM, LABOUR_SECTOR, MEANS, MEANS_GROUP, RECRUITER, SEXUAL_EXPLOITATION
from data.intake.publishers.sheets import plain

NAME_LENGTH = 32

SINGLE_HEADINGS = {
    "year": ("yearOfRegistration", "year", "registrationYear"),
    "sex": ("gender", "sex"),
    "age_band": ("ageBroad", "age", "ageBand", "ageGroup"),
    "citizenship": ("citizenship", "countryOfCitizenship", "nationality"),
    "country_of_exploitation": ("CountryOfExploitation", "CountryOfExploition", "exploitationCountry"),
}
FORMS = {
    "forced_labour": "ForcedLabour",
    "sexual_exploitation": "SexualExploit",
    "other": "OtherExploit",
    "forced_marriage": "ForcedMarriage",
    "forced_military_service": "ForcedMilitary",
    "organ_removal": "OrganRemoval",
    "slavery_and_practices": "SlaveryAndPractices",
}
LABOUR_SECTORS = {
    "agriculture": "Agriculture",
    "aquafarming": "Aquafarming",
    "begging": "Begging",
    "construction": "Construction",
    "domestic_work": "DomesticWork",
    "hospitality": "Hospitality",
    "illicit_activities": "IllicitActivities",
    "manufacturing": "Manufacturing",
    "mining_or_drilling": "MiningOrDrilling",
    "peddling": "Peddling",
    "transportation": "Transportation",
    "other": "Other",
}
SEXUAL_EXPLOITATIONS = {
    "prostitution": "Prostitution",
    "pornography": "Pornography",
    "remote_interactive_services": "RemoteInteractiveServices",
    "private_sexual_services": "PrivateSexualServices",
    "other": "Other",
}
MEANS_GROUPS = {
    "debt_bondage_or_earnings": "DebtBondageEarnings",
    "threats": "Threats",
    "abuse": "AbusePsyPhySex",
    "false_promises": "FalsePromises",
    "drugs_or_alcohol": "DrugsAlcohol",
    "denied_needs": "DenyBasicNeeds",
    "excessive_working_hours": "ExcessiveWorkHours",
    "withheld_documents": "WithholdDocs",
}
MEANS_OF_CONTROL = {
    "debt_bondage": "DebtBondage",
    "takes_earnings": "TakesEarnings",
    "restricts_financial_access": "RestrictsFinancialAccess",
    "threats": "Threats",
    "psychological_abuse": "PsychologicalAbuse",
    "physical_abuse": "PhysicalAbuse",
    "sexual_abuse": "SexualAbuse",
    "false_promises": "FalsePromises",
    "psychoactive_substances": "PsychoactiveSubstances",
    "restricts_movement": "RestrictsMovement",
    "restricts_medical_care": "RestrictsMedicalCare",
    "excessive_working_hours": "ExcessiveWorkingHours",
    "uses_children": "UsesChildren",
    "threat_of_law_enforcement": "ThreatOfLawEnforcement",
    "withholds_necessities": "WithholdsNecessities",
    "withholds_documents": "WithholdsDocuments",
    "other": "Other",
}
RECRUITERS = {
    "intimate_partner": "IntimatePartner",
    "family": "Family",
    "friend": "Friend",
    "other": "Other",
}
# What a heading begins with, and the ending of each code.
FLAGS = (
    (FORM, ("is", "typeOfTrafficking"), FORMS),
    (LABOUR_SECTOR, ("typeOfLabour", "sectorOfLabour", "typeOfLabourExploit"), LABOUR_SECTORS),
    (SEXUAL_EXPLOITATION, ("typeOfSex", "sectorOfSex", "typeOfSexualExploit"), SEXUAL_EXPLOITATIONS),
    (MEANS_GROUP, ("means",), MEANS_GROUPS),
    (MEANS, ("meansOfControl",), MEANS_OF_CONTROL),
    (RECRUITER, ("recruiterRelation",), RECRUITERS),
)
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
    "Datasource",
    "majorityStatus",
    "majorityStatusAtExploit",
    "majorityEntry",
    "traffickMonths",
    "meansOfControlNotSpecified",
    "isSexAndLabour",
    "typeOfLabourNotSpecified",
    "isAbduction",
    "recruiterRelationUnknown",
)
# Columns that only the k-anonymised dataset has.
K_ANONYMISED = (
    *LISTS.values(),
    *("Datasource", "meansOfControlNotSpecified", "isSexAndLabour", "recruiterRelationUnknown"),
    *("isForcedMarriage", "isForcedMilitary", "isOrganRemoval", "isSlaveryAndPractices", "isAbduction"),
)


def _flag_headings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for attribute, beginnings, endings in FLAGS:
        for code, ending in endings.items():
            column = attribute.column(code)
            whole = tuple(beginning + ending for beginning in beginnings)
            cut = tuple(name[:NAME_LENGTH] for name in whole)
            american = tuple(name.replace("Labour", "Labor") for name in whole)
            found[column] = (*whole, *cut, *american, *OTHER_NAMES.get(column, ()))
    return found


def _list_words(attribute: str, endings: dict[str, str]) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {plain(ending): (code,) for code, ending in endings.items()}
    return words | OTHER_WORDS.get(attribute, {})


FLAG_HEADINGS = _flag_headings()
LIST_WORDS = {
    attribute.name: _list_words(attribute.name, endings)
    for attribute, _, endings in FLAGS
    if attribute.name in LISTS
}
LIST_HEADINGS = {f"{attribute}_list": (heading,) for attribute, heading in LISTS.items()}
HEADINGS = SINGLE_HEADINGS | FLAG_HEADINGS | LIST_HEADINGS
