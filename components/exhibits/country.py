"""One country: what each source says of it, side by side and never added."""

from components.charts.bands import trend_bands
from components.charts.bars import ranked_bars, year_columns
from components.model.exhibit import Exhibit

DETECTION = "More detections do not mean more trafficking: they follow laws and the effort to find victims."
HIDDEN = "A count published as “<5” is the range from 0 to 4; a year that is missing was not reported."
ALL = {"form": ("all",), "sex": ("all",), "age": ("all",)}

DETECTED = Exhibit(
    slug="country-detected",
    title="Detected victims, persons a year",
    table="detected_victims",
    measure="persons",
    category="years",
    panel="geography",
    chart=year_columns,
    order=("period_start",),
    where=ALL,
    one="geography",
    changes=True,
    note=f"{DETECTION} {HIDDEN}",
)
DETECTED_PERSONS = Exhibit(
    slug="country-detected-persons",
    title="Detected victims by sex and age, persons a year",
    table="detected_victims",
    measure="persons",
    category="years",
    color="person",
    panel="geography",
    chart=trend_bands,
    order=("sex", "age", "period_start"),
    where={"form": ("all",), "sex": ("female", "male", "other", "not_stated")},
    one="geography",
    note=f"{HIDDEN} The parts need not add up to the total: countries report them for fewer, "
    "or for other, victims.",
)
DETECTED_AGES = Exhibit(
    slug="country-detected-ages",
    title="Detected adults and children, persons a year",
    table="detected_victims",
    measure="persons",
    category="years",
    color="person",
    panel="geography",
    chart=trend_bands,
    order=("age", "period_start"),
    where={"form": ("all",), "sex": ("all",), "age": ("adult", "child")},
    one="geography",
    note=f"{HIDDEN} Of both sexes together, as the country reported it.",
)
DETECTED_FORMS = Exhibit(
    slug="country-detected-forms",
    title="Detected victims by form of exploitation, persons a year",
    table="detected_victims",
    measure="persons",
    category="years",
    color="form",
    panel="geography",
    chart=trend_bands,
    order=("form", "period_start"),
    where={"form": ("sexual_exploitation", "forced_labour", "other")},
    one="geography",
    note=f"{HIDDEN} “Other forms” are several rows in UNODC's file, of which one can be the sum of the "
    "others: the band is as wide as that leaves open.",
)
RATE = Exhibit(
    slug="country-rate",
    title="Detected victims per million inhabitants",
    table="detection_rates",
    measure="persons_per_million",
    category="years",
    panel="geography",
    chart=trend_bands,
    order=("period_start",),
    one="geography",
    changes=True,
    note="Detected by authorities, divided by the population of the same year. No measure of how much "
    "trafficking there is, and no ground for ranks.",
)
FOREIGNERS = Exhibit(
    slug="country-citizenships",
    title="Citizenship of the victims detected here, persons",
    table="detected_citizenships",
    measure="persons",
    category="origin",
    chart=ranked_bars,
    ranked=True,
    most=20,
    where={"period_start": (2019,)},
    one="geography",
    note="Sums over the years with a report; a count published as “<5” adds a range from 0 to 4, and striped "
    "bars end at the upper bound. Other periods: see Flows.",
)
ABROAD = Exhibit(
    slug="country-citizens-detected",
    title="Where citizens of this country were detected, persons",
    table="detected_citizenships",
    measure="persons",
    category="geography",
    chart=ranked_bars,
    order=("geography",),
    where={"period_start": (2019,)},
    one="origin",
    note="As the countries of detection reported it, summed over the years with a report; countries that do "
    "not report citizenships are absent. Other periods: see Flows.",
)
JUSTICE = Exhibit(
    slug="country-justice",
    title="Persons in formal contact, prosecuted and convicted, persons a year",
    table="persons_in_justice",
    measure="persons",
    category="years",
    color="stage",
    panel="geography",
    chart=trend_bands,
    order=("stage", "period_start"),
    one="geography",
    note=f"{HIDDEN} Persons convicted in a year are other persons than those prosecuted in it: their "
    "ratio is no rate.",
)
PROTOCOL = Exhibit(
    slug="country-protocol",
    title="The Trafficking in Persons Protocol",
    table="protocol_status",
    measure="standing",
    category="years",
    columns=("note",),
    heads=("standing", "years"),
    one="geography",
    note="Status on 14 March 2015, when there were 159 parties. By April 2024 there were 182: a State "
    "that is not listed may have joined since.",
)
TIERS = Exhibit(
    slug="country-tiers",
    title="Tiers of the US Department of State",
    table="tip_tiers",
    measure="tier",
    category="years",
    columns=("tier",),
    heads=("years",),
    order=("period_start",),
    one="geography",
    note="A judgement of one government on the efforts of others by its own law; it measures neither "
    "trafficking nor victims. The compilation ends in 2015.",
)
HERE = (DETECTED, DETECTED_PERSONS, DETECTED_AGES, DETECTED_FORMS, RATE)
CITIZENS = (FOREIGNERS, ABROAD)
STATE = (JUSTICE, PROTOCOL, TIERS)
EXHIBITS = (*HERE, *CITIZENS, *STATE)
