"""Sources from the command line and in Dagster, from a server on this machine that the sources file allows by name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from dagster import DagsterInstance

from dagster_project.jobs import FETCHED, REFRESH
from dagster_project.paths import DataPaths
from dagster_project.received import receive
from dagster_project.walk import walk
from tests.conftest import Walked, oversight
from tests.unit.fetching.site import PDF, Site, serving

LETTER = "/letter.pdf"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def sources_file(folder: Path, site: Site, *paths: str, **said: object) -> Path:
    source = {"name": "letters", "kind": "documents", "addresses": [site.address(path, "127.0.0.1") for path in paths]}
    stated = {"private_hosts": ["127.0.0.1"], "limits": {"seconds_between": 0, "attempts": 1}, "sources": [source]}
    file = folder / "sources.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(stated | said), encoding="utf-8")
    return file


def test_fetch_fills_the_inbox_and_tells_programs_each_outcome(site: Site, tmp_path: Path) -> None:
    site.gives(LETTER)
    sources_file(tmp_path / "data", site, LETTER)

    exit_code, screen = oversight("fetch", "--data", tmp_path / "data", "--format", "json")

    (fetch,) = json.loads(screen)
    assert (exit_code, fetch["outcome"], fetch["status"]) == (0, "fetched", 200)
    assert (tmp_path / "data" / "inbox" / fetch["file"]).read_bytes() == PDF
    exit_code, screen = oversight("fetch", "--data", tmp_path / "data")
    assert exit_code == 0 and "No source is due" in screen


def test_what_was_forgotten_is_asked_for_and_not_stored_again(site: Site, tmp_path: Path) -> None:
    site.gives(LETTER)
    data = DataPaths(tmp_path / "data")
    sources_file(data.root, site, LETTER)
    oversight("fetch", "--data", data.root)
    (received,) = receive([data.inbox], data)
    exit_code, screen = oversight(
        "forget", received.sha256, "--reason", "a child is named", "--by", "Jo", "--data", data.root
    )
    assert exit_code == 0, screen

    exit_code, screen = oversight("fetch", "--all", "--data", data.root, "--format", "json")

    (again,) = json.loads(screen)
    assert (exit_code, again["outcome"], again["file"]) == (0, "forgotten", None)
    assert "by Jo: a child is named" in again["message"]
    assert not [*data.inbox.rglob("*.pdf"), *data.inbox.rglob("*.yaml")] and not receive([data.inbox], data)

    data.forgotten.write_text("half a list", encoding="utf-8")
    exit_code, screen = oversight("fetch", "--all", "--data", data.root)
    assert exit_code == 1 and "forgotten.json cannot be read" in " ".join(screen.split())


def test_a_source_that_fails_ends_with_1_and_status_says_since_when(site: Site, tmp_path: Path) -> None:
    site.gives(LETTER)
    file, data = sources_file(tmp_path, site, LETTER, "/gone.pdf"), tmp_path / "data"

    exit_code, screen = oversight("fetch", "--sources", file, "--data", data)

    assert exit_code == 1 and "404" in screen and "not found" in screen
    told = oversight("status", "--data", data)[1]
    assert "Sources: 1, asked last on" in told and "1 of them fail" in told
    assert "letters since" in told and "/gone.pdf" in told and LETTER not in told


def test_a_source_that_fails_is_seen_by_what_monitors(site: Site, walked: Walked, tmp_path: Path) -> None:
    file, data = sources_file(tmp_path, site, "/gone.pdf"), DataPaths(tmp_path / "data")
    data.root.mkdir(exist_ok=True)
    shutil.copyfile(walked.data.published, data.published)
    assert oversight("status", "--data", data.root)[0] == 0
    oversight("fetch", "--sources", file, "--data", data.root)

    exit_code, told = oversight("status", "--data", data.root, "--format", "json")

    (standing,) = json.loads(told)
    assert (exit_code, standing["sources_failing"], standing["last_refresh_outcome"]) == (1, 1, None)
    assert standing["sources_asked_at"] == standing["sources_failing_since"]
    assert oversight("status", "--data", data.root)[0] == 1

    data.fetches.write_bytes(b"no page of a database " * 1000)
    exit_code, told = oversight("status", "--data", data.root, "--format", "json")
    (standing,) = json.loads(told)
    assert (exit_code, standing["sources"], standing["sources_failing"]) == (1, None, None)
    assert "not known until the next fetch" in standing["sources_message"]
    exit_code, told = oversight("status", "--data", data.root)
    assert exit_code == 1 and "fetches.sqlitecannotberead" in "".join(told.split())


def test_a_refresh_with_sources_fetches_first_and_what_fails_costs_no_refresh(site: Site, tmp_path: Path) -> None:
    file, data = sources_file(tmp_path, site, LETTER), tmp_path / "data"

    exit_code, screen = oversight("refresh", "--sources", file, "--data", data)

    assert (exit_code, site.paths()) == (2, [LETTER]), "nothing was had, and no other folder is named"
    assert "put documents there" in " ".join(screen.replace("│", " ").split())


@pytest.mark.parametrize("command", ["fetch", "refresh"])
def test_a_sources_file_that_cannot_be_used_is_wrong_usage(tmp_path: Path, command: str) -> None:
    file = tmp_path / "sources.yml"
    file.write_text("sources:\n- {name: a, kind: folder}\n- {name: b, kind: telepathy}\n", encoding="utf-8")

    exit_code, screen = oversight(command, "--sources", file, "--data", tmp_path / "data")

    assert exit_code == 2
    assert "line 2: folder is missing" in screen and "line 3: kind is “telepathy”" in screen
    assert not (tmp_path / "data").exists()


def test_dagster_fetches_in_a_job_of_its_own_by_the_files_schedules(site: Site, tmp_path: Path) -> None:
    site.gives(LETTER)
    file, data = sources_file(tmp_path, site, LETTER, schedule="30 7 * * 1-5"), DataPaths(tmp_path / "data")
    definitions = walk(data, [tmp_path], file)

    fetching = definitions.resolve_job_def("fetch")
    with DagsterInstance.ephemeral() as instance:
        assert fetching.execute_in_process(instance=instance).success
    assert [path.read_bytes() for path in data.inbox.rglob("*.pdf")] == [PDF]

    assert definitions.resolve_schedule_def("fetch_1").cron_schedule == "30 7 * * 1-5"
    graph = definitions.resolve_asset_graph()
    assert FETCHED in graph.get(definitions.get_assets_def("snapshots").key).parent_keys
    assert FETCHED not in definitions.resolve_job_def(REFRESH).asset_layer.executable_asset_keys


def test_without_sources_nothing_that_fetches_is_loaded(tmp_path: Path) -> None:
    definitions = walk(DataPaths(tmp_path / "data"), [tmp_path])

    assert not definitions.resolve_asset_graph().has(FETCHED)
