"""UN Treaty Collection: participants of the Protocol against trafficking, with their dates.

Columns read: Participant, Signature, and one whose heading lists the ways to be bound
("Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"). Rows: participant,
geography (ISO 3166 alpha-3; "EU" for the European Union), signed and bound (days, blank where not).

The tables of other treaties have the same columns. That a table is of this Protocol is told by the
number of its chapter in the file's name (XVIII-12-a) or by the word trafficking above the header.
"""

import pandas as pd

from data.intake.publishers.citizenships import citizenship
from data.intake.publishers.reading import Account, Reading, SetAside
from data.intake.publishers.sheets import Format, Header, Sheet, find_header, told

BOUND = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
NAMES = {
    "participant": ("Participant", "Participant(s)"),
    "signed": ("Signature", "Signature, Succession to signature(d)"),
    "bound": (BOUND, "Ratification, Accession(a), Acceptance(A), Approval(AA), Succession(d)"),
}
# "Congo" stands beside the Democratic Republic of the Congo in these tables.
PLACES = {"european union": "EU", "congo": "COG"}
FROM, TO = "2000-12-12", "2100-01-01"  # opened for signature on 12 December 2000
NO_PLACE = "a participant whose country is not certain"
NO_DAY = "neither a day of signature nor one of consent since the Protocol was opened"


def recognise(sheet: Sheet) -> Header | None:
    """The header of a table of participants of this Protocol; None for other treaties."""
    header = find_header(sheet, NAMES, tuple(NAMES))
    if header is None:
        return None
    above = " ".join(sheet.cells.iloc[: header.row].to_numpy().ravel()).casefold()
    return header if "12-a" in sheet.file_name.casefold() or "trafficking in persons" in above else None


def read(sheet: Sheet, header: Header) -> Reading:
    """Participants with their days; those without a certain country or a day are set aside."""
    cells = sheet.cells.iloc[header.row + 1 :]
    names = cells[header.columns["participant"]].str.strip()
    rows = pd.DataFrame(
        {
            "participant": names,
            "geography": [PLACES.get(name.casefold()) or citizenship(name, "") for name in names],
            "signed": _days(cells[header.columns["signed"]]),
            "bound": _days(cells[header.columns["bound"]]),
        }
    )
    placed, dated = rows["geography"] != "", rows[["signed", "bound"]].notna().any(axis="columns")
    read_rows = rows[placed & dated].reset_index(drop=True)
    aside = {NO_PLACE: names[~placed], NO_DAY: names[placed & ~dated]}
    reasons = [SetAside(why, len(these), tuple(map(told, these[:3]))) for why, these in aside.items()]
    account = Account(len(rows), len(read_rows), tuple(item for item in reasons if item.rows))
    last = read_rows[["signed", "bound"]].max().max()
    edition = f"not stated; latest day {last:%Y-%m-%d}" if pd.notna(last) else "not stated"
    return Reading("untc_protocol", FORMAT.title, "untc", edition, ("geography",), read_rows, account)


def _days(column: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """The day of "7 Jun 2004 a"; the letter that tells how is left out."""
    day = column.str.extract(r"^\s*(\d{1,2} \w{3} \d{4})\b", expand=False)
    days = pd.to_datetime(day, format="%d %b %Y", errors="coerce")
    return days.where(days.between(FROM, TO))


FORMAT = Format(
    "untc_protocol",
    "Parties to the Trafficking in Persons Protocol (UN Treaty Collection)",
    "columns Participant, Signature and Ratification, Acceptance, Accession",
    recognise,
    read,
)
