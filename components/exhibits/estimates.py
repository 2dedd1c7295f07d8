"""What is estimated: people in forced labour, forced marriage, trafficking."""

from functools import partial

from components.charts.bars import panel_bars
from components.exhibits.families import one_of, panels
from components.exhibits.site_page import Section, every

APART = "Modelled estimates, not counts. Editions use different methods."
EVERYBODY = {"form": ("all",), "sex": ("all",), "age": ("all",), "movement": ("all",)}
CAMPAIGN = ("UNODC 2010", "UNODC 2009")
STOCKS = ("trafficking", "forced_labour", "forced_marriage", "modern_slavery")
ILO = one_of("ilo_africa; ilo_americas; ilo_arab_states; ilo_asia_pacific; ilo_europe_central_asia")
ILO_2005 = one_of("ilo2005_asia; ilo2005_latin_america; ilo2005_sub_saharan_africa; ilo2005_industrialised")
ILO_2012 = one_of(
    "ilo2012_asia_pacific; ilo2012_africa; ilo2012_latin_america; ilo2012_developed_eu; "
    "ilo2012_cse_europe_cis; ilo2012_middle_east"
)
WALK_FREE = one_of(
    "gsi_south_asia; gsi_east_asia_pacific; gsi_sub_saharan_africa; gsi_europe; gsi_russia_eurasia"
)

_people = partial(panels, table="estimated_people")

WORLD = _people(
    slug="estimates-world",
    title="Estimated people in forced labour, forced marriage and trafficking",
    category="concept",
    order=("period_start",),
    where={**EVERYBODY, "geography": ("001",), "concept": STOCKS},
    note=f"{APART} Trafficking, forced labour and modern slavery are three concepts: 2.5, 20.9, 40.3 "
    "and 49.6 million are not a rise.",
)
REGIONS = _people(
    slug="estimates-regions",
    chart=panel_bars,
    title="Estimated people in forced labour by region",
    category="geography",
    where={**EVERYBODY, "concept": ("forced_labour",), "geography": (*ILO_2005, *ILO_2012, *ILO)},
    note=f"{APART} The regions of the ILO changed twice; Europe and Central Asia holds Türkiye, Russia "
    "and Israel.",
)
OTHER_REGIONS = _people(
    slug="estimates-slavery-regions",
    title="Estimated people in forced marriage and modern slavery by region",
    category="geography",
    color="concept",
    where={**EVERYBODY, "concept": ("forced_marriage", "modern_slavery"), "geography": (*ILO, *WALK_FREE)},
    note=f"{APART} Only the regions whose number could be read. Modern slavery is forced labour and "
    "forced marriage together.",
)
FORMS = _people(
    slug="estimates-forms",
    title="Estimated people in forced labour by form",
    category="form",
    where={
        **EVERYBODY,
        "geography": ("001",),
        "concept": ("forced_labour",),
        "form": ("sexual_exploitation", "labour_exploitation", "all_private", "state_imposed"),
    },
    note=f"{APART} Private actors: sexual exploitation and labour exploitation together.",
)
WHO = _people(
    slug="estimates-sex-age",
    title="Estimated people by sex, age and movement",
    category="concept+person+movement",
    order=("sex", "age"),
    where={"geography": ("001",), "concept": ("forced_labour", "modern_slavery"), "form": ("all",)},
    note=f"{APART} Sexes, ages and movement overlap: do not add them.",
)
PREVALENCE = panels(
    slug="estimates-prevalence",
    chart=panel_bars,
    title="Estimated people per thousand by region",
    table="estimated_prevalence",
    category="geography",
    color="concept",
    note=f"{APART} 5.3 per thousand in the Arab States is forced labour, 10.1 is modern slavery: two "
    "indicators.",
)
CAMPAIGN_EUROPE = _people(
    slug="estimates-campaign",
    title="Estimated victims of trafficking for sexual exploitation",
    category="edition",
    panel="concept",
    where={"edition": CAMPAIGN},
    note="140,000 is the number at any one time; 70,000 a year follows from an assumed stay of two "
    "years. UNODC wrote both of West and Central Europe; the campaign's backgrounder says Europe. "
    "3,800 to 5,700 is another estimate, of women from West Africa.",
)
SHARES = panels(
    slug="estimates-shares",
    title="Shares within the estimates",
    table="estimated_shares",
    category="who_when",
    panel="edition+about",
    order=("edition", "about", "geography"),
    note=f"{APART} UNODC 2012: from a speech and a news report. Up to 1 in 7 sex workers (14.3 per cent) "
    "stands in the backgrounder and a press release of 2010; its calculation was not seen.",
)
SECTIONS = (
    Section("How many people", (WORLD, REGIONS, CAMPAIGN_EUROPE, PREVALENCE, OTHER_REGIONS), open=2),
    Section("Who they are, and in what", (FORMS, WHO, SHARES), open=2),
)
EXHIBITS = every(SECTIONS)
