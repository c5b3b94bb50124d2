"""`oversight review`: the list as tables, JSON and SQL see it, and decisions entered from the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from dagster_project.paths import DataPaths
from tests.conftest import Walked, oversight
from warehouse import decisions


@pytest.fixture
def data(walked: Walked, tmp_path: Path) -> DataPaths:
    """A warehouse with the published file of the specimens and no decision."""
    own = DataPaths(tmp_path)
    shutil.copy(walked.data.published, own.published)
    return own


def review(data: DataPaths, *arguments: object) -> tuple[int, str]:
    exit_code, screen = oversight("review", *map(str, arguments), "--data", data.root)
    return exit_code, " ".join(screen.split())


def one_value(data: DataPaths) -> tuple[str, str]:
    with duckdb.connect(str(data.published), read_only=True) as connection:
        row = connection.execute("select observation_id, review_id from reporting.observations where value = 893")
        found = row.fetchone()
        assert found is not None
        return found


def test_the_list_is_that_of_the_published_file_in_its_order(data: DataPaths) -> None:
    exit_code, listed = oversight("review", "--format", "json", "--limit", 500, "--data", data.root)
    with duckdb.connect(str(data.published), read_only=True) as connection:
        ids = connection.execute("select review_id from meta.review_items where is_open order by position").fetchall()

    assert exit_code == 0
    assert [(item["review_id"],) for item in json.loads(listed)] == ids != []
    assert all(item["why"] and item["settled_by"] for item in json.loads(listed))


def test_people_see_passage_place_and_what_would_settle_it(data: DataPaths) -> None:
    exit_code, screen = review(data, "--kind", "contradiction", "--area", "bolton", "--limit", 1)

    assert exit_code == 0
    for said in ("Bolton", "bolton_2014_inspection.txt, line", "passage “", "why ", "settled by Read both passages"):
        assert said in screen


def test_a_value_is_decided_about_by_either_of_its_ids_and_taken_back(data: DataPaths) -> None:
    observation_id, review_id = one_value(data)

    exit_code, screen = review(data, observation_id, "--correct", 898, "--reason", "a misprint", "--by", "Jo")
    assert (exit_code, "another value is meant" in screen, "next refresh" in screen) == (0, True, True)
    (entered,) = decisions.standing(data.decisions)
    assert (entered.review_id, entered.printed, entered.corrected_value) == (review_id, "893", 898)

    assert review(data, review_id, "--undo")[0] == 0
    assert decisions.standing(data.decisions) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["value_0"], "say one of"),
        (["value_0", "--accept", "--dismiss", "--reason", "why"], "say one of"),
        (["value_0", "--accept", "--reason", "why"], "nothing has the ID"),
        (["value_0", "--undo"], "nothing is decided"),
        (["--kind", "oddity"], "there are: contradiction"),
        (["--area", "Atlantis"], "there are: "),
        (["{contradiction}", "--correct", "5", "--reason", "why"], "by its own ID"),
        (["{value}", "--accept"], "is published"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_says_why(data: DataPaths, arguments: list[str], said: str) -> None:
    with duckdb.connect(str(data.published), read_only=True) as connection:
        query = "select min(review_id) from meta.review_items where kind = 'contradiction'"
        row = connection.execute(query).fetchone()
    ids = {"contradiction": row[0] if row else "", "value": one_value(data)[1]}
    exit_code, screen = review(data, *(argument.format(**ids) for argument in arguments))

    assert exit_code == 2
    assert said in screen
    assert not data.decisions.exists()
