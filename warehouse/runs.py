"""The ledger of runs in `meta.runs`: when each began, how it ended and how much it landed."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.vocabularies import RunOutcome
from warehouse.tables import landed_files, runs


def begin_run(engine: Engine, run_id: str, published: str | None = None) -> None:
    """Enters a run as running; entering it again restarts it. For whoever refreshes alone.

    Another that stands as running was cut off, but for the one that `published` what stands: that had done its work.
    """
    was_cut_off = sa.case((runs.c.run_id == (published or ""), RunOutcome.SUCCEEDED), else_=RunOutcome.INTERRUPTED)
    with engine.begin() as connection:
        connection.execute(runs.delete().where(runs.c.run_id == run_id))
        connection.execute(runs.update().where(runs.c.outcome == RunOutcome.RUNNING).values(outcome=was_cut_off))
        connection.execute(runs.insert().values(run_id=run_id, started_at=_now(), outcome=RunOutcome.RUNNING))


def sum_up(engine: Engine, run_id: str) -> None:
    """Enters the sums of the files that a run landed, which a publication tells of."""
    _enter(engine, run_id)


def end_run(engine: Engine, run_id: str, outcome: str, message: str | None = None) -> None:
    """Enters how a run ended: succeeded, failed or nothing_new, with the sums of the files it landed."""
    _enter(engine, run_id, ended_at=_now(), outcome=outcome, message=message)


def _enter(engine: Engine, run_id: str, **told: object) -> None:
    mine = landed_files.c.run_id == run_id
    sums = {
        name: sa.select(sa.func.coalesce(sa.func.sum(landed_files.c[name]), 0)).where(mine).scalar_subquery()
        for name in ("documents_read", "documents_refused", "rows_landed", "rows_rejected")
    }
    with engine.begin() as connection:
        connection.execute(runs.update().where(runs.c.run_id == run_id).values(**told, **sums))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
