"""A round that is killed in the middle leaves what is whole, and the next goes on from there."""

from __future__ import annotations

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler

from tests.conftest import PATIENCE
from tests.unit.fetching.site import PDF, Desk, Site, direct

ROUND = """
import sys
from pathlib import Path
from tests.conftest import PATIENCE
from tests.unit.fetching.site import Desk
Desk(Path(sys.argv[1])).fetch()
"""


def test_a_round_killed_in_mid_body_loses_and_doubles_nothing(site: Site, desk: Desk) -> None:
    is_half = threading.Event()

    def stall(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(PDF)
        handler.wfile.flush()
        is_half.set()
        site.wait(PATIENCE)

    site.gives("/first.pdf", ETag='"1"')
    site.does("/second.pdf", stall)
    desk.states(direct(site.address("/first.pdf"), site.address("/second.pdf")))

    with subprocess.Popen([sys.executable, "-c", ROUND, str(desk.folder)]) as killed:
        assert is_half.wait(PATIENCE)
        killed.kill()
    whole = {name for name in desk.files() if not name.startswith(".")}
    assert len(whole) == 1 and desk.outcomes() == ["fetched"]

    site.gives("/first.pdf", b"", 304)
    site.gives("/second.pdf", PDF + b"2")
    assert [fetch.outcome for fetch in desk.fetch(is_all=False)] == ["unchanged", "fetched"], "it is due still"
    assert desk.fetch(is_all=False) == []
    assert sorted(desk.files().values()) == [PDF, PDF + b"2"]
    assert len(desk.sidecars()) == 2
