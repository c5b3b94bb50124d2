"""The refresh as a job, from snapshots to exports, and the part of it that new documents ask for.

Every failure is entered in the ledger of runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dagster import AssetKey, AssetSelection, HookContext, define_asset_job, failure_hook

from dagster_project.received import code_fingerprint
from warehouse import runs
from warehouse.catalogue_tables import models_built

if TYPE_CHECKING:
    from warehouse.connect import Build

REFRESH = "refresh"
NEW_DOCUMENTS = "new_documents"
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

new_documents_job = define_asset_job(
    NEW_DOCUMENTS,
    selection=AssetSelection.assets("snapshots") | AssetSelection.assets("readings").downstream(),
    hooks={enter_failure},
    description="A refresh without the catalogue and the models that follow from it alone, which stand as they are.",
)


def job_for(build: Build) -> str:
    """Name of the job by which a warehouse takes in what is new.

    What follows from the catalogue alone is made again only where it does not stand built by the code as it is.
    """
    return NEW_DOCUMENTS if stands_built(build) else REFRESH


def stands_built(build: Build) -> bool:
    """Whether what follows from the catalogue alone stands built by the code as it is."""
    return models_built(build) == code_fingerprint()
