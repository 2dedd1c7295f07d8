"""Sources, words and whole tables."""

import streamlit as st

from components.ui.about_page import show_package, show_sources, show_tables, show_words

st.header("How figures are shown", divider="gray")
st.markdown(
    "- Every figure keeps its source, unit, year, kind and reading note, on screen and in the CSV "
    "of exhibits.\n"
    "- What may not be compared is not joined: lines break, and figures stand in lists.\n"
    "- Shares that do not add up to 100 show the rest as *not stated*; it is never rescaled.\n"
    "- “<5”, as UNODC prints it, stands for 0 to 4: the file has no zero. Sums of it are ranges.\n"
    "- A figure of several years is shown whenever the years overlap with the chosen ones.\n"
    "- A region shows every place that lies in it or overlaps it, under the name its publisher uses; "
    "the World is shown only when it is chosen or when no region is.\n"
    "- Most figures were read in stored copies of pages; each source says what was seen: the original, "
    "a copy of it, a second-hand page, or only evidence of who said a number."
)
st.header("Cite", divider="gray")
st.markdown(
    "Name the producer of the figure first, with its year, then this dashboard. “More” under "
    "each exhibit gives both as text, BibTeX and CSL-JSON, and the lines that embed it in another page."
)
st.header("Take the data away", divider="gray")
st.markdown(
    "All tables with their descriptor as one data package, or table by table. Our selection and words "
    "are under CC BY 4.0; each figure stays under the terms of its publisher, named among the sources."
)
show_package()
show_tables()
st.header("Words", divider="gray")
show_words()
st.header("Sources", divider="gray")
show_sources()
