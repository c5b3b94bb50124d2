"""`oversight export` over the specimens: every format opens, validates and says under which licence it is."""

from __future__ import annotations

import csv
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import csvw
import duckdb
import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.conftest import PATIENCE, Walked
from warehouse.exports.folder import are_complete
from warehouse.exports.sheets import NOT_FOR_PEOPLE
from warehouse.exports.tables import INDEXES

LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def published(walked: Walked) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def book(exported: Path) -> Iterator[openpyxl.Workbook]:
    book = openpyxl.load_workbook(exported / "oversight.xlsx", read_only=True)
    yield book
    book.close()


def tables(published: duckdb.DuckDBPyConnection, *schemas: str) -> dict[str, int]:
    """Number of rows by table, without the search's indexes."""
    rows = published.execute(
        "select schema_name, table_name from duckdb_tables() where list_contains(?, schema_name)", [list(schemas)]
    ).fetchall()
    return {
        name: published.execute(f"select count(*) from {schema}.{name}").fetchall()[0][0]
        for schema, name in rows
        if name not in INDEXES
    }


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_all_its_rows_in_each_format(exported: Path, published: duckdb.DuckDBPyConnection) -> None:
    star_and_reporting = tables(published, "marts", "reporting")
    reporting = tables(published, "reporting")
    in_parquet = {path.stem: pq.ParquetFile(path).metadata.num_rows for path in exported.glob("parquet/*.parquet")}
    in_csv = {path.stem: len(csv_rows(path)) for path in exported.glob("csv/*.csv")}

    assert in_parquet.pop("series") == in_csv.pop("series") > 100
    assert in_csv.pop("series.meta")
    assert in_parquet == star_and_reporting
    assert in_csv == reporting


def test_every_file_says_its_licence_and_source(exported: Path) -> None:
    for path in exported.glob("parquet/*.parquet"):
        told = pq.ParquetFile(path).schema_arrow.metadata
        assert b"Open Government Licence" in told[b"licence"] and b"Oversight" in told[b"source"], path
        silent = duckdb.execute(f"select count(*) from '{path}' where licence is null").fetchone()
        assert silent == (0,), path
    for name in ("README.md", "csv/datapackage.json", "csv/csv-metadata.json"):
        assert "Open Government Licence" in (exported / name).read_text(encoding="utf-8")


def test_the_data_package_holds_before_its_own_validator(exported: Path) -> None:
    report = frictionless.validate(str(exported / "csv" / "datapackage.json"))

    assert report.flatten(["name", "message"]) == []
    assert report.stats["tasks"] == len(list(exported.glob("csv/*.csv"))) - 1


