"""Faults, one after another: what a visitor sees, and what goes on. `python -m tests.faults --write`."""
