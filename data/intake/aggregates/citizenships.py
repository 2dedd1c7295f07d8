"""Citizenship of detected victims, summed over periods, by country and by region of detection.

What names no country stands under one of four heads, which say nothing of each other: not known to who
reported; a line of the file without any label; "others", named by nobody; a word that is not certain.
"""

import re
from collections.abc import Hashable

import pandas as pd

from data import bounds
from data.intake.aggregates import cells as of_file
from data.intake.publishers.citizenships import possible

STARTS = (2007, 2011, 2015, 2019)
NOT_STATED, UNLABELLED = "not_stated", "unlabelled_citizenship"
OTHERS, UNASSIGNED = "other_citizenships", "unassigned_citizenship"
RESIDUALS = (NOT_STATED, UNLABELLED, OTHERS, UNASSIGNED)
# No label: nothing, a number, signs, or the heading of the column.
_BLANK = re.compile(r"[\W\d_]*|nationality|citizenship|nacionalidad|nationalité")
# "(especifique otras nacionalidades)" is what the questionnaire has where others are to be named.
_OTHERS = re.compile(
    r"\W*(especifique|specify)\b.*|others?|otr[oa]s|autres?|foreign(ers?| nationals?)|extranjer[oa]s?|"
    r"personnes de nationalit. .trang.re"
)
# Groups of countries that lie in one subregion.
_GROUPS = {"419": re.compile(r"(other )?(central|south|latin) america( and (the )?car\w*)?|caribbean\b.*")}
MOST_SPELLINGS = 8


def citizenships(rows: pd.DataFrame) -> pd.DataFrame:
    """Detected victims by country of detection and citizenship, summed over periods of four years.

    The last period begins in 2019 and reaches to the last year of the file.

    A row without a citizenship that repeats the total of its country and year is that total, and is
    left out; so is a country's second row on its own citizens with the same number ("Nationals" and
    its name).
    """
    cells, pieces, by = _cells(rows), [], ["geography", "origin"]
    for first, last in _periods(rows):
        within = cells[cells["period_start"].between(first, last)]
        reported = within.groupby("geography")["period_start"].nunique()
        summed, spelled = bounds.total(within, by), _spellings(within, by)
        pieces.append(
            of_file.figures(summed).assign(
                period_start=first,
                period_end=last,
                years_reported=summed["geography"].map(reported),
                hidden_cells=summed["hidden"],
                derived=f"Sum over the years with a report, {first} to {last}",
                **of_file.SOURCE,
                note=of_file.texts(
                    spelled.get(key, "") for key in summed[by].itertuples(index=False, name=None)
                ),
            )
        )
    return pd.concat(pieces).sort_values([*by, "period_start"])


def _cells(rows: pd.DataFrame) -> pd.DataFrame:
    """Cells by citizenship, without totals; `origin` is a country or one of `RESIDUALS`."""
    victims = of_file.in_words(rows[rows["indicator"] == "detected_victims"])
    listed = victims["dimension"].eq("citizenship") & victims["category_code"].ne("total")
    cells = told_once(victims[listed], victims)
    codes, labels = cells["category_code"].astype("str"), cells["category"].astype("str")
    return cells.assign(origin=[_head(*both) for both in zip(labels, codes, strict=True)])


def _head(label: str, code: str) -> str:
    word = label.casefold().strip()
    if code not in ("", "unknown"):
        return code
    if _BLANK.fullmatch(word):
        return UNLABELLED
    if _OTHERS.fullmatch(word):
        return OTHERS
    return NOT_STATED if code == "unknown" else UNASSIGNED


def told_once(listed: pd.DataFrame, victims: pd.DataFrame) -> pd.DataFrame:
    """The rows by citizenship, without unnamed totals and without own citizens told twice."""
    at, ends = ["geography", "period_start"], ["low", "high"]
    whole = victims[(victims["dimension"] == "total") & (victims["sex"] == "all")]
    totals = set(whole[whole["age_read"] == "total"][[*at, *ends]].itertuples(index=False, name=None))
    same = [row in totals for row in listed[[*at, *ends]].itertuples(index=False, name=None)]
    hidden = listed["low"] < listed["high"]
    blank = listed["category"].astype("str").str.casefold().str.strip().str.fullmatch(_BLANK)
    nobody = listed["category_code"].eq("unknown") | (listed["category_code"].eq("") & blank)
    unnamed = nobody & pd.Series(same, index=listed.index) & ~hidden
    own = listed["category_code"] == listed["geography"]
    again = own & listed.duplicated([*at, "category_code", *ends])
    return listed[~unnamed & ~again]


def _periods(rows: pd.DataFrame) -> list[tuple[int, int]]:
    """The periods of four years; the last one reaches as far as the file does."""
    ends = (*(start - 1 for start in STARTS[1:]), int(rows["year"].max()))
    return [(start, end) for start, end in zip(STARTS, ends, strict=True) if start <= end]


def regional_citizenships(rows: pd.DataFrame) -> pd.DataFrame:
    """Regions of detection and subregions of citizenship in the latest period.

    A word that is not certain of a country is, where all that it may mean lie in one subregion.
    """
    (first, last), by = _periods(rows)[-1], ["geography", "origin"]
    cells = _cells(rows)
    latest = cells[cells["period_start"].between(first, last)].assign(reporter=cells["geography"])
    of_region, of_origin = of_file.holder(of_file.regions("region")), of_file.holder(of_file.subregions())
    words = latest["category"].astype("str")
    unclear = words.map({word: _subregion(word) for word in words.unique()})
    origins = latest["origin"].replace(of_origin).where(latest["origin"] != UNASSIGNED, unclear)
    placed = latest.assign(geography=latest["reporter"].map(of_region), origin=origins)
    summed = bounds.total(placed, by)
    reporters = placed.groupby("geography")["reporter"].nunique()
    main = of_file.main_reporters(bounds.total(placed, [*by, "reporter"]), by)
    spelled = _spellings(placed, by)
    keys = [*summed[by].itertuples(index=False, name=None)]
    notes = (f"{main.get(key, of_file.NOBODY)[1]} {spelled.get(key, '')}" for key in keys)
    return of_file.figures(summed).assign(
        period_start=first,
        period_end=last,
        hidden_cells=summed["hidden"],
        reporting_countries=summed["geography"].map(reporters),
        main_reporter=of_file.texts(main.get(key, of_file.NOBODY)[0] for key in keys),
        derived=f"Sum over the countries that reported citizenships, {first} to {last}",
        **of_file.SOURCE,
        note=of_file.texts(notes),
    )


def _subregion(word: str) -> str:
    of_country = of_file.holder(of_file.subregions())
    held = {of_country.get(code, "") for code in possible(word)}
    held |= {code for code, group in _GROUPS.items() if group.fullmatch(word.casefold().strip())}
    return held.pop() if len(held) == 1 else UNASSIGNED


def _spellings(cells: pd.DataFrame, by: list[str]) -> dict[Hashable, str]:
    """Key of each sum under one of `RESIDUALS` -> how its lines are labelled in the file."""
    found = {}
    unnamed = cells[cells["origin"].isin(RESIDUALS)]
    for key, every in unnamed.groupby(by)["category"].unique().items():
        words = sorted(map(str, every))
        told = [f"“{word}”" if word.strip() else "blank" for word in words[:MOST_SPELLINGS]]
        told += [f"{len(words) - MOST_SPELLINGS} more"] if len(words) > MOST_SPELLINGS else []
        found[key] = f"Labelled in the file: {', '.join(told)}."
    return found
