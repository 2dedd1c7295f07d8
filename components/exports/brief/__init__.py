"""Two pages to print on one country or region: the main exhibits, what may be said of them, and sources."""
