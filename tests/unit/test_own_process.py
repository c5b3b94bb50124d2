"""No process that a refresh starts outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dagster_project.paths import PROJECT
from tests.conftest import PATIENCE

REFRESHER = """
import subprocess, sys
from dagster_project.own_process import named_to_programs
with named_to_programs():
    subprocess.run([sys.executable, "-c", sys.argv[1]])
"""
PROGRAM = """
import os, threading, time
from dagster_project.own_process import end_with_the_refresher
asked = threading.Thread(target=end_with_the_refresher)
asked.start()
asked.join()
time.sleep(0.2)
print(os.getpid(), flush=True)
time.sleep(600)
"""
INTERRUPTED = """
import os, signal, threading, time
from dagster_project.interruption import before_the_end, end_when_interrupted
from dagster_project.own_process import in_own_process

def start_one():
    began.wait()
    in_own_process(print, "it was started")

def have_one_started():
    began.set()
    time.sleep(2)

if __name__ == "__main__":
    began = threading.Event()
    end_when_interrupted()
    before_the_end(have_one_started)
    threading.Thread(target=start_one, daemon=True).start()
    os.kill(os.getpid(), signal.SIGTERM)
"""
"""Interrupted while another thread is about to have work done in a process of its own."""


@pytest.fixture
def refresher() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", REFRESHER, PROGRAM]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_a_program_ends_with_the_refresh_that_started_it(refresher: subprocess.Popen[str]) -> None:
    """Also where the thread that asked for it is gone long since, as those of dbt are."""
    assert refresher.stdout is not None
    program = psutil.Process(int(refresher.stdout.readline()))

    refresher.kill()

    program.wait(timeout=PATIENCE)


def test_none_is_started_once_it_is_interrupted(tmp_path: Path) -> None:
    """It would be cut off as it starts, and say so in a traceback under the last words."""
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED, encoding="utf-8")

    ended = subprocess.run(
        [sys.executable, script],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert ended.returncode == 128 + signal.SIGTERM
    assert ended.stdout == "" and ended.stderr == "Interrupted: what was published before stands as it was.\n"


def test_what_another_thread_still_starts_writes_nothing_under_the_last_words() -> None:
    program = (
        "import os, signal, subprocess, time\n"
        "from dagster_project.interruption import before_the_end, end_when_interrupted\n"
        "end_when_interrupted()\n"
        "before_the_end(lambda: subprocess.run(['sh', '-c', 'echo a traceback >&2']))\n"
        "os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PROJECT)
    assert (ended.returncode, ended.stderr) == (143, "Interrupted: what was published before stands as it was.\n")
