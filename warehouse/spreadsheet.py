"""Texts that a spreadsheet would take for a formula, made harmless where they go into a CSV file.

Source: OWASP, "CSV Injection". A spreadsheet shows the apostrophe as no part of the text.
"""

from __future__ import annotations

import re

from warehouse.sql import literal

# As both Python and DuckDB's RE2 read them.
_RUN = r"^[=+\-@\t\r]"
_NUMBER = r"^[+\-]?[£$]?[0-9][0-9,]*(\.[0-9]+)?%?$"


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it; a number stays a number."""
    return f"'{text}" if re.match(_RUN, text) and not re.fullmatch(_NUMBER, text) else text


def defused_sql(expression: str) -> str:
    """The same of an SQL expression of type VARCHAR."""
    is_run = f"regexp_matches({expression}, {literal(_RUN)}) and not regexp_matches({expression}, {literal(_NUMBER)})"
    return f"if({is_run}, '''' || {expression}, {expression})"
