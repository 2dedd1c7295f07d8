"""Every statement of the two documents with which this collection began, checked."""

from components.model.exhibit import Exhibit

EVERY_STATEMENT = Exhibit(
    slug="documents-checked",
    title="Every statement of both documents, checked",
    table="document_statements",
    category="section",
    heads=("said_by", "verdict"),
    columns=("text", "quotation", "why", "original", "say_today"),
    order=("document_statement",),
)
EXHIBITS = (EVERY_STATEMENT,)
