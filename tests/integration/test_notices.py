"""Who is told when a new document changed a standing judgement or a compared figure, and what a failing one costs."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from dagster import serialize_value

from dagster_project.assets.published import PUBLISHED
from dagster_project.instance import open_instance
from dagster_project.jobs import REFRESH
from dagster_project.notices import NOTIFY_VARIABLE, SECRET_VARIABLE, notices, tell
from dagster_project.paths import DataPaths, name_in_environment
from dagster_project.walk import walk
from fetching.telling import SIGNATURE
from tests.conftest import PATIENCE, Walked, in_this_process, oversight
from tests.unit.fetching.test_telling import Hook

NEW = ["bolton_2014_inspection.txt", "bradford_2022_inspection.txt"]


@contextmanager
def changed(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published file to be written to, which nobody else may."""
    published.chmod(0o600)
    with duckdb.connect(str(published)) as connection:
        yield connection


@pytest.fixture
def published(walked: Walked, tmp_path: Path) -> Path:
    """The published file, as if two inspection reports alone were new in it."""
    file = tmp_path / "oversight.duckdb"
    shutil.copyfile(walked.data.published, file)
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "update meta.changes set run_id = 'earlier' where not list_contains($new, document_file)", {"new": NEW}
        )
    return file


def python(program: str) -> str:
    return f"{sys.executable} -c {shlex.quote(program)}"


def test_a_new_report_is_told_by_its_judgements_and_compared_figures(published: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    said: list[str] = []

    tell(published, python(f"import sys; open({str(told)!r}, 'w').write(sys.stdin.read())"), said.append)

    given = json.loads(told.read_text())["notices"]
    sentences = [one["sentence"] for one in given]
    assert said == []
    assert {one["document_file"] for one in given} == set(NEW)
    assert [one["kind"] for one in given] == sorted((one["kind"] for one in given), reverse=True)
    assert not [one for one in given if one["unit"] == "count" and 1 <= one["value"] <= 5]
    assert (
        "Bradford: Overall effectiveness is now judged “Inadequate”, as before "
        "(ILACS report of 31 Jan 2023, bradford_2022_inspection.txt)."
    ) in sentences
    assert (
        "Bradford: Leadership is now judged “Inadequate”, before “Good” "
        "(ILACS report of 31 Jan 2023, bradford_2022_inspection.txt)."
    ) in sentences
    assert any(
        one.startswith("Bolton: the comparison now has Children looked after: 540, 31 Mar 2013 (SIF report")
        for one in sentences
    )


def test_a_first_publication_and_one_without_new_documents_are_not_told(walked: Walked, published: Path) -> None:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        assert list(notices(connection)) == []
    with duckdb.connect(str(published)) as connection:
        connection.execute("update meta.changes set why = 'corrected'")
        assert list(notices(connection)) == []


def test_a_grade_that_two_areas_had_together_is_told_as_the_one_before(published: Path) -> None:
    with duckdb.connect(str(published)) as connection:
        connection.execute(
            "update reporting.judgement_timeline set joint_grade_printed = 'Good' "
            "where local_authority = 'Bradford' and area = 'leadership' and is_standing"
        )
        (told,) = [one for one in notices(connection) if one.subject == "leadership" and "Bradford" in one.sentence]

    assert "is now judged “Inadequate”, before “Good” in one grade with children in care (" in told.sentence


def test_an_address_is_told_and_one_that_may_not_be_is_said(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET_VARIABLE, "known to two")
    said: list[str] = []
    with Hook() as hook:
        hook.timeout = PATIENCE
        tell(published, hook.address, said.append)
        taking = threading.Thread(target=hook.handle_request)
        taking.start()
        tell(published, hook.address, pytest.fail, ["127.0.0.1"])
        taking.join()

    ((headers, body),) = hook.got
    assert json.loads(body)["notices"]
    assert headers[SIGNATURE].startswith("sha256=")
    assert len(said) == 1 and "inside a private network" in said[0]


def test_what_a_run_publishes_is_told_once(walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, told = walked.copied_to(tmp_path), tmp_path / "told.json"
    with changed(own.data.published) as connection:
        for table in ("reporting.observations", "reporting.judgements"):
            connection.execute(f"delete from {table} where list_contains($new, document_file)", {"new": NEW})
        files = "(select file_sha256 from meta.landed_files where list_contains($new, file_name))"
        for table in ("meta.renditions", "meta.landed_files"):
            connection.execute(f"delete from {table} where file_sha256 in {files}", {"new": NEW})
    appends = f"import sys; open({str(told)!r}, 'a').write(sys.stdin.read() + chr(10))"
    monkeypatch.setenv(NOTIFY_VARIABLE, python(appends))
    name_in_environment(own.data, [own.documents])
    job = walk(own.data, [own.documents]).resolve_implicit_global_asset_job_def()

    with in_this_process(), open_instance(own.data) as instance:
        for _ in range(2):
            assert job.execute_in_process(instance=instance, asset_selection=[PUBLISHED]).success

    (line,) = told.read_text(encoding="utf-8").splitlines()
    assert {one["document_file"] for one in json.loads(line)["notices"]} == set(NEW)


@pytest.mark.parametrize("command", ["refresh", "watch"])
def test_an_address_without_a_secret_is_wrong_usage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.delenv(SECRET_VARIABLE, raising=False)
    status, screen = oversight(command, "--documents", tmp_path, "--notify", "https://dudley.example/hook")

    assert status == 2 and SECRET_VARIABLE in screen


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (python("import sys; sys.exit('nobody is there')"), "ended with 1 (nobody is there)"),
        ("no-such-program", "could not be run"),
        ("'half a quotation", "could not be run"),
    ],
)
def test_a_command_that_fails_is_said_and_nothing_more(published: Path, command: str, told: str) -> None:
    said: list[str] = []

    tell(published, command, said.append)

    assert len(said) == 1 and said[0].startswith("the notices were not told") and told in said[0]


def test_whom_the_environment_names_is_kept_by_dagster_by_that_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NOTIFY_VARIABLE, "mail-it --token known-to-two")
    kept = serialize_value(walk(DataPaths(tmp_path / "data"), [tmp_path]).resolve_job_def(REFRESH).get_job_snapshot())

    assert NOTIFY_VARIABLE in kept and "known-to-two" not in kept


def test_an_address_without_a_secret_is_said_where_nobody_could_be_asked(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SECRET_VARIABLE, raising=False)
    said: list[str] = []

    tell(published, "https://dudley.example/hook", said.append)

    assert len(said) == 1 and SECRET_VARIABLE in said[0]
