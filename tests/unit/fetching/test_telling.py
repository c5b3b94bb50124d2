"""What is sent to an address: signed, to a place that was checked, led nowhere, and never more than one request."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from fetching.failures import FetchFailed
from fetching.telling import SIGNATURE, TIMESTAMP, tell

BODY, SECRET = '{"notices": ["Dudley: …"]}'.encode(), b"known to two"


class Hook(HTTPServer):
    """A receiver on this machine that keeps what it gets and answers as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Receives)
        self.answers = 204
        self.got: list[tuple[dict[str, str], bytes]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class _Receives(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.got.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answers)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def hook() -> Iterator[Hook]:
    with Hook() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_receiver_can_tell_who_sent_it_and_when(hook: Hook) -> None:
    tell(hook.address, BODY, SECRET, ["127.0.0.1"], now=lambda: 1_700_000_000.9)

    ((headers, body),) = hook.got
    expected = hmac.new(SECRET, b"1700000000." + BODY, hashlib.sha256).hexdigest()
    assert body == BODY
    assert (headers[TIMESTAMP], headers[SIGNATURE]) == ("1700000000", f"sha256={expected}")
    assert headers["Content-Type"] == "application/json" and headers["User-Agent"].startswith("Oversight/")


def test_nothing_inside_a_network_is_told_unless_it_is_named(hook: Hook) -> None:
    with pytest.raises(FetchFailed, match="inside a private network"):
        tell(hook.address, BODY, SECRET)
    assert hook.got == []


def test_a_name_that_leads_inside_is_not_told() -> None:
    async def inside(host: str, port: int) -> Sequence[str]:
        return ["203.0.113.7", "10.0.0.8"]

    with pytest.raises(FetchFailed, match="inside a private network"):
        tell("https://hooks.dudley.example/a", BODY, SECRET, resolver=inside)


@pytest.mark.parametrize("status", [302, 307, 404, 500])
def test_what_is_not_taken_is_told_and_followed_nowhere(hook: Hook, status: int) -> None:
    hook.answers = status

    with pytest.raises(FetchFailed, match=str(status)):
        tell(hook.address, BODY, SECRET, ["127.0.0.1"])

    assert len(hook.got) == 1


def test_nobody_there_is_told() -> None:
    with Hook() as gone:
        address = gone.address

    with pytest.raises(FetchFailed, match="could not be told"):
        tell(address, BODY, SECRET, ["127.0.0.1"])


@pytest.mark.parametrize("address", ["https://", "https://a:b@dudley.example/", "ftp://dudley.example/", "http://[::1"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(FetchFailed):
        tell(address, BODY, SECRET)
