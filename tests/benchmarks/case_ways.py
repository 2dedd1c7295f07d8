"""The same questions to case records in five ways; each answers with the counts that it found.

- cases: what the dashboard asks, of the tally beside the Parquet file, hiding of small groups included.
- sql: DuckDB by hand on the Parquet file, in which each record is a row.
- tally: DuckDB by hand on the tally.
- pandas: all rows in memory, as `read_parquet` reads that file by default: flags that may be missing
  become Python objects, codes text.
- csv: all rows in memory, as `read_csv` reads the same rows as CSV with flags of 1 or nothing, as the
  publisher writes them: flags become floats, codes text.
"""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from data.cases import Answer, Cases, cross, routes, shares, trend
from data.cases.choice import choose
from data.cases.records import CITIZENSHIP, EQUAL_RECORDS, FORM, MEANS, SEX
from data.cases.sources import from_file

Counts = dict[str, int]
Way = dict[str, Callable[[], Counts]]
FORMS = [FORM.column(code) for code in ("forced_labour", "other", "sexual_exploitation")]
LEFT_OUT = ("restricts_financial_access", "uses_children")  # which the edition of 2021 does not hold
MEANS_HELD = [MEANS.column(code) for code in MEANS.codes if code not in LEFT_OUT]


def by_cases(parquet: Path, tally: Path, csv: Path) -> Way:
    """Our own way: Ibis expressions on DuckDB, which finds the tally by itself."""
    cases = from_file(parquet)
    return {
        "forms, filtered": lambda: _list(shares(cases, FORM, choose(2010, sex=["female"])), FORM.name),
        "citizenships": lambda: _list(shares(cases, CITIZENSHIP)),
        "routes of one": lambda: _list(routes(cases, "UKR")),
        "forms by year": lambda: _table(trend(cases, FORM).rows, "year", FORM.name),
        "means by sex": lambda: _crossed(cases),
    }


def _list(answer: Answer, prefix: str = "") -> Counts:
    rows = answer.rows[~answer.rows["hidden"]]
    names = [f"{prefix}_{code}" if prefix else code for code in rows["code"]]
    return dict(zip(names, map(int, rows["cases"]), strict=True))


def _crossed(cases: Cases) -> Counts:
    rows = cross(cases, SEX, MEANS).rows.rename(columns={"column": "code"})
    return _table(rows[(rows["row"] != "total") & (rows["code"] != "total")], "row", MEANS.name)


def _table(rows: pd.DataFrame, key: str, prefix: str) -> Counts:
    shown = rows[~rows["hidden"]]
    names = [f"{row} {prefix}_{code}" for row, code in zip(shown[key], shown["code"], strict=True)]
    return dict(zip(names, map(int, shown["cases"]), strict=True))


def by_sql(parquet: Path, tally: Path, csv: Path) -> Way:
    """Plain SQL on the records."""
    return _by_hand(parquet, "count(*)", "1")


def by_tally(parquet: Path, tally: Path, csv: Path) -> Way:
    """Plain SQL on the tally."""
    return _by_hand(tally, f"sum({EQUAL_RECORDS})", EQUAL_RECORDS)


def _by_hand(file: Path, cases: str, each: str) -> Way:
    """With the same bounds as the embedded engine; `cases` counts rows, `each` is what one counts for."""
    raw = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
    raw.read_parquet(str(file)).create_view("records")

    def ask(sql: str, *values: object) -> pd.DataFrame:
        with raw.cursor() as cursor:
            return cursor.execute(sql, list(values)).df()

    def flags(key: str, names: list[str], rest: str) -> str:
        conditions = {name: name for name in names} | {"known": " OR ".join(names)}
        sums = [f"sum(CASE WHEN {how} THEN {each} ELSE 0 END) AS {name}" for name, how in conditions.items()]
        return f"SELECT {key} AS key, {', '.join(sums)}, {cases} FROM records {rest}"  # noqa: S608

    one = f"SELECT {{0}} AS code, {cases} AS cases FROM records {{1}} GROUP BY 1"  # noqa: S608
    all_forms = flags(cases, FORMS, "WHERE sex = $1 AND year >= $2")
    of_one = one.format("country_of_exploitation", "WHERE citizenship = $1")
    by_year, by_sex = flags("year", FORMS, "GROUP BY 1"), flags("sex", MEANS_HELD, "GROUP BY 1")
    return {
        "forms, filtered": lambda: _row(ask(all_forms, "female", 2010)),
        "citizenships": lambda: _codes(ask(one.format("citizenship", ""))),
        "routes of one": lambda: _codes(ask(of_one, "UKR")),
        "forms by year": lambda: _keyed(ask(by_year), FORMS),
        "means by sex": lambda: _keyed(ask(by_sex), MEANS_HELD),
    }


def _row(rows: pd.DataFrame) -> Counts:
    return {name: int(rows[name].iloc[0]) for name in FORMS}


def _codes(rows: pd.DataFrame) -> Counts:
    known = rows[rows["code"].notna()]
    return dict(zip(known["code"], map(int, known["cases"]), strict=True))


def _keyed(rows: pd.DataFrame, names: list[str]) -> Counts:
    known = rows[rows["key"].notna()]
    return {f"{_key(row['key'])} {name}": int(row[name]) for _, row in known.iterrows() for name in names}


def _key(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


def by_pandas(parquet: Path, tally: Path, csv: Path) -> Way:
    """Rows in memory, in the types that pandas chooses for the Parquet file."""
    return _in_memory(pd.read_parquet(parquet))


def by_csv(parquet: Path, tally: Path, csv: Path) -> Way:
    """Rows in memory, in the types that pandas chooses for the CSV file."""
    return _in_memory(pd.read_csv(csv))


def _in_memory(rows: pd.DataFrame) -> Way:
    def flags(key: str, names: list[str]) -> Counts:
        held = rows[names].eq(1)
        sums = held.assign(known=held.any(axis=1)).groupby(rows[key], dropna=False, observed=True).sum()
        return _keyed(sums.rename_axis("key").reset_index(), names)

    def forms() -> Counts:
        held = rows.loc[(rows["sex"] == "female") & (rows["year"] >= 2010), FORMS].eq(1)
        return {**held.sum().astype(int).to_dict(), "known": int(held.any(axis=1).sum())}

    def codes(column: pd.Series) -> Counts:
        counts = column.value_counts(dropna=False)
        return {str(code): int(cases) for code, cases in counts.items() if not pd.isna(code) and cases}

    return {
        "forms, filtered": forms,
        "citizenships": lambda: codes(rows["citizenship"]),
        "routes of one": lambda: codes(rows.loc[rows["citizenship"] == "UKR", "country_of_exploitation"]),
        "forms by year": lambda: flags("year", FORMS),
        "means by sex": lambda: flags("sex", MEANS_HELD),
    }


WAYS = {
    "cases": by_cases,
    "sql": by_sql,
    "tally": by_tally,
    "pandas": by_pandas,
    "csv": by_csv,
}
