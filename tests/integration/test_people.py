"""No text of the published file carries contact details or officers' names; inspectors' names are published.

Whom to look for is told by the documents themselves, read here by other and simpler rules than the readers'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from tests.conftest import Walked
from warehouse.connect import open_published

PERSON = r"[A-Z][a-z]+(?: [A-Z][a-z’'-]+)+"
ROLE_LINE = re.compile(r"^(?:Report Contact|Agenda Contact|Scrutiny Lead|Registered manager): *(.+)$", re.MULTILINE)
IN_BRACKETS = re.compile(rf"\(({PERSON}(?: / {PERSON})*) [–-] ?(?:\d|\S+@)")
BESIDE_IRO = re.compile(rf"\bIRO ({PERSON}) (?:for|received)")
IN_OFFICE = re.compile(rf"({PERSON})\s+(?:Assistant|Deputy|Strategic) Director")
INSPECTORS = re.compile(
    rf"(?i:inspectors? (?:\(HMI\(s\)\) )?for this visit) (?:was|were) ({PERSON})(?: and ({PERSON}))?"
)

A_TELEPHONE_NUMBER = re.compile(r"(?<![\w.,/-])\(?0\d{3,4}\)? ?\d{3} ?\d{3}(?!\w)")
AN_EMAIL_ADDRESS = re.compile(r"\w@\w")


def texts(published: Path) -> str:
    """Every value of every text column, lists of texts too, but for the names of files; one value a line."""
    with open_published(published) as connection:
        return "\n".join(_values(connection))


def _values(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    columns = connection.execute(
        "select schema_name, table_name, column_name from duckdb_columns() where not internal "
        "and (data_type like '%VARCHAR%' or data_type = 'JSON') and column_name not in ('document_file', 'file_name')"
    ).fetchall()
    assert len(columns) > 100
    for schema, table, column in columns:
        rows = connection.execute(f'select distinct "{column}"::varchar from "{schema}"."{table}"').fetchall()
        yield from (" ".join(value.split()) for (value,) in rows if value)


def named(papers: list[str]) -> set[str]:
    """Who the papers' own role lines say is an officer below director level."""
    found: set[str] = set()
    for paper in papers:
        printed = [*ROLE_LINE.findall(paper), *IN_BRACKETS.findall(paper), *BESIDE_IRO.findall(paper)]
        people = {part.split(" Phone")[0].split(" tel")[0].strip() for line in printed for part in line.split("/")}
        found |= {person for person in people if re.fullmatch(PERSON, person)} - set(IN_OFFICE.findall(paper))
    return found


def papers_in(*folders: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def inspectors(papers: list[str]) -> set[str]:
    return {name for paper in papers for pair in INSPECTORS.findall(" ".join(paper.split())) for name in pair if name}


def test_the_specimens_name_nobody_but_inspectors(walked: Walked) -> None:
    papers = papers_in(walked.documents)
    published = texts(walked.data.published)

    assert named(papers) == {"Robin Sample"}
    assert "progress report every quarter, which ▇▇▇▇▇▇▇▇▇▇▇▇ writes." in published
    assert_nobody_but_inspectors(published, papers)


def assert_nobody_but_inspectors(published: str, papers: list[str]) -> None:
    lines = published.splitlines()
    of_contact = [line for line in lines if A_TELEPHONE_NUMBER.search(line) or AN_EMAIL_ADDRESS.search(line)]
    officers = [name for name in sorted(named(papers)) if name.lower() in published.lower()]
    missing = [name for name in sorted(inspectors(papers)) if name not in lines]

    assert (of_contact, officers, missing) == ([], [], [])
    assert inspectors(papers)
