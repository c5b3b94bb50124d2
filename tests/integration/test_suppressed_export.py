"""An export without small numbers: none in a value, none in a passage, none in a table that nobody thought of."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest

from tests.conftest import Walked, oversight
from warehouse.small_numbers.texts import prints_small_number

DESCRIBED = {"series", "series.meta"}
"""What the CSV files have beside the tables."""


@pytest.fixture(scope="module")
def suppressed(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suppressed")
    exit_code, screen = oversight("export", "--to", folder, "--suppress-small-numbers", "--data", walked.data.root)
    assert exit_code == 0, screen
    return folder


def read_csv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def read(folder: Path, table: str, query: str) -> list[tuple[object, ...]]:
    return duckdb.execute(f"{query} from read_parquet('{folder}/parquet/{table}.parquet')").fetchall()


def test_every_reporting_table_is_exported_or_an_index_of_the_texts(walked: Walked, suppressed: Path) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        tables = {name for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'reporting'"
        ).fetchall()}  # fmt: skip

    assert {path.stem for path in suppressed.glob("csv/*.csv")} == tables | DESCRIBED


def test_no_small_number_is_left(walked: Walked, suppressed: Path) -> None:
    query = "select count(*) filter (is_small_number), count(*) filter (is_small_number and not is_withheld)"
    ((small, left),) = read(suppressed, "observations", query)
    told = "count(value), count(corrected_value), count(quote), count(observation_id), count(review_id)"
    withheld = duckdb.execute(
        f"select {told} from read_parquet('{suppressed}/parquet/observations.parquet') where is_withheld"
    ).fetchone()

    assert small and left == 0
    assert withheld == (0, 0, 0, 0, 0)


def test_no_text_prints_one(suppressed: Path) -> None:
    for path in suppressed.glob("parquet/*.parquet"):
        names = [name for name, kind, *_ in duckdb.execute(f"describe from '{path}'").fetchall() if kind == "VARCHAR"]
        for name in names:
            said = duckdb.execute(f'select distinct "{name}" from \'{path}\' where "{name}" is not null').fetchall()
            assert [text for (text,) in said if prints_small_number(text)] == [], (path.name, name)


def test_no_other_format_holds_more(suppressed: Path) -> None:
    """CSV and the workbook print the rows that Parquet has, and nothing of the star is there."""
    book = openpyxl.load_workbook(suppressed / "oversight.xlsx", read_only=True)
    in_cells = {cell for page in book for row in page.values for cell in row if isinstance(cell, str)}
    in_files = {cell for path in suppressed.glob("csv/*.csv") for row in read_csv(path) for cell in row}

    assert [text for text in in_cells if prints_small_number(text)] == []
    assert [text for text in in_files if prints_small_number(text)] == []
    assert {path.stem for path in suppressed.glob("parquet/*")} == {
        path.stem for path in suppressed.glob("csv/*.csv") if "." not in path.stem
    }


def test_a_series_marks_what_is_withheld(suppressed: Path) -> None:
    rows = list(csv.DictReader((suppressed / "csv" / "series.csv").open(encoding="utf-8-sig")))
    withheld = {row["value"] for row in rows} & {"c", ""}

    assert withheld == {"c"}
    assert {row["figures"] for row in rows} == {"Reported"}


def test_no_passage_that_was_withheld_is_told_elsewhere(walked: Walked, suppressed: Path) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        passages = {quote for (quote,) in connection.execute(
            "select quote from reporting.observations where is_small_number"
        ).fetchall()}  # fmt: skip
    for table, column in (("observations", "quote"), ("findings", "text"), ("comparison", "quote")):
        assert not passages & {text for (text,) in read(suppressed, table, f"select {column}")}


def test_rates_that_are_ranked_beside_a_withheld_one_go_with_it(walked: Walked, suppressed: Path) -> None:
    """A missing rank would bound the value; the official rates of other dates stay."""
    beside = f"""
        from reporting.rates
        where (measure, breakdown, period_end) in (
            select rates.measure, rates.breakdown, rates.period_end
            from reporting.rates as rates
            inner join read_parquet('{suppressed}/parquet/observations.parquet') as told
                on rates.local_authority_key = told.local_authority_key and rates.measure = told.measure
                    and rates.breakdown = told.breakdown and rates.period_end = told.period_end
            where told.is_withheld and rates.kind = 'printed'
        )
    """
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        gone = set(connection.execute(f"select distinct measure, period_end {beside}").fetchall())
        everything = connection.execute("select count(*) from reporting.rates").fetchone()
    kept = read(suppressed, "rates", "select measure, period_end")

    assert gone
    assert not gone & set(kept)
    assert everything and 0.9 * everything[0] < len(kept) < everything[0]


def test_the_plain_export_holds_them(exported: Path) -> None:
    ((small,),) = read(exported, "observations", "select count(value) filter (is_small_number)")

    assert small
