"""Labels and places inside a sentence."""

WITH_ARTICLE = (
    *("World", "Americas", "Caribbean", "European Union", "EU-", "United ", "Netherlands", "Philippines"),
    *("Gambia", "Bahamas", "Maldives", "Dominican Republic", "Central African Republic", "Democratic "),
    *("Russian Federation", "Syrian Arab Republic", "Middle East", "Council of Europe area", "Republic of "),
    *("Comoros", "Congo", "Holy See", "Isle of ", "State of ", "Arab States", "G20 ", "Near East"),
    *("Lao People's", "Western Hemisphere", "Former Soviet", "Turks and "),
)


def placed(label: str) -> str:
    """A place inside a sentence: the World, the Republic of Moldova, Albania."""
    return f"the {label}" if label.startswith(WITH_ARTICLE) or label.endswith(" Islands") else label


def lowered(text: str) -> str:
    """A label inside a sentence: without its capital, unless it is a name in capitals."""
    return text[0].lower() + text[1:] if len(text) > 1 and text[1].islower() else text
