"""Four questions, each answered by one sentence and one exhibit."""

import streamlit as st

from components.exhibits.overview import CONVICTED, ESTIMATES, FAMOUS, FOR_WHAT, HOW_MANY, ON_CHOICE, WHO
from components.exhibits.site import PAGES
from components.ui.card import show, show_on_choice, tell

# What leads to a page.
LABELS = {
    "country": "One country, every source",
    "flows": "From where, to where",
    "cases": "Assisted cases of a data collaborative",
    "origins": "Where detected victims come from",
    "regions": "Victims by region, year, sex, age and form",
    "estimates": "Estimates, each edition by itself",
    "profits": "Profits and other money",
    "justice": "Suspected, prosecuted, convicted",
    "response": "Law, campaign, commitments",
    "famous_numbers": "A number you heard: where it comes from",
    "about": "Sources, words and whole tables",
    "add_data": "Load a publisher's own file",
}

for question, heading, exhibit, without in zip(
    ("how_many", "who", "what_for"),
    ("How many people are detected?", "Who are they?", "For what are they exploited?"),
    (HOW_MANY, WHO, FOR_WHAT),
    ON_CHOICE,
    strict=True,
):
    st.header(heading)
    tell(question)
    show(exhibit)
    show_on_choice(without, "Without Pakistan", f"{question}_alone")

st.header("How many traffickers are convicted?")
tell("convicted")
show(CONVICTED)

st.header("And what is estimated?", divider="gray")
tell("estimated")
show(ESTIMATES)

st.header("The number you heard", divider="gray")
st.markdown("2.5 million, 140,000, 84 per cent, 1 in 7: where they come from and what to say instead.")
show(FAMOUS)

st.header("Go on", divider="gray")
for page in PAGES[1:]:
    st.page_link(f"{page.path}.py", label=LABELS.get(page.path, page.title), icon=":material/arrow_forward:")
