"""Who joined the Protocol, what was said, and the law, campaign and fund around it."""

from dataclasses import replace
from functools import partial

from components.charts.lines import trend_lines
from components.charts.maps import world_map
from components.charts.timelines import events_timeline
from components.exhibits.country import PROTOCOL
from components.exhibits.families import one_of, panels
from components.exhibits.site_page import Section, every
from components.model.exhibit import Exhibit

SAID = "Said, not measured; in our words, with the speaker's where the wording matters."
# Words of speakers, as a list.
_said = partial(
    Exhibit,
    table="statements",
    category="speaker",
    heads=("speaker", "organisation"),
    columns=("text", "quotation", "date", "note"),
)

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
    chart=trend_lines,
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
    note="Twenty of the parties, from the dates of deposit; a party that is missing here is not one "
    "that did not join.",
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
BACKGROUNDER = _said(
    slug="backgrounder-statements",
    title="What the campaign's backgrounder says without a figure",
    category="organisation",
    where={"occasion": ("backgrounder_2012",)},
    note=f"{SAID} Where a figure exists, the note names it.",
)
SIDE_EVENT = _said(
    slug="side-event-commitments",
    title="What was said at the side event",
    where={"occasion": ("side_event_2022",), "type": ("statement", "commitment", "claim")},
    note=SAID,
)
NEEDS = _said(
    slug="needs",
    title="Needs named at the side event",
    where={"occasion": ("side_event_2022",), "type": ("need",)},
    note=f"{SAID} Six areas come from the Regional Initiative in South Eastern Europe and its five "
    "workshops, which were named in particular; the others from Sweden, France and NGO Atina.",
)
EVIDENCE = _said(
    slug="swedish-law-evidence",
    title="Did prostitution fall? The claim and the evidence",
    category="organisation",
    heads=("organisation", "position"),
    columns=("text", "date", "note"),
    where={
        "statement": (
            "se-11-sweden-law",
            "ev-01-street-half",
            "ev-02-street-1995",
            "ev-03-malmo",
            "ev-04-report-2010",
        )
    },
    note="A contested statement beside what was found for and against it. The evidence "
    "concerns prostitution; for the claim about trafficking no figure was given.",
)
OTHERS = _said(
    slug="other-statements",
    title="Statements from other occasions",
    category="organisation",
    where={"occasion": ("mexico_2011", "iata_2018", "unodc_2012")},
    note=SAID,
)
FUND = Exhibit(
    slug="trust-fund",
    title="UN Voluntary Trust Fund for Victims of Trafficking in Persons",
    table="trust_fund",
    category="report",
    heads=("report", "years"),
    columns=("amount_usd", "projects", "countries", "persons", "applications", "bound", "note"),
    note="As the Fund reports it; periods overlap and may not be added.",
)
LAWS = panels(
    slug="new-laws",
    title="New or amended laws against trafficking",
    table="new_laws",
    note="Laws, not their use.",
)
COVERAGE_SHARES = panels(
    slug="countries-with-laws",
    measure="share",
    title="Countries with a law against trafficking",
    table="legal_coverage",
    where={"about": ("specific_offence", "legislation"), "period_start": (2009, 2014, 2020)},
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
SAID_BY = (SIDE_EVENT, NEEDS, EVIDENCE, BACKGROUNDER, OTHERS)
FOLDED = (RATIFICATIONS, OTHER_STATUS, LAWS, COVERAGE_SHARES, COVERAGE_COUNTS, FUND)
SAID = "What was said, and by whom"  # where the board stands
SECTIONS = (
    Section("Who joined the Protocol", PROTOCOL_PARTIES),
    Section(SAID, SAID_BY, open=0),
    Section("Laws, campaign and fund", (INSTRUMENTS, MEMBERS, *FOLDED), open=2),
)
EXHIBITS = every(SECTIONS)
