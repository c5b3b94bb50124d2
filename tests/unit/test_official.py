"""A reported value meets the official one of the same quantity, as it was known when the report was written."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest import catalogue
from warehouse.meaning.official import OfficialValues, official_values

DUDLEY = "LA332"
MATCHES = {
    "children_looked_after": "same_day",
    "started_to_be_looked_after": "same_year",
    "population_under_18": "newest_estimate",
}
SOURCES = [
    {"source": "first", "published_date": "2016-09-29"},
    {"source": "revised", "published_date": "2018-04-30"},
]


def day(printed: str | None) -> dt.date | None:
    return dt.date.fromisoformat(printed) if printed else None


def row(measure: str, value: str, end: str, source: str = "first", start: str | None = None) -> dict[str, str]:
    period = {"period_start": start or end, "period_end": end}
    return {"local_authority_key": DUDLEY, "measure": measure, "value": value, "source": source} | period


OFFICIAL = OfficialValues(
    [
        row("children_looked_after", "728", "2016-03-31"),
        row("children_looked_after", "731", "2016-03-31", "revised"),
        row("children_looked_after", "", "2015-03-31"),
        row("started_to_be_looked_after", "210", "2016-03-31", start="2015-04-01"),
        row("population_under_18", "67000", "2013-06-30"),
        row("population_under_18", "67400", "2014-06-30"),
        row("population_under_18", "67900", "2015-06-30"),
        row("adoptions", "40", "2016-03-31"),
    ],
    SOURCES,
    MATCHES,
)


@pytest.mark.parametrize(
    ("measure", "start", "end", "known_on", "expected"),
    [
        ("children_looked_after", "2016-03-31", "2016-03-31", "2016-12-01", (728, "first")),
        ("children_looked_after", "2016-03-31", "2016-03-31", "2019-12-01", (731, "revised")),
        ("children_looked_after", "2016-03-31", "2016-03-31", "2016-06-01", (728, "first")),
        ("children_looked_after", "2016-03-31", "2016-03-31", None, (728, "first")),
        ("children_looked_after", "2015-03-31", "2015-03-31", "2016-12-01", (None, "first")),
        ("children_looked_after", "2016-02-28", "2016-02-28", "2016-12-01", None),
        ("children_looked_after", "2015-04-01", "2016-03-31", "2016-12-01", None),
        ("children_looked_after", None, None, "2016-12-01", None),
        ("started_to_be_looked_after", "2015-04-01", "2016-03-31", "2016-12-01", (210, "first")),
        ("started_to_be_looked_after", "2015-03-20", "2016-03-31", "2016-12-01", (210, "first")),
        ("started_to_be_looked_after", "2015-10-01", "2016-03-31", "2016-12-01", None),
        ("started_to_be_looked_after", "2016-03-31", "2016-03-31", "2016-12-01", None),
        ("population_under_18", None, None, "2015-12-01", (67400, "first")),
        ("population_under_18", "2016-07-01", "2016-07-01", "2017-12-01", (67900, "first")),
        ("population_under_18", None, None, "2020-12-01", None),
        ("population_under_18", None, None, None, None),
        ("adoptions", "2016-03-31", "2016-03-31", "2016-12-01", None),
    ],
)
def test_a_reported_value_meets_the_one_of_its_quantity(
    measure: str, start: str | None, end: str | None, known_on: str | None, expected: tuple[float | None, str] | None
) -> None:
    found = OFFICIAL.beside(DUDLEY, measure, day(start), day(end), day(known_on))

    assert (found and (found.value, found.source)) == expected


def test_another_authority_has_none() -> None:
    march = dt.date(2016, 3, 31)
    assert OFFICIAL.beside("LA350", "children_looked_after", march, march, None) is None
    assert OFFICIAL.beside(None, "children_looked_after", march, march, None) is None


def test_what_is_judged_beside_is_what_was_published_first() -> None:
    near = OFFICIAL.references().near([DUDLEY], "children_looked_after", dt.date(2016, 3, 31))

    assert [(one.value, one.source) for one in near] == [(728, "first")]


def test_bradford_and_bolton_meet_the_figures_of_the_release_of_their_year() -> None:
    official, march = official_values(), dt.date(2013, 3, 31)
    known_on = dt.date(2014, 5, 9)

    found = [official.beside(key, "children_looked_after", march, march, known_on) for key in _keys()]

    assert [(one.value, one.source) for one in found if one] == [(877, "DfE SFR36/2013"), (539, "DfE SFR36/2013")]


def _keys() -> list[str]:
    keys = {row["short_name"]: row["local_authority_key"] for row in catalogue.rows("local_authorities")}
    return [keys["Bradford"], keys["Bolton"]]


def test_every_measure_that_is_published_says_how_it_is_matched() -> None:
    measures = {row["measure"] for row in catalogue.rows("official_values")}

    assert measures == {row["measure"] for row in catalogue.rows("official_measures")}
