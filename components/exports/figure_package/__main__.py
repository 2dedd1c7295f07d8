"""`python -m components.exports.figure_package verify FILE.zip`.

Exit 0 where it tells the same, 1 where not, 2 where it is no figure package.
"""

import argparse
import sys
from pathlib import Path

from components.exports.figure_package.parts import NoFigurePackage, opened
from components.exports.figure_package.verifying import verify


def main() -> int:
    """Tell what became of each package."""
    parser = argparse.ArgumentParser(prog="python -m components.exports.figure_package", description=__doc__)
    parser.add_argument("task", choices=["verify"])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.zip")
    code = 0
    for path in parser.parse_args().files:
        try:
            verdict = verify(opened(path))
            lines = [f"{path.name}: {verdict.sentence}", *(f"  {finding}" for finding in verdict.findings)]
            sys.stdout.writelines(f"{line}\n" for line in lines)
            code = max(code, 0 if verdict.same else 1)
        except NoFigurePackage as error:
            sys.stderr.write(f"{path.name}: {error}\n")
            code = 2
    return code


if __name__ == "__main__":
    sys.exit(main())
