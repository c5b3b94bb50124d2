"""A web server on this machine that answers as a test tells it to, and what a round of fetching from it gives."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from fetching.addresses import Resolver
from fetching.ledger_reading import read_fetches
from fetching.round import FetchPaths, fetch
from fetching.sources_file import read_sources
from ingest.records import Fetch
from ingest.vocabularies import FetchOutcome

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
HOST, OTHER = "reports.dudley.test", "files.dudley.test"
NOON = dt.datetime(2024, 6, 3, 12)
PATIENT = {"silence": 20, "seconds": 60, "seconds_between": 0}
"""Limits for what does not wait: this machine may be busy."""

Answers = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """The server: what it answers by path, and what it was asked, each as path and headers."""

    port: int
    answers: dict[str, Answers] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    at_once: list[int] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def address(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def gives(self, path: str, body: bytes = PDF, status: int = 200, **headers: str) -> None:
        """Answers with a body and headers, of which _ stands for -."""
        self.does(path, lambda handler: answer(handler, body, status, headers))

    def does(self, path: str, what: Answers) -> None:
        self.answers[path] = what

    def in_turn(self, path: str, *answers: Answers) -> None:
        """Answers as each of these, one after the other, and as the last from then on."""
        left = list(answers)
        self.does(path, lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler))

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def wait(self, seconds: float) -> None:
        """Waits, unless the test has ended."""
        self.closing.wait(seconds)


def answer(handler: BaseHTTPRequestHandler, body: bytes, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in ({"Content_Length": str(len(body))} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def gives(body: bytes = PDF, status: int = 200, **headers: str) -> Answers:
    return lambda handler: answer(handler, body, status, headers)


@contextmanager
def serving(wrap: Callable[[Any], Any] = lambda socket: socket) -> Iterator[Site]:
    """A site of its own, gone at the end."""
    site = Site(0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            site.at_once.append(1)
            with suppress(OSError):
                site.answers.get(self.path, gives(b"no such page", 404))(self)
            site.at_once.append(-1)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda request, client: None  # type: ignore[method-assign,assignment]
    server.socket = wrap(server.socket)
    site.port = server.server_address[1]
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()


@dataclass
class Places:
    """A resolver that gives numeric addresses as told, this machine's for every other name, and counts the asking."""

    told: dict[str, Sequence[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.told.get(host, ["127.0.0.1"])


@dataclass
class Desk:
    """A data folder and a sources file, from which rounds of fetching are made.

    By its clock nothing takes any time but the pauses.
    """

    folder: Path
    now: dt.datetime = NOON
    slept: list[float] = field(default_factory=list)
    resolver: Resolver = field(default_factory=Places)

    @property
    def paths(self) -> FetchPaths:
        return FetchPaths(self.folder / "inbox", self.folder / "fetches.sqlite", self.folder / "fetch.lock")

    def states(self, *sources: dict[str, Any], limits: dict[str, Any] | None = None, **stated: Any) -> Path:
        """Writes the sources file; both hosts are named as private, as they are on this machine."""
        said = {"private_hosts": [HOST, OTHER], "limits": PATIENT | (limits or {}), "sources": list(sources)}
        path = self.folder / "sources.yml"
        path.write_text(yaml.safe_dump(said | stated), encoding="utf-8")
        return path

    def fetch(self, is_all: bool = True, **network: Any) -> list[Fetch]:
        async def sleep(seconds: float) -> None:
            self.slept.append(seconds)
            await asyncio.sleep(0)

        read = read_sources(self.folder / "sources.yml")
        choices = {"resolver": self.resolver, "sleep": sleep, "clock": lambda: sum(self.slept)} | network
        return fetch(read, self.paths, is_all=is_all, now=lambda: self.now, **choices)

    def outcomes(self) -> list[FetchOutcome]:
        return [one.outcome for one in read_fetches(self.paths.ledger)]

    def files(self) -> dict[str, bytes]:
        """What the inbox holds but sidecars, by name; what is hidden too."""
        found = (path for path in self.paths.inbox.rglob("*") if path.is_file() and path.suffix != ".yaml")
        return {path.relative_to(self.paths.inbox).as_posix(): path.read_bytes() for path in found}

    def sidecars(self) -> list[dict[str, Any]]:
        return [yaml.safe_load(path.read_text("utf-8")) for path in sorted(self.paths.inbox.rglob("*.yaml"))]


def direct(*addresses: str, **said: Any) -> dict[str, Any]:
    return {"name": "letters", "kind": "documents", "addresses": list(addresses)} | said


def listing(address: str, kind: str = "ofsted_provider", **said: Any) -> dict[str, Any]:
    return {"name": "dudley", "kind": kind, "address": address, "hosts": [OTHER]} | said
