"""Measurements, not tests: nothing here fails because something is slow."""
