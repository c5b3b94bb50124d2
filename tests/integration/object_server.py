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

SECONDS_TO_START = 30


class ObjectServer:
    """A server and one bucket; `names` lists the objects in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        # Clients are kept by the name of the bucket: no two servers have one of a name.
        self.bucket = folder / f"papers-{self.port}"
        self.bucket.mkdir(parents=True)
        self.address = f"s3://{self.bucket.name}/nation"
        self.begin()

    def begin(self) -> None:
        command = [sys.executable, "-m", "localbucket", str(self._folder), "--port", str(self.port)]
        with self._folder.with_suffix(".log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("no object server began")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

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
        server.kill()
