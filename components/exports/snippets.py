"""How to read an address of ours in other programs: a few lines to copy for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """The name of a program, its lines, the language that they are in, and what must be known first."""

    program: str
    lines: str
    language: str = "text"
    words: str = ""

    @property
    def markdown(self) -> str:
        """Heading, words and lines in Markdown."""
        heading = f"**{self.program}** {self.words}".rstrip()
        return f"{heading}\n```{self.language}\n{self.lines}\n```"


def snippets(csv: str, json: str) -> tuple[Snippet, ...]:
    """Python, R, spreadsheets and curl, for the CSV at one address and the JSON at the other.

    Addresses are written by `address`: percent-encoded, so that no quotation mark can end a text.
    """
    # Only blanks are missing: pandas would take "NA", a code of places, for a missing value.
    python = f'import pandas as pd\n\nrows = pd.read_csv("{csv}", keep_default_na=False, na_values=[""])'
    power_query = f"""let
    Source = Csv.Document(Web.Contents("{csv}"), [Delimiter = ",", Encoding = 65001]),
    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
in
    Rows"""
    in_a_cell = "In a cell; Google must be able to reach this address."
    return (
        Snippet("Python", python, "python"),
        Snippet("R", f'rows <- read.csv("{csv}", fileEncoding = "UTF-8-BOM", na.strings = "")', "r"),
        Snippet("Excel", power_query, words="Data, Get Data, Blank Query, Advanced Editor:"),
        Snippet("Google Sheets", f'=IMPORTDATA("{csv}")', words=in_a_cell),
        Snippet("LibreOffice", csv, words="Sheet, External Links: the address, UTF-8, comma."),
        Snippet("curl", f'curl --output rows.csv "{csv}"\ncurl --output rows.json "{json}"', "shell"),
    )
