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

    edition: str
    words: str
    source: Source
    kept: str = ""

    @property
    def citation(self) -> str:
        """The source in the publisher's wording, with the edition."""
        source = self.source
        if not source.url:
            return f"Source: {self.words}"
        told = f"{source.publisher}. {source.year.rstrip('.')}. '{source.title}', edition {self.edition}."
        return f"Source: {told} Available at: {source.url} (Accessed {date(source.seen_on)})"


def source_of(title: str, edition: str, address: str, accessed: str) -> Source:
    """An edition as the source of figures, under the code of the package's source of the same year, if any.

    What is known to break within that source, such as a contributor that left, breaks here as well.
    """
    day = edition if DAY.fullmatch(edition) else ""
    known = (item for item in sources().values() if item.publisher == CITED)
    code = next((item.source for item in known if item.year == day[:4]), "case_records")
    return Source(code, title, CITED, day, "", address, "", "original", accessed, "")


def of_loaded(item: Loaded) -> CaseEdition:
    """The edition that somebody loaded."""
    manifest, published = item.manifest, BY_DATASET[item.manifest.dataset]
    title, accessed = published.title.split(":")[0], manifest.loaded_at[:10]
    source = source_of(title, manifest.edition, published.address, accessed)
    return CaseEdition(manifest.edition, item.words, source, KEPT.get(manifest.dataset, ""))


ELSEWHERE = "Case records that the operator of this dashboard keeps elsewhere; edition not known here."
OPERATOR = Source(
    "case_records", "Case records", "The operator of this dashboard", "", "", "", "", "original", "", ""
)
OF_SETTINGS = CaseEdition("not known here", ELSEWHERE, OPERATOR)
