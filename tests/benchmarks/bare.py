"""Makes the bare app: what the product sent for each page and choice of years, as files to draw again."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from tests.benchmarks.client import Answer, Years

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def prepare(folder: Path, names: Iterable[str]) -> Path:
    """A folder with the bare app, the product's settings and the names of its pages; the script in it."""
    (folder / "content").mkdir()
    (folder / "content" / "pages.txt").write_text("\n".join(names))
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    return Path(shutil.copy(HERE / "bare_app.py", folder / "app.py"))


def offer(folder: Path, years: Iterable[str]) -> None:
    """Let years be chosen on the bare pages, as a click in a browser needs it."""
    (folder / "content" / "boxes.txt").write_text("\n".join(years))


def keep(folder: Path, name: str, years: Years, answer: Answer) -> None:
    """The charts and tables of one page for one choice of years."""
    place = folder / "content" / name / f"years-{years.first}-{years.last}"
    place.mkdir(parents=True)
    for number, chart in enumerate(answer.charts):
        (place / f"{number:03}.json").write_text(chart)
    for number, table in enumerate(answer.tables):
        (place / f"{number:03}.arrow").write_bytes(table)
