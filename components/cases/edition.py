"""Which case records are on the screen: edition, source, citation. Text of a file: plain text only."""

import re
from dataclasses import dataclass

from components.model.numbers import date
from data.editions import Loaded
from data.published_files import BY_DATASET
from data.sources import Source, sources

CITED = "Counter-Trafficking Data Collaborative (CTDC)"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KEPT = {
    "ctdc_synthetic": "Synthetic records: no record is that of a real person.",
    "ctdc_k_anonymised": "Records from which the publisher removed what is rare.",
}


@dataclass(frozen=True)
class CaseEdition:
    """One edition of case records in words; `kept` says what the records are, "" where nobody knows."""

    title: str
    edition: str
    words: str
    publisher: str = CITED
    address: str = ""
    accessed: str = ""
    kept: str = ""

    @property
    def published(self) -> str:
        """The day of the edition, "" where it is none."""
        return self.edition if DAY.fullmatch(self.edition) else ""

    @property
    def citation(self) -> str:
        """The source in the publisher's wording, with the edition."""
        if not self.address:
            return f"Source: {self.words}"
        year = f"{self.published[:4]}." if self.published else "n.d."
        where = f" Available at: {self.address}"
        when = f" (Accessed {date(self.accessed)})" if self.accessed else ""
        return f"Source: {CITED}. {year} '{self.title}', edition {self.edition}.{where}{when}"

    @property
    def source(self) -> Source:
        """As the source of a figure, under the code of the package's source of the same year, if any.

        What is known to break within that source, such as a contributor that left, breaks here as well.
        """
        of_year = (code for code, item in sources().items() if item.publisher == CITED)
        code = next((code for code in of_year if sources()[code].year == self.published[:4]), "case_records")
        title = f"{self.title}, edition {self.edition}"
        told = self.published, "", self.address, "", "original", self.accessed, ""
        return Source(code, title, self.publisher, *told)


def of_loaded(item: Loaded) -> CaseEdition:
    """The edition that somebody loaded."""
    manifest, published = item.manifest, BY_DATASET[item.manifest.dataset]
    return CaseEdition(
        title=published.title.split(":")[0],
        edition=manifest.edition,
        words=item.words,
        address=published.address,
        accessed=manifest.loaded_at[:10],
        kept=KEPT.get(manifest.dataset, ""),
    )


OF_SETTINGS = CaseEdition(
    title="Case records kept elsewhere",
    edition="not known here",
    words="Case records that the operator of this dashboard keeps elsewhere; edition not known here.",
    publisher="The operator of this dashboard",
)
