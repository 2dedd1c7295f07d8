"""One way of asking, in a process of its own: a question's name a line in, a line of JSON out.

Run by `tests.benchmarks.cases`, with the way and the files of records as arguments.
"""

import json
import sys
import time
from pathlib import Path

from tests.benchmarks.case_ways import WAYS


def main() -> None:
    """Reads the records as this way does, then answers until nothing more is asked."""
    way, *files = sys.argv[1:]
    ask = WAYS[way](*map(Path, files))
    _say({"names": list(ask)})
    for line in sys.stdin:
        started = time.perf_counter()
        counts = ask[line.strip()]()
        milliseconds = (time.perf_counter() - started) * 1000
        _say({"milliseconds": milliseconds, "counts": counts, "megabytes": _peak()})


def _say(told: dict[str, object]) -> None:
    print(json.dumps(told), flush=True)


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
