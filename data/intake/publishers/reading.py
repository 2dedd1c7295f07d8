"""What a reader of a publisher's file answers with: rows, edition, and an account of every row."""

from dataclasses import dataclass

import pandas as pd


class Refused(Exception):
    """A file that is not read; the message is one sentence: what was expected, what was found."""


@dataclass(frozen=True)
class SetAside:
    """Rows of a file that were not read, for one reason.

    `examples` are a few rows as "row 12: …", with cells of the file as plain text, cut short.
    """

    reason: str
    rows: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Account:
    """What became of every row of a file: rows in the file = rows read + rows set aside.

    `noticed` are sentences about rows that were read but of which a reader must know something
    (repeated keys, names kept as written, columns that nothing asks for).
    """

    rows_in_file: int
    rows_read: int
    set_aside: tuple[SetAside, ...] = ()
    noticed: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether every row of the file is accounted for."""
        return self.rows_in_file == self.rows_read + sum(item.rows for item in self.set_aside)


@dataclass(frozen=True, eq=False)
class Reading:
    """One file of a publisher, read.

    `dataset` names the format ("unodc_glotip", "ctdc_cases", …), `publisher` is a code of the
    vocabulary publishers, `edition` the day or words by which the publisher tells editions apart
    ("2025-04-14"). `rows` is tidy: one row a figure or a case, columns as the module of the format
    describes them.
    """

    dataset: str
    title: str
    publisher: str
    edition: str
    rows: pd.DataFrame
    account: Account
