"""The explorer over a warehouse, as tests ask it: in this process, by the name of this machine."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.app import make_app
from explorer.reviewing import Reviewer
from explorer.security import own_hosts
from ingest.stores import Folder

PORT = 8350
HERE = f"http://127.0.0.1:{PORT}"
LINK = re.compile(r'(?:href|src|action)="([^"#]*)')


def explored(data: DataPaths, reviewer: Reviewer | None = None) -> TestClient:
    """A client of the explorer over a warehouse; what the explorer does not catch is raised."""
    application = make_app(data.published, Folder(data.snapshots), own_hosts(PORT), reviewer)
    return TestClient(application, base_url=HERE, follow_redirects=False)


def links_of(page: str) -> list[str]:
    """Every address that a page leads to or takes from, each once."""
    return list(dict.fromkeys(html.unescape(link) for link in LINK.findall(page) if link))


def changed(published: Path, *statements: str) -> None:
    """Makes another publication of a copied file, as a refresh would: beside, and moved into place."""
    beside = published.with_suffix(".beside")
    beside.write_bytes(published.read_bytes())
    with duckdb.connect(str(beside)) as written:
        for statement in statements:
            written.execute(statement)
    os.replace(beside, published)


def datasets(drawn: dict[str, object]) -> list[list[dict[str, object]]]:
    """Every list of rows that a specification holds."""
    found = [drawn["values"]] if isinstance(drawn.get("values"), list) else []
    for part in drawn.values():
        for inner in part if isinstance(part, list) else [part]:
            found += datasets(inner) if isinstance(inner, dict) else []
    return found  # type: ignore[return-value]
