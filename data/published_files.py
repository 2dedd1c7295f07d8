"""Which files of publishers can be loaded, and where to download them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedFile:
    """A dataset that can be loaded: its words, its publisher's, and the publisher's page.

    `tables` are made of it, and `shipped` is the source of those that ship, which a loaded edition replaces;
    both are empty for case records, which one page asks.
    """

    dataset: str
    title: str
    publisher: str
    address: str
    shipped: str = ""
    tables: tuple[str, ...] = ()


_CTDC = "Counter-Trafficking Data Collaborative (IOM and partners)"
_UNODC = "United Nations Office on Drugs and Crime (UNODC)"

PUBLISHED_FILES = (
    PublishedFile(
        "unodc_glotip",
        "Country data of the Global Report on Trafficking in Persons (GLOTIP)",
        _UNODC,
        "https://dataunodc.un.org/dp-trafficking-persons",
        "unodc_data_portal_2025",
        (
            *("detected_victims", "persons_in_justice", "detected_citizenships", "reporting_years"),
            *("regional_detections", "regional_justice", "regional_citizenships", "detection_rates"),
        ),
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
        "heiss_kelley_tiers_2015",
        ("tip_tiers",),
    ),
    PublishedFile(
        "untc_protocol",
        "Status of the Trafficking in Persons Protocol (chapter XVIII-12-a)",
        "United Nations Treaty Collection",
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-12-a&chapter=18&lang=en",
        "un_treaty_collection_untreaties_2015",
        ("protocol_status",),
    ),
    PublishedFile(
        "worldbank_population",
        "Population by country and year (SP.POP.TOTL)",
        "World Bank",
        "https://data.worldbank.org/indicator/SP.POP.TOTL",
        "world_bank_population_2024",
        ("detection_rates",),
    ),
)
BY_DATASET = {item.dataset: item for item in PUBLISHED_FILES}
# Of which our own code makes tables; the others are case records.
OF_TABLES = tuple(item.dataset for item in PUBLISHED_FILES if item.shipped)
