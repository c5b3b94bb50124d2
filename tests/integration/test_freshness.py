"""What Dagster holds for fresh and for stale: in a quiet week, while refreshes fail, while nobody fetches."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from dagster import AssetKey, DagsterInstance, Definitions, ExecuteInProcessResult
from dagster._core.definitions.freshness import FreshnessState
from dagster._core.definitions.freshness_evaluator import FRESHNESS_EVALUATORS_BY_POLICY_TYPE
from dagster._core.loader import LoadingContextForTest
from dagster._core.test_utils import freeze_time

from dagster_project.assets.published import PUBLISHED
from dagster_project.assets.snapshots import NOTHING_NEW
from dagster_project.fetching_definitions import longest_silence
from dagster_project.instance import open_instance
from dagster_project.jobs import FETCHED, REFRESH
from dagster_project.paths import DataPaths
from dagster_project.walk import walk
from tests.conftest import Walked
from tests.integration.test_fetching import LETTER, sources_file
from tests.unit.fetching.site import serving

HOUR = dt.timedelta(hours=1)
A_DAY = 24 * HOUR


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    return walked.copied_to(tmp_path_factory.mktemp("fresh"))


@pytest.fixture(scope="module")
def instance(own: Walked) -> Iterator[DagsterInstance]:
    with open_instance(own.data) as opened:
        yield opened


@pytest.fixture(scope="module")
def morning() -> dt.datetime:
    """Half past six, London's winter time, of a day to come."""
    return dt.datetime.now(dt.UTC).replace(month=1, day=8, hour=6, minute=30) + dt.timedelta(days=366)


def freshness(definitions: Definitions, instance: DagsterInstance, key: AssetKey, at: dt.datetime) -> FreshnessState:
    """As Dagster's daemon works it out."""
    node = definitions.resolve_asset_graph().get(key)
    evaluator = FRESHNESS_EVALUATORS_BY_POLICY_TYPE[type(node.freshness_policy_or_from_metadata)]
    with freeze_time(at):
        return asyncio.run(evaluator().evaluate_freshness(LoadingContextForTest(instance), node))


def refreshed(definitions: Definitions, instance: DagsterInstance, at: dt.datetime) -> ExecuteInProcessResult:
    with freeze_time(at):
        return definitions.resolve_job_def(REFRESH).execute_in_process(instance=instance, raise_on_error=False)


def test_a_quiet_week_is_fresh_and_one_whose_refreshes_fail_is_not(
    own: Walked, instance: DagsterInstance, morning: dt.datetime
) -> None:
    definitions, failing = walk(own.data, [own.documents]), walk(own.data, [own.documents / "nowhere"])

    def state(at: dt.datetime) -> FreshnessState:
        return freshness(definitions, instance, PUBLISHED, at)

    assert state(morning) == FreshnessState.FAIL, "made a year ago"
    made = instance.get_latest_materialization_event(PUBLISHED)
    assert refreshed(definitions, instance, morning).success
    assert state(morning + 25 * HOUR) == FreshnessState.PASS
    again = instance.get_latest_materialization_event(PUBLISHED)
    assert made and made.asset_materialization and again and again.asset_materialization
    assert again.asset_materialization.description == NOTHING_NEW
    assert again.asset_materialization.tags == made.asset_materialization.tags
    assert again.asset_materialization.metadata == made.asset_materialization.metadata

    assert not refreshed(failing, instance, morning + A_DAY).success
    assert state(morning + A_DAY + HOUR) == FreshnessState.PASS, "its time is until eight"
    assert state(morning + A_DAY + 2 * HOUR) == FreshnessState.FAIL
    assert refreshed(definitions, instance, morning + A_DAY + 3 * HOUR).success
    assert state(morning + A_DAY + 3 * HOUR) == FreshnessState.PASS


def test_what_nobody_fetches_goes_stale_when_a_tick_was_missed(tmp_path: Path, morning: dt.datetime) -> None:
    with serving() as site, DagsterInstance.ephemeral() as instance:
        file = sources_file(tmp_path, site, LETTER, schedule="30 6 * * *")
        definitions = walk(DataPaths(tmp_path / "data"), [tmp_path], file)
        with freeze_time(morning):
            held = definitions.resolve_job_def("fetch").execute_in_process(instance=instance)
        (answered,) = held.get_asset_check_evaluations()

        assert held.success and not answered.passed and "letters" in (answered.description or "")
        assert freshness(definitions, instance, FETCHED, morning + A_DAY + HOUR) == FreshnessState.PASS
        assert freshness(definitions, instance, FETCHED, morning + A_DAY + 3 * HOUR) == FreshnessState.FAIL


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [(["0 6 * * *"], 24), (["30 7 * * 1-5"], 72), (["0 6 * * 1", "0 */4 * * *"], 4), (["*/5 9-16 * * 1-5"], 64)],
)
def test_a_schedule_is_silent_for_as_long_as_its_longest_pause(schedules: Sequence[str], hours: int) -> None:
    assert round((longest_silence(schedules) - 2 * HOUR) / HOUR) == hours
