"""The boxes of Explore: measure, places, breakdown, kind of chart and years, all bound to the address."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.exhibits import choices, explore
from components.exhibits.explore import EXPLORE
from components.exhibits.measures import BY, COUNTED, LABELS, MEASURES, PUBLISHED, SHAPES, SUMMED
from components.exhibits.site import TITLES, link, page_of
from components.model.addresses import EXPLORED
from components.model.exhibit import Exhibit
from components.model.labels import placed
from components.model.numbers import listing
from components.model.selection import EVERYTHING, Selection, about
from components.model.url_state import FIRST, LAST, PLACE, YEARS, Unanswerable, asked, members
from components.model.view import View
from components.text.markdown import plain
from components.ui.home import OPENED
from components.ui.place_boxes import bound, choose_places
from data.geographies import places as all_places
from data.geographies import selectable

OPENING = {COUNTED: ("ALB", "BGR", "ROU", "SRB"), SUMMED: ("001",), PUBLISHED: ("ALB",)}
AGAIN, BEGIN = "_begin_again", {EXPLORED[0]: next(iter(MEASURES)), PLACE: []}
PEERS = (
    f"Up to {choices.PEERS} countries of the subregion of the first place, "
    "with figures for more than half of its years."
)


def chosen() -> tuple[Exhibit, Selection]:
    """Draw the boxes; the exhibit that was asked for, and of which places and years."""
    for name in st.session_state.pop(AGAIN, ()):  # Back took it out of the address
        st.session_state[name] = BEGIN.get(name)
    if not st.session_state.get(PLACE, PLACE) and not st.query_params:
        del st.session_state[PLACE]  # as it opens
    _say_unanswerable()
    held, bare = {name: st.session_state.get(name) for name in (*EXPLORED, PLACE)}, not st.query_params
    with st.container(border=True):
        left, right = st.columns([2, 3])
        with left:
            _take_code("measure", {of.title: LABELS[name] for name, of in MEASURES.items()} | LABELS)
            look: dict[str, Any] = {"format_func": LABELS.__getitem__, "help": choices.APART}
            measure: str = st.selectbox("Measure", list(LABELS), **look, **bound("measure"))
        of = MEASURES[measure]
        with (row := st.container(horizontal=True, vertical_alignment="bottom")):
            by = _one_of("By", "by", tuple(of.by), BY)
            shape = _one_of("As", "as", explore.shapes(measure, by), SHAPES)
            for label, name in (("From year", FIRST), ("To year", LAST)):
                st.selectbox(label, YEARS, index=None, placeholder="Any", width=120, **bound(name))
        st.markdown(f":small[:gray[{plain(choices.left_out(measure, by))}]]")
        exhibit = explore.explored(measure, by, shape)
        with right:
            places = _places(exhibit, measure, by) if exhibit.exact else ()
        if places and exhibit.color == "geography":
            add = [code for code in choices.peers(exhibit, places[0]) if code not in places]
            row.button("Add peers", help=PEERS, disabled=not add, on_click=_add, args=(add,))
    years = Selection(first_year=st.session_state.get(FIRST), last_year=st.session_state.get(LAST))
    if gone := [name for name in held if held[name] and not st.session_state.get(name)]:
        st.session_state[AGAIN] = [*held] if bare else gone
        st.rerun()
    return exhibit, about(years, exhibit.one, *places)


def show_elsewhere(exhibit: Exhibit, selection: Selection) -> None:
    """Where else the figures stand: on the page that tells what goes with them."""
    measure, by, _ = choices.choices_of(exhibit) or ("", "", "")
    rows = MEASURES[measure].by[by] if exhibit.slug.startswith(EXPLORE) else exhibit
    title = TITLES.get(page_of(rows), "")
    if title and not rows.exact:
        places = selection.geography[:1] if rows.one else selection.geography
        at = link(about(selection, "geography", *places), rows)
        st.markdown(f":small[These figures are also on [{plain(title)}](<{at}>).]")


def show_open(view: View, look: Mapping[str, Any]) -> None:
    """Buttons that lead to Explore, with places and years: the same figures, and what moved a sum."""
    for label, (exhibit, selection) in choices.opened(view).items():
        key = f"{label}-{view.exhibit.slug}"
        icon = ":material/insights:" if label == "Explore" else ":material/waterfall_chart:"
        lead_on(label, exhibit, selection, key=key, icon=icon, **look)


def lead_on(label: str, exhibit: Exhibit, selection: Selection, **look: Any) -> None:
    """A button that leads to what Explore shows of places and years."""
    if st.button(label, on_click=_take, args=(exhibit, selection), wrap=True, **look):
        places = asked(about(EVERYTHING, "geography", *selection.geography), exhibit)
        st.session_state[OPENED] = "explore", explore.words(exhibit) | places
        st.rerun()  # of the page: a card alone cannot leave it


def _take(exhibit: Exhibit, selection: Selection) -> None:
    """Fill the boxes: those that were drawn before keep their value, whatever the address says."""
    boxes = zip(EXPLORED, choices.choices_of(exhibit) or (), strict=True)
    st.session_state.update(dict(boxes))
    if selection.geography:
        st.session_state[PLACE] = list(selection.geography)


def _say_unanswerable() -> None:
    """What an address asks for that cannot be chosen, and why, before the boxes drop it."""
    state = st.session_state
    held = {name: state[name] for name in EXPLORED[:2] if name in state}  # how it is drawn follows from these
    if held.get("by") not in MEASURES[held.get("measure") or next(iter(MEASURES))].by:  # of another measure
        held.pop("by", None)
    told = [(name, one) for name in EXPLORED if name not in state for one in st.query_params.get_all(name)]
    told += held.items()
    try:
        choices.asked_of(told)
    except Unanswerable as sentence:
        st.warning(plain(str(sentence)))


def _take_code(name: str, words: Mapping[str, str]) -> None:
    """Take a code or another name of a choice from an address: its box, bound to words, would drop it."""
    told = st.query_params.get(name, "")
    if words.get(told, told) != told and name not in st.session_state:
        st.query_params[name] = words[told]
        st.rerun()


def _one_of(label: str, name: str, offered: tuple[str, ...], words: Mapping[str, str]) -> str:
    """A choice among what this measure can do; the first where there is no other."""
    if len(offered) == 1:
        return offered[0]
    _take_code(name, {code: words[code] for code in offered})
    if st.session_state.get(name, offered[0]) not in offered:  # of another measure
        st.session_state[name] = offered[0]
    default = None if name in st.session_state else offered[0]
    look: dict[str, Any] = {"required": True, "default": default, "wrap": True}
    found: str | None = st.segmented_control(
        label, offered, format_func=words.__getitem__, **look, **bound(name)
    )
    return found or offered[0]


def _places(exhibit: Exhibit, measure: str, by: str) -> tuple[str, ...]:
    """The chosen places that have figures, groups as their members unless summed, in the order of the choice.

    The others are named and stay chosen, with a button to the measure that has them. Those that a page opens
    with go.
    """
    names, held = choices.places_of(exhibit), tuple(st.session_state.get(PLACE) or ())
    opening = [code for code in OPENING[MEASURES[measure].group] if code in names]
    first = PLACE not in st.session_state and PLACE not in st.query_params
    if first or (held in OPENING.values() and names.keys().isdisjoint(held)):
        st.session_state[PLACE] = opening
    chosen = choose_places("Places, or a group", selectable(), PLACE)
    there = [code for code in chosen if code in names]
    if lacking := [code for code in chosen if code not in names]:
        instead = "" if there else f" Shown instead: {listing(names[code] for code in opening)}."
        told = listing((placed(selectable()[code]) for code in lacking), 6)
        split = "" if by == next(iter(MEASURES[measure].by)) else f" by {BY[by].lower()}"
        told = f"This measure{split} has no figures for {told}, still chosen for others.{instead}"
        st.markdown(f":small[{plain(told)}]")
        within = [code for code in names if all_places()[code].lies_in & {*lacking} and code not in chosen]
        if parts := [code for code in within if all_places()[code].level == "subregion"]:
            label = f"Add {listing((names[code] for code in parts), 6)}"
            st.button(label, on_click=_add, args=(parts,), key="add-parts", icon=":material/add:", wrap=True)
        other, held_there = choices.of_others(measure, by, lacking)
        if held_there:
            label = f"{listing(selectable()[code] for code in held_there)} in “{other.title}”"
            act: dict[str, Any] = {"on_click": _take, "args": (other, Selection(geography=tuple(chosen)))}
            st.button(label, key="lead-to-measure", icon=":material/arrow_forward:", wrap=True, **act)
    found = there if there or not chosen else opening
    return tuple(found) if exhibit.computed else members(found)


def _add(codes: list[str]) -> None:
    st.session_state[PLACE] = [*st.session_state[PLACE], *codes]
