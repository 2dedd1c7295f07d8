"""Faults, one after another: what a visitor sees, and what goes on; docs/faults.md lists them."""
