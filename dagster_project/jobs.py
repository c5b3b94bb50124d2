"""The refresh as one job, from snapshots to exports, with every failure entered in the ledger of runs."""

from __future__ import annotations

from dagster import AssetKey, AssetSelection, HookContext, define_asset_job, failure_hook

from warehouse import runs

REFRESH = "refresh"
SOURCES = "sources"
"""Group of what is fetched into the inbox, by a job of its own: no refresh waits for the network."""
FETCHED = AssetKey("fetched_documents")


@failure_hook(required_resource_keys={"warehouse"})
def enter_failure(context: HookContext) -> None:
    """Enters the run as failed, with what failed: nothing is published and the last good file stands."""
    stop = context.op.name.replace("__", ".")
    message = f"{stop}: {context.op_exception}"
    runs.end_run(context.resources.warehouse.engine, context.run_id, "failed", message)


refresh_job = define_asset_job(
    REFRESH,
    selection=AssetSelection.all() - AssetSelection.groups(SOURCES),
    hooks={enter_failure},
    description="Files in, validated, built, published: what `make run`, the sensor and the schedule start.",
)
