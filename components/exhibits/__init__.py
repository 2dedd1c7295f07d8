"""The declarations: one module per page, each with its EXHIBITS in the order of the page."""
