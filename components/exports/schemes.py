"""The light and the dark colours of the app, for what is drawn outside of it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from components.charts.theme import ON_MARKS, SERIES, STEPS, TEXT

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
LIGHT, DARK = "light", "dark"


@dataclass(frozen=True)
class Scheme:
    """Colours by what they are for; `series` and `steps` in the order of the placeholders of a figure."""

    name: str
    background: str
    surface: str
    text: str
    link: str
    border: str
    series: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def colors(self) -> dict[str, str]:
        """The placeholders of a figure, which Streamlit's theme fills in the app, and their colours."""
        marks = dict(zip((*SERIES, *STEPS), (*self.series[: len(SERIES)], *self.steps), strict=True))
        return {**marks, TEXT: self.text, ON_MARKS: self.background}

    def fill(self, figure_json: str) -> str:
        """A figure as JSON with colours in place of its placeholders."""
        for placeholder, color in self.colors.items():
            figure_json = figure_json.replace(f'"{placeholder}"', f'"{color}"')
        return figure_json


@cache
def schemes() -> dict[str, Scheme]:
    """Light and dark, as the app's own settings have them."""
    themes = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    return {name: _scheme(name, themes[name]) for name in (LIGHT, DARK)}


def _scheme(name: str, colors: dict[str, str]) -> Scheme:
    return Scheme(
        name,
        colors["backgroundColor"],
        colors["secondaryBackgroundColor"],
        colors["textColor"],
        colors["linkColor"],
        colors["borderColor"],
        tuple(colors["chartCategoricalColors"]),
        tuple(colors["chartSequentialColors"][::3]),  # the places that the placeholders of theme.STEPS name
    )
