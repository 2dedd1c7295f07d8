"""What is kept in memory: every cached function of ours, found where it stands."""

import sys
from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

OURS = ("components.", "data.")


class Caches(Collector):
    """Entries, hits and misses of each, counted when somebody asks."""

    def __init__(self, registry: CollectorRegistry) -> None:
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        """The three measures, labelled with the module and name of the cached function."""
        entries = GaugeMetricFamily("blue_heart_cache_entries", "Answers kept.", labels=["cache"])
        hits = CounterMetricFamily("blue_heart_cache_hits", "Answers found.", labels=["cache"])
        misses = CounterMetricFamily("blue_heart_cache_misses", "Answers made anew.", labels=["cache"])
        for name, function in sorted(_cached().items()):
            info = function.cache_info()
            entries.add_metric([name], info.currsize)
            hits.add_metric([name], info.hits)
            misses.add_metric([name], info.misses)
        yield from (entries, hits, misses)


def _cached() -> dict[str, Any]:
    """Module and name -> function, for the caches of the standard library in our modules."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith(OURS)]
    found = (thing for module in modules for thing in list(vars(module).values()))
    return {
        f"{function.__module__}.{function.__qualname__}": function
        for function in found
        if callable(getattr(function, "cache_info", None)) and function.__module__.startswith(OURS)
    }
