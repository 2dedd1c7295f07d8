"""The filters as parameters of the OpenAPI description: what each is and what may be asked."""

from typing import Any

from components.exhibits.site import exhibits
from components.model.exhibit import Exhibit
from components.model.selection import FIRST_YEAR, LAST_YEAR, NAMES, PLACES
from components.model.url_state import COUNTRY, FIRST, KEYS, LAST, LENS, accepted, choices, key
from components.routes.schemas import reference
from data.package import TABLES, Table

TOLD = {
    "geography": "Places where people were detected or exploited. A region shows every place that lies in "
    "it or overlaps it.",
    "origin": "Citizenship or region of origin of the victims.",
    COUNTRY: "The one country or area that the exhibit is about.",
    FIRST: "First year; a figure of several years is given whenever they overlap the years asked for.",
    LAST: "Last year.",
    LENS: "Through which lens sums over countries are seen.",
}


def parameter_of(name: str, asked_of: Exhibit | Table) -> str:
    """The name of a parameter in the description: one for each set of lenses that can be chosen among."""
    labels = accepted(asked_of)[name]
    codes = [choices(name)[label] for label in labels]
    return "_".join([name, *codes]) if name == LENS else name


def parameters() -> dict[str, Any]:
    """Every parameter by its name in the description."""
    told: dict[str, Any] = {}
    everything: tuple[Exhibit | Table, ...] = (*exhibits(), *TABLES.values())
    for asked_of in everything:
        for name, labels in accepted(asked_of).items():
            told.setdefault(parameter_of(name, asked_of), _parameter(name, labels))
    return told


def _parameter(name: str, labels: tuple[str, ...]) -> dict[str, Any]:
    dimension = next((dimension for dimension, bound in KEYS.items() if bound == name), name)
    words = TOLD.get(dimension, f"{NAMES.get(dimension, name)} of the figures.")
    return {
        "name": name,
        "in": "query",
        "description": words,
        "required": name == COUNTRY,
        **_values(name, labels),
    }


def _values(name: str, labels: tuple[str, ...]) -> dict[str, Any]:
    if name in (FIRST, LAST):
        return {"schema": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}}
    if name == LENS:
        return {"schema": {"type": "string", "enum": [*labels, *(choices(name)[label] for label in labels)]}}
    if name == COUNTRY:
        return {"schema": reference("country")}
    held = reference("place" if name in map(key, PLACES) else name)
    return {"schema": {"type": "array", "items": held, "minItems": 1}, "style": "form", "explode": True}
