"""Fuzzers of everything that strangers can send: `python -m tests.fuzz NAME --seconds N`."""
