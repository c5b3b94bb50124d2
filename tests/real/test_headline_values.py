"""The naive chart over the real documents: no comparator, no part and no implausible value of any authority."""

from __future__ import annotations

from tests.conftest import Walked
from tests.integration.test_headline_values import assert_naive_chart_is_right, rows


def test_a_naive_chart_of_every_authority_is_right(real: Walked) -> None:
    looked_after = (
        "select distinct local_authority from reporting.headline_values where measure = 'children_looked_after'"
    )

    assert_naive_chart_is_right(real.data.published)
    assert len(rows(real.data.published, looked_after)) >= 8
