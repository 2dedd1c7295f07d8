"""The page of origins as others would write it: plainly in Streamlit, and in Dash."""
