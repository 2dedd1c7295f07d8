"""What loaded editions put over the shipped tables, and what a reading would change in what is shown."""

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from data import store_folder
from data.faults import note
from data.intake import store
from data.intake.aggregates import tables as made_by
from data.intake.publishers.reading import Refused
from data.intake.store import dataset_folder
from data.intake.store.accounts import Effect, compare
from data.intake.store.manifest import Manifest
from data.intake.store.parquet import Damaged, read
from data.overlay import InUse, Overlay
from data.package import TABLES
from data.published_files import BY_DATASET, OF_TABLES
from data.sources import Source, sources
from data.tables import UnreadableTable, raw, shipped

POPULATION, SOURCES, VICTIMS = "worldbank_population", "sources", "detected_victims"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Tables = Mapping[str, pd.DataFrame]
# What follows from other tables of the same file, or is no figure.
FOLLOWING = (made_by.BREAKS, "reporting_years")


def overlaid(state: str, changed: datetime | None, root: Path | None = None) -> Overlay:
    """The tables of every current edition that can be read, in their places."""
    found: dict[Manifest, Tables] = {}
    for dataset in OF_TABLES:
        edition = store.current(dataset, root)
        try:
            if edition is not None:
                found[edition.manifest] = _put_over(edition)
        except Damaged as error:
            note(f"The tables of {dataset} are those that ship", error)
    return over(found, state, changed)


def kept(state: str, names: Collection[str], root: Path | None = None) -> Overlay | None:
    """The tables of editions, named as in a data version, from the store; None where one is gone."""
    found: dict[str, dataset_folder.Stored] = {}
    for dataset in OF_TABLES:
        home = (root or store_folder.folder()) / dataset
        with suppress(Damaged, OSError):
            pointer = dataset_folder.read_pointer(home)
            for folder in filter(None, (pointer.before, pointer.current)):
                edition = dataset_folder.examine(home / folder)
                found[code(edition.manifest).replace("_", "-")] = edition
    try:
        return over({found[name].manifest: _put_over(found[name]) for name in names}, state)
    except (KeyError, Damaged):
        return None


def _put_over(edition: dataset_folder.Stored) -> Tables:
    """What an edition puts in the place of shipped tables; of a population the rows that rates take."""
    if edition.manifest.dataset == POPULATION:
        return {POPULATION: read(edition.path)}
    return dataset_folder.tables(edition)


def over(editions: Mapping[Manifest, Tables], state: str, changed: datetime | None = None) -> Overlay:
    """Tables by edition as one overlay, with what follows from several: breaks, sources, rates."""
    if not editions:
        return Overlay(state, changed=changed)
    made = {name: rows for tables in editions.values() for name, rows in tables.items()}
    population = made.pop(POPULATION, None)
    if made_by.BREAKS in made:
        made[made_by.BREAKS] = made_by.with_breaks(made[made_by.BREAKS])
    added = pd.DataFrame([asdict(source_of(edition)) for edition in editions], dtype="str").replace("", None)
    made[SOURCES] = pd.concat([shipped(TABLES[SOURCES]), added], ignore_index=True)
    if VICTIMS in made or population is not None:
        codes = {edition.dataset: code(edition) for edition in editions}
        source = codes.get(POPULATION, BY_DATASET[POPULATION].shipped)
        victims = made_by.of_text(made[VICTIMS] if VICTIMS in made else raw(TABLES[VICTIMS]), VICTIMS)
        made[made_by.RATES] = made_by.rates(victims, population, source)
    in_use = []
    for edition in editions:
        known, loaded = BY_DATASET[edition.dataset], datetime.fromisoformat(edition.loaded_at).astimezone(UTC)
        in_use.append(InUse(code(edition), known.title, _plain(edition.edition), loaded, known.tables))
    return Overlay(state, made, tuple(in_use), changed)


def code(edition: Manifest) -> str:
    """The code of an edition among the sources: unodc_glotip_2025_10_01."""
    return f"{edition.dataset}_{re.sub('[^a-z0-9]+', '_', edition.edition.lower())[:40].strip('_')}"


def source_of(edition: Manifest) -> Source:
    """An edition as a source: who published it, which it is, when it was loaded."""
    known, published, loaded = BY_DATASET[edition.dataset], edition.edition, edition.loaded_at[:10]
    terms, day = sources()[known.shipped].terms, published if DAY.fullmatch(published) else ""
    title = f"{known.title}, edition {_plain(published)} (data set, loaded into this dashboard)"
    return Source(code(edition), title, known.publisher, day, "", known.address, "", "copy", loaded, terms)


def _plain(text: str) -> str:
    """Text of a file without signs of markup."""
    return re.sub(r"[^\w .,:;()/-]", " ", text)


def tables(manifest: Manifest, rows: pd.DataFrame, *, sums: bool = True) -> Mapping[str, pd.DataFrame]:
    """The tables that are kept beside a reading; none of case records and of a population.

    Sums over regions take a minute. Raises Refused where the tables cannot hold the reading.
    """
    try:
        return made_by.of_edition(manifest.dataset, rows, code(manifest), sums=sums)
    except UnreadableTable as error:
        raise Refused(f"It was read, but the tables of this dashboard cannot hold it: {error}.") from error


def effects(manifest: Manifest, rows: pd.DataFrame) -> tuple[Effect, ...]:
    """What a reading would change in the tables that are shown; nothing of case records. Raises Refused."""
    if manifest.dataset not in OF_TABLES:
        return ()
    made = tables(manifest, rows, sums=False)
    after = over({manifest: made or {POPULATION: rows}}, manifest.sha256)
    names = (name for name in made or (made_by.RATES,) if name not in FOLLOWING)
    return tuple(compare(TABLES[name], raw(TABLES[name]), after.tables[name]) for name in names)
