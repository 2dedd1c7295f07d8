"""One module per kind of chart: pure functions from a view to a Plotly figure."""
