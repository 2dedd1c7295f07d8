"""Every number that people repeat."""

from components.model.exhibit import Exhibit

EVERY_NUMBER = Exhibit(
    slug="every-famous-number",
    title="Every number on the list, and errors in print",
    table="famous_numbers",
    category="number",
    heads=("number", "status"),
    columns=("as_repeated", "said_by", "reality", "cite_instead"),
    order=("page", "famous_number"),
    note="Where each comes from, what became of it and what to say instead. A sentence under “You heard” is "
    "repeated here to be recognised, not to be quoted.",
)
EXHIBITS = (EVERY_NUMBER,)
