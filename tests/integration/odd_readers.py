"""A reader that does what its file says: reading processes import it by name."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from ingest.reading import read_file
from ingest.records import Reading
from ingest.snapshot import Snapshot


@dataclass(frozen=True)
class SlowStore:
    """Where bytes are that take their time to come."""

    content: bytes
    seconds: float

    def read_bytes(self) -> bytes:
        time.sleep(self.seconds)
        return self.content


def obey(snapshot: Snapshot) -> Reading:
    """Hangs, runs wild, grows, dies or fails where the file asks for it; reads it where it does not."""
    match snapshot.path.read_bytes().decode("utf-8").split():
        case ["sleep"]:
            time.sleep(3600)
        case ["spin"]:
            re.match(r"(a+)+b", "a" * 60)
        case ["spin", as_process]:
            Path(as_process).write_text(str(os.getpid()), encoding="ascii")
            re.match(r"(a+)+b", "a" * 60)
        case ["wait", "for", as_process]:
            program = subprocess.Popen(["sleep", "3600"])
            Path(as_process).write_text(str(program.pid), encoding="ascii")
            program.wait()
        case ["grow"]:
            hoard = []
            while True:
                hoard.append(bytearray(1_000_000))
        case ["die"]:
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["die", "once", marker] if not os.path.exists(marker):
            Path(marker).touch()
            os._exit(3)
        case ["halt", "once", marker] if not os.path.exists(marker):
            Path(marker).write_text(str(os.getpid()), encoding="ascii")
            time.sleep(3600)
        case ["fail"]:
            raise RuntimeError("an odd table")
    return read_file(snapshot)
