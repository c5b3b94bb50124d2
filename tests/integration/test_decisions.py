"""What people decided, through the models: used, shown beside the value, and never lost without a word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dagster_project.paths import BUILD_DATABASE_VARIABLE, DataPaths
from ingest import catalogue
from ingest.records import Observation
from tests.integration.landed_example import Landed, land
from tests.integration.test_dbt import dbt, land_and_decide, rows
from warehouse import decisions
from warehouse.connect import open_build
from warehouse.decisions import Verdict, decide
from warehouse.landed_decisions import land_decisions

MODELS = "+review_items +observations +fct_measure_values +comparison +discrepancies"
GONE = "f" * 64


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The example, built with decisions about it."""
    data = DataPaths(tmp_path_factory.mktemp("decided"))
    example = land()
    land_and_decide(data, example.tables(), catalogue.tables())
    _decide(data.decisions, example)
    with open_build(data.build_database) as engine, engine.begin() as connection:
        assert land_decisions(connection, data.decisions, {}) == 8
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(BUILD_DATABASE_VARIABLE, str(data.build_database))
        assert dbt(data, "run", f"--select={MODELS}").is_successful()
    with duckdb.connect(str(data.build_database), read_only=True) as connection:
        yield connection


def _decide(path: Path, example: Landed) -> None:
    def about(printed: str, document: str, **otherwise: Any) -> dict[str, Any]:
        return item_of(example, printed, document) | otherwise

    decide(path, about("877", "bradford.txt"), Verdict.CORRECTED, "the table has 878.", "Jo", 878)
    decide(path, about("213", "bolton.txt"), Verdict.ACCEPTED, "so in the return", "Jo")
    decide(path, about("83", "bolton.txt"), Verdict.DISMISSED, "another population", "Jo")
    decide(path, about("551", "bradford.txt", place=7), Verdict.ACCEPTED, "checked", "Jo")
    decide(path, about("893", "bradford.txt", expected_value=899.0), Verdict.CORRECTED, "misprint", "Jo", 898)
    decide(path, about("540", "bolton.txt", file_sha256=GONE), Verdict.ACCEPTED, "checked", "Jo")
    decide(path, about("1500", "letter.txt"), Verdict.ACCEPTED, "checked", "Jo")
    pair = sorted(item_of(example, printed, "bolton.txt")["review_id"] for printed in ("213", "215"))
    contradiction = dict.fromkeys(decisions.ABOUT) | {
        "review_id": f"contradiction_{hashed('two_values', *pair)}",
        "kind": "contradiction",
    }
    decide(path, contradiction, Verdict.DISMISSED, "two returns", "Sam")


def hashed(*business_key: object) -> str:
    """A key as the models hash it."""
    return hashlib.sha256("|".join(map(str, business_key)).encode()).hexdigest()[:16]


def item_of(example: Landed, printed: str, document: str) -> dict[str, Any]:
    """The item that a value of the example is."""
    renditions = {one.rendition_id: one for one in example.documents}
    files = {one.file_sha256: one.file_name for one in example.files}

    def stands_in(found: Observation) -> bool:
        return files[renditions[found.rendition_id].file_sha256] == document

    found = next(one for one in example.observations if one.value_printed == printed and stands_in(one))
    of = renditions[found.rendition_id]
    return {
        "review_id": f"value_{hashed(of.file_sha256, found.value_start, printed)}",
        "kind": "decided_value",
        "file_sha256": of.file_sha256,
        "document_id": of.document_id,
        "document_file": document,
        "place": found.value_start,
        "printed": printed,
        "expected_value": found.value,
        "page": found.page,
        "quote": found.quote,
    }


def test_a_corrected_value_stands_for_its_authority_and_the_printed_one_stays(
    built: duckdb.DuckDBPyConnection,
) -> None:
    observed = (
        "select value, corrected_value, decision, decided_by, decision_reason from reporting.observations "
        "where corrected_value is not null"
    )
    preferred = (
        "select preferred.value, is_corrected from marts.fct_measure_values as preferred "
        "inner join marts.fct_observations using (observation_id) where corrected_value is not null"
    )
    compared = "select value, printed_value, reason from reporting.comparison where decision = 'corrected'"

    assert rows(built, observed) == [(877.0, 878.0, "corrected", "Jo", "the table has 878.")]
    assert rows(built, preferred) == [(878.0, True)]
    for value, printed_value, reason in rows(built, compared):
        assert (value, printed_value) == (878.0, 877.0)
        assert "Corrected from 877 as printed by Jo on " in reason and ": the table has 878." in reason
    assert rows(built, compared)


def test_an_accepted_value_goes_before_what_a_rule_would_choose(built: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select value from reporting.observations where is_preferred and local_authority = 'Bolton' "
        "and measure = 'child_protection_plans' and period_end = date '2013-03-31'"
    )

    assert rows(built, query) == [(213.0,)]


def test_a_dismissed_value_is_not_compared(built: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select distinct value, status, reason from reporting.comparison where local_authority = 'Bolton' "
        "and subject = 'children_looked_after_rate' and comparison_set = 'bradford_bolton'"
    )
    ((value, status, reason),) = rows(built, query)

    assert (value, status) == (None, "dismissed")
    assert reason.startswith("Dismissed by a person: ") and "(83)" in reason
    assert rows(built, "select is_preferred from reporting.observations where decision = 'dismissed'") == [(False,)]


def test_a_passage_that_moved_keeps_its_decision(built: duckdb.DuckDBPyConnection) -> None:
    assert rows(built, "select decision from reporting.observations where value = 551") == [("accepted",)]


def test_a_decision_about_a_contradiction_is_shown_with_it(built: duckdb.DuckDBPyConnection) -> None:
    query = "select kind, decided_by, decision_reason from reporting.discrepancies where decision = 'dismissed'"

    assert rows(built, query) == [("two_values", "Sam", "two returns")]


def test_a_decision_that_no_longer_applies_comes_first_with_what_was_found(built: duckdb.DuckDBPyConnection) -> None:
    lost = "select label, left(why, 30), is_open from meta.review_items where consequence = 'decided' order by all"
    (first,) = rows(built, "select kind from meta.review_items where position = 1")

    assert rows(built, lost) == [
        ("accepted as 1500 in letter.txt", "It stands in an earlier version of the document"[:30], True),
        ("accepted as 540 in bolton.txt", "The file is not among the documents received."[:30], True),
        ("corrected as 893 in bradford.txt", "What is read there now: 64.0, 65.0, 877, 893."[:30], True),
    ]
    assert first == ("decision_without_item",)
    untouched = "select decision, corrected_value from reporting.observations where value in (540, 893)"
    assert set(rows(built, untouched)) == {(None, None)}


def test_what_is_decided_is_open_no_more_and_stays_on_the_list(built: duckdb.DuckDBPyConnection) -> None:
    decided = "select label, decision from meta.review_items where kind = 'decided_value' and not is_open"

    assert len(rows(built, decided)) == 4
    assert rows(built, "select count(*) from meta.review_items where is_open and kind = 'contradiction'") != [(0,)]


def test_items_stand_in_the_order_of_what_hangs_on_them(built: duckdb.DuckDBPyConnection) -> None:
    listed = [name for (name,) in rows(built, "select consequence from meta.review_items order by position")]

    assert listed == sorted(listed, key=["decided", "compared", "preferred", "catalogued", "other"].index)
