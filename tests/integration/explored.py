"""The explorer over a warehouse, as tests ask it: in this process, by the name of this machine."""

from __future__ import annotations

import html
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import duckdb
import uvicorn
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


def datasets(drawn: dict[str, object]) -> list[list[dict[str, object]]]:
    """Every list of rows that a specification holds."""
    found = [drawn["values"]] if isinstance(drawn.get("values"), list) else []
    for part in drawn.values():
        for inner in part if isinstance(part, list) else [part]:
            found += datasets(inner) if isinstance(inner, dict) else []
    return found  # type: ignore[return-value]
