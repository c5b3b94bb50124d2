"""The explorer over a warehouse, as tests ask it: in this process, by the name of this machine."""

from __future__ import annotations

import csv
import html
import io
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import duckdb
import uvicorn
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.app import make_app
from explorer.reviewing import Reviewer
from explorer.security import own_hosts
from ingest.stores import Folder
from warehouse.publish import BLOCK_BYTES

PORT = 8350
HERE = f"http://127.0.0.1:{PORT}"
HEADERS_BYTES = 3 * 4096
"""What a DuckDB file begins with, before its blocks."""
LINK = re.compile(r'(?:href|src|action)="([^"#]*)')


def explored(data: DataPaths, reviewer: Reviewer | None = None) -> TestClient:
    """A client of the explorer over a warehouse; what the explorer does not catch is raised."""
    application = make_app(data.published, Folder(data.snapshots), own_hosts(PORT), reviewer)
    return TestClient(application, base_url=HERE, follow_redirects=False)


@contextmanager
def serving(data: DataPaths) -> Iterator[str]:
    """The address of an explorer that is really served, on a port of its own."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        application = make_app(data.published, Folder(data.snapshots), own_hosts(port))
        server = uvicorn.Server(uvicorn.Config(application, log_level="warning"))
        served = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        served.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        served.join(10)


def page(client: TestClient, address: str) -> str:
    """A page as HTML, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.text[:500])
    return str(answer.text)


def rows_in(answer: Any) -> list[dict[str, str]]:
    """The rows of a table that was asked for as CSV."""
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def unescaped(address: str) -> str:
    """An address as it stands in a page, as a browser asks for it."""
    return html.unescape(address)


def links_of(page: str) -> list[str]:
    """Every address that a page leads to or takes from, each once."""
    return list(dict.fromkeys(unescaped(link) for link in LINK.findall(page) if link))


def changed(published: Path, *statements: str) -> None:
    """Makes another publication of a copied file, as a refresh would: beside, and moved into place."""
    beside = published.with_suffix(".beside")
    beside.write_bytes(published.read_bytes())
    with duckdb.connect(str(beside)) as written:
        for statement in statements:
            written.execute(statement)
    os.replace(beside, published)


def damaged(published: Path, table: str) -> None:
    """Flips one bit of a copied file, within the rows of a table: DuckDB opens it, and fails where it reads them."""
    with duckdb.connect(str(published), read_only=True) as connection:
        query = "select min(block_id) from pragma_storage_info(?) where persistent and block_id >= 0"
        (block,) = connection.execute(query, [table]).fetchone() or (0,)
    published.chmod(0o644)
    with published.open("r+b") as file:
        file.seek(HEADERS_BYTES + block * BLOCK_BYTES + BLOCK_BYTES // 2)
        (byte,) = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


def datasets(drawn: dict[str, object]) -> list[list[dict[str, object]]]:
    """Every list of rows that a specification holds."""
    found = [drawn["values"]] if isinstance(drawn.get("values"), list) else []
    for part in drawn.values():
        for inner in part if isinstance(part, list) else [part]:
            found += datasets(inner) if isinstance(inner, dict) else []
    return found  # type: ignore[return-value]
