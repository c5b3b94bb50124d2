"""The files of an export: what a spreadsheet is given, what a folder keeps, how periods are named in a series."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb
import openpyxl
import pytest

from warehouse.exports.csv_files import write_csv
from warehouse.exports.folder import ExportFolder, are_complete
from warehouse.exports.series import series
from warehouse.exports.sheets import SheetTooLarge
from warehouse.exports.tables import ExportedColumn, ExportedTable, Publication
from warehouse.exports.workbook import write_workbook
from warehouse.sql import literal

PUBLICATION = Publication("run 1", dt.datetime(2026, 3, 1, 9, 30), {"OGL": 2})
IDENTIFIER = "12345678901234e5"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def table(rows: str, **columns: str) -> ExportedTable:
    stated = tuple(ExportedColumn(name, kind, f"meaning of {name}") for name, kind in columns.items())
    return ExportedTable("reporting", "odd_cells", "One row per odd cell.", rows, stated)


def csv_of(connection: duckdb.DuckDBPyConnection, exported: ExportedTable, folder: Path) -> str:
    write_csv(connection, exported, ExportFolder(folder))
    return (folder / "csv" / "odd_cells.csv").read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("two\r\nlines", "two lines"),
        ("a\x01bell\x07\x1b and\x85more\u2028", "a bell  and more "),
        ("\t=1+1", " =1+1"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("-7.5%", "-7.5%"),
        (IDENTIFIER, f"id_{IDENTIFIER}"),
        ("1234567890123456", "id_1234567890123456"),
        ("E06000001", "E06000001"),
        ("Dudley's “plan”, ½", "Dudley's “plan”, ½"),
    ],
)
def test_a_text_is_one_line_that_no_spreadsheet_changes(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, text: str, cell: str
) -> None:
    written = csv_of(connection, table(f"select {literal(text)} as told", told="VARCHAR"), tmp_path)

    assert written.startswith("\ufefftold\n")
    assert list(csv.reader(written[1:].splitlines()))[1] == [cell]
    assert written.count("\n") == 2


def test_values_of_other_types_are_plain(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = "select 12.5 as value, date '2025-03-31' as day, true as yes, ['a', 'b'] as listed, null::double as gone"
    exported = table(rows, value="DOUBLE", day="DATE", yes="BOOLEAN", listed="VARCHAR[]", gone="DOUBLE")

    assert csv_of(connection, exported, tmp_path).splitlines()[1] == "12.5,2025-03-31,true,a | b,"


def test_an_empty_table_is_its_header(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert csv_of(connection, table("select 1 as value where false", value="INTEGER"), tmp_path) == "\ufeffvalue\n"


def test_a_folder_keeps_what_is_not_its_own(tmp_path: Path) -> None:
    first = ExportFolder(tmp_path)
    first.place_text("csv/old.csv", "1")
    first.close("run 1")
    (tmp_path / "csv" / "my notes.csv").write_text("mine")
    second = ExportFolder(tmp_path)
    second.place_text("csv/new.csv", "2")

    second.close("run 2")

    assert {path.name for path in (tmp_path / "csv").iterdir()} == {"my notes.csv", "new.csv"}


def test_a_listing_that_names_a_file_outside_removes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "letter.pdf"
    outside.write_text("mine")
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "exported.json").write_text('{"run_id": "run 1", "files": {"../letter.pdf": 4}}')

    ExportFolder(folder).close("run 2")

    assert outside.is_file()


def test_a_file_cut_off_is_not_placed(tmp_path: Path) -> None:
    folder = ExportFolder(tmp_path)
    with pytest.raises(OSError, match="no space"), folder.place("a.csv") as beside:
        beside.write_text("half")
        raise OSError("no space")

    assert list(tmp_path.iterdir()) == [] and folder.written == []


def test_an_export_is_complete_for_its_run_and_while_its_files_are_as_long(tmp_path: Path) -> None:
    folder = ExportFolder(tmp_path)
    folder.place_text("a.csv", "1")
    assert not are_complete(tmp_path, "run 1")
    folder.close("run 1")

    assert are_complete(tmp_path, "run 1")
    assert not are_complete(tmp_path, "run 2")
    (tmp_path / "a.csv").write_text("longer")
    assert not are_complete(tmp_path, "run 1")


@pytest.fixture
def sheet(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    """A table of one row as a sheet, opened again."""
    connection.execute("create schema reporting; create table reporting.documents (document_id text)")
    rows = (
        f"select '{IDENTIFIER}' as observation_id, '=1+1' as label, 12.5 as value, date '2025-03-31' as day, "
        "true as yes, 'pack.pdf' as document_file, 7 as page, repeat('x', 40000) as quote"
    )
    columns = {"observation_id": "VARCHAR", "label": "VARCHAR", "value": "DOUBLE", "day": "DATE", "yes": "BOOLEAN"}
    exported = table(rows, **columns, document_file="VARCHAR", page="INTEGER", quote="VARCHAR")
    write_workbook(connection, [exported], ExportFolder(tmp_path), PUBLICATION, suppressed=False)
    return openpyxl.load_workbook(tmp_path / "oversight.xlsx")["Odd cells"]


def test_a_sheet_holds_numbers_and_days_as_such_and_texts_as_texts(
    sheet: openpyxl.worksheet.worksheet.Worksheet,
) -> None:
    identifier, label, value, day, yes, *_, quote, evidence = (cell for cell in sheet[2])

    assert (identifier.value, identifier.data_type) == (IDENTIFIER, "s")
    assert (label.value, label.data_type) == ("=1+1", "s")
    assert (value.value, day.value, yes.value) == (12.5, dt.datetime(2025, 3, 31), True)
    assert evidence.value == "pack.pdf, page 7"
    assert len(quote.value) == 32_000


def test_a_sheet_has_a_frozen_header_and_filters(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I2"
    assert [cell.value for cell in sheet[1]][-1] == "evidence"


def test_a_table_longer_than_a_sheet_is_refused(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    connection.execute("create schema reporting; create table reporting.documents (document_id text)")
    exported = table("select range as value from range(1048576)", value="BIGINT")

    with pytest.raises(SheetTooLarge, match="odd_cells: 1048576 rows"):
        write_workbook(connection, [exported], ExportFolder(tmp_path), PUBLICATION, suppressed=False)


def observations_of(connection: duckdb.DuckDBPyConnection, first: str, last: str, part: str = "''") -> ExportedTable:
    """One reported value of Dudley as the table that a series is made of."""
    connection.execute("""
        create schema reporting; create schema marts;
        create table reporting.documents as select 'd1' as document_id, 'OGL' as licence;
        create table marts.dim_local_authorities as select 'LA332' as local_authority_key, 332 as la_code,
            'E08000027' as gss_code, 'Dudley' as local_authority, 'metropolitan_district' as la_type
    """)
    rows = f"""
        select 'LA332' as local_authority_key, 'children_looked_after' as measure, 'Looked after' as measure_label,
            {part} as breakdown, 'count' as unit, 'exact' as qualifier, 'range' as period_kind,
            date '{first}' as period_start, date '{last}' as period_end, 700.0 as value, 'a.pdf' as document_file,
            3 as page, 9 as line, 'd1' as document_id, true as is_preferred, null as comparator
    """
    return ExportedTable("reporting", "observations", "", rows, ())


PERIODS = {
    ("2014-03-12", "2014-03-12"): ("2014", "March"),
    ("2014-02-01", "2014-02-28"): ("2014", "February"),
    ("2013-04-01", "2014-03-31"): ("201314", "Financial year"),
    ("2013-09-01", "2014-08-31"): ("201314", "Academic year"),
    ("2013-01-01", "2013-12-31"): ("2013", "Calendar year"),
    ("2013-04-01", "2013-06-30"): ("201314", "Financial year Q1"),
    ("2014-01-01", "2014-03-31"): ("201314", "Financial year Q4"),
    ("1999-04-01", "2000-03-31"): ("199900", "Financial year"),
    ("2013-04-01", "2013-09-30"): None,
    ("2013-05-01", "2013-07-31"): None,
}


@pytest.mark.parametrize(("days", "named"), PERIODS.items(), ids=lambda value: "-".join(value or ("none",)))
def test_a_period_is_named_as_the_standards_name_it(
    connection: duckdb.DuckDBPyConnection, days: tuple[str, str], named: tuple[str, str] | None
) -> None:
    observations = observations_of(connection, *days)

    found = connection.execute(series([observations]).rows).fetchall()

    assert [row[:2] for row in found] == ([named] if named else [])
    assert all(row[2:8] == ("Local authority", "E92000001", "England", "332", "E08000027", "Dudley") for row in found)
    assert all(row[-2:] == ("a.pdf, page 3", "OGL") for row in found)


@pytest.mark.parametrize(("part", "shown"), [("''", ["Total"]), ("'age=16'", ["age=16"]), ("null::varchar", [])])
def test_a_part_without_its_name_is_not_taken_for_the_whole(
    connection: duckdb.DuckDBPyConnection, part: str, shown: list[str]
) -> None:
    """Without small numbers a text that tells one is withheld, the name of a part too."""
    told = series([observations_of(connection, "2014-03-31", "2014-03-31", part)])

    assert connection.execute(f"select breakdown from ({told.rows})").fetchall() == [(name,) for name in shown]
