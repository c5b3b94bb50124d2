"""A PostgreSQL server of a test's own: a cluster in a temporary folder, on a socket there, ended with the test."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import PATIENCE

DEBIANS = Path("/usr/lib/postgresql")
OWNER = "owner"
CLUSTER = "cluster"


def server_programs() -> Path | None:
    """Folder of `initdb` and `postgres`, the newest where Debian keeps several; None where there is no server."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(DEBIANS.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


@contextmanager
def postgres_server(programs: Path) -> Iterator[str]:
    """Runs a server; gives the folder of its socket. The superuser is `owner`, and nobody is asked for a password."""
    with postgres_cluster(programs) as folder, served(programs, folder):
        yield str(folder)


@contextmanager
def postgres_cluster(programs: Path) -> Iterator[Path]:
    """The folder of a cluster that no server runs on yet."""
    with tempfile.TemporaryDirectory(prefix="oversight-postgres-") as name:
        folder = Path(name)
        user = _unprivileged(folder)
        made = [programs / "initdb", "--pgdata", folder / CLUSTER, "--username", OWNER, "--auth", "trust", "--no-sync"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
        yield folder


@contextmanager
def served(programs: Path, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a server on a cluster, whatever became of the one before it."""
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", "fsync=off", "shared_buffers=64MB"]
    options = [word for setting in settings for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        command = [programs / "postgres", "-D", folder / CLUSTER, *options]
        server = subprocess.Popen(command, stderr=log, cwd=folder, **_unprivileged(folder))
    try:
        _wait_for(folder / CLUSTER / "postmaster.pid", server, folder / "log")
        yield server
    finally:
        end(server)


def end(server: subprocess.Popen[bytes]) -> None:
    """At once, as by a power cut."""
    server.send_signal(signal.SIGQUIT)
    server.wait(PATIENCE)


def _unprivileged(folder: Path) -> dict[str, str]:
    """Whom to run as: PostgreSQL refuses root, to whom its package has left a user `postgres`."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_name}


def _wait_for(told: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server tells that it takes connections, in the last line of its file."""
    until = time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text(encoding="utf-8").rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > until:
            raise AssertionError(f"PostgreSQL did not start: {log.read_text(encoding='utf-8')}")
        time.sleep(0.05)
