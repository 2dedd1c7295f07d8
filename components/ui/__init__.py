"""All that draws with Streamlit: cards, filters, search box, uploads."""
