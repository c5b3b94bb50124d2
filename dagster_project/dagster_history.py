"""Dagster's record of runs, which is disposable: a damaged one is thrown away, not reported as a failure."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from dagster_project.paths import DataPaths


def throw_away_if_damaged(data: DataPaths) -> bool:
    """Removes Dagster's record where one of its databases is no whole SQLite database; whether it did.

    The databases of single runs are left out of account: each is read by whoever looks at that run alone.
    """
    databases = [
        *data.dagster_home.glob("history/*.db"),
        *data.dagster_home.glob("history/runs/index.db"),
        *data.dagster_home.glob("schedules/*.db"),
    ]
    if all(_is_whole(path) for path in databases):
        return False
    for folder in ("history", "schedules", "storage"):
        shutil.rmtree(data.dagster_home / folder, ignore_errors=True)
    return True


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=60)) as connection:
            answer: tuple[str] | None = connection.execute("pragma quick_check(1)").fetchone()
            return answer == ("ok",)
    except sqlite3.OperationalError:
        return True  # it is busy, or cannot be opened for want of room or rights: that is told where it is used
    except sqlite3.DatabaseError:
        return False
