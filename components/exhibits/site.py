"""The site map: pages, their exhibits and the filters that concern them."""

from components.exhibits import (
    assisted,
    country,
    documents,
    estimates,
    explore,
    famous,
    flows,
    justice,
    origins,
    overview,
    profits,
    response,
    victims,
    wall,
)
from components.exhibits.site_page import SitePage
from components.model.exhibit import Exhibit

# Pages and exhibits that have moved: old address -> new one. What is not here has kept its own.
MOVED = {"regions": "victims", "overview": ""}
MOVED_EXHIBITS = {
    "who-is-detected": "world-detected-persons",
    "what-for": "world-detected-forms",
    "suspected-convicted": "eu-suspected-convicted",
    "estimated": "estimates-world",
    "famous-numbers": "every-famous-number",
    "who-reports-europe": "who-reports",
    "how-many-without-pakistan": "world-and-pakistan",
    "tip-identified-regions": "tip-identified-world",
    "eu-proceedings-two-years": "other-proceedings",
    "assisted-together": "assisted-form",
}
PLACES, TOPICS, LOOK_UP = "Places", "Topics", "Look up"
PAGES = (
    SitePage(
        "home",
        "home",
        "How many are detected, convicted and estimated, and who reports.",
        overview.EXHIBITS,
        heading="Trafficking in persons: numbers you can quote",
        lead="Counted, estimated or only said: each figure tells which, of when and by whom.",
    ),
    SitePage(
        "explore",
        "insights",
        "Choose a measure, places and years, and see them in one chart.",
        made=tuple(explore.every().values()),
        lead="One measure, any places, one chart. What may not be compared cannot be chosen together.",
    ),
    SitePage(
        "country",
        "flag",
        "One country: every source side by side, and what is missing.",
        country.EXHIBITS,
        made=(wall.COUNTRY,),
        title="Countries",
        section=PLACES,
        heading="One country, every source",
        one_country="{}",
    ),
    SitePage(
        "who_reports",
        "grid_on",
        "Every country by year: a number, a range, or no report.",
        made=wall.EXHIBITS,
        section=PLACES,
        heading="Who reports what, when",
        lead="Every country and area of UNODC's file by year. A year without a report is not a year without "
        "trafficking.",
    ),
    SitePage(
        "flows",
        "alt_route",
        "Where victims detected in a country come from, and where its citizens were detected.",
        flows.EXHIBITS,
        made=(flows.LARGEST,),
        section=PLACES,
        heading="From where, to where",
        one_country="{}: from where, to where",
        corridors=True,
    ),
    SitePage(
        "victims",
        "groups",
        "Detected and registered victims by place, year, sex, age and form.",
        victims.EXHIBITS,
        section=TOPICS,
        heading="How many victims are found, and who?",
        tiles=victims.TILES,
        lead="Authorities find a part of all victims, and each publisher counts in its own way. **Detected** "
        "(UNODC), **registered** (Eurostat) and **identified** (US Department of State) are never added.",
    ),
    SitePage(
        "origins",
        "flight_takeoff",
        "Where detected victims come from.",
        origins.EXHIBITS,
        section=TOPICS,
        heading="Where detected victims come from",
        lead="Citizenship or region of origin of the victims that authorities found. Shares are of the "
        "victims **detected** or **registered**, not of all victims, and depend on who is looked for.",
    ),
    SitePage(
        "estimates",
        "query_stats",
        "What the ILO, Walk Free and UNODC estimate, each edition by itself.",
        estimates.EXHIBITS,
        section=TOPICS,
        heading="How many people are estimated?",
        answer="estimated",
        lead="Nobody was counted here: these are results of models, each with its own method, year and "
        "concept. An edition is read by itself, never as a step of a trend.",
    ),
    SitePage(
        "profits",
        "payments",
        "Profits, market value, losses and costs: five concepts.",
        profits.EXHIBITS,
        section=TOPICS,
        heading="Profits and other money",
        lead="The ILO estimates the profit from forced labour; other figures are market values, lost "
        "earnings, goods at risk or costs. USD 32, 150 and 236 billion measure **different things**.",
    ),
    SitePage(
        "justice",
        "gavel",
        "Suspected, prosecuted, convicted.",
        justice.EXHIBITS,
        section=TOPICS,
        heading="How many traffickers are convicted?",
        lead="Persons suspected and convicted, prosecutions and convictions. No share can be made of one "
        "over the other, or of victims: a trial ends years after a detection.",
        answer="convicted",
        tiles=justice.TILES,
    ),
    SitePage(
        "response",
        "handshake",
        "Treaties and laws, the Blue Heart Campaign, commitments.",
        response.EXHIBITS,
        section=TOPICS,
        heading="Law, campaign, commitments",
        lead="What States agreed to, what the Blue Heart Campaign of UNODC stands for, and what governments, "
        "companies and organisations **said** that they do or need. Said is not measured.",
    ),
    SitePage(
        "famous_numbers",
        "format_quote",
        "Type a number you heard: where it comes from and what to cite instead.",
        famous.EXHIBITS,
        section=LOOK_UP,
        heading="The number you heard",
        lead="Type it as you read it: where it comes from, of when, how it was made, what became of it and "
        "**what to cite instead**.",
    ),
    SitePage(
        "documents_checked",
        "fact_check",
        "Both founding documents, statement by statement: what holds, and what to say today.",
        documents.EXHIBITS,
        title="The documents, checked",
        section=LOOK_UP,
        lead="This collection began with two texts: a **backgrounder** on the Blue Heart Campaign (UNRIC, "
        "2012) and the **notes of a side event** (UNODC, 2022). Here is each of their statements, in their "
        "order.",
    ),
    SitePage(
        "how_do_we_know",
        "route",
        "Eight steps from one person who is found to an estimate of 27.6 million.",
        title="How do we know?",
        section=LOOK_UP,
        lead="From one person who is found to “27.6 million”, in eight steps. Keys: N for next, B for back.",
    ),
    SitePage(
        "cases",
        "folder_shared",
        "Case records of assisted people: shares of what is known, never totals.",
        assisted.EXHIBITS,
        title="Case records",
        section=LOOK_UP,
        heading="Assisted cases, record by record",
        lead="**Assisted cases known to contributors** of the Counter-Trafficking Data Collaborative: not a "
        "sample of all victims. Shares are of the cases in which something is known, never totals.",
        case_records=True,
    ),
    SitePage(
        "about",
        "info",
        "Sources, words, whole tables to download, how to cite.",
        title="About the data",
        section=LOOK_UP,
        lead="An independent dashboard of figures that others publish. **It is not a product of UNODC**, and "
        "nothing in it speaks for the Blue Heart Campaign.",
    ),
    SitePage(
        "add_data",
        "upload_file",
        "Load publishers' own files: UNODC, CTDC and others.",
        section=LOOK_UP,
        lead="Load a publisher's own file, as downloaded. It is read on the machine that runs this dashboard "
        "and sent nowhere else. Every row is accounted for: read, or set aside and why.",
    ),
)


def exhibits() -> tuple[Exhibit, ...]:
    """Every exhibit once, in the order of the pages."""
    return tuple(dict.fromkeys(item for page in PAGES for item in page.exhibits))


def served() -> tuple[Exhibit, ...]:
    """Every exhibit that has an address: those of the pages, and those made of a choice."""
    return (*exhibits(), *(item for page in PAGES for item in page.made))


def path_of(page: SitePage) -> str:
    """Where a page is served, without the slash before it: "" for the first."""
    return "" if page is PAGES[0] else page.path
