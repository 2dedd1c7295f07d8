"""Four questions, what is estimated, and the number you heard."""

from dataclasses import replace

from components.exhibits.detected import WORLD_FORMS, WORLD_SEX_AGE
from components.exhibits.estimates import WORLD as ESTIMATES
from components.exhibits.families import splits
from components.exhibits.justice import EU_SUSPECTS
from components.exhibits.summed import WORLD_DETECTED
from components.model.exhibit import Exhibit

HOW_MANY = replace(WORLD_DETECTED[0], slug="how-many", lens="", changes=False)
WHO = splits(
    "sex_age",
    slug="who-is-detected",
    title=WORLD_SEX_AGE.title,
    ranked=True,
    series="World 2022",
    note="Victims detected in 2022 whose sex and age were reported; UNODC report of 2024, 156 countries.",
)
FOR_WHAT = splits(
    "form",
    slug="what-for",
    title=WORLD_FORMS.title,
    ranked=True,
    series="World 2018",
    note="Detected victims of 2018, 148 countries: the last edition of which the pages seen give both "
    "main forms. Shares follow what authorities look for.",
)
CONVICTED = EU_SUSPECTS
FAMOUS = Exhibit(
    slug="famous-numbers",
    title="The number you heard",
    table="famous_numbers",
    category="number",
    heads=("number", "status"),
    columns=("as_repeated", "reality", "cite_instead"),
    where={"said_by": ("UNRIC backgrounder",)},
    note="Every number of the campaign's backgrounder of 2012, with what the original source says. "
    "History, shown as such.",
)
EXHIBITS = (HOW_MANY, WHO, FOR_WHAT, CONVICTED, ESTIMATES, FAMOUS)
