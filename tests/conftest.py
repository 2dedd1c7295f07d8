"""Settings of all tests."""

from hypothesis import settings

# A shared machine can stop for a while; slow is measured in tests/benchmarks, not here.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
