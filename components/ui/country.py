"""One country on one screen, and what pages about one place share."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.exhibits import country as of_one
from components.exhibits.choices import PEERS, peers, places_of
from components.exhibits.explore import LINES, explored
from components.exhibits.measures import TOTAL
from components.exhibits.site import exhibits
from components.exhibits.site_page import Section
from components.exhibits.wall import COUNTRY as REPORTED
from components.exhibits.wall import subregion
from components.exports.brief.printing import path
from components.model.addresses import address
from components.model.exhibit import Exhibit
from components.model.labels import placed
from components.model.numbers import listing
from components.model.selection import Selection
from components.model.url_state import asked as asked_by
from components.model.view import View
from components.text.gaps import gaps
from components.text.markdown import plain
from components.ui.error_boundary import shielded
from components.ui.explore import lead_on
from components.ui.filters import chooser, country, years_only
from components.ui.home import show_figure, show_part, tile
from components.ui.sections import has_rows, show_sections, show_tabs
from data.geographies import choices, countries, places

# Tables that the page shows by itself, and the one that says who reports.
SHOWN = {exhibit.table for exhibit in of_one.PAGE.exhibits} | {"reporting_years"}
# Tiles without a figure of a year: title, of when, what, and of which rows.
LAST = slice(-1, None)
TIER = ("US tier", "Judged · {period_end} · US", "{figure}", LAST)
TEXTS = {
    of_one.FOREIGNERS: ("Main citizenships", "Counted · {years}", "- {origin}: **{figure}**", slice(3)),
    of_one.PROTOCOL: ("UN Protocol", "{figure} since", "{years}", LAST),
    of_one.TIERS: TIER,
    of_one.TIER_LISTS: TIER,
}
TILE = 160  # px: two beside each other on a phone of 360
CORRECT = (
    "These are copies of what publishers printed. A correction or a reply of a national authority is shown "
    "once it is published: as a row with its own source, beside these figures, "
    "which stay as they were printed. Tell whoever runs this site where it stands."
)


def show_country() -> None:
    """Tiles, one card with tabs, other sources folded: none added to another.

    What there is not is told once, among what is missing.
    """
    of_place, of_region = chooser(), Selection(geography=(country(),))

    def choose(exhibit: Exhibit) -> Selection:
        """The country for an exhibit about one place; for others as if it had been chosen as region."""
        return of_place(exhibit) if exhibit.one else of_region

    has = partial(has_rows, choose=choose)
    if country() not in of_one.with_rows():
        _show_none()
    # The latest of all years stands beside those of chosen ones as if it were one of them.
    years = years_only()
    latest = not (years.first_year or years.last_year)
    tiles = (one for one in of_one.TILES if has(one) and (latest or not one.every_year))
    drawn: dict[Exhibit, Callable[[View, str], None]] = dict.fromkeys(tiles, tile)
    tier = of_one.TIER_LISTS if has(of_one.TIER_LISTS) else of_one.TIERS
    texts = (of_one.FOREIGNERS, of_one.PROTOCOL, tier)
    drawn.update(dict.fromkeys(filter(has, texts), _show_text))
    if drawn:
        with st.grid(max(4, len(drawn)), min_column_width=TILE, gap="xsmall"):
            for exhibit, draw_it in drawn.items():
                show_part(exhibit, draw_it, selection=choose(exhibit))
    tabs = [(one.heading, [*filter(has, one.exhibits)]) for one in of_one.PAGE.sections]
    tabs = [tab for tab in (*tabs, ("Reports", [*filter(has, (REPORTED,))])) if tab[1]]
    wide, narrow = st.columns([7, 3]) if tabs else (st.container(), st.container())
    if tabs:
        with wide:
            show_tabs(tabs, choose)
    with narrow:
        _show_compare()
        _show_missing()
    others = (item for item in exhibits() if not item.one and item.table not in SHOWN)
    beside = Section("Other sources", tuple(filter(has, (*of_one.PAGE.beside, *others))), open=0)
    show_sections([beside], choose)
    st.markdown(f":small[{CORRECT}]")


@shielded("What there is of its region")
def _show_none() -> None:
    """That nobody has figures on the country, and where its smallest region with sums is shown."""
    sums = explored("sums", TOTAL, LINES)
    around = [code for code in places() if code in places()[country()].lies_in and code in places_of(sums)]
    st.markdown(f"**No source here has figures on {plain(countries()[country()])}.**")
    if around:
        label = f"Sums of {places()[around[-1]].label} in Explore"
        look = {"icon": ":material/insights:", "key": "lead-to-region"}
        lead_on(label, sums, Selection(geography=(around[-1],)), **look)


def _show_text(view: View, _page: str) -> None:
    title, when, what, which = TEXTS[view.exhibit]
    shown = view.shown[view.rows["origin"].isin(countries())] if "origin" in view.rows else view.shown
    rows, first = (
        [{str(name): plain(str(value)) for name, value in row.items()} for row in of.to_dict("records")]
        for of in (shown[which], view.shown[:1])
    )
    told = "\n".join(what.format(**row) for row in rows) or "None is named."
    st.subheader(title, anchor=False)
    st.markdown(f":small[{when.format(**(rows or first)[0])}]")
    if which is LAST:
        show_figure(title, told)
    else:
        st.markdown(told)
    st.markdown(f":small[[More](#{view.exhibit.slug})]")


@shielded("The comparison")
def _show_compare() -> None:
    """Leads to Explore, with countries of the same subregion."""
    if not (others := peers(of_one.DETECTED, country())):
        return
    with st.container(border=True, gap="xsmall"):
        st.subheader("Compare", anchor=False)
        names = listing((countries()[code] for code in others), PEERS)
        region = places()[subregion(country())].label
        years = f"more than half of the years that {placed(countries()[country()])} has"
        st.markdown(f":small[{plain(f'With {names}, in {region}: totals for {years}.')}]")
        chosen = Selection(geography=(country(), *others))
        look = {"icon": ":material/insights:", "key": "compare"}
        lead_on("Compare in Explore", explored("detected", TOTAL, LINES), chosen, **look)


@shielded("The gaps of this country")
def _show_missing() -> None:
    """What a reader may look for and will not find."""
    with st.container(border=True, gap="xsmall"):
        st.subheader("What is missing", anchor="what-is-missing")
        st.markdown("\n".join(f"- :small[{plain(sentence)}]" for sentence in gaps(country())))


def show_brief_links(*places: str) -> None:
    """Links to two pages to print, where exactly one country or region is chosen, for the chosen years."""
    if len(places) != 1 or places[0] not in choices():
        return
    at = {ending: address("", path(places[0], ending), asked_by(years_only())) for ending in ("html", "pdf")}
    links = " · ".join(f"[{ending.upper()}](<{place}>)" for ending, place in at.items())
    st.markdown(f":small[Brief on {plain(placed(choices()[places[0]]))}, two pages to print: {links}]")
