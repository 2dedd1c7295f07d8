"""The page of victims: detected, registered, identified."""

from dataclasses import replace

from components.exhibits import detected, registered, reporting, summed
from components.exhibits.families import OURS
from components.exhibits.reporting import RATE_MAP
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


# Two cards stand side by side: those of a like height follow each other.
HOW_MANY = (
    *summed.WORLD_DETECTED,
    *summed.REGIONS_DETECTED,
    *summed.SUBREGIONS_DETECTED,
    detected.WORLD_PUBLISHED,
    *summed.WITHOUT_PAKISTAN,
    registered.EU_REGISTERED,
    registered.EU_PERIODS,
)
WHO = (
    *summed.WORLD_PERSONS,
    detected.WORLD_SEX_AGE,
    *summed.SUBREGIONS_PERSONS,
    detected.WORLD_WOMEN_CHILDREN,
    detected.WORLD_RANGES,
    detected.REGION_SEX_AGE,
    registered.EU_WOMEN_CHILDREN,
    registered.EU_SEX_AGE,
)
FOR_WHAT = (
    *summed.WORLD_BY_FORM,
    detected.WORLD_FORMS,
    *summed.SUBREGIONS_BY_FORM,
    detected.OTHER_SHARES,
    detected.REGION_FORMS,
    registered.EU_FORM_SHARES,
    registered.EU_FORMS,
)
WHO_COUNTS = (
    reporting.WHO_REPORTS,
    reporting.WHO_REPORTS_EUROPE,
    reporting.TIP_YEARLY,
    reporting.TIP_WORLD,
    reporting.TIP_REGIONS,
)
COMPARED = (registered.RATES, reporting.CHANGES)
ALONE = (
    _alone(summed.WORLD_DETECTED[0], "how-many"),
    _alone(summed.WORLD_PERSONS[0], "who-is-detected"),
    _alone(summed.WORLD_BY_FORM[0], "what-for"),
)
ON_CHOICE = (RATE_MAP, *ALONE)
EXHIBITS = (*HOW_MANY, *WHO, *FOR_WHAT, *WHO_COUNTS, *COMPARED, *ON_CHOICE)
