"""What the loaded editions put over the shipped tables."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data.faults import note
from data.intake import store
from data.intake.aggregates.tables import BREAKS, RATES, of_text, rates, with_breaks
from data.intake.store import dataset_folder
from data.intake.store.manifest import Manifest
from data.intake.store.parquet import Damaged, read
from data.overlay import InUse, Overlay
from data.package import TABLES
from data.published_files import BY_DATASET, OF_TABLES
from data.sources import Source, sources
from data.tables import raw, shipped

POPULATION, SOURCES, VICTIMS = "worldbank_population", "sources", "detected_victims"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Tables = Mapping[str, pd.DataFrame]


def overlay(state: str, changed: datetime | None, root: Path | None = None) -> Overlay:
    """The tables of every current edition that can be read, in their places."""
    found: dict[Manifest, Tables] = {}
    for dataset in OF_TABLES:
        edition = store.current(dataset, root)
        try:
            if edition is not None:
                found[edition.manifest] = dataset_folder.tables(edition)
                if dataset == POPULATION:
                    found[edition.manifest] = {POPULATION: read(edition.path)}
        except Damaged as error:
            note(f"The tables of {dataset} are those that ship", error)
    return over(found, state, changed)


def over(editions: Mapping[Manifest, Tables], state: str, changed: datetime | None = None) -> Overlay:
    """Tables by edition as one overlay, with what follows from several: breaks, sources, rates."""
    if not editions:
        return Overlay(state, changed=changed)
    made = {name: rows for tables in editions.values() for name, rows in tables.items()}
    population = made.pop(POPULATION, None)
    if BREAKS in made:
        made[BREAKS] = with_breaks(made[BREAKS])
    added = pd.DataFrame([asdict(source_of(edition)) for edition in editions], dtype="str").replace("", None)
    made[SOURCES] = pd.concat([shipped(TABLES[SOURCES]), added], ignore_index=True)
    if VICTIMS in made or population is not None:
        codes = {edition.dataset: code(edition) for edition in editions}
        victims = of_text(made[VICTIMS] if VICTIMS in made else raw(TABLES[VICTIMS]), VICTIMS)
        made[RATES] = rates(victims, population, codes.get(POPULATION, BY_DATASET[POPULATION].shipped))
    return Overlay(state, made, tuple(map(_in_use, editions)), changed)


def code(edition: Manifest) -> str:
    """The code of an edition among the sources: unodc_glotip_2025_10_01."""
    return f"{edition.dataset}_{re.sub('[^a-z0-9]+', '_', edition.edition.lower())[:40].strip('_')}"


def source_of(edition: Manifest) -> Source:
    """An edition as a source: who published it, which it is, when it was loaded."""
    known, published, loaded = BY_DATASET[edition.dataset], edition.edition, edition.loaded_at[:10]
    terms, day = sources()[known.shipped].terms, published if DAY.fullmatch(published) else ""
    title = f"{known.title}, edition {_plain(published)} (data set, loaded into this dashboard)"
    return Source(code(edition), title, known.publisher, day, "", known.address, "", "copy", loaded, terms)


def _in_use(edition: Manifest) -> InUse:
    known, loaded = BY_DATASET[edition.dataset], datetime.fromisoformat(edition.loaded_at).astimezone(UTC)
    return InUse(code(edition), known.title, _plain(edition.edition), loaded, known.tables)


def _plain(text: str) -> str:
    """Text of a file without signs of markup."""
    return re.sub(r"[^\w .,:;()/-]", " ", text)
