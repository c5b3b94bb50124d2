"""By what Dagster holds assets for fresh: what a quiet refresh and a failing one enter, and by when it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from croniter import croniter
from dagster import AssetKey, AssetMaterialization, DagsterInstance, Definitions, FreshnessPolicy

from dagster_project.assets.published import PUBLISHED
from dagster_project.assets.snapshots import NOTHING_NEW
from dagster_project.fetching_definitions import GRACE, longest_silence
from dagster_project.instance import open_instance
from dagster_project.jobs import FETCHED, REFRESH
from dagster_project.paths import DataPaths
from dagster_project.schedules import FRESH_BY_EIGHT, TIME_ZONE, daily_refresh
from dagster_project.walk import walk
from tests.conftest import Walked
from tests.integration.test_fetching import LETTER, sources_file
from tests.unit.fetching.site import serving

HOUR = dt.timedelta(hours=1)


def policy_of(definitions: Definitions, key: AssetKey) -> FreshnessPolicy | None:
    return definitions.get_assets_def(key).specs_by_key[key].freshness_policy


def test_a_quiet_refresh_enters_what_stands_as_made_again_and_one_that_fails_does_not(
    walked: Walked, tmp_path: Path
) -> None:
    """Freshness follows from the last materialisation alone; the version stays, so that nothing is outdated by it."""
    own = walked.copied_to(tmp_path)
    quiet, failing = walk(own.data, [own.documents]), walk(own.data, [own.documents / "nowhere"])
    with open_instance(own.data) as instance:

        def last_made(key: AssetKey) -> tuple[float, AssetMaterialization]:
            event = instance.get_latest_materialization_event(key)
            assert event and event.asset_materialization
            return event.timestamp, event.asset_materialization

        keys = (PUBLISHED, AssetKey("snapshots"))
        before = [last_made(key) for key in keys]
        assert quiet.resolve_job_def(REFRESH).execute_in_process(instance=instance).success
        after = [last_made(key) for key in keys]
        for (earlier, made), (later, again) in zip(before, after, strict=True):
            assert later > earlier and again.description == NOTHING_NEW
            assert (again.tags, again.metadata) == (made.tags, made.metadata)

        assert not failing.resolve_job_def(REFRESH).execute_in_process(instance=instance, raise_on_error=False).success
        assert [last_made(key) for key in keys] == after


def test_the_daily_refresh_is_what_the_published_file_is_asked_for_by(tmp_path: Path) -> None:
    assert policy_of(walk(DataPaths(tmp_path), [tmp_path]), PUBLISHED) == FRESH_BY_EIGHT
    assert FRESH_BY_EIGHT.timezone == daily_refresh.execution_timezone == TIME_ZONE

    deadline = croniter(FRESH_BY_EIGHT.deadline_cron, dt.datetime(2026, 1, 2)).get_next(dt.datetime)
    begins = croniter(str(daily_refresh.cron_schedule), deadline - 24 * HOUR).get_next(dt.datetime)
    assert deadline - FRESH_BY_EIGHT.lower_bound_delta <= begins < deadline - HOUR


def test_what_is_fetched_is_asked_for_since_the_last_tick_and_a_check_warns_of_what_failed(tmp_path: Path) -> None:
    with serving() as site, DagsterInstance.ephemeral() as instance:
        file = sources_file(tmp_path, site, LETTER, schedule="30 6 * * *")
        definitions = walk(DataPaths(tmp_path / "data"), [tmp_path], file)
        held = definitions.resolve_job_def("fetch").execute_in_process(instance=instance)
        (answered,) = held.get_asset_check_evaluations()

    assert policy_of(definitions, FETCHED) == FreshnessPolicy.time_window(24 * HOUR + GRACE)
    assert held.success and not answered.passed and "letters" in (answered.description or "")


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [(["0 6 * * *"], 24), (["30 7 * * 1-5"], 72), (["0 6 * * 1", "0 */4 * * *"], 4), (["*/5 9-16 * * 1-5"], 64)],
)
def test_a_schedule_is_silent_for_as_long_as_its_longest_pause(schedules: Sequence[str], hours: int) -> None:
    assert round((longest_silence(schedules) - GRACE) / HOUR) == hours
