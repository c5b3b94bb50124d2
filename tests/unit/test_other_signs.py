"""The same day and the same sign, typed in any of the ways in which papers type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.period_points import find_points
from ingest.pages import read_pages
from ingest.readers.impossible_dates import find_impossible_dates
from ingest.readers.numbers import find_numbers
from ingest.readers.printed_dates import day_spans
from ingest.structure.characters import plain, with_usual_signs
from ingest.structure.embedded import split, whole_of
from ingest.structure.outline import outline
from warehouse.contracts.printed_numbers import value_follows

DAYS = st.dates(dt.date(2009, 1, 1), dt.date(2029, 12, 31))
FORMS = (
    "{0:%-d} {0:%B} {0:%Y}",
    "{0:%-d}th {0:%B} {0:%Y}",
    "{0:%-d}<sup>th</sup> {0:%B} {0:%Y}",
    "{0:%-d}th of {0:%B}, {0:%Y}",
    "{0:%A} {0:%-d} {0:%b} {0:%Y}",
    "{0:%A}, {0:%-d} {0:%B} {0:%Y}",
    "{0:%B} {0:%-d}, {0:%Y}",
    "{0:%-d}/{0:%-m}/{0:%Y}",
    "{0:%d}.{0:%m}.{0:%Y}",
    "{0:%d}-{0:%m}-{0:%Y}",
)
ON_COVERS = (*FORMS, "{0:%d}/{0:%m}/{0:%y}", "{0:%d}.{0:%m}.{0:%y}", "{0:%-d}-{0:%b}-{0:%y}", "{0:%Y}-{0:%m}-{0:%d}")


@given(DAYS, st.sampled_from(ON_COVERS))
def test_a_day_is_the_same_however_it_is_printed(day: dt.date, form: str) -> None:
    printed = form.format(day).replace("<sup>th</sup>", "th")

    assert [(span.first, span.last) for span in day_spans(f"Meeting: {printed}")] == [(day, day)]


@given(DAYS, st.sampled_from(FORMS))
def test_a_figure_has_the_same_date_however_it_is_printed(day: dt.date, form: str) -> None:
    text = f"At {form.format(day)} there were 40."
    (point,) = find_points(text)

    assert (point.last, text[: point.start], text[point.end :]) == (day, "At ", " there were 40.")


@pytest.mark.parametrize("printed", ["3.3.14", "Table 12-13", "1.2.2014", "99/99/2014", "2014-13-40"])
def test_other_numbers_are_no_days(printed: str) -> None:
    assert not list(day_spans(f"See {printed} below"))


def test_a_span_of_days_in_numbers() -> None:
    (span,) = day_spans("Inspection dates: 18.02.2014 – 12.03.2014")

    assert (span.first, span.last) == (dt.date(2014, 2, 18), dt.date(2014, 3, 12))


def test_a_day_of_the_week_that_it_was_not_is_told_though_it_is_part_of_the_date() -> None:
    (told,) = find_impossible_dates("They met on Monday, 12 March 2014 again.")

    assert told[2] == "Monday, 12 March 2014 was a Wednesday."


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_within_a_pack_is_found_however_it_is_dated(form: str) -> None:
    pack = (
        "Report of the Director to the meeting of Cabinet to be held on 7 February 2024\n\nWhat was found\n\n"
        + "The visit is told of in the letter. " * 12
        + f"\n\nAPPENDICES\n\nNone\n\n\n\n{form.format(dt.date(2023, 8, 24))}\nRobin Reed\nDear Robin\n\n"
        + "Monitoring visit to Dudley children’s services. " * 9
    )

    stored = read_pages(pack.encode(), "pack")

    assert split(stored, whole_of(stored))[-1].role == "letter"


@given(st.text("Children’s0-9–.%ﬁ\u00ad ") | st.text())
def test_usual_signs_stand_where_the_stored_ones_do(text: str) -> None:
    read, offsets = plain(text, 7)

    assert len(with_usual_signs(text)) == len(text)
    assert len(read) == len(offsets)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("children´s", "children’s"),
        ("children`s", "children’s"),
        ("children‘s", "children’s"),
        ("the ‘Hub’", "the ‘Hub’"),
        ("2013‒14", "2013–14"),
        ("2013−14", "2013-14"),
        ("27·2％", "27.2%"),
        ("in 2020·90 moved", "in 2020·90 moved"),
    ],
)
def test_signs_in_place_of_others(typed: str, read: str) -> None:
    (block,) = outline(read_pages(f"{typed}, as told before. {'It is so. ' * 30}".encode(), "text")).blocks

    assert block.text.startswith(read)


def test_a_point_set_high_is_a_decimal_point() -> None:
    assert [number.value for number in find_numbers(with_usual_signs("Of them 91·7% were on time."))] == [91.7]
    assert value_follows(91.7, "91·7")
    assert not value_follows(91.7, "917")
