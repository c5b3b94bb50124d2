"""What leaves a warehouse: forgotten, of which nothing is left in any file of it, or in a folder no longer named."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dagster_project.assets.published import PUBLISHED, exports
from dagster_project.instance import open_instance
from dagster_project.walk import walk
from tests.conftest import Walked, in_this_process, oversight
from tests.integration.growing import sources_file
from tests.integration.network import watched_network
from warehouse.kept_publications import keep

FORGOTTEN, OFFERED_AGAIN = "bradford_2022_inspection.txt", "offered again.txt"
LEFT = "bolton_2014_inspection.txt"


@dataclass(frozen=True)
class Lessened(Walked):
    """How the refresh ended that nobody had told to lose anything, and whether the published file stood as it was.

    `asked` is what it asked of the network.
    """

    stood: bool
    asked: list[str]


@pytest.fixture(scope="module")
def passages(walked: Walked) -> list[str]:
    """Lines of the document that no other has."""
    others = "\n".join(path.read_text() for path in walked.documents.iterdir() if path.name != FORGOTTEN)
    lines = {line.strip() for line in (walked.documents / FORGOTTEN).read_text().splitlines()}
    return sorted(line for line in lines if len(line) > 40 and line not in others)


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Lessened:
    """One document forgotten, after a publication was kept and a value decided; then another folder is refreshed.

    It holds the forgotten bytes and one more document, and not the others: what is gone is accepted after a first try.
    """
    own = walked.copied_to(tmp_path_factory.mktemp("gone"))
    keep(own.data.published, own.data.history)
    ((value,),) = answers(own, f"select min(review_id) from reporting.observations where document_file = '{FORGOTTEN}'")
    oversight("review", value, "--accept", "--reason", "seen", "--by", "Jo", "--data", own.data.root)
    half = (own.documents / FORGOTTEN).read_bytes()[:9000]
    (own.data.snapshots / "copying.partial").write_bytes(half)  # a refresh was killed as it copied it
    exit_code, screen = oversight("forget", FORGOTTEN, "--reason", "in error", "--by", "Jo", "--data", own.data.root)
    assert exit_code == 0 and FORGOTTEN in screen, screen
    assert list(own.data.history.iterdir()) == []

    less, good = own.documents.with_name("less"), sha256_of(own.data.published)
    less.mkdir()
    shutil.copy(own.documents / LEFT, less)
    shutil.copy(own.documents / FORGOTTEN, less / OFFERED_AGAIN)
    source = {"name": "dudley", "kind": "documents", "addresses": ["http://127.0.0.1:9/letter.txt"]}
    sources_file(own.data.sources, source)
    with in_this_process(), watched_network() as asked:
        exit_code, screen = oversight("refresh", "--documents", less, "--data", own.data.root)
    refused = Lessened(own.data, less, exit_code, screen, sha256_of(own.data.published) == good, asked)
    accept_the_loss(refused)
    return refused


def accept_the_loss(refused: Walked) -> None:
    """Publishes and exports what was built."""
    job = walk(refused.data, [refused.documents], allow_loss=True).resolve_implicit_global_asset_job_def()
    with in_this_process(), open_instance(refused.data) as instance:
        assert job.execute_in_process(instance=instance, asset_selection=[PUBLISHED, *exports.keys]).success


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def answers(walked: Walked, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_values_that_nobody_withdrew_vanish_only_when_told_to(own: Lessened) -> None:
    """A folder that is not named loses its documents: nothing is published until a person accepts it."""
    said = " ".join(own.screen.split())
    assert own.exit_code == 1 and own.stood and "Nothing was published" in said
    assert "would vanish" in said and "bradford_2014_inspection.txt (" in said and "--allow-loss" in said
    assert f"{FORGOTTEN} (" not in said

    withdrawn = (
        "select distinct change, why, after is null from meta.changes "
        "where run_id = (select run_id from meta.publication) order by all"
    )
    assert answers(own, withdrawn) == [("withdrawn", "not_received", True)]
    assert answers(own, "select sum(differences) > 200 from meta.changes where change = 'added'") == [(True,)]


def test_a_refresh_without_sources_asks_the_network_for_nothing(own: Lessened) -> None:
    """Although a sources file lies in the warehouse."""
    assert own.data.sources.is_file()
    assert own.asked == []


def texts_of(database: Path) -> Iterator[str]:
    """All that the rows of a database say: its own bytes may be compressed."""
    with duckdb.connect(str(database), read_only=True) as connection:
        tables = connection.execute("select format('{}.{}', schema_name, table_name) from duckdb_tables()").fetchall()
        for (table,) in tables:
            yield from (row[0] for row in connection.execute(f"select t::varchar from {table} as t").fetchall())


def test_no_file_of_the_warehouse_holds_a_line_of_it(walked: Walked, own: Lessened, passages: list[str]) -> None:
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


def test_that_it_was_is_kept_and_the_same_bytes_are_refused_with_the_reason(walked: Walked, own: Lessened) -> None:
    (entry,) = json.loads(own.data.forgotten.read_text(encoding="utf-8"))
    assert entry["file_sha256"] == sha256_of(walked.documents / FORGOTTEN)
    assert (entry["reason"], entry["forgotten_by"]) == ("in error", "Jo")

    asked = f"select outcome, reason from reporting.documents where document_file = '{OFFERED_AGAIN}'"
    ((outcome, reason),) = answers(own, asked)
    assert outcome == "refused" and "by Jo: in error" in reason
    assert list(own.data.history.iterdir()) == []
    assert "by Jo: in error" in oversight("status", "--data", own.data.root)[1]


def test_what_is_not_there_cannot_be_forgotten(own: Lessened) -> None:
    exit_code, screen = oversight("forget", "none.pdf", "--reason", "in error", "--data", own.data.root)

    assert exit_code == 2 and "no document is called none.pdf" in screen
