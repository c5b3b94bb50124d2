"""A refresh in a process of its own, as a person starts it, to be interrupted where a test wants it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from dagster_project.paths import DATA_VARIABLE, DataPaths
from tests.conftest import PATIENCE

PUBLICATION = """
import sys
from pathlib import Path
from dagster_project.assets.published import PUBLISHED, SNAPSHOTS, exports
from dagster_project.commands.options import console
from dagster_project.instance import open_instance
from dagster_project.paths import DataPaths
from dagster_project.progress import watched_by
from dagster_project.screen.progress_bar import ProgressBar
from dagster_project.walk import walk
folder, data = Path(sys.argv[1]), DataPaths(Path(sys.argv[2]))
with ProgressBar(console()) as progress, watched_by(progress), open_instance(data) as instance:
    job = walk(data, [folder]).resolve_implicit_global_asset_job_def()
    job.execute_in_process(instance=instance, asset_selection=[SNAPSHOTS, PUBLISHED, *exports.keys])
"""
"""The last stop of a refresh alone: publishes and exports what is built."""


class RefreshProcess:
    """`oversight refresh` over these folders, started; its output is kept line by line."""

    def __init__(self, documents: Path, data: DataPaths, options: Sequence[str] = ()) -> None:
        given = ["--documents", str(documents), "--data", str(data.root)]
        self._begin(["-m", "dagster_project.cli", "refresh", *options, *given], data)

    def _begin(self, program: Sequence[str], data: DataPaths) -> None:
        self.data = data
        self.lines: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, *program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def wait_for(self, line: str) -> None:
        """Reads output up to a line that begins so; fails where the process ends without one."""
        assert self._process.stdout is not None
        for said in self._process.stdout:
            self.lines.append(said)
            if said.startswith(line):
                return
        raise AssertionError(f"it ended without saying {line}: {self.screen}")

    def signalled(self, number: int) -> int:
        """Sends a signal; exit status after it, with the rest of the output read."""
        self._process.send_signal(number)
        return self.ended()

    def child_that_holds(self, file: Path) -> psutil.Process:
        """The process of its children that has this file open, once one has."""
        while self._process.poll() is None:
            for child in psutil.Process(self._process.pid).children(recursive=True):
                with suppress(psutil.Error):
                    if str(file) in {opened.path for opened in child.open_files()}:
                        return child
            time.sleep(0.05)
        raise AssertionError(f"none of its children opened {file}: {self.screen}")

    def ended(self) -> int:
        """Exit status, once it has ended, with the rest of the output read."""
        rest, _ = self._process.communicate(timeout=PATIENCE)
        self.lines.append(rest)
        return self._process.returncode

    @property
    def screen(self) -> str:
        """What was said so far, on one line."""
        return " ".join(" ".join(self.lines).split())

    def left_behind(self) -> list[str]:
        """Command lines of processes that work on the warehouse still."""
        return [" ".join(process.cmdline()) for process in psutil.process_iter() if self._works_here(process)]

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get(DATA_VARIABLE) == str(self.data.root)
        except psutil.Error:
            return False


class PublicationProcess(RefreshProcess):
    """The last stop alone of a warehouse that is built, started."""

    def __init__(self, documents: Path, data: DataPaths) -> None:
        self._begin(["-c", PUBLICATION, str(documents), str(data.root)], data)
