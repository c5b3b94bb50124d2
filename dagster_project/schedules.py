"""The daily refresh, for whatever no sensor saw, and by when what it publishes is to be of today."""

from __future__ import annotations

import datetime as dt

from dagster import DefaultScheduleStatus, FreshnessPolicy, ScheduleDefinition

from dagster_project.jobs import refresh_job

TIME_ZONE = "Europe/London"
daily_refresh = ScheduleDefinition(
    name="daily_refresh",
    job=refresh_job,
    cron_schedule="0 6 * * *",
    execution_timezone=TIME_ZONE,
    default_status=DefaultScheduleStatus.RUNNING,
    description="Every morning at six.",
)
FRESH_BY_EIGHT = FreshnessPolicy.cron(
    deadline_cron="0 8 * * *", lower_bound_delta=dt.timedelta(hours=2), timezone=TIME_ZONE
)
"""Fresh is what the daily refresh or a later one made or, where nothing was new, found to stand as it was."""
