"""Text of documents and file names on a screen, in CSV and in JSON: shown, never obeyed."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from dagster_project.commands.formats import Format, print_rows
from dagster_project.screen.safe import SafeConsole, printable
from warehouse.spreadsheet import defused, defused_sql

CLEARS_THE_SCREEN = "letter\x1b[2J\x9b31m\x07\r.txt"


def printed(*renderables: object) -> str:
    screen = io.StringIO()
    console = SafeConsole(file=screen, width=100)
    for renderable in renderables:
        console.print(renderable)
    return screen.getvalue()


def test_control_characters_reach_the_screen_neither_bare_nor_in_a_table() -> None:
    table = Table(CLEARS_THE_SCREEN)
    table.add_row(CLEARS_THE_SCREEN)
    table.add_row(Text(CLEARS_THE_SCREEN))

    shown = printed(CLEARS_THE_SCREEN, Text(CLEARS_THE_SCREEN), table)

    assert shown.count("letter�[2J�31m") == 5
    assert not set(shown) & set("\x1b\x9b\x07")


@pytest.mark.parametrize("name", ["[red]plans[/red].txt", "[/]", ":smile: .txt", "[link=file:///]x"])
def test_markup_in_a_name_is_text(name: str) -> None:
    assert printed(name).strip() == name


@given(st.text())
def test_a_printable_text_has_no_character_that_a_terminal_obeys(text: str) -> None:
    safe = printable(text)

    assert len(safe) == len(text)
    assert all(character in "\n\t" or ord(character) >= 32 for character in safe)
    safe.encode("utf-8")


def test_the_name_of_a_file_that_is_not_utf_8_can_be_printed() -> None:
    assert printable(b"r\xe9port.txt".decode("utf-8", "surrogateescape")) == "r�port.txt"


@pytest.mark.parametrize(
    ("text", "in_csv"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("- a bullet", "'- a bullet"),
        ("@name", "'@name"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-3.5", "-3.5"),
        ("+4%", "+4%"),
        ("-1,204", "-1,204"),
        ("877", "877"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(text: str, in_csv: str) -> None:
    assert defused(text) == in_csv
    assert duckdb.execute(f"select {defused_sql('t')} from (select ? as t)", [text]).fetchone() == (in_csv,)


def test_rows_for_programs_keep_types_and_carry_no_control_character(capsys: pytest.CaptureFixture[str]) -> None:
    query = "select chr(27) || '=x' as text, '=1' as formula, -2.5 as value, date '2014-03-31' as day, null as nothing"

    print_rows(duckdb.sql(query), Format.JSON)
    assert json.loads(capsys.readouterr().out) == [
        {"text": "�=x", "formula": "=1", "value": -2.5, "day": "2014-03-31", "nothing": None}
    ]
    print_rows(duckdb.sql(query), Format.CSV)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [
        ["text", "formula", "value", "day", "nothing"],
        ["�=x", "'=1", "-2.5", "2014-03-31", ""],
    ]
