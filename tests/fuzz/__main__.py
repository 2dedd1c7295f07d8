"""`python -m tests.fuzz NAME --seconds N`: guided by coverage where atheris is installed, else by dice."""

import argparse
import random
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.mutating import mutated
from tests.fuzz.targets import TARGETS, Target


def by_dice(target: Target, seconds: float, seed: int) -> int:
    """How many inputs were tried until the time was over; the first that fails is printed."""
    dice = random.Random(seed)  # noqa: S311 - the same inputs for the same seed
    corpus, tried = target.corpus(), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        content = mutated(dice.choice(corpus), dice)
        try:
            target.try_on(content)
        except Exception:
            print(f"failed on {content!r}")
            raise
        tried += 1
    return tried


def by_coverage(target: Target, seconds: float, seed: int) -> None:
    """Ends the process by itself: 0 when nothing was found."""
    import atheris  # noqa: PLC0415 - only there is a wheel of it for some systems

    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(target.corpus()):
            (Path(folder) / str(number)).write_bytes(content)
        options = [f"-max_total_time={round(seconds)}", f"-seed={seed}", "-timeout=60", "-rss_limit_mb=4096"]
        atheris.instrument_all()
        atheris.Setup(
            [sys.argv[0], *options, f"-artifact_prefix={tempfile.gettempdir()}/", folder], target.try_on
        )
        atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("name", choices=TARGETS)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dice", action="store_true", help="without atheris")
    told = parser.parse_args()
    if find_spec("atheris") and not told.dice:
        by_coverage(TARGETS[told.name], told.seconds, told.seed)
    print(f"{by_dice(TARGETS[told.name], told.seconds, told.seed):,} inputs, nothing found")


if __name__ == "__main__":
    main()
