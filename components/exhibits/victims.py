"""The page of victims: detected, registered, identified."""

from dataclasses import replace

from components.exhibits import detected, registered, reporting, summed
from components.exhibits.families import OURS, figure
from components.exhibits.reporting import RATE_MAP
from components.exhibits.site_page import Section, every
from components.model.exhibit import Exhibit


def _alone(exhibit: Exhibit, slug: str) -> Exhibit:
    """The sum without the country that makes up a third of it, whatever lens is chosen."""
    return replace(
        exhibit,
        slug=f"{slug}-without-pakistan",
        title=f"{exhibit.title} without the largest reporter",
        where={**exhibit.where, "geography": summed.WITHOUT},
        lens="",
        changes=False,
        note=f"{OURS} {exhibit.note}",
    )


HOW_MANY_ALONE = replace(summed.WITHOUT_PAKISTAN[0], where={**summed.ALL, "geography": summed.WITHOUT})
WHO_ALONE = _alone(summed.WORLD_PERSONS[0], "who-is-detected")
FOR_WHAT_ALONE = _alone(summed.WORLD_BY_FORM[0], "what-for")
HOW_MANY = (
    *summed.WORLD_DETECTED, *summed.WITHOUT_PAKISTAN, registered.EU_REGISTERED, reporting.TIP_YEARLY,
    *summed.REGIONS_DETECTED, *summed.SUBREGIONS_DETECTED, detected.WORLD_PUBLISHED, registered.EU_PERIODS,
    reporting.TIP_WORLD, reporting.CHANGES,
)  # fmt: skip
WHO = (
    *summed.WORLD_PERSONS, detected.WORLD_SEX_AGE, *summed.SUBREGIONS_PERSONS, WHO_ALONE,
    detected.WORLD_WOMEN_CHILDREN, detected.WORLD_RANGES, detected.REGION_SEX_AGE,
    registered.EU_WOMEN_CHILDREN, registered.EU_SEX_AGE,
)  # fmt: skip
FOR_WHAT = (
    *summed.WORLD_BY_FORM, detected.WORLD_FORMS, *summed.SUBREGIONS_BY_FORM, FOR_WHAT_ALONE,
    detected.OTHER_SHARES, detected.REGION_FORMS, registered.EU_FORM_SHARES, registered.EU_FORMS,
)  # fmt: skip
SECTIONS = (
    Section("How many are found", HOW_MANY),
    Section("Who they are", WHO, open=2, answer="who"),
    Section("What they are exploited for", FOR_WHAT, open=2, answer="what_for"),
    Section("Who reports", (reporting.WHO_REPORTS,)),
    # A map of rates is easily taken for one of trafficking: it is drawn only for who asks.
    Section("Detections per inhabitant", (registered.RATES, RATE_MAP), open=0),
)
EXHIBITS = every(SECTIONS)
ABOVE = (
    figure(summed.WORLD_DETECTED[0], "Detected worldwide"),
    figure(registered.EU_REGISTERED, "Registered in the EU"),
    figure(reporting.TIP_YEARLY, "Identified, told to the US", form="all"),
)
