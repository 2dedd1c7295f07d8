"""What the two founding documents say, checked, and the story of how a number is known."""

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
HOW_DO_WE_KNOW = Exhibit(
    slug="how-do-we-know", table="story_steps", category="heading", order=("story_step",)
)
EXHIBITS = (EVERY_STATEMENT,)
