"""A page in HTML on paper: PDF of A4 sheets."""

import io
from datetime import date
from threading import Lock

import plutoprint

_one_at_a_time = Lock()


class _Nothing(plutoprint.ResourceFetcher):
    """Answers with nothing: nothing is asked of a host or a disk, whatever a page names."""

    def fetch_url(self, _url: str) -> plutoprint.ResourceData:
        return plutoprint.ResourceData(b"", "text/plain")


def paper(html: str, day: date) -> tuple[bytes, int]:
    """A page as PDF on A4, the same bytes on the same day, and how many sheets it takes."""
    out = io.BytesIO()
    with _one_at_a_time:
        book = plutoprint.Book(plutoprint.PAGE_SIZE_A4)
        book.custom_resource_fetcher = _Nothing()
        book.load_html(html)
        for what in (plutoprint.PDF_METADATA_CREATION_DATE, plutoprint.PDF_METADATA_MODIFICATION_DATE):
            book.set_metadata(what, f"{day.isoformat()}T00:00:00Z")
        book.write_to_pdf_stream(out)
        return out.getvalue(), book.get_page_count()
