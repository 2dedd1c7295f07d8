"""Figures, their vocabulary and their rules. Knows neither Streamlit nor Plotly."""
