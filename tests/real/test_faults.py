"""The shared odd inputs among good documents: each costs itself at most; skipped where they are absent."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from dagster_project.paths import DataPaths
from tests.conftest import Walked, oversight

FAULTS = sorted((Path(__file__).resolve().parents[3] / "shared" / "cases" / "faults").glob("*"))

pytestmark = pytest.mark.skipif(not FAULTS, reason="the shared odd inputs are not beside this repository")

READ = """
    select file_name, count(distinct observation_id), count(distinct judgement_id), count(distinct finding_id)
    from landing.files
    join landing.documents using (file_sha256)
    left join landing.observations using (rendition_id)
    left join landing.judgements using (rendition_id)
    left join landing.findings using (rendition_id)
    group by all order by all
"""
UNTOLD = """
    select file_name from landing.files left join landing.documents using (file_sha256)
    group by file_name having count(rendition_id) = 0 or bool_or(outcome = 'refused' and reason is null)
"""


def test_odd_inputs_leave_good_documents_as_they_are(walked: Walked, tmp_path: Path) -> None:
    documents, data = tmp_path / "documents", DataPaths(tmp_path / "data")
    shutil.copytree(walked.documents, documents)
    for path in FAULTS:
        shutil.copy(path, documents)

    exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root)

    assert exit_code == 0, screen
    with duckdb.connect(str(walked.data.build_database), read_only=True) as connection:
        alone = connection.execute(READ).fetchall()
    with duckdb.connect(str(data.build_database), read_only=True) as connection:
        among_others = connection.execute(READ).fetchall()
        untold = connection.execute(UNTOLD).fetchall()
    assert set(alone) <= set(among_others)
    assert {name for name, *_ in among_others} >= {path.name for path in FAULTS}
    assert untold == []
