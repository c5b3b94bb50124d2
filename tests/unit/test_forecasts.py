"""Numbers to come are tentative, whatever their size; what was counted beside them is not."""

from __future__ import annotations

import pytest

from ingest.readers.statements.qualifiers import qualifier


def meant(text: str, number: str) -> str:
    start = text.index(number)
    return qualifier(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It is forecast there will be 900 looked after children by March 2018.", "900"),
        ("The number of children looked after is projected to be 920 at 31 March 2018.", "920"),
        ("The expected number of adoptions in 2016/17 is 60.", "60"),
        ("Performance is anticipated to be 96% for 2015–16.", "96"),
        ("Numbers will rise to over 400 within a year.", "400"),
        ("50 social workers will be recruited in spring.", "50"),
    ],
)
def test_a_number_to_come_is_tentative(text: str, number: str) -> None:
    assert meant(text, number) == "tentative"


@pytest.mark.parametrize(
    ("text", "number", "qualifier_meant"),
    [
        ("The service is expected to grow, and 45 children use it now.", "45", "exact"),
        ("The trust assumed responsibility for about 900 children.", "900", "approx"),
        ("Reviews are better than predicted: 92% were in time.", "92", "exact"),
        ("The rate is projected to fall to the England average of 60.", "60", "exact"),
        ("The project supported 60 families.", "60", "exact"),
    ],
)
def test_what_was_counted_beside_a_forecast_is_not(text: str, number: str, qualifier_meant: str) -> None:
    assert meant(text, number) == qualifier_meant
