"""`oversight forget`: after the next refresh nothing of a document is left in any file of the warehouse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import Walked, oversight
from warehouse.kept_publications import keep

FORGOTTEN = "bradford_2022_inspection.txt"


@pytest.fixture(scope="module")
def passages(walked: Walked) -> list[str]:
    """Lines of the document that no other has."""
    others = "\n".join(path.read_text() for path in walked.documents.iterdir() if path.name != FORGOTTEN)
    lines = {line.strip() for line in (walked.documents / FORGOTTEN).read_text().splitlines()}
    return sorted(line for line in lines if len(line) > 40 and line not in others)


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Forgotten, after a publication was kept and a value decided; then refreshed, the same bytes offered again."""
    own = walked.copied_to(tmp_path_factory.mktemp("forget"))
    keep(own.data.published, own.data.history)
    query = f"select min(review_id) from reporting.observations where document_file = '{FORGOTTEN}'"
    with duckdb.connect(str(own.data.published), read_only=True) as connection:
        ((value,),) = connection.execute(query).fetchall()
    oversight("review", value, "--accept", "--reason", "seen", "--by", "Jo", "--data", own.data.root)
    exit_code, screen = oversight("forget", FORGOTTEN, "--reason", "in error", "--by", "Jo", "--data", own.data.root)
    assert exit_code == 0 and FORGOTTEN in screen, screen
    assert list(own.data.history.iterdir()) == []
    (own.documents / FORGOTTEN).rename(own.documents / "offered again.txt")
    exit_code, screen = oversight("refresh", "--documents", own.documents, "--data", own.data.root)
    assert exit_code == 0, screen
    return own


def texts_of(database: Path) -> Iterator[str]:
    """All that the rows of a database say: its own bytes may be compressed."""
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute("select format('{}.{}', schema_name, table_name) from duckdb_tables()").fetchall()
        for (table,) in tables:
            yield from (row[0] for row in connection.execute(f"select t::varchar from {table} as t").fetchall())


def test_no_file_of_the_warehouse_holds_a_line_of_it(walked: Walked, own: Walked, passages: list[str]) -> None:
    assert len(passages) > 20
    files = [path for path in own.data.root.rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes()
        assert [line for line in passages if line.encode() in content] == [], path
    databases = [path for path in files if path.suffix == ".duckdb"]
    held = "\n".join(text for path in databases for text in texts_of(path))

    assert [line for line in passages if line in held] == []
    before = "\n".join(texts_of(walked.data.published))
    assert any(line in before for line in passages), "what is looked for is seen"


def test_that_it_was_is_kept_and_the_same_bytes_are_refused_with_the_reason(walked: Walked, own: Walked) -> None:
    (entry,) = json.loads(own.data.forgotten.read_text(encoding="utf-8"))
    assert entry["file_sha256"] == hashlib.sha256((walked.documents / FORGOTTEN).read_bytes()).hexdigest()
    assert (entry["reason"], entry["forgotten_by"]) == ("in error", "Jo")

    with duckdb.connect(str(own.data.published), read_only=True) as connection:
        query = "select outcome, reason from reporting.documents where document_file = 'offered again.txt'"
        ((outcome, reason),) = connection.execute(query).fetchall()
    assert outcome == "refused" and "by Jo: in error" in reason
    assert list(own.data.history.iterdir()) == []
    assert "by Jo: in error" in oversight("status", "--data", own.data.root)[1]


def test_what_is_not_there_cannot_be_forgotten(own: Walked) -> None:
    exit_code, screen = oversight("forget", "none.pdf", "--reason", "in error", "--data", own.data.root)

    assert exit_code == 2 and "no document is called none.pdf" in screen
