"""Reading in processes: what hangs, grows, crashes or fails costs its own file, and nothing is left running."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from dagster_project.paths import PROJECT
from dagster_project.readers.limits import Limits
from dagster_project.readers.messages import ReadingsNotKept
from dagster_project.readers.pool import ReadingPool
from ingest import snapshot
from ingest.snapshot import Snapshot
from ingest.stores import Folder
from tests.conftest import PATIENCE
from tests.integration.odd_readers import SlowStore, obey
from warehouse.readings import Readings

SHORT = Limits(seconds=1, seconds_a_page=3, megabytes=300)
"""What is odd here is of one page; the specimen, which must be read, is as long as eleven."""
SPECIMEN = PROJECT / "specimens" / "bolton_2014_inspection.txt"


def taken(tmp_path: Path, **texts: str) -> list[Snapshot]:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, text in texts.items():
        (papers / f"{name}.txt").write_text(text, encoding="utf-8")
    return snapshot.take([papers], Folder(tmp_path / "store"))


def slowly(snap: Snapshot) -> Snapshot:
    """A file that its store takes longer to give than one may take to read."""
    return dataclasses.replace(snap, path=SlowStore(snap.path.read_bytes(), SHORT.seconds_for(1) + 1))


def outcomes(readings: Readings, snapshots: list[Snapshot], limits: Limits) -> dict[str, tuple[str, str, str]]:
    """Outcome, kind and reason of each file's own document, by its name."""
    found = {}
    for snap in snapshots:
        kept = readings.find(snap.sha256, snap.file_name, None, str(limits))
        assert kept, snap.file_name
        row = pq.read_table(kept.tables["documents"]).to_pylist()[0]
        found[snap.file_name] = (row["outcome"], row["kind"], row["reason"] or "")
    return found


def test_a_file_that_breaks_its_reader_costs_itself(tmp_path: Path) -> None:
    marker = tmp_path / "died"
    snapshots = taken(
        tmp_path,
        sleep="sleep",
        spin="spin",
        grow="grow",
        die="die",
        die_once=f"die once {marker}",
        fail="fail",
        good=SPECIMEN.read_text(encoding="utf-8") + "\n" * 30_000,
        slow="slow",
    )
    snapshots = [slowly(snap) if snap.file_name == "slow.txt" else snap for snap in snapshots]
    readings = Readings(tmp_path / "readings", "f")
    with ReadingPool(readings, "run", SHORT, obey) as pool:
        done = [kept.file_name for kept in pool.read(snapshots)]
    assert sorted(done) == sorted(snap.file_name for snap in snapshots)
    found = outcomes(readings, snapshots, SHORT)
    assert {name: kind for name, (_, kind, _) in found.items()} == {
        "sleep.txt": "took_too_long",
        "spin.txt": "took_too_long",
        "grow.txt": "took_too_much_memory",
        "die.txt": "reader_crashed",
        "die_once.txt": "no_text",
        "fail.txt": "unreadable",
        "slow.txt": "no_text",  # what a store takes is no time of reading
        "good.txt": "sif_report",
    }
    assert found["good.txt"][0] != "refused"
    assert all(
        outcome == "refused" and name in reason for name, (outcome, _, reason) in found.items() if name != "good.txt"
    )
    assert "SIGSEGV" in found["die.txt"][2]
    assert f"{SHORT.seconds} seconds" in found["spin.txt"][2] and f"{SHORT.megabytes} MB" in found["grow.txt"][2]
    assert not [child for child in psutil.Process().children(recursive=True) if "reading" in " ".join(child.cmdline())]


def test_what_could_not_be_read_within_limits_is_read_again_under_others(tmp_path: Path) -> None:
    (snap,) = taken(tmp_path, sleep="sleep")
    readings = Readings(tmp_path / "readings", "f")
    with ReadingPool(readings, "run", Limits(seconds=0.2), obey) as pool:
        list(pool.read([snap]))
    assert readings.find(snap.sha256, snap.file_name, None, str(Limits(seconds=0.2)))
    assert readings.find(snap.sha256, snap.file_name, None, str(Limits(seconds=60))) is None


