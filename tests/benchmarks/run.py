"""One run of the laboratory: the apps that are measured, and the bare app that draws what the last of them sent."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks.client import Answer, Years, ask, visiting
from tests.benchmarks.servers import Server, serving
from tests.processes import ROOT

HERE, PRODUCT = Path(__file__).parent, ROOT / "app.py"
ANY, SWITCHED = Years(), Years("2016")
CLICKED = (Years("2014"), Years("2019"))  # in a browser; both leave the same charts on the page of origins
FIRST_PAGE = "home"


def unseen(count: int) -> list[Years]:
    """Choices of years that nobody made before; spread wide, so that the rows shown differ too."""
    return [Years(str(1996 + 7 * turn % 20), str(2017 + 4 * turn % 9)) for turn in range(count)]


def tell(text: str) -> None:
    """Say how far it is."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Run:
    """What is measured, a folder for what is made, how often pages are run again, how long and how many people click."""

    apps: Sequence[Path]
    folder: Path
    repeats: int = 12
    seconds: float = 16.0
    people: int = 60

    @cached_property
    def bare(self) -> Path:
        """The bare app's script."""
        tell("recording what the product draws")
        choices = [ANY, SWITCHED, *CLICKED, *unseen(self.repeats)]
        return record(self.apps[-1], self.folder / "bare", self.pages, choices)

    @cached_property
    def pages(self) -> list[str]:
        """The addresses of the pages that every app has, in the order of the last one's site map."""
        maps = []
        for app in self.apps:
            with serving(app) as server, visiting(server.address) as visitor:
                ask(visitor, ANY)
                maps.append(list(visitor.session.pages))
        return [page for page in maps[-1] if all(page in others for others in maps)]

    @property
    def scripts(self) -> list[Path]:
        """The apps, and the floor below them."""
        return [*self.apps, self.bare]

    @contextmanager
    def servers(self) -> Iterator[list[Server]]:
        """A server for each app and for the floor, all at once."""
        with ExitStack() as stack:
            yield [stack.enter_context(serving(script)) for script in self.scripts]


def name_of(page: str) -> str:
    """The first page has no address of its own."""
    return page or FIRST_PAGE


def record(app: Path, folder: Path, pages: Sequence[str], choices: Sequence[Years]) -> Path:
    """The bare app with the product's settings, made of what a server of its own sends for every page and choice."""
    folder.mkdir()
    shutil.copytree(app.parent / ".streamlit", folder / ".streamlit")
    with serving(app) as server:
        for page in pages:
            with visiting(server.address, page) as visitor:
                for years in choices:
                    _keep(folder / "content" / name_of(page), years, ask(visitor, years))
    (folder / "content" / "pages.txt").write_text("\n".join(map(name_of, pages)))
    for name in ("from", "to"):
        years = sorted({choice.chosen.get(name, "") for choice in choices})
        (folder / "content" / f"{name}.txt").write_text("\n".join(years))
    return Path(shutil.copy(HERE / "bare_app.py", folder / "app.py"))


def _keep(folder: Path, years: Years, answer: Answer) -> None:
    """The charts and tables of one page for one choice of years."""
    place = folder / f"years-{years.first}-{years.last}"
    place.mkdir(parents=True, exist_ok=True)
    for number, chart in enumerate(answer.charts):
        (place / f"{number:03}.json").write_text(chart)
    for number, table in enumerate(answer.tables):
        (place / f"{number:03}.arrow").write_bytes(table)
