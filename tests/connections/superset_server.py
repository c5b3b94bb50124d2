"""A Superset of a script's own: configuration, database and administrator in a folder, served on loopback."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "analyst"
SECONDS_TO_START = 300
CONFIGURATION = """
SECRET_KEY = "{secret}"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
TALISMAN_ENABLED = False
"""


@contextmanager
def superset_server(folder: Path) -> Iterator[tuple[str, str]]:
    """Makes and runs it; gives its address and the password of the administrator `analyst`."""
    password = secrets.token_hex(8)
    configuration = folder / "superset_config.py"
    configuration.write_text(CONFIGURATION.format(secret=secrets.token_hex(32), folder=folder), encoding="utf-8")
    environment = os.environ | {
        "SUPERSET_HOME": str(folder),
        "SUPERSET_CONFIG_PATH": str(configuration),
        "FLASK_APP": "superset.app:create_app()",
    }
    superset = str(Path(sys.executable).with_name("superset"))
    admin = ["fab", "create-admin", "--username", USER, "--password", password]
    admin += ["--firstname", "A", "--lastname", "Nalyst", "--email", "analyst@example.org"]
    with (folder / "log").open("wb") as log:
        for command in (["db", "upgrade"], admin, ["init"]):
            subprocess.run([superset, *command], check=True, env=environment, stdout=log, stderr=log)
        port = free_port()
        run = [superset, "run", "--host", "127.0.0.1", "--port", str(port), "--with-threads"]
        server = subprocess.Popen(run, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/health", server)
        yield address, password
    finally:
        server.terminate()
        server.wait(30)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers; ends the script where it does not."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    raise SystemExit("Superset did not start")
