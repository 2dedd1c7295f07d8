"""Which files of publishers can be loaded, and where to download them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFile:
    """A dataset that can be loaded: its words, its publisher's, and the publisher's page."""

    dataset: str
    title: str
    publisher: str
    address: str


_CTDC = "Counter-Trafficking Data Collaborative (IOM and partners)"
_UNODC = "United Nations Office on Drugs and Crime (UNODC)"

PUBLISHED_FILES = (
    PublishedFile(
        "unodc_glotip",
        "Country data of the Global Report on Trafficking in Persons (GLOTIP)",
        _UNODC,
        "https://dataunodc.un.org/dp-trafficking-persons",
    ),
    PublishedFile(
        "ctdc_synthetic",
        "Global Synthetic Dataset: case records",
        _CTDC,
        "https://www.ctdatacollaborative.org/page/global-synthetic-dataset",
    ),
    PublishedFile(
        "ctdc_k_anonymised",
        "Global K-anonymised Dataset: case records",
        _CTDC,
        "https://www.ctdatacollaborative.org",
    ),
    PublishedFile(
        "ctdc_victim_perpetrator",
        "Global Synthetic Victim-Perpetrator Dataset",
        _CTDC,
        "https://www.ctdatacollaborative.org",
    ),
)
BY_DATASET = {item.dataset: item for item in PUBLISHED_FILES}
