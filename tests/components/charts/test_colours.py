"""Colours of both themes: contrast as WCAG 2 computes it, and how far apart hues are for the colour-blind."""

import re
import tomllib
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from colorspacious import cspace_convert, deltaE

from components.charts.lists import figure_list
from components.charts.theme import NEUTRAL, ON_MARKS, SERIES, SHADES, STEPS, TEXT
from components.exhibits.site import exhibits
from components.exports.brief.printing import TEMPLATES
from components.exports.framed import CONFIG, schemes
from components.model.labels import colours, hues
from tests.figures import seen

THEMES = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
# What Streamlit's charts put in place of TEXT; the browser test looks at the colours that arrive.
TEXT_COLORS = {"light": "#262730", "dark": "#fafafa"}
FOR_TEXT, FOR_MARKS = 4.5, 3.0  # WCAG 2.2, criteria 1.4.3 and 1.4.11
# The three common colour blindnesses, as Machado and others (2009) simulate them at full severity.
BLINDNESS = {"protanopia": "protanomaly", "deuteranopia": "deuteranomaly", "tritanopia": "tritanomaly"}
# Our own threshold, in CAM02-UCS, where about 1 can just be seen side by side; hues here lie apart on a chart.
APART = 11.0
BESIDE = 9.0  # cells touch each other, and hold their figures


def luminance(color: str) -> float:
    """Of WCAG 2: from 0 for black to 1 for white."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen_by(color: str, blindness: str = "") -> np.ndarray:
    """Red, green and blue from 0 to 1 as somebody sees a colour."""
    parts = np.array([int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    if not blindness:
        return parts
    space = {"name": "sRGB1+CVD", "cvd_type": BLINDNESS[blindness], "severity": 100}
    return np.clip(cspace_convert(parts, space, "sRGB1"), 0, 1)


def apart(one: str, other: str, blindness: str = "") -> float:
    return float(deltaE(seen_by(one, blindness), seen_by(other, blindness), input_space="sRGB1"))


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == 21
    assert round(contrast("#ffffff", "#808495"), 1) == 3.7


def test_the_measure_finds_hues_that_only_some_can_tell_apart() -> None:
    assert apart("#4fc3b4", "#e083b4") > 30
    assert apart("#4fc3b4", "#e083b4", "deuteranopia") < 3
    assert apart("#6fb3e8", "#4fc3b4", "tritanopia") < 5


@pytest.mark.parametrize("name", schemes())
def test_marks_and_their_text_keep_their_contrast(name: str) -> None:
    colors, hues = schemes()[name], THEMES[name]["chartCategoricalColors"]
    background = colors[ON_MARKS]
    assert contrast(TEXT_COLORS[name], background) >= FOR_TEXT
    assert all(contrast(hue, background) >= FOR_TEXT for hue in hues)  # it is text on them
    assert all(contrast(colors[step], background) >= FOR_MARKS for step in STEPS)
    assert contrast(NEUTRAL, background) >= FOR_MARKS
    assert all(contrast(TEXT_COLORS[name], colors[shade]) >= FOR_TEXT for shade in SHADES)
    assert all(contrast(colors[TEXT], colors[shade]) >= FOR_TEXT for shade in SHADES)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_links_chips_and_the_lines_of_focus_and_boxes_keep_their_contrast(name: str) -> None:
    theme = THEMES[name]
    sidebar = {**theme, **theme["sidebar"]}
    inks, kinds = ("textColor", "linkColor"), ("backgroundColor", "secondaryBackgroundColor")
    papers = [place[kind] for place in (theme, sidebar) for kind in kinds]
    assert all(contrast(theme[ink], paper) >= FOR_TEXT for ink in inks for paper in papers)
    assert contrast("#ffffff", sidebar["primaryColor"]) >= FOR_TEXT  # what is chosen in a filter
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= FOR_TEXT  # the tab that is open
    for place in (theme, sidebar):
        assert all(contrast(place["primaryColor"], place[kind]) >= FOR_MARKS for kind in kinds)
    assert contrast(sidebar["borderColor"], sidebar["backgroundColor"]) >= FOR_MARKS


def test_pages_outside_the_dashboard_keep_their_contrast() -> None:
    style = TEMPLATES.get_template("brief.css").render(foot="", here="", font="")
    blocks = [block for block in re.findall(r"\{[^{}]*\}", style) if "--ink:" in block]
    found = [dict(re.findall(r"--(\w+): ?(#\w+)", block)) for block in blocks]
    assert len(found) == 4, "light and dark, as the system and the address say, and printed"
    for colors in (_in_full(block) for block in found):
        papers = [colors[name] for name in ("paper", "quiet") if name in colors]
        assert all(contrast(colors[ink], paper) >= FOR_TEXT for ink in ("ink", "link") for paper in papers)
        assert contrast(colors["pale"], colors["paper"]) >= FOR_MARKS


def _in_full(colors: dict[str, str]) -> dict[str, str]:
    """Short colours such as #fff in six digits."""
    return {
        name: color if len(color) == 7 else "#" + "".join(digit * 2 for digit in color[1:])
        for name, color in colors.items()
    }


@pytest.mark.parametrize("blindness", ["", *BLINDNESS])
@pytest.mark.parametrize("scheme", schemes().values(), ids=schemes())
def test_hues_and_steps_can_be_told_apart(scheme: dict[str, str], blindness: str) -> None:
    hues, steps = ([scheme[mark] for mark in marks] for marks in (SERIES, STEPS))
    close = {pair: apart(*pair, blindness) for pair in combinations(hues, 2)}
    close |= {pair: apart(*pair, blindness) for pair in pairwise(steps)}
    assert {pair: round(far, 1) for pair, far in close.items() if far < APART} == {}
    shades = [scheme[mark] for mark in SHADES]
    assert min(apart(*pair, blindness) for pair in pairwise(shades)) >= BESIDE


def test_no_name_has_a_hue_beyond_those_that_can_be_told_apart() -> None:
    assert max(colours().values()) < len(SERIES)


def test_a_figure_on_its_own_has_the_colours_of_the_theme() -> None:
    """The placeholders that Streamlit numbers from 1 and from 11 are filled by place in the settings."""
    for name, filled in schemes().items():
        theme = THEMES[name]
        assert (filled[TEXT], filled[ON_MARKS]) == (theme["textColor"], theme["backgroundColor"])
        steps = ((*STEPS, *SHADES), 11, "chartSequentialColors")
        for placeholders, first, key in ((SERIES, 1, "chartCategoricalColors"), steps):
            for placeholder in placeholders:
                assert filled[placeholder] == THEMES[name][key][int(placeholder[1:]) - first]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_ramps_run_from_the_background_to_what_stands_out_most(name: str) -> None:
    colors = schemes()[name]
    paper = colors[ON_MARKS]
    steps, shades = ([contrast(colors[mark], paper) for mark in marks] for marks in (STEPS, SHADES))
    assert len(steps) == len(shades) == 5
    assert steps == sorted(steps, reverse=True) and shades == sorted(shades)


def test_a_name_has_one_colour_on_all_pages() -> None:
    places: dict[str, set[int]] = {}
    for exhibit in (item for item in exhibits() if item.color and item.chart is not figure_list):
        for name, place in seen(exhibit).hues.items():
            if name.partition(":")[0] in colours():
                places.setdefault(name, set()).add(place)
    assert {"Women", "Men", "Sexual exploitation"} <= set(places)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_a_name_without_a_place_of_its_own_moves_no_other() -> None:
    assert hues(pd.Series(["Another way", "Men", "Women"])) == {"Women": 0, "Men": 2, "Another way": 1}
