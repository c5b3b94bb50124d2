"""An S3 server of a test's own on loopback, its buckets folders on disk: killed, it can begin again over them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import PATIENCE


class ObjectServer:
    """A server and one bucket; `names` lists the objects in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Held for as long as the test lasts, also while no server listens: nobody else is given the port meanwhile.
        self._held = socket.socket()
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._held.bind(("127.0.0.1", 0))
        self.port = int(self._held.getsockname()[1])
        # Clients are kept by the name of the bucket: no two servers have one of a name.
        self.bucket = folder / f"papers-{self.port}"
        self.bucket.mkdir(parents=True)
        self.address = f"s3://{self.bucket.name}/nation"
        self.begin()

    def begin(self) -> None:
        command = [sys.executable, "-m", "localbucket", str(self._folder), "--port", str(self.port)]
        with self._folder.with_suffix(".log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("no object server began")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        self.kill()
        self._held.close()

    def names(self) -> list[str]:
        found = (path for path in self.bucket.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.bucket / "nation").as_posix() for path in found)


@contextmanager
def object_server(folder: Path) -> Iterator[ObjectServer]:
    """A server, which this process and those that it starts reach by the environment."""
    server = ObjectServer(folder)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.port}")
            patch.setenv("AWS_ALLOW_HTTP", "true")
            patch.setenv("AWS_ACCESS_KEY_ID", "key")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
            patch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
            yield server
    finally:
        server.end()
