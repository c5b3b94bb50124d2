"""A process that says nothing is ended; one that is heard is not; none outlives its block."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from dagster_project.watchdog import SaidNothing, ended_when_silent


def sleeping(seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"])


def test_silence_ends_it_and_is_told() -> None:
    process = sleeping(60)

    with pytest.raises(SaidNothing, match="said nothing"), ended_when_silent(process, seconds=0.3):
        process.wait(timeout=30)

    assert process.returncode == -9


def test_one_that_is_heard_is_left_alone() -> None:
    process = sleeping(1.5)

    with ended_when_silent(process, seconds=1) as heard:
        while process.poll() is None:
            heard()
            time.sleep(0.05)

    assert process.returncode == 0


def test_it_is_ended_with_its_block() -> None:
    process = sleeping(60)

    with pytest.raises(ValueError, match="elsewhere"), ended_when_silent(process):
        raise ValueError("something went wrong elsewhere")

    assert process.returncode == -9
