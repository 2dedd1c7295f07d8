"""Exhibits and what is read off them: figure, table, CSV, words."""
