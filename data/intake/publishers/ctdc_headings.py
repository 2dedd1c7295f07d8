"""Under which headings the CTDC files of case records write what a case holds, from `ctdc_headings.toml`.

Programs that keep 32 letters of a name cut the longer ones.
"""

from data.cases.records import ATTRIBUTES, Attribute
from data.intake.publishers.sheets import plain, words

NAME_LENGTH = 32
_WORDS = words(__file__)
_FLAGS = [(ATTRIBUTES[name], tuple(beginnings)) for name, beginnings in _WORDS["flags"].items()]
_NO_HEADING = "means_group_other"
SINGLE_HEADINGS, LISTS, NOT_ASKED = _WORDS["single"], _WORDS["lists"], _WORDS["not_asked"]
K_ANONYMISED, SYNTHETIC = (*LISTS.values(), *_WORDS["k_anonymised"]), _WORDS["synthetic"]


def _ending(attribute: Attribute, code: str) -> str:
    return str(_WORDS["endings"].get(attribute.column(code), code.title().replace("_", "")))


def _headings(attribute: Attribute, beginnings: tuple[str, ...], code: str) -> tuple[str, ...]:
    names = [beginning + _ending(attribute, code) for beginning in beginnings]
    cut = [name[:NAME_LENGTH] for name in names]
    american = [name.replace("Labour", "Labor") for name in names]
    return (*names, *cut, *american, *_WORDS["other_names"].get(attribute.column(code), ()))


FLAG_HEADINGS = {
    attribute.column(code): _headings(attribute, beginnings, code)
    for attribute, beginnings in _FLAGS
    for code in attribute.codes
    if attribute.column(code) != _NO_HEADING
}
# Word of a list -> the codes that it names.
LIST_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    attribute.name: {
        **{plain(_ending(attribute, code)): (code,) for code in attribute.codes},
        **_WORDS["other_words"].get(attribute.name, {}),
    }
    for attribute, _ in _FLAGS
    if attribute.name in LISTS
}
LIST_HEADINGS = {f"{attribute}_list": (heading,) for attribute, heading in LISTS.items()}
HEADINGS = SINGLE_HEADINGS | FLAG_HEADINGS | LIST_HEADINGS


def held(headings: set[str], names: tuple[str, ...]) -> bool:
    """Whether one of these names stands among plain headings, whole or cut to 32 letters."""
    return not headings.isdisjoint({plain(part) for name in names for part in (name, name[:NAME_LENGTH])})
