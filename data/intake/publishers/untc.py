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
from data.intake.publishers.sorting import above, body, sort_rows
from data.package import TABLES
from data.tables import shipped, typed

NAMES = words(__file__)["headings"]
TITLE = "Parties to the Trafficking in Persons Protocol (UN Treaty Collection)"
_OURS = re.compile(
    r"prevent, suppress and punish trafficking in persons|trafficking in persons protocol", re.IGNORECASE
)
_TREATY = re.compile(r"protocol|convention|covenant|treaty|agreement", re.IGNORECASE)
# The years of the Protocol against smuggling, opened the same day, agree for 86 of 100 parties.
_LEAST, _MOST_AGREE = 50, 0.97
# "Congo" stands beside the Democratic Republic of the Congo in these tables.
PLACES = {"european union": "EU", "congo": "COG"}
FROM, TO = "2000-12-12", "2100-01-01"  # opened for signature on 12 December 2000
NO_PLACE = "a participant whose country is not certain"
NO_DAY = "neither a day of signature nor one of consent since the Protocol was opened"


def _doubt(sheet: Sheet, header: Header) -> str:
    title = above(sheet, header)
    if _OURS.search(title):
        return ""
    if _TREATY.search(title):
        return f"by its title it is of another treaty (“{told(title)}”)"
    known_rows = typed(shipped(TABLES["protocol_status"]), TABLES["protocol_status"])
    bound = known_rows[known_rows["standing"] == "party"]
    known = bound.set_index(bound["geography"].astype("str"))["period_start"].to_dict()
    rows = _rows(sheet, header).dropna(subset="bound")
    years = dict(zip(rows["geography"], rows["bound"].dt.year, strict=True))
    both = years.keys() & known.keys()
    same = sum(years[code] == known[code] for code in both)
    if len(both) < _LEAST:
        return "nothing in it says of which treaty it is: put the title above the headings"
    other = f"{len(both) - same} of {len(both)} parties were bound in other years: it is of another treaty"
    return "" if same >= _MOST_AGREE * len(both) else other


def _rows(sheet: Sheet, header: Header) -> pd.DataFrame:
    cells = body(sheet, header)
    names = cells["participant"]
    rows = {
        "participant": names,
        "geography": [PLACES.get(name.casefold()) or citizenship(name, "") for name in names],
    }
    # The day of "7 Jun 2004 a"; the letter that tells how is left out.
    for when in ("signed", "bound"):
        told = cells[when].str.extract(r"^(\d{1,2} \w{3} \d{4})\b", expand=False)
        days = pd.to_datetime(told, format="%d %b %Y", errors="coerce")
        rows[when] = days.where(days.between(FROM, TO))
    return pd.DataFrame(rows)


def read(sheet: Sheet, header: Header) -> Reading:
    """Participants with their days; those without a certain country or a day are set aside."""
    rows, days = _rows(sheet, header), ["signed", "bound"]
    verdicts = {NO_PLACE: rows["geography"] == "", NO_DAY: rows[days].isna().all(axis="columns")}
    left, set_aside = sort_rows(body(sheet, header), verdicts)
    read_rows = rows[left].reset_index(drop=True)
    account = Account(len(rows), len(read_rows), set_aside)
    last = read_rows[days].max().max()
    edition = f"not stated; latest day {last:%Y-%m-%d}" if pd.notna(last) else "not stated"
    return Reading("untc_protocol", TITLE, "untc", edition, read_rows, account)


FORMAT = Format("untc_protocol", TITLE, NAMES, tuple(NAMES), read, _doubt)
