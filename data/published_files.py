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
        "us_tip_tiers",
        "Tier placements of the Trafficking in Persons Report",
        "US Department of State",
        "https://www.state.gov/trafficking-in-persons-report/",
    ),
    PublishedFile(
        "untc_protocol",
        "Status of the Trafficking in Persons Protocol (chapter XVIII-12-a)",
        "United Nations Treaty Collection",
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-12-a&chapter=18&lang=en",
    ),
    PublishedFile(
        "worldbank_population",
        "Population by country and year (SP.POP.TOTL)",
        "World Bank",
        "https://data.worldbank.org/indicator/SP.POP.TOTL",
    ),
)
BY_DATASET = {item.dataset: item for item in PUBLISHED_FILES}
