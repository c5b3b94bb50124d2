"""The questions of the README and of the analyst's first hour get the answers printed there, at once."""

from __future__ import annotations

import re
import time

import duckdb
import pytest

from dagster_project.paths import PROJECT
from tests.conftest import Walked
from tests.questions import ASKED, QUESTIONS

WIDEST = 96
SECONDS = 0.1
"""What an answer may take, by the quickest of several tries: a busy machine delays some of them."""
TRIES = 5


def answer(connection: duckdb.DuckDBPyConnection, question: str) -> str:
    """The rows as the pages print them: a line of names, a line a row, long words cut."""
    found = connection.execute(question)
    lines = [[column[0] for column in found.description], *([_shown(cell) for cell in row] for row in found.fetchall())]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in padded)


def _shown(cell: object) -> str:
    words = "" if cell is None else re.sub(r"\s+", " ", str(cell))
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"


@pytest.mark.parametrize("page", ASKED)
def test_every_question_has_its_answer(page: str) -> None:
    assert sum(asked == page for asked, _, _ in QUESTIONS) == ASKED[page]
    assert (PROJECT / page).read_text(encoding="utf-8").count("```sql\n") == ASKED[page]


@pytest.mark.parametrize(("page", "question", "printed"), QUESTIONS)
def test_a_page_tells_what_the_file_holds(page: str, question: str, printed: str, walked: Walked) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        assert answer(connection, question) == printed, page


@pytest.mark.parametrize(("page", "question", "printed"), QUESTIONS)
def test_an_answer_comes_at_once(page: str, question: str, printed: str, walked: Walked) -> None:
    taken = []
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        for _ in range(TRIES):
            began = time.perf_counter()
            connection.execute(question).fetchall()
            taken.append(time.perf_counter() - began)
    assert min(taken) <= SECONDS, page
