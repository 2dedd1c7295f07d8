"""`python -m tests.holes`: known holes in the packages of requirements.lock, as the index of packages tells them.

0: none known. 1: some. 3: not checked, or not all of it: the index did not answer. Silence is not a clean bill.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
NOT_CHECKED = 3
PATIENCE = 300


def asked() -> list[dict[str, Any]]:
    """What pip-audit says of each package; empty where it got no answer at all."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes"]
    options = ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            [*command, *options], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        found: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return []
    return found


def told(found: list[dict[str, Any]]) -> tuple[int, str]:
    """How the command ends, and what it says."""
    holes = [
        f"{item['name']} {item['version']}: {hole['id']}" for item in found for hole in item.get("vulns", [])
    ]
    unknown = [item["name"] for item in found if "skip_reason" in item]
    checked = len(found) - len(unknown)
    lines = [f"{checked} packages checked, {len(holes)} known holes.", *holes]
    if unknown or not found:
        which = f"{len(unknown)} packages" if checked else "anything"
        lines.append(f"NOT CHECKED: {which}, for the index of holes did not answer.")
    return 1 if holes else NOT_CHECKED if unknown or not found else 0, "\n".join(lines)


if __name__ == "__main__":
    status, sentence = told(asked())
    print(sentence)
    sys.exit(status)
