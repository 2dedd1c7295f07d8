"""The dashboard's one way to publishers' files."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WALK = """
import pkgutil, sys
import app, components
for module in pkgutil.walk_packages(components.__path__, "components."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
print([name for name in sys.modules if name.startswith("data.intake")])
"""


def test_no_reader_of_files_is_imported_before_it_is_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK], cwd=ROOT, capture_output=True, text=True, check=True, timeout=300
    )
    assert done.stdout.splitlines()[-1] == "[]"
