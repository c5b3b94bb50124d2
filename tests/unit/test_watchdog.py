"""A process that says nothing is ended; one that is heard is not; none outlives its block."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from dagster_project import watchdog
from dagster_project.watchdog import SaidNothing, ended_when_silent
from tests.conftest import PATIENCE


def sleeping(seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({seconds})"])


def test_silence_ends_it_and_is_told() -> None:
    process = sleeping(60)

    with pytest.raises(SaidNothing, match="said nothing"), ended_when_silent(process, seconds=0.3):
        process.wait(timeout=PATIENCE)

    assert process.returncode == -9


def test_one_that_is_heard_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock of the test's own, which stands still while the machine is busy."""
    process, clock = sleeping(60), [0.0]
    monkeypatch.setattr(watchdog, "monotonic", lambda: clock[0])

    with ended_when_silent(process, seconds=0.3) as heard:
        for _ in range(4):
            clock[0] += 0.2
            heard()
            time.sleep(0.4)  # the watchdog looks meanwhile
        assert process.poll() is None


def test_it_is_ended_with_its_block() -> None:
    process = sleeping(60)

    with pytest.raises(ValueError, match="elsewhere"), ended_when_silent(process):
        raise ValueError("something went wrong elsewhere")

    assert process.returncode == -9
