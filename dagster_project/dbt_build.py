"""dbt itself, called through its Python interface: the only module that imports it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.factory import cleanup_connections
from dbt.artifacts.schemas.run import RunExecutionResult
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.contracts.graph.manifest import Manifest
from dbt.parser.manifest import extended_mashumaro_encoder, extended_mashumuro_decoder
from dbt_common.events.base_types import BaseEvent, EventLevel, EventMsg
from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager

from dagster_project.dbt_results import DbtFailed, NodeResult
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DBT_PROJECT, DataPaths, data_from_environment

NODE_ENDED = "NodeFinished"


class NodeEvents(EventManager):
    """Of dbt's events only a node's end and what is a warning or worse.

    dbt makes a message of every event, 24 a node, whether or not anybody reads it: a tenth of its time.
    """

    def fire_event(
        self,
        e: BaseEvent,
        level: EventLevel | None = None,
        node: Any = None,
        force_warn_or_error_handling: bool = False,
    ) -> None:
        """Passes the event on where it is one of these."""
        is_told = type(e).__name__ == NODE_ENDED or (level or e.level_tag()) in (EventLevel.WARN, EventLevel.ERROR)
        if is_told or force_warn_or_error_handling:
            super().fire_event(e, level, node, force_warn_or_error_handling)


def parse() -> Manifest:
    """The project as dbt parses it; raises DbtFailed where it cannot be."""
    # Parsing opens no database, but the manifest keeps its name, which is that of the file.
    os.environ.setdefault(BUILD_DATABASE_VARIABLE, str(data_from_environment().build_database))
    with TemporaryDirectory() as folder:
        result = _invoke(dbtRunner(), Path(folder), "parse")
    if not isinstance(result.result, Manifest):
        raise DbtFailed(f"the dbt project in {DBT_PROJECT.name}/ cannot be parsed: {result.exception}")
    return result.result


def packed(manifest: Manifest) -> bytes:
    """The manifest as bytes, as dbt keeps one between its own runs."""
    return manifest.to_msgpack(extended_mashumaro_encoder)


def unpacked(content: bytes) -> Manifest:
    """The manifest that `packed` gave these bytes for."""
    return Manifest.from_msgpack(content, decoder=extended_mashumuro_decoder)


def get_ready(data: DataPaths, manifest: Manifest) -> None:
    """Has dbt make what it makes once a process, by a call that opens no database: a build then begins at once."""
    _invoke(dbtRunner(manifest=manifest), data.dbt_target, "list", "--select", next(iter(manifest.nodes)))


def build(data: DataPaths, manifest: Manifest, models: Sequence[str], tell: Callable[[NodeResult], None]) -> None:
    """Builds these models, all if none is named, and runs their tests; what stands below a failure is skipped.

    Unit tests are left out: they try the models on rows of their own and belong to `make test`. `tell` is given
    each result as it comes. Raises DbtFailed where dbt did not come as far as running models.
    """
    told: set[str] = set()

    def on_event(event: EventMsg) -> None:
        if event.info.name == NODE_ENDED:
            result = _told_result(event.data)
            told.add(result.unique_id)
            tell(result)

    data.dbt_target.mkdir(parents=True, exist_ok=True)
    command = ["build", "--exclude-resource-type=unit_test", *(["--select", *models] if models else [])]
    try:
        result = _invoke(dbtRunner(manifest=manifest, callbacks=[on_event]), data.dbt_target, *command)
    finally:
        _let_go_of_the_build_database()
    if not isinstance(result.result, RunExecutionResult):
        raise DbtFailed(f"dbt did not run: {result.exception}")
    for node in result.result.results:
        if node.node.unique_id not in told:
            tell(_result(node))


def _invoke(runner: dbtRunner, target: Path, *command: str) -> dbtRunnerResult:
    """One call: nothing on screen, nothing sent, nothing written but models."""
    ctx_set_event_manager(NodeEvents())
    quiet = ["--log-level=none", "--log-level-file=none", "--no-use-colors", "--no-version-check", "--no-write-json"]
    folders = [f"--project-dir={DBT_PROJECT}", f"--profiles-dir={DBT_PROJECT}", f"--target-path={target}"]
    return runner.invoke([*quiet, f"--log-path={target}", "--no-send-anonymous-usage-stats", *command, *folders])


def _let_go_of_the_build_database() -> None:
    """Closes dbt-duckdb's connections, which otherwise stay open for the life of the process."""
    cleanup_connections()
    environment = DuckDBConnectionManager._ENV
    if environment is not None:
        environment.close()
    DuckDBConnectionManager.close_all_connections()


def _told_result(finished: Any) -> NodeResult:
    result = finished.run_result
    return NodeResult(
        unique_id=finished.node_info.unique_id,
        status=result.status,
        seconds=result.execution_time,
        message=result.message or None,
        failures=result.num_failures,
    )


def _result(result: Any) -> NodeResult:
    return NodeResult(
        unique_id=result.node.unique_id,
        status=str(result.status),
        seconds=result.execution_time,
        message=result.message,
        failures=result.failures,
    )
