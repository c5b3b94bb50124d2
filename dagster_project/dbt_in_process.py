"""dbt's build in this process, with the result of every model and test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.factory import cleanup_connections
from dbt.artifacts.schemas.run import RunExecutionResult
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager

from dagster_project.dbt_manifest import DbtFailed, invoke_flags, invoke_folders
from dagster_project.paths import DataPaths

PASSED = ("pass", "success", "warn")
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


@dataclass(frozen=True)
class NodeResult:
    """How one model or test of a build ended; `message` is dbt's own, `failures` the rows that broke a test."""

    unique_id: str
    status: str
    seconds: float
    message: str | None
    failures: int | None

    @property
    def has_passed(self) -> bool:
        """Whether what depends on it may go on."""
        return self.status in PASSED


def build(
    data: DataPaths, manifest: Manifest, done: Callable[[str], None], models: Sequence[str] = ()
) -> list[NodeResult]:
    """Builds these models, all if none is named, and runs their tests; what stands below a failure is skipped.

    Unit tests are left out: they try the models on rows of their own and belong to `make test`. `done` is
    told each model's name as it ends. Raises DbtFailed where dbt did not come as far as running models.
    """
    data.dbt_target.mkdir(parents=True, exist_ok=True)
    command = ["build", "--exclude-resource-type=unit_test", *(["--select", *models] if models else [])]
    ctx_set_event_manager(NodeEvents())
    runner = dbtRunner(manifest=manifest, callbacks=[_tell_models(done)])
    try:
        result = runner.invoke([*invoke_flags(data.dbt_target), *command, *invoke_folders(data.dbt_target)])
    finally:
        _let_go_of_the_build_database()
    if not isinstance(result.result, RunExecutionResult):
        raise DbtFailed(f"dbt did not run: {result.exception}")
    return [_node_result(node) for node in result.result.results]


def _let_go_of_the_build_database() -> None:
    """Closes dbt-duckdb's connections, which otherwise stay open for the life of the process."""
    cleanup_connections()
    environment = DuckDBConnectionManager._ENV
    if environment is not None:
        environment.close()
    DuckDBConnectionManager.close_all_connections()


def _tell_models(done: Callable[[str], None]) -> Callable[[Any], None]:
    def told(event: Any) -> None:
        if event.info.name == NODE_ENDED and event.data.node_info.resource_type == "model":
            done(event.data.node_info.node_name)

    return told


def _node_result(result: Any) -> NodeResult:
    return NodeResult(
        unique_id=result.node.unique_id,
        status=str(result.status),
        seconds=result.execution_time,
        message=result.message,
        failures=result.failures,
    )
