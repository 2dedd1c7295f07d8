"""Which case records are on the screen: edition, publisher, citation. Text of a file: plain text only."""

import re
from dataclasses import dataclass

from components.model.numbers import date
from data.editions import Loaded
from data.published_files import BY_DATASET

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
    publisher: str
    words: str
    address: str = ""
    accessed: str = ""
    kept: str = ""

    @property
    def citation(self) -> str:
        """The source in the publisher's wording, with the edition."""
        if not self.address:
            return f"Source: {self.words}"
        year = f"{self.edition[:4]}." if DAY.fullmatch(self.edition) else "n.d."
        where = f" Available at: {self.address}"
        when = f" (Accessed {date(self.accessed)})" if self.accessed else ""
        return f"Source: {CITED}. {year} '{self.title}', edition {self.edition}.{where}{when}"


def of_loaded(item: Loaded) -> CaseEdition:
    """The edition that somebody loaded."""
    manifest, published = item.manifest, BY_DATASET[item.manifest.dataset]
    return CaseEdition(
        title=published.title.split(":")[0],
        edition=manifest.edition,
        publisher=item.publisher,
        words=item.words,
        address=published.address,
        accessed=manifest.loaded_at[:10],
        kept=KEPT.get(manifest.dataset, ""),
    )


OF_SETTINGS = CaseEdition(
    title="Case records in the operator's engine",
    edition="not known here",
    publisher="not known here",
    words="Case records that the operator of this dashboard keeps elsewhere; edition not known here.",
)
