"""The boxes of Explore: measure, places, breakdown, kind of chart and years, all bound to the address."""

from collections.abc import Mapping

import streamlit as st

from components.exhibits import explore
from components.exhibits.explore import BY, MEASURES, SHAPES
from components.model.exhibit import Exhibit
from components.model.rows import every_row
from components.model.selection import Selection, about
from components.model.url_state import FIRST, LAST, PLACE, YEARS
from components.ui.place_boxes import bound, choose_places
from data.geographies import groups, selectable

OPENING = {"Counted in countries": ("ALB", "BGR", "ROU", "SRB"), "Summed over regions": ("001",)}


def chosen() -> tuple[Exhibit, Selection]:
    """Draw the boxes; the exhibit that was asked for, and of which places and years."""
    with st.container(border=True):
        left, right = st.columns([2, 3])
        with left:
            measure = _measure()
        of = MEASURES[measure]
        with right:
            places = _places(measure)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            by = _one_of("By", "by", tuple(of.by), BY)
            shape = _one_of("As", "as", explore.shapes(measure, by), SHAPES)
            for label, name in (("From year", FIRST), ("To year", LAST)):
                st.selectbox(label, YEARS, index=None, placeholder="Any", width=120, **bound(name))
    exhibit = explore.explored(measure, by, shape)
    years = Selection(first_year=st.session_state.get(FIRST), last_year=st.session_state.get(LAST))
    return exhibit, about(years, exhibit.one, *places)


def _measure() -> str:
    titles = {name: of.title for name, of in MEASURES.items()}
    _take_code("measure", titles)
    found: str = st.selectbox(
        "Measure", list(titles), format_func=titles.__getitem__, help=explore.APART, **bound("measure")
    )
    return found


def _take_code(name: str, words: Mapping[str, str]) -> None:
    """Take the code of a choice from an address, which its box, bound to words, would drop."""
    if (asked := st.query_params.get(name, "")) in words and name not in st.session_state:
        st.session_state[name] = asked
        st.rerun()  # the next run writes its words into the address


def _one_of(label: str, name: str, offered: tuple[str, ...], words: Mapping[str, str]) -> str:
    """A choice among what this measure can do; the first where there is no other."""
    if len(offered) == 1:
        return offered[0]
    _take_code(name, {code: words[code] for code in offered})
    if st.session_state.get(name, offered[0]) not in offered:  # of another measure
        st.session_state[name] = offered[0]
    default = None if name in st.session_state else offered[0]
    found: str = st.segmented_control(
        label, offered, format_func=words.__getitem__, required=True, default=default, **bound(name)
    )
    return found


def _places(measure: str) -> tuple[str, ...]:
    """The chosen places, groups as their members, in the order of the choice."""
    of = MEASURES[measure]
    first = explore.explored(measure, next(iter(of.by)), explore.LINES)
    there = set(every_row(first).rows["geography"])
    names = {
        code: name
        for code, name in selectable().items()
        if code in there or there.intersection(groups().get(code, ()))
    }
    if PLACE not in st.session_state and PLACE not in st.query_params:
        st.session_state[PLACE] = list(OPENING[of.group])
    found = choose_places("Places, or a group", names, PLACE)
    return tuple(dict.fromkeys(one for code in found for one in groups().get(code, (code,))))
