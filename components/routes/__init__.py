"""Figures over HTTP: exhibits, tables, descriptions and plain pages, in Starlette."""
