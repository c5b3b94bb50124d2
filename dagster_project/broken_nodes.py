"""What dbt's record of a build says of the models and tests that did not pass."""

from __future__ import annotations

from dataclasses import dataclass

from dagster_dbt import DbtCliInvocation

from ingest.errors import OversightError

FAILED = ("error", "fail", "runtime error")
RECORD = "run_results.json"
_NO_MEMORY = "Out of Memory Error"
"""DuckDB's own name of the error."""


@dataclass(frozen=True)
class BrokenNode:
    """A model or test that did not pass: its name, unique_id, dbt's own message, and the SQL that dbt made of it.

    `is_blocking` is false for a test that only warns.
    """

    name: str
    unique_id: str
    message: str
    compiled: str
    is_blocking: bool

    @property
    def is_test(self) -> bool:
        """Whether its SQL gives the rows that break it."""
        return self.unique_id.startswith("test.")

    @property
    def lacks_memory(self) -> bool:
        """Whether it needs more memory than DuckDB may take, which is no fault of a document."""
        return _NO_MEMORY in self.message

    def __str__(self) -> str:
        return f"{self.name}: {' '.join(self.message.split())}"


class ModelsFailed(OversightError):
    """Models or tests failed: `nodes` says which and why; none where dbt did not come as far as running them."""

    def __init__(self, nodes: tuple[BrokenNode, ...], otherwise: str) -> None:
        self.nodes = nodes
        named = "; ".join(map(str, nodes))
        super().__init__(f"{len(nodes)} of dbt's models and tests failed: {named}" if nodes else otherwise)


def broken_nodes(build: DbtCliInvocation) -> tuple[BrokenNode, ...]:
    """The nodes that failed or warned; those below a failed model were skipped."""
    if not build.target_path.joinpath(RECORD).is_file():
        return ()
    results = build.get_artifact("run_results.json")["results"]
    return tuple(
        BrokenNode(
            name=result["unique_id"].split(".")[2],
            unique_id=result["unique_id"],
            message=result["message"] or "",
            compiled=result.get("compiled_code") or "",
            is_blocking=result["status"] in FAILED,
        )
        for result in results
        if result["status"] in (*FAILED, "warn")
    )
