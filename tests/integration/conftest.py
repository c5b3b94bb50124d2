"""What several modules of this folder look at: the explorer over the specimens, their published file, its export."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked, made_once, oversight
from tests.integration.explored import explored
from tests.integration.growing import Grown, grow
from warehouse.connect import open_published


@pytest.fixture(scope="module")
def client(walked: Walked) -> TestClient:
    return explored(walked.data)


@pytest.fixture(scope="module")
def warehouse(walked: Walked) -> duckdb.DuckDBPyConnection:
    return open_published(walked.data.published)


@pytest.fixture(scope="session")
def exported(walked: Walked, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What `oversight export` writes of the walked warehouse."""
    return made_once("exported", partial(export, walked), tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def grown(walked: Walked, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Grown:
    """The walked warehouse after documents came to it, were corrected and withdrawn: to be looked at, not changed."""
    return made_once("grown", partial(grow, walked), tmp_path_factory, worker_id)


def export(walked: Walked, folder: Path) -> Path:
    exit_code, screen = oversight("export", "--to", folder, "--data", walked.data.root)
    assert exit_code == 0, screen
    return folder
