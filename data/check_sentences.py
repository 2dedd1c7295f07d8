"""Whether what the descriptor says of sentences, claims and colours agrees with its tables."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from data.package import LOWERED, OTHERS, Shared, Table
from data.tables import labels, vocabulary


def sentence_errors(tables: Mapping[str, Table], shared: Shared) -> Iterator[str]:
    """What does not agree, one sentence an error, each with the name of its table."""
    for table in tables.values():
        errors = (
            *(*_of_sentences(table, shared), *_of_claims(table, shared)),
            *(*_of_codes(table), *_of_figures(table)),
        )
        yield from (f"table {table.name}: {error}" for error in errors)
    yield from _of_colours(shared)


def _of_sentences(table: Table, shared: Shared) -> Iterator[str]:
    """Names in patterns that nothing fills."""
    known = {*table.names, *shared.derived, *shared.words, *table.words}
    for pattern in (table.sentence, *(field.sentence for field in table.fields), *_patterns(table)):
        for name, spec in _asked(pattern):
            if name not in known:
                yield f"a sentence asks for {{{name}}}, which is neither a column nor a word of sentences"
            if spec not in ("", LOWERED):
                yield f"a sentence asks for {{{name}:{spec}}}; only :{LOWERED} is known"
    yield from ("its figures have no sentence",) if table.measures and not table.sentence else ()


def _patterns(table: Table) -> Iterator[str]:
    for columns in table.words.values():
        for codes in columns.values():
            yield from codes.values()


def _asked(pattern: str) -> Iterator[tuple[str, str]]:
    """The names that a pattern asks for, and how."""
    return ((name, spec or "") for _, name, spec, _ in Formatter().parse(pattern) if name is not None)


def _of_codes(table: Table) -> Iterator[str]:
    """Words for columns and codes that there are not."""
    for word, columns in table.words.items():
        for column, codes in columns.items():
            if column not in table.names:
                yield f"the word {word} follows from {column}, which is no column"
            elif unknown := _unknown(codes, labels(table.field(column))):
                yield f"the word {word} follows from {unknown}, which {column} does not hold"


def _unknown(codes: Iterable[str], known: Mapping[str, str]) -> str:
    return ", ".join(code for code in codes if known and code not in (*known, OTHERS))


def _of_claims(table: Table, shared: Shared) -> Iterator[str]:
    for claim, condition in table.not_supported:
        if claim not in shared.claims or condition not in shared.conditions:
            yield f"notSupported has {claim}: {condition}, which is no claim with a condition"


def _of_figures(table: Table) -> Iterator[str]:
    """Measures that are no columns, and bounds of no figure."""
    if table.measure and table.measure not in table.names:
        yield f"its measure {table.measure} is no column"
    for bound in (field for field in table.fields if field.bound):
        if not any(field.unit in bound.unit for field in table.measures):
            yield f"the unit of {bound.name} is that of no figure"


def _of_colours(shared: Shared) -> Iterator[str]:
    """Colours of codes that no vocabulary has."""
    for column, places in shared.colours.items():
        people = {name: name for ages in shared.persons.values() for name in ages.values()}
        if unknown := _unknown(places, people if column == "person" else vocabulary(column)):
            yield f"colours has {unknown}, which {column} does not hold"
