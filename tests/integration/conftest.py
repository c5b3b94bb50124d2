"""The explorer over the specimens, and their published file, for every module that looks at them."""

from __future__ import annotations

import duckdb
import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked
from tests.integration.explored import explored
from warehouse.connect import open_published


@pytest.fixture(scope="module")
def client(walked: Walked) -> TestClient:
    return explored(walked.data)


@pytest.fixture(scope="module")
def warehouse(walked: Walked) -> duckdb.DuckDBPyConnection:
    return open_published(walked.data.published)
