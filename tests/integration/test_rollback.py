"""`oversight rollback`: an earlier publication is published again in one step, and said to be."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import duckdb
import pytest

from dagster_project.publication_state import is_published
from tests.conftest import Walked, oversight
from tests.integration.explored import damaged
from warehouse.exports.folder import are_complete
from warehouse.kept_publications import keep


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """The walked warehouse as if another publication had stood before."""
    own = walked.copied_to(tmp_path_factory.mktemp("rollback"))
    earlier = own.data.root / "earlier.duckdb"
    shutil.copyfile(own.data.published, earlier)
    with duckdb.connect(str(earlier)) as connection:
        changed = "update meta.publication set run_id = 'earlier', published_at = timestamp '2025-03-01 06:00'"
        connection.execute(changed)
    keep(earlier, own.data.history)
    earlier.unlink()
    return own


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_earlier_publication_is_put_back_and_the_later_one_again(own: Walked) -> None:
    (earlier,) = own.data.history.iterdir()
    later = sha256_of(own.data.published)
    made_from = json.loads(own.data.publication.read_text(encoding="utf-8"))["made_from"]

    exit_code, screen = oversight("rollback", "--to", "2025-03-01", "--by", "Jo", "--data", own.data.root)
    _, status = oversight("status", "--data", own.data.root)

    assert exit_code == 0 and "01 Mar 2025 06:00:00" in screen
    assert sha256_of(own.data.published) == sha256_of(earlier)
    assert are_complete(own.data.exports, "earlier")
    assert "by Jo: the publication of 2025-03-01 06:00 UTC" in " ".join(status.split())
    assert not is_published(own.data, made_from), "the next refresh publishes anew"

    kept = max(own.data.history.iterdir())
    oversight("rollback", "--to", kept.name[:10], "--by", "Jo", "--data", own.data.root)
    assert sha256_of(own.data.published) == later
    assert is_published(own.data, made_from)


def test_without_a_time_it_lists_what_can_be_put_back(own: Walked) -> None:
    exit_code, screen = oversight("rollback", "--data", own.data.root)

    assert exit_code == 0
    assert "2025-03-01 06:00:00" in screen and screen.count("stands") == 1


def test_a_time_of_which_nothing_is_kept_is_refused_with_those_there_are(own: Walked) -> None:
    exit_code, screen = oversight("rollback", "--to", "1999", "--data", own.data.root)

    assert exit_code == 2
    assert "2025-03-01 06:00:00" in screen


def test_one_that_is_damaged_is_not_put_back(own: Walked) -> None:
    kept, standing = own.data.history / "2024-01-01T060000.000000Z_9.duckdb", sha256_of(own.data.published)
    rollbacks = own.data.rollbacks.read_bytes() if own.data.rollbacks.is_file() else b""
    shutil.copyfile(own.data.published, kept)
    with duckdb.connect(str(kept)) as connection:
        connection.execute("update meta.publication set published_at = timestamp '2024-01-01 06:00'")
    damaged(kept, "reporting.observations")

    exit_code, screen = oversight("rollback", "--to", "2024-01-01", "--by", "Jo", "--data", own.data.root)
    kept.unlink()

    assert (exit_code, "06:00:00 is damaged" in " ".join(screen.split())) == (2, True)
    assert sha256_of(own.data.published) == standing
    assert rollbacks == (own.data.rollbacks.read_bytes() if own.data.rollbacks.is_file() else b"")
