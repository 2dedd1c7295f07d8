"""UN Treaty Collection: participants of the Protocol against trafficking, with their dates.

Columns read: Participant, Signature, and one whose heading lists the ways to be bound
("Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"). Rows: participant,
geography (ISO 3166 alpha-3; "EU" for the European Union), signed and bound (days, blank where not).

The tables of other treaties have the same columns, and the name of a file is no proof. That a table is of
this Protocol is told by its title above the header or, without one, by its years: those in which parties
were bound are the ones of the shipped table, as no other treaty has them.
"""

import re

import pandas as pd

from data.intake.publishers.citizenships import citizenship
from data.intake.publishers.reading import Account, Reading
from data.intake.publishers.sheets import Format, Header, Sheet, told, words
from data.intake.publishers.sorting import above, body, day, last_day, mapped, sort_rows
from data.package import TABLES
from data.tables import shipped

_WORDS = words(__file__)
NAMES = _WORDS["headings"]
TITLE = "Parties to the Trafficking in Persons Protocol (UN Treaty Collection)"
_OURS, _TREATY, _DAY, _LEFT = (
    re.compile(_WORDS[name], re.IGNORECASE) for name in ("ours", "treaty", "day", "left")
)
# The years of the Protocol against smuggling, opened the same day, agree for 86 of 100 parties.
_LEAST, _MOST_AGREE = 50, 0.97
# "Congo" stands beside the Democratic Republic of the Congo in these tables.
PLACES = {"european union": "EU", "congo": "COG"}
TO_COME, FROM = "a day that is still to come", "2000-12-12"  # opened for signature on 12 December 2000
NO_PLACE = "a participant whose country is not certain"
NO_DAY = "no day of signature or consent since the Protocol was opened, or one not written as 12 Dec 2000"
LEFT = "a party that withdrew, or was bound before it signed"
TWICE = "a second row for the same participant"
_SLASHES = re.compile(r"^(\d{1,2})/(\d{1,2})(?=/\d{4})")
_SHORT_YEAR, _FOOTNOTES = re.compile(r"(?<=[a-z]-)(?=[0-4]\d\b)"), re.compile(r"[\s,*\d]+$")


def _doubt(sheet: Sheet, header: Header) -> str:
    title = above(sheet, header)
    ours = _OURS.search(title)
    if not ours and _TREATY.search(title):
        return f"by its title it is of another treaty (“{told(title)}”)"
    bound = shipped(TABLES["protocol_status"]).query("standing == 'party'")
    known = dict(zip(bound["geography"], bound["period_start"].astype("int64"), strict=True))
    rows = _rows(sheet, header).dropna(subset="bound")
    years = dict(zip(rows["geography"], rows["bound"].dt.year, strict=True))
    both = years.keys() & known.keys()
    same = sum(years[code] == known[code] for code in both)
    if len(both) < _LEAST:
        return "" if ours else "nothing in it says of which treaty it is: put the title above the headings"
    other = f"{len(both) - same} of {len(both)} parties were bound in other years: it is of another treaty"
    return "" if same >= _MOST_AGREE * len(both) else other


def _rows(sheet: Sheet, header: Header) -> pd.DataFrame:
    cells = body(sheet, header)
    first, second = cells[["signed", "bound"]].stack().str.extract(_SLASHES).astype("float64").max() > 12
    if first != second:  # of "5/3/2004" alone nobody knows the month
        cells = cells.replace(_SLASHES, r"\1.\2" if first else r"\2.\1", regex=True)
    names = [_FOOTNOTES.sub("", name) for name in cells["participant"]]
    rows = {
        "participant": cells["participant"],
        "geography": [PLACES.get(name.casefold()) or citizenship(name, "") for name in names],
    }
    for when in ("signed", "bound"):
        days = pd.to_datetime(mapped(cells[when], _day), format="%Y-%m-%d", errors="coerce")
        rows[when] = days.where(days >= pd.Timestamp(FROM))
    return pd.DataFrame(rows)


def _day(cell: str) -> str:
    """The day of "7 Jun 2004 a", also as spreadsheets write it; the letter that tells how is left out."""
    return day(_SHORT_YEAR.sub("20", cell)) if _DAY.match(cell) else ""


def read(sheet: Sheet, header: Header) -> Reading:
    """Participants with their days; those without a certain country or a day are set aside."""
    rows, cells, days = _rows(sheet, header), body(sheet, header), ["signed", "bound"]
    unread = rows[days].isna()
    verdicts = {
        NO_PLACE: rows["geography"] == "",
        TO_COME: (rows[days] > pd.Timestamp(last_day())).any(axis="columns"),
        NO_DAY: (unread & (cells[days] != "")).any(axis="columns") | unread.all(axis="columns"),
        LEFT: cells["bound"].str.contains(_LEFT) | (rows["bound"] < rows["signed"]),
        TWICE: rows.duplicated("geography"),
    }
    left, set_aside = sort_rows(cells, verdicts)
    read_rows = rows[left].reset_index(drop=True)
    account = Account(len(rows), len(read_rows), set_aside)
    last = read_rows[days].max().max()
    edition = f"not stated; latest day {last:%Y-%m-%d}" if pd.notna(last) else "not stated"
    return Reading("untc_protocol", TITLE, "untc", edition, read_rows, account)


FORMAT = Format("untc_protocol", TITLE, NAMES, tuple(NAMES), read, _doubt)
