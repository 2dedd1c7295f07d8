"""Four questions, what is estimated, and the number you heard: nothing here was read second-hand.

Detected victims, persons and forms are summed here from one file of UNODC's: a total and its shares are of
one file and one year. Each sum stands without the country that makes up a third of it as well.
"""

from dataclasses import replace

from components.exhibits.estimates import WORLD as ESTIMATED
from components.exhibits.families import OURS
from components.exhibits.justice import EU_SUSPECTS, NO_RATE
from components.exhibits.summed import WITHOUT, WORLD_BY_FORM, WORLD_DETECTED, WORLD_PERSONS
from components.model.exhibit import Exhibit


def _here(exhibit: Exhibit, slug: str) -> Exhibit:
    """The sum over all that reported, whatever lens is chosen on other pages."""
    return replace(exhibit, slug=slug, lens="", changes=False, note=f"{OURS} {exhibit.note}")


def _without(exhibit: Exhibit) -> Exhibit:
    return replace(
        exhibit,
        slug=f"{exhibit.slug}-without-pakistan",
        title=exhibit.title.replace(", persons", " without Pakistan, persons"),
        where={**exhibit.where, "geography": WITHOUT},
    )


HOW_MANY = _here(WORLD_DETECTED[0], "how-many")
WHO = _here(WORLD_PERSONS[0], "who-is-detected")
FOR_WHAT = _here(WORLD_BY_FORM[0], "what-for")
ON_CHOICE = tuple(map(_without, (HOW_MANY, WHO, FOR_WHAT)))
CONVICTED = replace(
    EU_SUSPECTS,
    slug="suspected-convicted",
    first_hand=True,
    note=f"{NO_RATE} Later figures that were only read second-hand are on the page of justice.",
)
ESTIMATES = replace(
    ESTIMATED,
    slug="estimated",
    first_hand=True,
    note=f"{ESTIMATED.note} Editions that were only read second-hand are on the page of estimates.",
)
FAMOUS = Exhibit(
    slug="famous-numbers",
    title="The number you heard",
    table="famous_numbers",
    category="number",
    heads=("number", "status"),
    columns=("as_repeated", "reality", "cite_instead"),
    where={"said_by": ("UNRIC backgrounder",)},
    first_hand=True,
    note="The numbers of the campaign's backgrounder of 2012 that are not told by second-hand "
    "pages alone, with what is known of them. History, shown as such.",
)
EXHIBITS = (HOW_MANY, WHO, FOR_WHAT, *ON_CHOICE, CONVICTED, ESTIMATES, FAMOUS)
