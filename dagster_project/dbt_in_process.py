"""dbt in this process: its manifest, parsed again only when its files changed, and a build with every result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.adapters.factory import cleanup_connections
from dbt.artifacts.schemas.run import RunExecutionResult
from dbt.cli.main import dbtRunner, dbtRunnerResult

from dagster_project.paths import DBT_PROJECT, DataPaths
from ingest.errors import OversightError

PARSED_FROM = "parsed_from.txt"
PASSED = ("pass", "success", "warn")


class DbtFailed(OversightError):
    """dbt could not do what it was asked; says what dbt said."""


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


def manifest_of(data: DataPaths) -> Path:
    """The project's manifest, parsed when a file of the dbt project is not as it was parsed last."""
    manifest, parsed_from = data.dbt_target / "manifest.json", data.dbt_target / PARSED_FROM
    fingerprint = dbt_fingerprint()
    is_current = manifest.is_file() and parsed_from.is_file() and parsed_from.read_text() == fingerprint
    if not is_current:
        result = _invoke(data, ["parse"], callback=None)
        if not result.success:
            raise DbtFailed(f"the dbt project in {DBT_PROJECT.name}/ cannot be parsed: {result.exception}")
        parsed_from.write_text(fingerprint)
    return manifest


def dbt_fingerprint() -> str:
    """Hash over every file of the dbt project."""
    digest = hashlib.sha256()
    for path in _dbt_files():
        digest.update(f"{path.relative_to(DBT_PROJECT)}\x00".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build(data: DataPaths, done: Callable[[str], None], models: Sequence[str] = ()) -> list[NodeResult]:
    """Builds these models, all if none is named, and runs their tests; what stands below a failure is skipped.

    Unit tests are left out: they try the models on rows of their own and belong to `make test`. `done` is
    told each model's name as it ends. Raises DbtFailed where dbt did not come as far as running models.
    """
    command = ["build", "--exclude-resource-type", "unit_test", *(["--select", *models] if models else [])]
    try:
        result = _invoke(data, command, callback=_tell_models(done))
    finally:
        _let_go_of_the_build_database()
    if not isinstance(result.result, RunExecutionResult):
        raise DbtFailed(f"dbt did not run: {result.exception}")
    return [_node_result(node) for node in result.result.results]


def _invoke(data: DataPaths, command: list[str], callback: Callable[[Any], None] | None) -> dbtRunnerResult:
    data.dbt_target.mkdir(parents=True, exist_ok=True)
    flags = ["--log-level", "none", "--log-level-file", "none", "--no-use-colors", "--no-version-check"]
    folders = {"project": DBT_PROJECT, "profiles": DBT_PROJECT}
    arguments = [f"--{name}-dir={folder}" for name, folder in folders.items()]
    arguments += [f"--target-path={data.dbt_target}", f"--log-path={data.dbt_target}"]
    return dbtRunner(callbacks=[callback] if callback else []).invoke([*flags, *command, *arguments])


def _let_go_of_the_build_database() -> None:
    """Closes dbt-duckdb's connections, which otherwise stay open for the life of the process."""
    cleanup_connections()
    environment = DuckDBConnectionManager._ENV
    if environment is not None:
        environment.close()
    DuckDBConnectionManager.close_all_connections()


def _tell_models(done: Callable[[str], None]) -> Callable[[Any], None]:
    def told(event: Any) -> None:
        if event.info.name == "NodeFinished" and event.data.node_info.resource_type == "model":
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


def _dbt_files() -> Iterator[Path]:
    made = {"target", "logs"}
    for path in sorted(DBT_PROJECT.rglob("*")):
        if path.is_file() and path.relative_to(DBT_PROJECT).parts[0] not in made:
            yield path


def read_manifest(manifest: Path) -> dict[str, Any]:
    """The manifest as dagster-dbt reads it."""
    return json.loads(manifest.read_text(encoding="utf-8"))
