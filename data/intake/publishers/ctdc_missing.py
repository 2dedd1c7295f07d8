"""Missing codes that only the whole file shows: R's NA, and texts that stand in columns of every kind."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from data.intake.publishers.ctdc_cells import Fault
from data.intake.publishers.ctdc_columns import Column
from data.intake.publishers.sheets import told

NOT_NAMIBIA = 'The file writes "NA" where nothing is known, also for countries: it is not read as Namibia.'


def without_r_missing(
    found: Mapping[str, Column], countries: tuple[str, ...]
) -> tuple[dict[str, Column], str]:
    """The columns as they are, unless R wrote the file: then "NA" is its blank, and not Namibia."""
    written = [name for name, item in found.items() if name not in countries and "NA" in item.texts]
    if len(written) < 2:
        return dict(found), ""
    return {
        name: _unknown(item, "NA") if name in countries else item for name, item in found.items()
    }, NOT_NAMIBIA


def without_other_missing(found: Mapping[str, Column]) -> tuple[dict[str, Column], str]:
    """The columns with a missing code that this module does not know of, and a sentence about it.

    A text that means nothing in at least half of all columns, of whatever kind, and something in
    none, can only say that nothing is known.
    """
    faults = Counter(text for item in found.values() for text in _faults(item))
    codes = [text for text, columns in faults.items() if columns * 2 >= max(len(found), 4)]
    codes = [text for text in codes if not any(_means(item, text) for item in found.values())]
    if not codes:
        return dict(found), ""
    cured = dict(found)
    for text in codes:
        cured = {name: _unknown(item, text) for name, item in cured.items()}
    quoted = ", ".join(f'"{told(text)}"' for text in codes)
    return cured, f"Where columns of every kind hold {quoted}, nothing is known."


def _faults(item: Column) -> set[str]:
    pairs = zip(item.texts, item.meanings, strict=True)
    return {text for text, meaning in pairs if isinstance(meaning, Fault)}


def _means(item: Column, text: str) -> bool:
    pairs = zip(item.texts, item.meanings, strict=True)
    return any(
        own == text and meaning is not None and not isinstance(meaning, Fault) for own, meaning in pairs
    )


def _unknown(item: Column, text: str) -> Column:
    """The column with this text as not known."""
    pairs = zip(item.texts, item.meanings, strict=True)
    return replace(item, meanings=tuple(None if own == text else meaning for own, meaning in pairs))
