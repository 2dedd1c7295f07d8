"""`python -m components.exports.figure_package verify FILE.zip`.

Exit 0 where it tells the same, 1 where not, 2 where it is no figure package, or nobody can be told.
"""

import argparse
import sys
from pathlib import Path

from components.exports.figure_package.parts import NoFigurePackage, opened
from components.exports.figure_package.verifying import verify
from components.model.numbers import visible
from data.load import safely


def main() -> int:
    """Tell what became of each package."""
    parser = argparse.ArgumentParser(prog="python -m components.exports.figure_package", description=__doc__)
    parser.add_argument("task", choices=["verify"])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.zip")
    return safely(lambda: max([_verified(path) for path in parser.parse_args().files]))


def _verified(path: Path) -> int:
    name = visible(path.name)
    try:
        verdict = verify(opened(path))
    except NoFigurePackage as error:
        sys.stderr.write(f"{name}: {error}\n")
        return 2
    lines = [f"{name}: {verdict.sentence}", *(f"  {finding}" for finding in verdict.findings)]
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0 if verdict.same else 1


if __name__ == "__main__":
    sys.exit(main())
