"""`make diff` tells what one published file has and another has not, row by row with its passage."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.conftest import Walked
from tests.evaluation.pairing import OBSERVATIONS, Row, compare
from tests.evaluation.reader_diff import main, rows


def figure(value: float, start: int, **columns: object) -> Row:
    own = {"document_file": "a.txt", "char_start": start, "char_end": start + 40, "value": value, "unit": "count"}
    return own | {"measure": None, "reported_label": "plans", "comparator": None, "quote": f"{value} plans"} | columns


def test_a_figure_of_the_same_passage_is_changed_and_one_of_another_is_gained() -> None:
    old = [figure(7, 0), figure(7, 0), figure(9, 50), figure(3, 90)]
    new = [figure(7, 0), figure(7, 0, comparator="national"), figure(9, 60, unit="percent"), figure(3, 200)]

    found = compare(OBSERVATIONS, old, new)

    assert found.same == 1
    assert [found.fields_of(pair) for pair in found.changed] == [["comparator"], ["unit"]]
    assert [row["char_start"] for row in found.gained] == [200]
    assert [row["char_start"] for row in found.lost] == [90]


def test_a_column_that_one_reader_lacks_is_not_compared() -> None:
    found = compare(OBSERVATIONS, [figure(7, 0)], [figure(7, 0, breakdown="sex=female")])

    assert (found.same, found.changed) == (1, [])


def test_two_published_files_are_told_apart_on_screen_and_in_the_listing(
    walked: Walked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = walked.data.published, tmp_path / "new.duckdb"
    shutil.copy(old, new)
    new.chmod(0o644)
    with duckdb.connect(str(new)) as connection:
        connection.execute("update reporting.observations set measure = null where measure = 'adoptions'")
        connection.execute("delete from reporting.judgements where grade = 'inadequate'")
    named = sum(row["measure"] == "adoptions" for row in rows(OBSERVATIONS, old))
    assert named

    assert main([str(old), str(new), "--documents", str(tmp_path), "--listing", str(tmp_path / "diff")]) == 0

    screen = capsys.readouterr().out
    assert f"{named}  adoptions -> no measure" in screen
    with (tmp_path / "diff" / "differences.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert {(row["table"], row["what"]) for row in listed} == {("observations", "changed"), ("judgements", "lost")}
    assert all(row["passage"] for row in listed)
