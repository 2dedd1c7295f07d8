"""What can be explored: measures, and the exhibit whose rows each of their breakdowns shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.charts.shares import citizenship_bars
from components.exhibits import assisted, country, estimates, flows, justice, profits, response, wall
from components.exhibits.summed import WORLD_BY_FORM, WORLD_DETECTED, WORLD_PERSONS
from components.model.exhibit import Exhibit

COUNTED, SUMMED, PUBLISHED = "Counted in countries", "Summed over regions", "As published"
TOTAL, CITIZENSHIP = "total", "citizenship"
WORLD = " and World"  # ends the label of sums
BY: Mapping[str, str] = {
    TOTAL: "Total",
    "person": "Sex and age",
    "age": "Age",
    "form": "Form",
    CITIZENSHIP: "Citizenship",
    "stage": "Stage of justice",
    "world": "World",
    "regions": "Regions",
    "each": "Per person",
    "parties": "Each State",
    "means": "Means of control",
    "recruiter": "Relation to the recruiter",
}


@dataclass(frozen=True)
class Measure:
    """What can be explored: for each breakdown the exhibit whose rows it shows, as it stands if `PUBLISHED`.

    `counts` is the table of the countries behind sums; `map` the map of it, where there is one that is fair.
    The title stands in addresses and above charts, the `label`, if it is another, in the box: a box finds
    only what is written there, which has to hold the words that people type.
    """

    title: str
    group: str
    by: Mapping[str, Exhibit]
    counts: str = ""
    map: Exhibit | None = None
    label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or self.title)


def _stage(stage: str, title: str, lead: str, map_: Exhibit | None = None) -> Measure:
    rows = replace(country.JUSTICE, where={"stage": (stage,)}, note=justice.NO_RATE)
    return Measure(title, COUNTED, {TOTAL: rows}, map=map_, label=_led(lead, title))


def _summed(stage: str, title: str, lead: str) -> Measure:
    everywhere = justice.WORLD_JUSTICE[0]
    rows = replace(everywhere, where={**everywhere.where, "stage": (stage,)})
    return Measure(title, SUMMED, {TOTAL: rows}, "persons_in_justice", label=_led(lead, title) + WORLD)


def _led(lead: str, title: str) -> str:
    return f"{lead}: {title[0].lower()}{title[1:]}"


_CITIZENSHIPS = replace(
    flows.TO_COUNTRY,
    slug="explore-detected-citizenship-bars",
    color="geography",
    chart=citizenship_bars,
    exact=True,
)
_TIERS = replace(
    country.TIERS,
    slug="explore-tiers-total-figures",
    heads=("geography", "tier", "years"),
    order=("geography", "period_start"),
    exact=True,
)
_ASSISTED = {"form": "form", "means": "means_group", "recruiter": "recruiter"}
MEASURES: Mapping[str, Measure] = {
    "detected": Measure(
        "Detected victims",
        COUNTED,
        {
            TOTAL: country.DETECTED,
            "person": country.DETECTED_PERSONS,
            "age": country.DETECTED_AGES,
            "form": country.DETECTED_FORMS,
            CITIZENSHIP: _CITIZENSHIPS,
        },
        map=wall.WHO_REPORTS,
    ),
    "rate": Measure(
        "Detected victims per million",
        COUNTED,
        {TOTAL: country.RATE},
        map=country.RATE_MAP,
        label="Rate: detected victims per million inhabitants",
    ),
    "formal_contact": _stage(
        "formal_contact", "Persons in formal contact with police or criminal justice", "Suspects"
    ),
    "prosecuted": _stage("prosecuted", "Persons prosecuted", "Prosecutions"),
    "convicted": _stage("convicted", "Persons convicted", "Convictions", justice.CONVICTED_COUNTRIES),
    "justice": Measure(
        "Persons in formal contact, prosecuted, convicted",
        COUNTED,
        {"stage": country.JUSTICE},
        label="Justice, all stages: formal contact, prosecuted, convicted",
    ),
    "sums": Measure(
        "Detected victims, sums over regions",
        SUMMED,
        {TOTAL: WORLD_DETECTED[0], "person": WORLD_PERSONS[0], "form": WORLD_BY_FORM[0]},
        "detected_victims",
        label=f"Detected victims, sums over regions{WORLD}",
    ),
    "sums_prosecuted": _summed("prosecuted", "Persons prosecuted, sums over regions", "Prosecutions"),
    "sums_convicted": _summed("convicted", "Persons convicted, sums over regions", "Convictions"),
    "sums_justice": Measure(
        "Persons in formal contact, prosecuted, convicted, sums over regions",
        SUMMED,
        {"stage": justice.WORLD_JUSTICE[0]},
        label=f"Justice, all stages: sums over regions{WORLD}",
    ),
    "protocol": Measure(
        "Parties of the Protocol",
        PUBLISHED,
        {TOTAL: response.PARTIES, "parties": response.PARTIES_MAP},
        label="UN treaty: parties of the Protocol",
    ),
    "tiers": Measure(
        "Tiers of the US Department of State",
        PUBLISHED,
        {TOTAL: _TIERS},
        label="US tiers, by the Department of State",
    ),
    "estimates": Measure(
        "Estimated people, by edition",
        PUBLISHED,
        {
            "world": estimates.WORLD,
            "regions": estimates.REGIONS,
            "form": estimates.FORMS,
            "person": estimates.WHO,
        },
        label="Estimates: people in forced labour, modern slavery",
    ),
    "profits": Measure(
        "Estimated profits, by edition",
        PUBLISHED,
        {"world": profits.WORLD, "regions": profits.REGIONS, "each": profits.PER_VICTIM},
        label="Estimates: profits from forced labour, by edition",
    ),
    "assisted": Measure(
        "Assisted cases, shares of the known",
        PUBLISHED,
        {by: assisted.CHOICES[name, "all"] for by, name in _ASSISTED.items()},
        label="Assisted cases (CTDC), shares of the known",
    ),
}
