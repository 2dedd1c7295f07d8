"""`python -m components.figure_package verify FILE.zip`: 0 the same, 1 not the same, 2 no figure package."""

import argparse
import sys
from pathlib import Path

from components.figure_package.opening import NoFigurePackage, opened
from components.figure_package.verifying import verify


def main() -> int:
    """Tell what became of each package."""
    parser = argparse.ArgumentParser(prog="python -m components.figure_package", description=__doc__)
    parser.add_argument("task", choices=["verify"])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.zip")
    return max(_told(path) for path in parser.parse_args().files)


def _told(path: Path) -> int:
    try:
        verdict = verify(opened(path))
    except NoFigurePackage as error:
        sys.stderr.write(f"{path.name}: {error}\n")
        return 2
    sys.stdout.write(
        "\n".join([f"{path.name}: {verdict.sentence}", *(f"  {text}" for text in verdict.findings), ""])
    )
    return 0 if verdict.same else 1


if __name__ == "__main__":
    sys.exit(main())
