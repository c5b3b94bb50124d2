"""Who is told when a new document changed a standing judgement or a compared figure, and what a failing one costs."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from dagster_project.notices import SECRET_VARIABLE, notices, tell
from fetching.telling import SIGNATURE
from tests.conftest import Walked, oversight
from tests.unit.fetching.test_telling import Hook

NEW = ["bolton_2014_inspection.txt", "bradford_2022_inspection.txt"]


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

    tell(published, "earlier", python(f"import sys; open({str(told)!r}, 'w').write(sys.stdin.read())"), said.append)

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


def test_what_was_published_before_is_not_told_again(published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        ((run_id,),) = connection.execute("select run_id from meta.publication").fetchall()

    tell(published, run_id, "no-such-program", pytest.fail)


def test_an_address_is_told_and_one_that_may_not_be_is_said(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET_VARIABLE, "known to two")
    said: list[str] = []
    with Hook() as hook:
        hook.timeout = 10
        tell(published, None, hook.address, said.append)
        taking = threading.Thread(target=hook.handle_request)
        taking.start()
        tell(published, None, hook.address, pytest.fail, ["127.0.0.1"])
        taking.join()

    ((headers, body),) = hook.got
    assert json.loads(body)["notices"]
    assert headers[SIGNATURE].startswith("sha256=")
    assert len(said) == 1 and "inside a private network" in said[0]


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

    tell(published, None, command, said.append)

    assert len(said) == 1 and said[0].startswith("the notices were not told") and told in said[0]
