"""dbt in a process of its own: it gets ready while files are read, and each result is recorded as it comes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from dagster_project.collector import not_collecting_imports
from dagster_project.dbt_results import DbtFailed, NodeResult
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DataPaths

# A forked process would inherit the threads and locks of DuckDB, polars and Dagster in an unknown state.
SPAWN = get_context("spawn")
SECONDS_TO_END = 10


class DbtProcess:
    """dbt for one warehouse. Its imports take seconds: `start` it ahead, and they pass while other work is done.

    It ends with its `with` block, and by itself where the process that started it is gone.
    """

    def __init__(self, data: DataPaths) -> None:
        self._data = data
        self._connection: Connection | None = None

    def start(self) -> None:
        """Starts the process, unless it runs."""
        if self._connection is not None:
            return
        self._connection, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_serve, args=(self._data, theirs), name="dbt", daemon=True)
        self._process.start()
        theirs.close()

    @property
    def process_id(self) -> int:
        """Of the process once started."""
        return self._process.pid or 0

    def build(self, models: Sequence[str] = ()) -> Iterator[NodeResult]:
        """Builds these models, all if none is named, and runs their tests: each result as it comes.

        What stands below a failure is skipped. After the last result dbt has let go of the build database.
        Raises DbtFailed where dbt did not come as far as running models, or ended before it was done.
        """
        self.start()
        assert self._connection is not None
        try:
            self._connection.send(tuple(models))
            while (told := self._connection.recv()) is not None:
                if isinstance(told, DbtFailed):
                    raise told
                yield told
        except (EOFError, OSError) as error:
            self._process.join(SECONDS_TO_END)
            status = self._process.exitcode
            raise DbtFailed(f"dbt's process ended before it was done (exit status {status})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._connection is None:
            return
        self._connection.close()
        self._connection = None
        self._process.join(SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _serve(data: DataPaths, connection: Connection) -> None:
    """The process: builds what it is asked to until nobody is there to ask."""
    # Ctrl-C reaches every process of the terminal; this one ends with the one that asks.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ[BUILD_DATABASE_VARIABLE] = str(data.build_database)
    with not_collecting_imports():
        from dagster_project.dbt_build import build, get_ready
        from dagster_project.dbt_manifest import manifest

        project = manifest()
        get_ready(data, project)

    def tell(result: NodeResult) -> None:
        try:
            connection.send(result)
        except OSError:
            os._exit(1)

    while True:
        try:
            models = connection.recv()
        except EOFError:
            return
        try:
            build(data, project, models, tell)
        except DbtFailed as failed:
            connection.send(failed)
        else:
            connection.send(None)
