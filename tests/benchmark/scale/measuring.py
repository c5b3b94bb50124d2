"""Wall time, processor time and memory of a command with all the processes that it starts."""

from __future__ import annotations

import json
import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import psutil

_SECONDS_BETWEEN_LOOKS = 2.0


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of processors; peak resident megabytes of the command and of those it started."""

    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0
    main_megabytes: float = 0.0
    others_megabytes: float = 0.0

    def with_more(self, more: Cost) -> Cost:
        """What a command cost that was stopped and started again."""
        return Cost(
            self.wall_seconds + more.wall_seconds,
            self.cpu_seconds + more.cpu_seconds,
            max(self.main_megabytes, more.main_megabytes),
            max(self.others_megabytes, more.others_megabytes),
        )


def cost_of(command: Sequence[str], kept: Path, log: Path) -> Cost:
    """Runs a command to its end; raises CalledProcessError where it fails.

    Costs are kept in a file at every look, so that a command that is stopped with its whole session and started again
    is counted from its first start. Memory is that of pages of one's own and a share of those in common (PSS).
    """
    earlier = Cost(**json.loads(kept.read_text())) if kept.exists() else Cost()
    began, used = time.perf_counter(), _used_by_ended()
    now = Cost()
    with log.open("a") as said, psutil.Popen(command, stdout=said, stderr=said) as process:
        ended = None
        while ended is None:
            now = _looked_at(process, time.perf_counter() - began, now)
            kept.write_text(json.dumps(asdict(earlier.with_more(now))))
            try:
                ended = process.wait(_SECONDS_BETWEEN_LOOKS)
            except psutil.TimeoutExpired:
                continue
    if ended:
        raise subprocess.CalledProcessError(ended, list(command))
    return earlier.with_more(replace(now, cpu_seconds=_used_by_ended() - used))


def _used_by_ended() -> float:
    """Processor seconds of all processes that this one started and that have ended, with what those started."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _looked_at(process: psutil.Process, wall: float, before: Cost) -> Cost:
    """The cost so far; what processes used that ended between two looks is seen when the command has ended."""
    try:
        others = process.children(recursive=True)
        processor = sum(map(_processor_seconds, [process, *others]))
        memory = _megabytes(process), sum(map(_megabytes, others))
    except psutil.NoSuchProcess:
        return before
    return before.with_more(Cost(wall - before.wall_seconds, max(0.0, processor - before.cpu_seconds), *memory))


def _processor_seconds(process: psutil.Process) -> float:
    """Of a process and of those of its children that have ended."""
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)


def _megabytes(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0
