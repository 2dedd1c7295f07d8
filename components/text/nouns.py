"""Of whom or of what a figure is, in the words of its row: nouns, places, wholes and parts."""

from __future__ import annotations

import re

Words = dict[str, str]
NOUNS = {
    "detected": "detected victims",
    "registered": "registered victims",
    "identified": "identified victims",
    "convicted": "persons convicted",
}
# How a note or the name of a series begins or ends that says more exactly who was counted.
COUNTED_AS = ("Assisted victims", "Identified and presumed victims", "Officially identified victims")
WITH_SUSPECTS = "victims and suspects"
KNOWN = re.compile(r"whose (sex and age|sex|age|form) (was|were|is|are) (reported|known)")
WHOLES = dict.fromkeys(("none", "fewer_than_10"), "the countries covered") | {"labour": "the convictions"}
ITSELF = ("Parties", "Signatories", "Ratifications")
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


def noun_of(shown: Words, codes: Words) -> str:
    """Who was counted: as the row's series or note has it, else its stage or kind."""
    if shown.get("series", "").endswith(WITH_SUSPECTS):
        return f"identified {WITH_SUSPECTS}"
    for words in COUNTED_AS:
        if shown.get("note", "").startswith(words):
            return lowered(words)
    stage = codes.get("stage", "")
    return NOUNS.get(stage or codes["kind"], lowered(shown.get("stage", "")) or "victims")


def whose(*notes: str) -> str:
    """Of which of them a share is, where a note says so: " whose sex and age were reported"."""
    found = KNOWN.search(" ".join(notes))
    return f" {found[0]}" if found else ""


def part_of_whole(shown: Words, codes: Words, noun: str) -> Words:
    """The part and the whole of a published share."""
    form, person = f"“{lowered(shown.get('form', ''))}”", lowered(shown.get("person", ""))
    group, about = codes.get("breakdown", ""), codes.get("about", "")
    if "stage" in codes and about:
        whole = f" of {WHOLES.get(about, lowered(shown['stage']))}"
        return {"part": person if about == "persons" else f"“{lowered(shown['about'])}”", "whole": whole}
    if group == "form_within_group":
        return {"part": form, "whole": f"{person} among {noun}"}
    if group == "sex_within_form":
        return {"part": person, "whole": f"{noun}, {form}"}
    return {"part": form if group == "form" else person, "whole": noun}


def part_of_estimate(shown: Words, codes: Words) -> Words:
    """The part and the whole of an estimated share."""
    whole, about = lowered(shown["concept"]), codes["about"]
    form = "" if codes["form"] == "all" else lowered(shown["form"])
    within = f" ({form})" if form else ""
    if about == "region":
        return {"estimated_of": f"{whole}{within}", "estimated_as": ""}
    if about == "prostitution":
        return {"estimated_of": "sex workers", "estimated_as": f" as {whole}"}
    if about in ("sex", "sex_within_form"):
        return {"estimated_of": f"{whole}{within}", "estimated_as": f" as {lowered(shown['person'])}"}
    told = form if about.startswith("form") else lowered(shown["about"])
    return {"estimated_of": whole, "estimated_as": f" as “{told}”"}


def flows_of(shown: Words, codes: Words) -> str:
    """Of what a share of flows is: the series says it before its comma."""
    estimated = ", as estimated," if codes["kind"] == "estimate" else ""
    return f"{lowered(shown['series'].partition(',')[0])}{estimated}"


def standing(status: str) -> str:
    """How States stand to a treaty: Parties; States “signed, not ratified”."""
    return status if status in ITSELF else f"States “{lowered(status)}”"
