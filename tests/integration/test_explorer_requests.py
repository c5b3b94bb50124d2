"""The explorer asked as no browser asks: paths letter for letter, other hosts and methods, long and odd questions."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from tests.benchmark.explorer.served import served
from tests.conftest import PATIENCE, Walked, oversight
from tests.integration.explored import serving

LONG = "a" * 30_000


@pytest.fixture(scope="module")
def port(walked: Walked) -> Iterator[int]:
    with serving(walked.data) as address:
        yield urlsplit(address).port or 0


def answered(port: int, method: str, target: str, *headers: str) -> tuple[int, bytes]:
    """Status and answer to a request that is sent as it stands; 0 where it is cut off."""
    lines = (f"{method} {target} HTTP/1.1", *(headers or (f"Host: 127.0.0.1:{port}",)), "Connection: close", "", "")
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as asked:
        asked.sendall("\r\n".join(lines).encode("latin-1"))
        answer = b"".join(iter(lambda: asked.recv(65_536), b""))
    return (int(answer.split(b" ", 2)[1]) if answer else 0), answer


@pytest.mark.parametrize(
    "target",
    [
        "/../../../../etc/hostname",
        "/static/../../pyproject.toml",
        "/static/%2e%2e/app.py",
        "/static/%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static/..%5c..%5cpyproject.toml",
        "/static/%252e%252e/app.py",
        "/static//etc/hostname",
        "/static/%00",
        "//etc/hostname",
        "/evidence/value/..%2f..%2foversight.duckdb/page-1.png",
        "/authority/%ff%fe",
        "file:///etc/hostname",
        "/?named=%00%ff",
        f"/?named={LONG}",
        f"/compare?area={LONG}&area=Bolton",
        "/compare?area=Bradford:" + "9" * 400 + "&area=Bolton",
        "/compare?area=Bradford&area=Bolton&neighbours=" + "9" * 400,
        "/compare?area=Bradford&area=Bolton&neighbours=%D9%A3",
        "/evidence/value/1/page-" + "9" * 400 + ".png",
        "/compare?" + "&".join(f"area=Bradford:{year}" for year in range(1000, 2000)),
    ],
)
def test_an_odd_address_is_answered_in_words_and_leads_nowhere_else(port: int, target: str) -> None:
    status, answer = answered(port, "GET", target)

    assert status in {200, 400, 404} and (status != 200 or b"No authority" in answer), answer[:300]


def test_it_answers_no_other_host_method_or_protocol(port: int) -> None:
    own = f"Host: 127.0.0.1:{port}"
    assert answered(port, "GET", "/", own)[0] == 200
    assert answered(port, "GET", "/", "Host: dudley.example")[0] == 421
    assert answered(port, "GET", "/", "Host: dudley.example", own)[0] in {400, 421}
    assert answered(port, "GET", f"http://dudley.example:{port}/", "Host: dudley.example")[0] == 421
    assert answered(port, "GET", "/", "X-Forwarded-Host: 127.0.0.1")[0] in {400, 421}
    assert answered(port, "GET", "/", own, "Origin: http://dudley.example")[0] == 403
    for method in ("POST", "PUT", "DELETE", "TRACE", "CONNECT", "PROPFIND", "GETX"):
        assert answered(port, method, "/", own)[0] in {400, 405}, method
    upgrade = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: AAAA", "Sec-WebSocket-Version: 13")
    assert answered(port, "GET", "/", own, *upgrade)[0] != 101


def test_a_port_that_is_taken_is_said(walked: Walked, port: int) -> None:
    exit_code, screen = oversight("explore", "--data", walked.data.root, "--port", port)
    assert exit_code == 2 and screen.startswith(f"port {port} of this machine cannot be had"), screen


def test_the_command_shows_what_takes_the_place_of_its_file_and_ends_when_told(walked: Walked) -> None:
    with served(walked.data) as explorer:
        for _ in range(3):
            assert "Bradford" in httpx.get(explorer.address, timeout=PATIENCE).text
            explorer.replace()
        assert httpx.post(explorer.address, timeout=PATIENCE).status_code == 405
    assert not explorer.process.is_running()
