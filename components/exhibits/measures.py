"""What can be explored: measures, and the exhibit whose rows each of their breakdowns shows.

`measures.toml` names them. `label` is what the box of measures says, if not the title: the box finds only
what stands there, which has to hold the words that people type. Titles stand above charts and in addresses,
which take both.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from components.exhibits.declared import DECLARED
from components.model.exhibit import Exhibit

COUNTED, SUMMED, PUBLISHED = "Counted in countries", "Summed over regions", "As published"
TOTAL, CITIZENSHIP = "total", "citizenship"
_SAID = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
BY, SHAPES = ({code: of["name"] for code, of in _SAID[part].items()} for part in ("by", "shapes"))
# Of a way to break down or to draw that is not everywhere: of what alone it is.
ONLY_BY, ONLY_AS = (
    {code: of["only"] for code, of in _SAID[part].items() if "only" in of} for part in ("by", "shapes")
)


@dataclass(frozen=True)
class Measure:
    """What can be explored: for each breakdown the exhibit whose rows it shows, as it stands if `PUBLISHED`.

    `counts` is the table of the countries behind sums; `map` the map of it, where there is one that is fair.
    `others` is the measure of the places that it lacks: of regions for one of countries, and the reverse.
    `moves` are the sums behind it that are moved by who reports, and what tells so, if it is none itself.
    """

    title: str
    group: str
    by: Mapping[str, Exhibit]
    label: str
    counts: str = ""
    map: Exhibit | None = None
    others: str = ""
    moves: Mapping[str, str] = field(default_factory=dict)


def _measure(title: str, by: Mapping[str, str], label: str = "", map: str = "", **said: Any) -> Measure:
    """A measure as the file has it, where exhibits stand by their slugs."""
    rows = {name: DECLARED[slug] for name, slug in by.items()}
    return Measure(title, by=rows, label=label or title, map=DECLARED[map] if map else None, **said)


MEASURES: Mapping[str, Measure] = {name: _measure(**said) for name, said in _SAID["measures"].items()}
LABELS = {name: of.label for name, of in MEASURES.items()}
