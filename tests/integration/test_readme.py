"""The README's questions give the README's answers."""

from __future__ import annotations

import re

import duckdb
import pytest

from dagster_project.paths import PROJECT
from tests.conftest import Walked

QUESTIONS = re.findall(
    r"```sql\n(.*?)```\n\n```text\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.S
)
WIDEST = 96


def answer(connection: duckdb.DuckDBPyConnection, question: str) -> str:
    """The rows as the README prints them: a line of names, a line a row, long words cut."""
    found = connection.execute(question)
    lines = [[column[0] for column in found.description], *([_shown(cell) for cell in row] for row in found.fetchall())]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in padded)


def _shown(cell: object) -> str:
    words = "" if cell is None else re.sub(r"\s+", " ", str(cell))
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"


def test_there_are_five_questions() -> None:
    assert len(QUESTIONS) == 5


@pytest.mark.parametrize(("question", "printed"), QUESTIONS)
def test_the_readme_tells_what_the_file_holds(question: str, printed: str, walked: Walked) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        assert answer(connection, question) == printed
