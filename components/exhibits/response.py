"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from dataclasses import replace

from components.charts.bands import trend_bands
from components.charts.maps import world_map
from components.charts.timelines import events_timeline
from components.exhibits.country import PROTOCOL
from components.exhibits.families import one_of, panels
from components.exhibits.site_page import Section, every
from components.model.exhibit import Exhibit

PARTIES_MAP = replace(
    PROTOCOL,
    slug="protocol-members",
    title="Who joined the Trafficking in Persons Protocol, and when",
    category="geography",
    chart=world_map,
    columns=(),
    heads=(),
    one="",
    note=f"The year in which each was bound or signed, not what it does since. {PROTOCOL.note}",
)
PARTIES = Exhibit(
    slug="protocol-parties",
    title="How many joined the Trafficking in Persons Protocol",
    table="treaty_parties",
    color="status+series",
    chart=trend_bands,
    order=("as_of",),
    where={"treaty": ("protocol",)},
    note="States and the European Union. The backgrounder's \"more than 147 countries have ratified "
    'and signed" was exactly 147 parties from 2 November 2011 to 23 May 2012; the signatories are 117.',
)
OTHER_STATUS = panels(
    slug="council-of-europe-convention",
    title="Status of the Council of Europe Convention (CETS 197)",
    table="treaty_parties",
    category="as_of_words",
    panel="status",
    where={"treaty": ("cets197",)},
    note="Counts on the dates named.",
)
INSTRUMENTS = Exhibit(
    slug="legal-instruments",
    title="Treaties, EU law, national laws and institutions",
    table="legal_events",
    category="instrument",
    color="event",
    chart=events_timeline,
    order=("date",),
    heads=("date_words", "instrument"),
    columns=("text", "note"),
    where={
        "event": one_of(
            "established; proposed; adopted; signed; published; in_force; amended; deadline; appointed; "
            "in_office; left; report"
        )
    },
    note="Dates as exact as published. The Coordinator was appointed on 14 December 2010, not in "
    "December 2011 as the backgrounder says; Directive 2011/36/EU was amended in 2024.",
)
RATIFICATIONS = Exhibit(
    slug="protocol-ratifications",
    title="Days on which some parties joined the Protocol",
    table="legal_events",
    category="geography",
    chart=events_timeline,
    order=("date",),
    where={"event": ("ratified",)},
    note="Twenty of the parties, by the date of deposit. A party that is missing here may have joined too.",
)
MEMBERS = Exhibit(
    slug="campaign-members",
    title="The Blue Heart Campaign: launch, members and fund",
    table="campaign_events",
    category="geography",
    color="event",
    chart=events_timeline,
    order=("date", "geography"),
    heads=("date_words", "geography"),
    columns=("text", "note"),
)
STATEMENTS = Exhibit(
    slug="what-was-said",
    table="statements",
    category="speaker",
    order=("type", "date"),
    heads=("speaker", "organisation", "type"),
    columns=("text", "quotation", "position", "date", "note"),
    note="Said, not measured; in our words, with the speaker's where the wording matters. Where a figure "
    "exists, the note names it. The six needs of South Eastern Europe come from the Regional Initiative "
    "and its five workshops. The evidence on the contested claim is mostly on prostitution; for that on "
    "trafficking no figure was given.",
)
FUND = Exhibit(
    slug="trust-fund",
    table="trust_fund",
    category="report",
    heads=("report", "years"),
    columns=("amount_usd", "projects", "countries", "persons", "applications", "bound", "note"),
)
LAWS = panels(slug="new-laws", table="new_laws")
COVERAGE_SHARES = panels(
    slug="countries-with-laws",
    measure="share",
    title="Countries with a law against trafficking",
    table="legal_coverage",
    where={"about": ("specific_offence", "legislation"), "period_start": (2008, 2014, 2020)},
    note="Of the countries that each report covers; definitions differ.",
)
COVERAGE_COUNTS = panels(
    slug="countries-counted",
    title="Countries with or without laws and convictions",
    table="legal_coverage",
    measure="countries",
    where={"period_start": (2010, 2012)},
    note="Each heading counts something else.",
)
PROTOCOL_PARTIES = (PARTIES_MAP, PARTIES)
FOLDED = (RATIFICATIONS, OTHER_STATUS, LAWS, COVERAGE_SHARES, COVERAGE_COUNTS, FUND)
SAID = "What was said, and by whom"  # where the board stands
SECTIONS = (
    Section("Who joined the Protocol", PROTOCOL_PARTIES),
    Section(SAID, (STATEMENTS,), open=0),
    Section("Laws, campaign and fund", (INSTRUMENTS, MEMBERS, *FOLDED), open=2),
)
EXHIBITS = every(SECTIONS)
