"""What can be explored: measures, and the exhibit whose rows each of their breakdowns shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.charts.shares import citizenship_bars
from components.exhibits import assisted, country, estimates, flows, justice, profits, response, wall
from components.exhibits.summed import WORLD_BY_FORM, WORLD_DETECTED, WORLD_PERSONS
from components.model.exhibit import Exhibit

COUNTED, SUMMED, PUBLISHED = "Counted in countries", "Summed over regions", "As published"
TOTAL, CITIZENSHIP = "total", "citizenship"
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
    """

    title: str
    group: str
    by: Mapping[str, Exhibit]
    counts: str = ""
    map: Exhibit | None = None


def _stage(stage: str, title: str, map_: Exhibit | None = None) -> Measure:
    rows = replace(country.JUSTICE, where={"stage": (stage,)}, note=justice.NO_RATE)
    return Measure(title, COUNTED, {TOTAL: rows}, map=map_)


def _summed(stage: str, title: str) -> Measure:
    everywhere = justice.WORLD_JUSTICE[0]
    rows = replace(everywhere, where={**everywhere.where, "stage": (stage,)})
    return Measure(title, SUMMED, {TOTAL: rows}, "persons_in_justice")


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
    "rate": Measure("Detected victims per million", COUNTED, {TOTAL: country.RATE}, map=country.RATE_MAP),
    "formal_contact": _stage("formal_contact", "Persons in formal contact with police or criminal justice"),
    "prosecuted": _stage("prosecuted", "Persons prosecuted"),
    "convicted": _stage("convicted", "Persons convicted", justice.CONVICTED_COUNTRIES),
    "justice": Measure(
        "Persons in formal contact, prosecuted, convicted", COUNTED, {"stage": country.JUSTICE}
    ),
    "sums": Measure(
        "Detected victims, sums over regions",
        SUMMED,
        {TOTAL: WORLD_DETECTED[0], "person": WORLD_PERSONS[0], "form": WORLD_BY_FORM[0]},
        "detected_victims",
    ),
    "sums_prosecuted": _summed("prosecuted", "Persons prosecuted, sums over regions"),
    "sums_convicted": _summed("convicted", "Persons convicted, sums over regions"),
    "sums_justice": Measure(
        "Persons in formal contact, prosecuted, convicted, sums over regions",
        SUMMED,
        {"stage": justice.WORLD_JUSTICE[0]},
    ),
    "protocol": Measure(
        "Parties of the Protocol", PUBLISHED, {TOTAL: response.PARTIES, "parties": response.PARTIES_MAP}
    ),
    "tiers": Measure("Tiers of the US Department of State", PUBLISHED, {TOTAL: _TIERS}),
    "estimates": Measure(
        "Estimated people, by edition",
        PUBLISHED,
        {
            "world": estimates.WORLD,
            "regions": estimates.REGIONS,
            "form": estimates.FORMS,
            "person": estimates.WHO,
        },
    ),
    "profits": Measure(
        "Estimated profits, by edition",
        PUBLISHED,
        {"world": profits.WORLD, "regions": profits.REGIONS, "each": profits.PER_VICTIM},
    ),
    "assisted": Measure(
        "Assisted cases, shares of the known",
        PUBLISHED,
        {by: assisted.CHOICES[name, "all"] for by, name in _ASSISTED.items()},
    ),
}
# What the box of measures says: it finds only what stands there, which has to hold the words that people
# type. Titles stand above charts and in addresses, which take both.
LABELS: dict[str, str] = {name: of.title for name, of in MEASURES.items()} | {
    "rate": "Rate: detected victims per million inhabitants",
    "formal_contact": "Suspects: persons in formal contact with police or criminal justice",
    "prosecuted": "Prosecutions: persons prosecuted",
    "convicted": "Convictions: persons convicted",
    "justice": "Justice, all stages: formal contact, prosecuted, convicted",
    "sums": "Detected victims, sums over regions and World",
    "sums_prosecuted": "Prosecutions: persons prosecuted, sums over regions and World",
    "sums_convicted": "Convictions: persons convicted, sums over regions and World",
    "sums_justice": "Justice, all stages: sums over regions and World",
    "protocol": "UN treaty: parties of the Protocol",
    "tiers": "US tiers, by the Department of State",
    "estimates": "Estimates: people in forced labour, modern slavery",
    "profits": "Estimates: profits from forced labour, by edition",
    "assisted": "Assisted cases (CTDC), shares of the known",
}
