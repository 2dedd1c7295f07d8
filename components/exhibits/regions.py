"""The page of regions: detected, registered, identified."""

from components.exhibits.detected import (
    OTHER_SHARES,
    REGION_FORMS,
    REGION_SEX_AGE,
    WORLD_FORMS,
    WORLD_PUBLISHED,
    WORLD_RANGES,
    WORLD_SEX_AGE,
    WORLD_WOMEN_CHILDREN,
)
from components.exhibits.registered import (
    EU_FORM_SHARES,
    EU_FORMS,
    EU_PERIODS,
    EU_REGISTERED,
    EU_SEX_AGE,
    EU_WOMEN_CHILDREN,
    RATES,
)
from components.exhibits.reporting import (
    CHANGES,
    RATE_MAP,
    TIP_REGIONS,
    TIP_WORLD,
    WHO_REPORTS,
    WHO_REPORTS_EUROPE,
)
from components.exhibits.summed import (
    REGIONS_DETECTED,
    SUBREGIONS_BY_FORM,
    SUBREGIONS_DETECTED,
    SUBREGIONS_PERSONS,
    WITHOUT_PAKISTAN,
    WORLD_BY_FORM,
    WORLD_DETECTED,
    WORLD_PERSONS,
)

# Two cards stand side by side: those of a like height follow each other.
HOW_MANY = (
    *WORLD_DETECTED,
    *REGIONS_DETECTED,
    *SUBREGIONS_DETECTED,
    WORLD_PUBLISHED,
    *WITHOUT_PAKISTAN,
    EU_REGISTERED,
    EU_PERIODS,
)
WHO = (
    *WORLD_PERSONS,
    WORLD_SEX_AGE,
    *SUBREGIONS_PERSONS,
    WORLD_WOMEN_CHILDREN,
    WORLD_RANGES,
    REGION_SEX_AGE,
    EU_WOMEN_CHILDREN,
    EU_SEX_AGE,
)
FOR_WHAT = (
    *WORLD_BY_FORM,
    WORLD_FORMS,
    *SUBREGIONS_BY_FORM,
    OTHER_SHARES,
    REGION_FORMS,
    EU_FORM_SHARES,
    EU_FORMS,
)
WHO_COUNTS = (WHO_REPORTS, WHO_REPORTS_EUROPE, TIP_WORLD, TIP_REGIONS)
COMPARED = (RATES, CHANGES)
ON_CHOICE = (RATE_MAP,)
EXHIBITS = (*HOW_MANY, *WHO, *FOR_WHAT, *WHO_COUNTS, *COMPARED, *ON_CHOICE)
