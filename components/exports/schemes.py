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
    text: str
    series: tuple[str, ...]
    steps: tuple[str, ...]

    @property
    def colors(self) -> dict[str, str]:
        """The placeholders of a figure, which Streamlit's theme fills in the app, and their colours."""
        marks = dict(zip((*SERIES, *STEPS), (*self.series[: len(SERIES)], *self.steps), strict=True))
        return {**marks, TEXT: self.text, ON_MARKS: self.background}


@cache
def schemes() -> dict[str, Scheme]:
    """Light and dark, as the app's own settings have them."""
    themes = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    return {name: _scheme(name, themes[name]) for name in (LIGHT, DARK)}


def _scheme(name: str, colors: dict[str, str]) -> Scheme:
    # Of the sequence, the places that the placeholders of theme.STEPS name.
    series, steps = tuple(colors["chartCategoricalColors"]), tuple(colors["chartSequentialColors"][::3])
    return Scheme(name, colors["backgroundColor"], colors["textColor"], series, steps)
