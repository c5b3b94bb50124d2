"""Stop 1 as an asset: every file received, stored by its hash."""

from collections.abc import Iterator

from dagster import AssetExecutionContext, AssetKey, AssetMaterialization, Output, asset

from dagster_project.assets.published import MADE_FROM, PUBLISHED
from dagster_project.jobs import NEW_DOCUMENTS, REFRESH, stands_built
from dagster_project.progress import progress
from dagster_project.publication_state import is_published, mend_published
from dagster_project.received import made_from, receive
from dagster_project.resources import Warehouse
from ingest.errors import OversightError
from ingest.snapshot import Snapshot
from warehouse import landing, runs
from warehouse.connect import published_run

NOTHING_NEW = "Nothing is new since the last publication: nothing was read again."


class CatalogueNotBuilt(OversightError):
    """The models that follow from the catalogue alone do not stand, or another version of this program built them."""


@asset(group_name="snapshots", output_required=False)
def snapshots(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[Output[list[Snapshot]]]:
    """Files received, as content-addressed copies with where they came from; one a sha256.

    Where files, code, catalogue and models are those of the last publication the walk ends here, and these and the
    published file are entered as made again: a quiet week leaves them fresh.
    Raises CatalogueNotBuilt where the run was to leave the catalogue's models as they stand, and they do not stand.
    """
    progress().stage("Looking for new files")
    mend_published(warehouse.paths, progress().say, is_to_stand=not warehouse.document_folders)
    received = receive(warehouse.folders, warehouse.paths, progress().say)
    _check_catalogue(context, warehouse)
    landing.prepare(warehouse.engine)
    runs.begin_run(warehouse.engine, context.run.run_id, published_run(warehouse.paths.published))
    of_this = made_from(received, warehouse.paths)
    if is_published(warehouse.paths, of_this):
        progress().say(NOTHING_NEW)
        runs.end_run(warehouse.engine, context.run.run_id, "nothing_new")
        for key in (context.asset_key, PUBLISHED):
            context.log_event(_stands(context, key))
        return
    new = sum(snap.is_new for snap in received)
    faulty = {snap.file_name: snap.fault.reason for snap in received if snap.fault}
    yield Output(
        received,
        metadata={"files": len(received), "new files": new, "files not taken": faulty, MADE_FROM: of_this},
    )


def _check_catalogue(context: AssetExecutionContext, warehouse: Warehouse) -> None:
    """Between the choice of a job and its run another refresh may have built, by other code."""
    if context.run.job_name != NEW_DOCUMENTS:
        return
    warehouse.release()
    if not stands_built(warehouse.build):
        raise CatalogueNotBuilt(
            "what follows from the catalogue alone was not built by this version of Oversight: refresh again, "
            f"or run the job {REFRESH}"
        )


def _stands(context: AssetExecutionContext, key: AssetKey) -> AssetMaterialization:
    """Says again what was said when the asset was made last, with its version: what follows from it is not outdated."""
    event = context.instance.get_latest_materialization_event(key)
    last = event.asset_materialization if event else None
    told = {"metadata": last.metadata, "tags": last.tags} if last else {}
    return AssetMaterialization(key, description=NOTHING_NEW, **told)
