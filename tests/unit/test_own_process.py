"""No process that a refresh starts outlives it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import psutil
import pytest

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

    program.wait(timeout=30)
