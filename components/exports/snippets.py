"""How to read an address of ours in other programs: a few lines to copy for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    """The name of a program, its lines, the language that they are in, and what must be known first."""

    program: str
    lines: str
    language: str
    words: str = ""

    @property
    def markdown(self) -> str:
        """Heading, words and lines in Markdown."""
        told = f" {self.words}" if self.words else ""
        return f"**{self.program}**{told}\n```{self.language}\n{self.lines}\n```"


def snippets(csv: str, json: str) -> tuple[Snippet, ...]:
    """Python, R, spreadsheets and curl, for the CSV at one address and the JSON at the other.

    Addresses are written by `address`: percent-encoded, so that no quotation mark can end a text.
    """
    return (
        Snippet("Python", _python(csv), "python"),
        Snippet("R", f'rows <- read.csv("{csv}", fileEncoding = "UTF-8-BOM", na.strings = "")', "r"),
        Snippet("Excel", _power_query(csv), "text", "Data, Get Data, Blank Query, Advanced Editor:"),
        Snippet(
            "Google Sheets",
            f'=IMPORTDATA("{csv}")',
            "text",
            "In a cell; Google must be able to reach this address.",
        ),
        Snippet("LibreOffice", csv, "text", "Sheet, External Links: the address, UTF-8, comma."),
        Snippet(
            "curl", _lines(f'curl --output rows.csv "{csv}"', f'curl --output rows.json "{json}"'), "shell"
        ),
    )


def _python(csv: str) -> str:
    """Only blanks are missing: pandas would take "NA", a code of places, for a missing value."""
    return _lines(
        "import pandas as pd",
        "",
        f'rows = pd.read_csv("{csv}", keep_default_na=False, na_values=[""])',
    )


def _power_query(csv: str) -> str:
    return _lines(
        "let",
        f'    Source = Csv.Document(Web.Contents("{csv}"), [Delimiter = ",", Encoding = 65001]),',
        "    Rows = Table.PromoteHeaders(Source, [PromoteAllScalars = true])",
        "in",
        "    Rows",
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines)
