"""Cells as a spreadsheet can show them: one line each, lists joined, and in CSV nothing that it would change."""

from __future__ import annotations

from warehouse.exports.tables import ExportedColumn
from warehouse.spreadsheet import defused_sql
from warehouse.sql import literal, quoted

LIST_SEPARATOR = " | "
IDENTIFIER_MARK = "id_"
"""Before each identifier in CSV: of 16 hexadecimal digits, one in a thousand looks like a number (12345e78)."""
_IDENTIFIER = "[0-9a-f]{16}"
_NO_CHARACTER_OF_A_LINE = r"[\p{Cc}\p{Zl}\p{Zp}\x{FFFE}\x{FFFF}]+"


def is_list(column: ExportedColumn) -> bool:
    """Whether it holds lists of texts."""
    return column.kind.endswith("[]")


def is_text(column: ExportedColumn) -> bool:
    """Whether it holds texts, or lists that become one."""
    return column.kind == "VARCHAR" or is_list(column)


def joined(column: ExportedColumn) -> str:
    """The column as SQL, a list as one text."""
    name = quoted(column.name)
    return f"array_to_string({name}, {literal(LIST_SEPARATOR)})" if is_list(column) else name


def in_one_line(column: ExportedColumn) -> str:
    """A text as SQL, with a space for every line break or run of control characters."""
    return f"regexp_replace({joined(column)}, {literal(_NO_CHARACTER_OF_A_LINE)}, ' ', 'g')"


def marked(expression: str) -> str:
    """A text as SQL, marked where it is an identifier."""
    is_identifier = f"regexp_full_match({expression}, {literal(_IDENTIFIER)})"
    return f"if({is_identifier}, {literal(IDENTIFIER_MARK)} || {expression}, {expression})"


def csv_cell(column: ExportedColumn) -> str:
    """The column as SQL for a CSV file."""
    if is_text(column):
        return defused_sql(marked(in_one_line(column)))
    if column.kind == "TIMESTAMP":
        return f"strftime({quoted(column.name)}, '%Y-%m-%d %H:%M:%S')"
    return quoted(column.name)