def test_the_data_package_would_not_hold_for_a_changed_file(exported: Path, tmp_path: Path) -> None:
    """The validator asks types and keys: a word for a number and a row told twice are found."""
    shutil.copytree(exported / "csv", tmp_path / "csv")
    lines = (exported / "csv" / "documents.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "csv" / "documents.csv").write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    package = frictionless.Package(str(tmp_path / "csv" / "datapackage.json"))
    package.resources = [package.get_resource("documents")]

    assert [kind for (kind,) in package.validate().flatten(["type"])] == ["primary-key"]


def test_csv_on_the_web_holds_before_its_own_validator(exported: Path) -> None:
    described = csvw.CSVW(str(exported / "csv" / "csv-metadata.json"), validate=True)

    assert described.is_valid, [str(warning.message) for warning in described.warnings]
    told = {(table.url.string, key.columnReference[0]) for table in described.tables
            for key in table.tableSchema.foreignKeys}  # fmt: skip
    assert ("kpi_series.csv", "observation_id") in told
    assert ("rates.csv", "observation_id") not in told, "an official rate has no statement to refer to"


def test_references_that_are_told_find_their_row(exported: Path) -> None:
    told = csv_rows(exported / "relationships.csv")
    for row in told:
        query = """
            select count(*) from read_parquet($from) as referring anti join read_parquet($to) as referred
            on referring.{from_column} = referred.{to_column} where referring.{from_column} is not null
        """
        paths = {end: str(exported / "parquet" / f"{row[f'{end}_table']}.parquet") for end in ("from", "to")}
        assert duckdb.execute(query.format(**row), paths).fetchall() == [(0,)], row
    assert len(told) > 20


def test_a_series_has_one_value_a_time_place_and_filter(exported: Path) -> None:
    rows = csv_rows(exported / "csv" / "series.csv")
    described = csv_rows(exported / "csv" / "series.meta.csv")
    filters = [row["col_name"] for row in described if row["col_type"] == "Filter"]
    place = ["time_period", "time_identifier", "geographic_level", "new_la_code", "measure", *filters]

    assert len({tuple(row[name] for name in place) for row in rows}) == len(rows)
    assert {row["geographic_level"] for row in rows} == {"Local authority", "National"}
    assert all(len(row["time_period"]) in (4, 6) and row["value"] for row in rows)
    bradford = [row for row in rows if row["la_name"] == "Bradford" and row["measure"] == "children_looked_after"]
    assert {row["figures"] for row in bradford} == {"Reported", "Official statistics"}


def test_the_workbook_has_a_sheet_a_subject(book: openpyxl.Workbook, published: duckdb.DuckDBPyConnection) -> None:
    expected = {name.replace("_", " ").capitalize(): rows for name, rows in tables(published, "reporting").items()
                if name not in NOT_FOR_PEOPLE}  # fmt: skip
    held = {page.title: page.max_row - 1 for page in book}

    assert book.sheetnames[:2] == ["Cover", "Comparison"]
    assert {title: held[title] for title in expected} == expected
    assert set(held) - set(expected) == {"Cover", "Columns"}


def test_its_cover_says_when_what_and_under_which_licence(book: openpyxl.Workbook) -> None:
    said = " ".join(str(cell) for row in book["Cover"].values for cell in row if cell)

    assert "Open Government Licence v3.0" in said
    assert "as at its own date" in said
    assert "Comparison" in said


def test_its_cells_are_one_line_and_say_where(book: openpyxl.Workbook) -> None:
    texts = [cell for page in book for row in page.values for cell in row if isinstance(cell, str)]
    header, *rows = book["Observations"].values

    assert [text for text in texts if {unicodedata.category(sign) for sign in text} & {"Cc", "Zl", "Zp"}] == []
    assert all(row[header.index("evidence")].startswith(row[header.index("document_file")]) for row in rows)


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(exported: Path, tmp_path: Path) -> None:
    """Its first data sheet, read and written again by LibreOffice, has the rows of the CSV file."""
    asked = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(LIBREOFFICE), profile, "--headless", "--convert-to", asked, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(exported / "oversight.xlsx")], check=True, capture_output=True, timeout=PATIENCE)

    (written,) = tmp_path.glob("*.csv")
    again, own = csv_rows(written), csv_rows(exported / "csv" / "comparison.csv")
    assert [row["label"] for row in again] == [row["label"] for row in own]
    assert [row["as_at_end"] for row in again] == [row["as_at_end"] for row in own]


def test_the_refresh_exports_all_but_the_workbook(walked: Walked, exported: Path) -> None:
    def files(folder: Path) -> set[Path]:
        return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}

    assert files(exported) - files(walked.data.exports) == {Path("oversight.xlsx")}
    run_id = duckdb.connect(str(walked.data.published), read_only=True).execute("select run_id from meta.publication")
    assert are_complete(walked.data.exports, run_id.fetchall()[0][0])


def test_power_query_loads_each_parquet_file_with_all_its_columns(exported: Path) -> None:
    query = (exported / "oversight.pq").read_text(encoding="utf-8")
    loads = [line.strip() for line in query.splitlines() if " = Load(" in line]

    assert {load.partition(" ")[0] for load in loads} == {path.stem for path in exported.glob("parquet/*.parquet")}
    for load in loads:
        schema = pq.read_schema(exported / "parquet" / f"{load.partition(' ')[0]}.parquet")
        assert [load.count(f'{{"{name}", ') for name in schema.names] == [1] * len(schema.names)
        days = [name for name in schema.names if str(schema.field(name).type) == "date32[day]"]
        assert [name for name in days if f'{{"{name}", type date}}' not in load] == []
