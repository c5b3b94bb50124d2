"""The ledger of runs in `meta.runs`: when each began, how it ended and how much it landed."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy import Engine

from warehouse.tables import landed_files, runs


def begin_run(engine: Engine, run_id: str) -> None:
    """Enters a run as running; entering it again restarts it."""
    with engine.begin() as connection:
        connection.execute(runs.delete().where(runs.c.run_id == run_id))
        connection.execute(runs.insert().values(run_id=run_id, started_at=_now(), outcome="running"))


def end_run(engine: Engine, run_id: str, outcome: str, message: str | None = None) -> None:
    """Enters how a run ended: succeeded, failed or nothing_new, with the sums of the files it landed."""
    mine = landed_files.c.run_id == run_id
    sums = {
        name: sa.select(sa.func.coalesce(sa.func.sum(landed_files.c[name]), 0)).where(mine).scalar_subquery()
        for name in ("documents_read", "documents_refused", "rows_landed", "rows_rejected")
    }
    with engine.begin() as connection:
        connection.execute(
            runs.update()
            .where(runs.c.run_id == run_id)
            .values(ended_at=_now(), outcome=outcome, message=message, **sums)
        )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
