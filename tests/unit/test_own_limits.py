"""A time limit that a measure's own definition sets is no part of it; any other is."""

from __future__ import annotations

import pytest

from warehouse.meaning.own_limits import without_own_limit


@pytest.mark.parametrize(
    ("measure", "words", "is_own"),
    [
        ("re_referrals", "within 12 months", True),
        ("re_referrals", "within twelve months", True),
        ("re_referrals", "within six months", False),
        ("placements_3_or_more", "within the previous 12 months", True),
        ("assessments_within_45_days", "within 45 working days", True),
        ("assessments_within_45_days", "within 10 days", False),
        ("visits_on_time", "within 10 working days", False),
        ("icpc_on_time", "on time", False),
    ],
)
def test_a_limit_of_the_definition_is_no_part(measure: str, words: str, is_own: bool) -> None:
    parts = ("population=looked_after", f"time_limit={words}")

    assert without_own_limit(measure, parts) == parts[: 1 if is_own else 2]
