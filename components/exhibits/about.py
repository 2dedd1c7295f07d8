"""Other numbers that people repeat."""

from components.exhibit import Exhibit

OTHER_NUMBERS = Exhibit(
    slug="other-famous-numbers",
    title="Other numbers that people repeat, and errors in print",
    table="famous_numbers",
    measure="number",
    category="number",
    heads=("number", "status"),
    columns=("as_repeated", "said_by", "reality", "cite_instead"),
    order=("page", "famous_number"),
    where={
        "said_by": (
            "AP",
            "ANF",
            "EUnews",
            "FATF",
            "IATA at the side event",
            "ILO",
            "ILO and Walk Free",
            "ILO, Walk Free and IOM",
            "ILO, then many others",
            "ILO, then airlines",
            "Independent (Nigeria)",
            "International Business Times",
            "Sweden at the side event",
            "UN Dispatch",
            "UN News",
            "Walk Free",
            "press",
        )
    },
    note="Where each comes from, what became of it and what to say instead.",
)
EXHIBITS = (OTHER_NUMBERS,)
