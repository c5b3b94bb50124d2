"""What council papers print in ways of their own: list marks, roles, tables run together, names with numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.records import Observation
from ingest.structure.fragments import BULLET
from tests.unit.reading_of import reading_of

HEAD = (
    "Report of the Director of People to the meeting of the Corporate Parenting Board to be held on 5 March 2021\n\n"
    "Subject:\nHow the year went\n\nSummary statement:\nMembers of Dudley Council are told how children fared.\n\n"
    "The paper was written by the service, and the team that keeps its figures went through it before it came here.\n\n"
)


def figures(text: str) -> list[Observation]:
    return sorted(reading_of(HEAD + text).records.observations, key=lambda row: row.value_start)


def read(text: str) -> list[tuple[float | None, str, str | None]]:
    return [(row.value, row.unit, row.comparator) for row in figures(text)]


def test_items_keep_to_themselves_whatever_marks_them() -> None:
    first, second, third, fourth = figures(
        "·         32 children started to be looked after in the year to 31 March 2020\n\n"
        "¾         The number of children looked after at 31 March 2020 was 400\n\n"
        "➢ 9 children were adopted in 2019/20\n\n"
        "o   7 young people left care in 2019/20\n"
    )

    assert first.reported_label == "children started to be looked after"
    assert (first.period_start, first.period_end) == (dt.date(2019, 4, 1), dt.date(2020, 3, 31))
    assert (second.value, second.period_end) == (400, dt.date(2020, 3, 31))
    assert third.reported_label == "children were adopted"
    assert fourth.reported_label.startswith("young people left care")


def test_the_paragraph_behind_an_item_is_none_of_it() -> None:
    ceased, became, ratio = figures(
        "·         110 children ceased to be looked after in the last 6 months.  70 children became looked after in "
        "the same period\n\nThe data of October 2020 show that for every child who ceased to be looked after, 1.4 "
        "children started to become looked after.\n"
    )

    assert (ceased.period_end, became.period_end) == (None, None)
    assert "October" not in became.reported_label
    assert ratio.period_end == dt.date(2020, 10, 31)


@pytest.mark.parametrize(
    ("line", "is_mark"),
    [
        ("· text", True),
        ("➢ Text", True),
        ("¾         text", True),
        ("¾ Text", True),
        ("¾ of children were seen", False),
        ("o   12 children", True),
        ("o 12", False),
        ("§ 47 enquiries", False),
        ("§ Text", True),
    ],
)
def test_a_list_mark_is_told_from_a_figure(line: str, is_mark: bool) -> None:
    assert (BULLET.match(line) is not None) is is_mark


@pytest.mark.parametrize(
    "title",
    ["Local Authority Designated Officer", "Independent Reviewing Officer", "Designated Safeguarding Lead Officer"],
)
def test_a_role_in_capitals_is_nobodys_name(title: str) -> None:
    text = f"{title} annual report\n\nThe {title} (who answers for it) reports. Referrals to the {title} rose.\n"

    assert reading_of(HEAD + text).unpublished_names == frozenset()


TABLE = (
    "Ref Key performance indicators Good is Target 2023/24\n"
    "CS01 Share of babies seen at home by their health\nvisitor\nHigh 90%\n"
    "CS02 Number of children in need (rate per 10K population 0-17)\nLow 310.5\n"
    "CS03 Care leavers in touch with the service High 88.50%\n"
    "CS04 Pupils who read well at seven High Above neighbours\n"
)


def test_each_row_of_indicators_run_together_keeps_its_label_and_target() -> None:
    read_rows = figures(TABLE)

    assert [(row.value, row.unit, row.comparator) for row in read_rows] == [
        (90, "percent", "target"),
        (310.5, "rate_per_10000", "target"),
        (88.5, "percent", "target"),
        (None, "text", "target"),
    ]
    assert [row.reported_label for row in read_rows][:3] == [
        "Share of babies seen at home by their health visitor",
        "Number of children in need (rate per 10K population 0-17)",
        "Care leavers in touch with the service",
    ]
    assert {(row.period_start, row.period_end) for row in read_rows} == {(dt.date(2023, 4, 1), dt.date(2024, 3, 31))}
    assert read_rows[0].polarity_printed == "high"


def test_a_sentence_with_the_words_of_such_a_table_is_none() -> None:
    assert read("The council is good and its target is met.\nHigh demand is met by 12 carers.\n") == [
        (12, "count", None)
    ]


def test_a_rate_of_children_is_a_rate_though_its_base_is_not_printed() -> None:
    text = (
        "The annual rate of children becoming subject to a child protection plan for the year to June 2020 is 41.3.\n"
    )

    assert read(text) == [(41.3, "rate_per_10000", None)]


def test_names_with_numbers_are_no_figures() -> None:
    text = (
        "The types of allegation received in the year 19/20 are set out. The Department’s 903 collection will tell "
        "more. Indicator 4 and Indicator 11 were red, as graph 2 shows. The number of looked after children was 520.\n"
    )

    assert read(text) == [(520, "count", None)]


def test_a_signatorys_surname_is_no_authority() -> None:
    letter = (
        "4 May 2018\n\nA Person, Director of Children’s Services\nSam Bolton, Police and Crime Commissioner\n\n"
        "Dear local partnership\n\nJoint targeted area inspection of the response to neglect in Dudley\n\n"
        "Between 5 and 9 March 2018, Ofsted and the Care Quality Commission carried out a joint inspection. This "
        "letter to all the service leaders of the area outlines what was found about how the partners work together.\n"
    )

    assert reading_of(letter).documents[0].local_authority == "Dudley"
