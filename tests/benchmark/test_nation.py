"""Invented papers of every kind are read as they were printed: nothing missed, nothing that is not there."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.benchmark.nation.judging import Verdict, judge
from tests.benchmark.nation.plan import KINDS, Kind, Paper, papers
from tests.unit.reading_of import reading_of

DAY = dt.date(2020, 1, 27)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.compose.__name__)
def test_a_paper_is_read_as_it_was_printed(kind: Kind) -> None:
    data, truth = Paper(kind, "Isle of Wight", DAY, 1).composed(seed=7)

    assert judge(reading_of(data), truth) == Verdict([], [])
    assert truth.kind == kind.compose.__name__


def test_a_wrong_reading_is_found() -> None:
    data, _ = Paper(KINDS[0], "Dudley", DAY, 1).composed(seed=7)
    _, other = Paper(KINDS[0], "Dudley", DAY, 2).composed(seed=7)

    verdict = judge(reading_of(data), other)

    assert verdict.missing
    assert verdict.wrong


def test_the_first_papers_are_the_same_however_many_are_asked_for() -> None:
    few, many = list(papers(20)), list(papers(200))

    assert many[:20] == few
    assert few[3].composed(seed=1) == many[3].composed(seed=1)
