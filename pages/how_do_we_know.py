"""From one person who is found to an estimate of millions: a step with its chart, and all below for print."""

import streamlit as st

from components.exhibits.declared import DECLARED
from components.exhibits.site import exhibits
from components.model.addresses import STEP
from components.model.selection import EVERYTHING, about
from components.model.view import settle
from components.text.markdown import linked, plain
from components.ui.card import show
from components.ui.error_boundary import shielded
from data.geographies import WORLD


@shielded("This story")
def show_story() -> None:
    """The step that the address names, buttons to the others, and the whole story in a fold."""
    view = settle(DECLARED["how-do-we-know"])
    told = [f"{row['story_step']}. {plain(row['heading'])}" for row in view.shown.to_dict("records")]
    numbers = [text.partition(".")[0] for text in told]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        look = {"default": numbers[0], "required": True, "wrap": True}  # eight are wider than a phone
        st.segmented_control("Step", numbers, **look, key=STEP, bind="query-params")
        at = numbers.index(st.session_state[STEP] or numbers[0])
        for label, key, to in (("Back", "B", at - 1), ("Next", "N", at + 1)):
            args, ends = (STEP, numbers[to % len(numbers)]), to not in range(len(numbers))
            st.button(label, shortcut=key, disabled=ends, on_click=st.session_state.__setitem__, args=args)
    step = view.rows.iloc[at]
    place = () if step["geography"] == WORLD else (step["geography"],)
    st.header(told[at], anchor=False)
    cited = linked([view.every.cited[step["source"]]])
    st.markdown(f"{plain(step['explanation'])}\n\n:small[{cited}]")
    exhibit = next(one for one in exhibits() if one.slug == step["exhibit"])
    show(exhibit, about(EVERYTHING, "geography", *place))
    with st.expander(f"All {len(told)} steps"):
        texts = zip(told, view.rows["explanation"], strict=True)
        st.markdown("\n\n".join(f"**{head}.** {plain(text)}" for head, text in texts))


show_story()
