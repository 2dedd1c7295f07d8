"""The exhibits that are declared: each is a table of a file of `topics/`, with the fields of `Exhibit`.

One that says `like` has what another one says, `where` column by column, and instead what it says itself. A
sum over countries says through which `lenses` it is shown, and becomes an exhibit for each. `{name}` in a
note is a sentence of `sentences.toml`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from components.charts import bands, bars, lines, lists, maps, shares, timelines, year_columns
from components.model.exhibit import Chart, Exhibit

_SAID = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted(Path(__file__).with_name("topics").glob("*.toml"))
}
SENTENCES: dict[str, str] = _SAID.pop("sentences")
_BY_SLUG = {slug: said for topic in _SAID.values() for slug, said in topic.items()}
_ROOM = (bands, bars, lines, lists, maps, shares, timelines, year_columns)
CHARTS = {name: of for file in _ROOM for name, of in vars(file).items() if isinstance(of, Chart)}
# The choices of countries over which one sum is taken, and how many they are: what ends the slug of each.
ENDS = {"all_reporters": "", "constant_panel": "-constant", "coverage": "-coverage"}


def _declared(slug: str) -> dict[str, Any]:
    """What an exhibit says, and what that says which it is like."""
    own = dict(_BY_SLUG[slug])
    if "like" not in own:
        return own
    other = _declared(own.pop("like"))
    other.pop("lenses", ())
    return other | own | {"where": other.get("where", {}) | own.get("where", {})}


def _made(slug: str) -> Iterator[Exhibit]:
    said = _declared(slug)
    if "lenses" not in said:
        yield _exhibit(slug, said)
        return
    for lens in said.pop("lenses"):
        own = {**said, "lens": lens, "note": f"{{{lens}}} {said['note']}"}
        if lens == "coverage":
            own |= {"title": f"{said['title']}: reporting countries", "measure": "reporting_countries"}
            own |= {"note": "{coverage}", "of_shipped": ""}
        summed = "all_reporters" if lens == "coverage" else lens
        yield _exhibit(slug + ENDS[lens], own | {"where": said["where"] | {"lens": summed}})


def codes(said: Mapping[str, Any]) -> dict[str, tuple[str | int, ...]]:
    """Column -> codes; one alone is said without a list."""
    return {column: tuple(of) if isinstance(of, list) else (of,) for column, of in said.items()}


def _exhibit(slug: str, said: dict[str, Any]) -> Exhibit:
    given: dict[str, Any] = {name: tuple(of) if isinstance(of, list) else of for name, of in said.items()}
    given["where"] = codes(said.get("where", {}))
    try:
        given["note"] = said.get("note", "").format_map(SENTENCES)
        given["chart"] = CHARTS[said["chart"]] if "chart" in said else None
        return Exhibit(slug, **given)
    except (KeyError, TypeError) as error:
        error.add_note(f"{slug} names a table, chart, sentence or field that there is not.")
        raise


DECLARED = {item.slug: item for slug in _BY_SLUG for item in _made(slug)}
