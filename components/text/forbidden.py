"""What no sentence of ours may claim, and which of it a text holds (rule 26 of the reading rules).

Quotations that name their speaker, and the list of what rows do not support, are exempt: do not ask of
them.
"""

import re

_GROWS = r"(is |are |was |were |has |have |had )?(been )?"
_CHANGE = (
    r"(rose|risen|rises?|rising|fell|fallen|falls?|falling|gr[eo]wn?|grows|growing|increas\w+|decreas\w+|declin\w+"
    r"|doubl\w+|tripl\w+|worse|worsen\w*|soar\w*|surg\w+|explod\w+|went up|went down)"
)
_RISE = r"(rise|fall|growth|increase|decrease|decline|surge) (of|in) "
_COUNTED = r"\b(detect|regist|identif|assist|victim)"
_CLAIMS = {
    "that trafficking rose, fell, is worse or is growing": rf"\b{_RISE}(human )?trafficking\b"
    rf"|\b(trafficking|slavery)( in persons| in human beings)? {_GROWS}{_CHANGE}\b",
    "that a place has most victims": r"\bmost (of the )?(\w+ )?victims\b",
    "that a place is highest or worst": r"\bhighest\b|\bworst\b(?! forms of child labour)",
    "a hot spot": r"\bhot[ -]?spots?\b",
    "an epidemic": r"\bepidemics?\b",
    "a conviction rate": r"\bconviction rates?\b|\brates? of conviction",
    "that profits grew": rf"\bprofits? {_GROWS}{_CHANGE}\b|\b{_RISE}(the )?profits?\b",
    # The money concept "value of goods at risk" is the publisher's, and so is what stands in quotation marks.
    "a risk": r"(?<!goods at )(?<!trade at )(?<![\"“]at )\brisk(s|y|ier|iest)?\b",
    "a prevalence of what was counted": rf"\bprevalence\b(?=[^.]*{_COUNTED})|{_COUNTED}[^.]*\bprevalence\b",
}
_PATTERNS = {claim: re.compile(pattern, re.IGNORECASE) for claim, pattern in _CLAIMS.items()}


def forbidden_claims(text: str) -> tuple[str, ...]:
    """The forbidden claims that a text holds, named; empty where it may be shown."""
    return tuple(claim for claim, pattern in _PATTERNS.items() if pattern.search(text))