def test_a_program_that_a_reader_waits_for_ends_with_it(tmp_path: Path) -> None:
    as_process = tmp_path / "process"
    with ReadingPool(Readings(tmp_path / "readings", "f"), "run", Limits(seconds=3), obey) as pool:
        list(pool.read(taken(tmp_path, wait=f"wait for {as_process}")))
    program = int(as_process.read_text(encoding="ascii"))
    assert not psutil.pid_exists(program) or psutil.Process(program).status() == psutil.STATUS_ZOMBIE


def test_where_readings_cannot_be_written_no_document_is_to_blame(tmp_path: Path) -> None:
    snapshots = taken(tmp_path, note="a note")
    (tmp_path / "readings").write_text("no folder")
    with (
        pytest.raises(ReadingsNotKept, match="readings"),
        ReadingPool(Readings(tmp_path / "readings", "f"), "run", SHORT) as pool,
    ):
        list(pool.read(snapshots))


def test_many_pages_have_more_time_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_READING_SECONDS", "30")
    limits = Limits.from_environment()
    assert [limits.seconds_for(pages) for pages in (0, 100, 10**9)] == [30, 80, 600]
    assert limits.megabytes == Limits().megabytes


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT], ids=["killed", "Ctrl-C"])
def test_workers_end_with_whoever_started_them(tmp_path: Path, by: signal.Signals) -> None:
    taken(tmp_path, spin=f"spin {tmp_path / 'process'}")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(tmp_path)), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        [sys.executable, script], env=environment, stderr=subprocess.PIPE, start_new_session=True
    ) as started:
        worker = process_named_in(tmp_path / "process")
        # Ctrl-C reaches every process of a terminal's group.
        os.killpg(started.pid, by) if by == signal.SIGINT else started.kill()
        _, said = started.communicate(timeout=PATIENCE)
    assert said.decode().count("Traceback") == (by == signal.SIGINT)
    psutil.wait_procs([worker], timeout=PATIENCE)
    assert not worker.is_running()


SCRIPT = """
from pathlib import Path
from dagster_project.readers.limits import Limits
from dagster_project.readers.pool import ReadingPool
from ingest import snapshot
from ingest.stores import Folder
from tests.conftest import PATIENCE
from tests.integration.odd_readers import obey
from warehouse.readings import Readings
if __name__ == "__main__":
    folder = Path({folder!r})
    with ReadingPool(Readings(folder / "readings", "f"), "run", Limits(), obey) as pool:
        list(pool.read(snapshot.stored(Folder(folder / "store"))))
"""


@pytest.mark.parametrize("moment", ["as it works", "as it starts"])
def test_work_in_a_process_of_its_own_ends_with_whoever_started_it(tmp_path: Path, moment: str) -> None:
    note, script, named = tmp_path / "spin.txt", tmp_path / "script.py", tmp_path / "process"
    note.write_text(f"spin {named}", encoding="utf-8")
    starts = ORPHANED.format(named=str(named)) if moment == "as it starts" else ""
    script.write_text(starts + ALONE.format(folder=str(tmp_path)), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen([sys.executable, script], env=environment) as started:
        worker = process_named_in(named)
        started.kill()
    psutil.wait_procs([worker], timeout=PATIENCE)
    assert not worker.is_running()


ORPHANED = """
import os, time
from multiprocessing import parent_process
from pathlib import Path
from dagster_project import own_process
ask_to_end_with_parent = own_process.live_no_longer_than_the_parent
def ask_too_late():
    Path({named!r}).write_text(str(os.getpid()), encoding="ascii")
    while parent_process().is_alive():
        time.sleep(0.01)
    ask_to_end_with_parent()
if __name__ == "__mp_main__":
    own_process.live_no_longer_than_the_parent = ask_too_late
"""
"""Has a process started from a script ask the system to end with its parent when that is gone already."""


ALONE = """
from pathlib import Path
from dagster_project.own_process import in_own_process
from ingest.snapshot import Snapshots
from ingest.stores import Folder
from tests.conftest import PATIENCE
from tests.integration.odd_readers import obey
if __name__ == "__main__":
    folder = Path({folder!r})
    (taken,) = Snapshots(Folder(folder / "store")).take([folder], [folder / "store", folder / "script.py"])
    in_own_process(obey, taken)
"""


def process_named_in(path: Path) -> psutil.Process:
    """The worker that has written its number there and spins since."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if path.is_file() and (number := path.read_text(encoding="ascii")):
            return psutil.Process(int(number))
        time.sleep(0.05)
    raise AssertionError("no worker began to read")
