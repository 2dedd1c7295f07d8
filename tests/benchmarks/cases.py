"""How long a question to a million invented case records takes, beside pandas with all rows in memory."""

import json
import subprocess
import sys

from tests.benchmarks.report import Part, Row
from tests.benchmarks.run import HERE, Run
from tests.data.cases.invented_cases import invented_cases

RECORDS, DIFFERENT = 1_000_000, 50_000


def measure(run: Run) -> Part:
    """Each app's code in a process of its own, which asks pandas too."""
    rows = invented_cases(DIFFERENT).sample(RECORDS, replace=True, random_state=1)
    times = []
    for number, app in enumerate(run.apps):
        path = run.folder / f"cases-{number}.parquet"
        rows.to_parquet(path, index=False)
        command = [sys.executable, "-W", "ignore", str(HERE / "case_worker.py"), str(path)]
        done = subprocess.run(command, cwd=app.parent, check=True, capture_output=True)
        times.append(json.loads(done.stdout))
    table = [
        Row(name, "ms", [*(one[name][0] for one in times), theirs], floor="pandas")
        for name, (_, theirs) in times[-1].items()
    ]
    return Part("Case records", table, f"{RECORDS:,} invented records, {DIFFERENT:,} different ones.")
