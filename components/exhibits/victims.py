"""The page of victims: detected as UNODC reports them, registered, identified."""

from dataclasses import replace

from components.exhibits import registered, summed
from components.exhibits.country import RATE_MAP
from components.exhibits.families import figure, ours, panels, splits
from components.exhibits.site_page import Section, every
from components.exhibits.wall import WHO_REPORTS
from components.model.exhibit import Exhibit

APART = (
    "UNODC's own shares: they cannot be recomputed from its file, so they stand apart from the sums here. "
    "How its report weighs countries was not seen. In the file of 14 April 2025 Pakistan alone is "
    "26,539 of the 75,128 to 76,734 detected victims of 2022."
)

WORLD_PUBLISHED = panels(
    slug="detected-as-published",
    title="Victims detected, assisted or rescued, as published",
    table="victim_counts",
    category="who_when",
    series="World, as published by UNODC; World, as printed by Reuters; World, as printed by Anadolu; "
    "World, several years together; World, victims with known profile; "
    "World, whole data set; World 2018, sum of the edition of 30 May 2023; "
    "Western and Southern Europe, sex and age known; Sub-Saharan Africa 2018; West Africa 2018; "
    "Honduras 2019; Latvia 2020; Nigeria, rescued by NAPTIP",
    note="Years, several years, whole data sets and single places: they may not be compared.",
)
WORLD_FORMS = splits(
    "form",
    slug="world-forms",
    title="Shares of detected victims by form of exploitation",
    series="World 2006; World 2007-2010; World 2016; World 2018; World 2022",
    note=f"{APART} Each edition is a publication of its own. Hatched: not stated on the "
    "page seen (in 2022 sexual exploitation is part of it).",
)
WORLD_SEX_AGE = splits(
    "sex_age",
    slug="world-sex-age",
    title="Shares of detected victims by sex and age",
    order=("period_start", "age", "sex"),
    series="World 2004; World 2006; World 2011; World 2014; World 2016; World 2018; World 2022",
    note=f"{APART} Each edition is a publication of its own. Hatched: not stated on the page seen.",
)
WORLD_WOMEN_CHILDREN = panels(
    slug="world-women-children",
    title="Women and girls, and children, among detected victims",
    table="victim_shares",
    category="series",
    panel="person",
    order=("breakdown", "geography", "period_start"),
    where={"breakdown": ("sex", "age"), "kind": ("detected",)},
    note="Places and periods as published; regions are those of UNODC.",
)
WORLD_RANGES = panels(
    slug="world-sex-age-ranges",
    title="Shares of detected victims, most published as ranges",
    table="victim_shares",
    category="person",
    where={"breakdown": ("sex_age",), "series": ("World 2003-2006", "World 2007-2010")},
    note="UNODC published ranges for 2007 to 2010.",
)
REGION_FORMS = splits(
    "form",
    slug="region-forms",
    title="Shares of detected victims by region and form",
    order=("period_start", "geography", "form"),
    series="West and Central Europe 2005-2006; Western and Southern Europe 2014; Western and Southern Europe "
    "2016; Western and Southern Europe 2018; West Africa 2018; West Africa 2020",
    note="The campaign's 84 per cent are of victims detected in West and Central Europe; no year is given. "
    "UNODC's grouping has changed since.",
)
REGION_SEX_AGE = splits(
    "sex_age",
    slug="region-sex-age",
    title="Shares of detected victims by region, sex and age",
    order=("geography", "period_start"),
    series="Western and Southern Europe 2014; Western and Southern Europe 2016; Western and Southern Europe "
    "2018; Eastern Europe and Central Asia 2016; Eastern Europe 2020",
    note="Only what could be read with certainty; hatched: not stated or not told apart on the page seen.",
)
OTHER_SHARES = panels(
    slug="other-shares",
    title="Shares within groups of victims",
    table="victim_shares",
    category="who_when",
    series="Within girls and boys, World 2022; Within girls and boys, World 2018; Within a form, World "
    "2010-2012; Within a form, EU 2021-2022; World, forced criminality (2022 edition); EU, forced labour, "
    "range of yearly values; Honduras 2019, sexual exploitation",
    note="Each heading is a whole of its own: do not compare them. They are detected girls or boys, the "
    "victims of one form, all detected victims, or the range of yearly shares of forced labour in the EU.",
)


def _alone(exhibit: Exhibit, slug: str) -> Exhibit:
    """The sum without the country that makes up a third of it."""
    where = {**exhibit.where, "geography": summed.WITHOUT}
    title = f"{exhibit.title} without the largest reporter"
    return ours(exhibit, f"{slug}-without-pakistan", title=title, where=where)


HOW_MANY_ALONE = replace(summed.WITHOUT_PAKISTAN[0], where={**summed.ALL, "geography": summed.WITHOUT})
WHO_ALONE = _alone(summed.WORLD_PERSONS[0], "who-is-detected")
FOR_WHAT_ALONE = _alone(summed.WORLD_BY_FORM[0], "what-for")
HOW_MANY = (
    *summed.WORLD_DETECTED, *summed.WITHOUT_PAKISTAN, registered.EU_REGISTERED, registered.TIP_YEARLY,
    *summed.REGIONS_DETECTED, *summed.SUBREGIONS_DETECTED, WORLD_PUBLISHED, registered.EU_PERIODS,
    registered.TIP_WORLD, registered.CHANGES,
)  # fmt: skip
WHO = (
    *summed.WORLD_PERSONS, WORLD_SEX_AGE, *summed.SUBREGIONS_PERSONS, WHO_ALONE,
    WORLD_WOMEN_CHILDREN, WORLD_RANGES, REGION_SEX_AGE,
    registered.EU_WOMEN_CHILDREN, registered.EU_SEX_AGE,
)  # fmt: skip
FOR_WHAT = (
    *summed.WORLD_BY_FORM, WORLD_FORMS, *summed.SUBREGIONS_BY_FORM, FOR_WHAT_ALONE,
    OTHER_SHARES, REGION_FORMS, registered.EU_FORM_SHARES, registered.EU_FORMS,
)  # fmt: skip
SECTIONS = (
    Section("How many are found", HOW_MANY),
    Section("Who they are", WHO, open=2, answer="who"),
    Section("What they are exploited for", FOR_WHAT, open=2, answer="what_for"),
    Section("Who reports", (WHO_REPORTS,)),
    # A map of rates is easily taken for one of trafficking: it is drawn only for who asks.
    Section("Detections per inhabitant", (registered.RATES, RATE_MAP), open=0),
)
EXHIBITS = every(SECTIONS)
ABOVE = (
    figure(summed.WORLD_DETECTED[0], "Detected worldwide"),
    figure(registered.EU_REGISTERED, "Registered in the EU"),
    figure(registered.TIP_YEARLY, "Identified, told to the US", form="all"),
)
