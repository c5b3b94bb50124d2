"""How minutes and covering reports tell figures: parts of one long sentence, figures a line, what is set beside."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from ingest.records import Observation
from tests.unit.reading_of import reading_of
from warehouse.meaning.running_text import RunningText

HEAD = (
    "Agenda item\n\nCorporate Parenting Panel\n\n{title}\n\nReport of the Director of Children\n\nMinutes:\n\n"
    "The Director submitted a report to Members on how services for children had performed.\n\n"
)


def read(text: str, title: str = "Performance of Children's Services") -> list[Observation]:
    """The figures of the minutes of an item, in reading order."""
    records = reading_of(HEAD.format(title=title) + text + "\n").records
    return sorted(records.observations, key=lambda row: row.value_start)


def days(rows: list[Observation]) -> dict[float | None, tuple[str, str, str]]:
    return {row.value: (row.period_kind, str(row.period_start), str(row.period_end)) for row in rows}


LISTED = (
    "Members heard 91 per cent of referrals were decided on within a day in Quarter 2 (July to September) 2021/22; "
    "16 per cent of re-referrals came within a year, better than the target of 18 per cent; 97 per cent of children on "
    "a plan and 94 per cent of children in care had their reviews on time; no child had been on a plan for two years; "
    "and 31 per cent of care leavers were not in employment, education or training."
)


def test_what_semicolons_set_apart_says_by_itself_what_it_counts() -> None:
    rows = {row.value: row for row in read(LISTED)}

    assert rows[97].reported_label.startswith("children on a plan had their reviews")
    assert rows[94].reported_label == "children in care had their reviews on time"
    assert rows[31].reported_label == "care leavers were not in employment, education or training"
    assert rows[31].quote.startswith("31 per cent") and rows[16].quote.endswith(";")
    assert {days([rows[value]])[value] for value in (91, 16, 97, 31)} == {("quarter", "2021-07-01", "2021-09-30")}


def test_a_part_that_leans_on_the_one_before_stays_with_it() -> None:
    twelve, five = read("12 children were placed for adoption in 2021/22; 5 of whom were placed with their carers.")

    assert twelve.quote == five.quote and five.role == "part"


def test_a_list_mark_within_a_line_begins_an_item() -> None:
    moved, plans = read("60 children came into care, 8 fewer. · 82% of care plans were up to date.")[::2]

    assert moved.quote == "60 children came into care, 8 fewer."
    assert plans.quote == "82% of care plans were up to date."


def test_lines_that_figures_open_are_items_and_no_headings() -> None:
    rows = read(
        "Pupils of the virtual school (at 31 July 2021)\n\n210 children in care\n\n(of school age)\n\n46% girls\n\n"
        "Oldest pupils in Year 13\n\n1,340 suspended sessions\n\n3 Priorities\n\nAttendance improved."
    )

    assert [row.value for row in rows] == [210, 46, 1340]
    assert " ".join(rows[0].quote.split()) == "210 children in care (of school age)"
    assert {str(row.period_end) for row in rows} == {"2021-07-31"}
    assert rows[2].section == rows[0].section


def test_a_share_with_part_and_whole_behind_a_stroke() -> None:
    _, part, whole = read("8 per cent (17/212) of children in care had three or more placements in 2021/22.")

    assert (part.role, whole.role) == ("part", "whole")
    assert whole.predicate is None and whole.counted == "children in care"


@pytest.mark.parametrize(
    ("text", "value", "period"),
    [
        (
            "Children in care fell from 212 at 30 June 2021 to 201 at 30 September 2021. This equates to a fall of 11.",
            11,
            ("range", "2021-06-30", "2021-09-30"),
        ),
        (
            "Since the peak of 212 children in care during June 2021, there has been a fall of 11.",
            11,
            ("range", "2021-06-01", "None"),
        ),
        (
            "There were 90 referrals in 2021/22. This is a rise from the 80 in 2020/21 and 70 in 2019/20. Staff made "
            "14 of those referrals.",
            14,
            ("financial_year", "2021-04-01", "2022-03-31"),
        ),
        (
            "84% of care leavers were in touch in 2021/22. This compares with 80% in 2020/21.\n\n"
            "92% of pathway plans were completed on time.",
            92,
            ("financial_year", "2021-04-01", "2022-03-31"),
        ),
        (
            "At 30 September 2021, 40 children lived with foster carers, the same as at 30 June 2021. In addition, 9 "
            "children were living in hostels, the same as the previous quarter.",
            9,
            ("snapshot", "2021-09-30", "2021-09-30"),
        ),
    ],
)
def test_what_a_figure_is_set_beside_dates_nothing_after_it(
    text: str, value: float, period: tuple[str, str, str]
) -> None:
    assert days(read(text))[value] == period


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("Key actions for 2021-22", "Reviewing officers saw 120 children within the last 6 months.", 120),
        ("Virtual School Annual Report for 2020-21", "Over the last academic year attendance was 91.2%.", 91.2),
    ],
)
def test_what_a_title_does_not_say_is_left_undated(title: str, text: str, value: float) -> None:
    assert days(read(text, title))[value] == ("unknown", "None", "None")


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("There were 60 children in foster care. Of that number 25 were living with relatives.", 25, "part"),
        ("There were 80 children looked after, of school age and of these 42% were girls.", 80, "level"),
    ],
)
def test_a_part_is_told_from_its_whole(text: str, value: float, said: str) -> None:
    assert {row.value: row.role for row in read(text)}[value] == said


def test_a_figure_set_apart_is_not_told_of_the_one_before() -> None:
    text = RunningText()
    row = {
        **dict.fromkeys(
            ("predicate", "restrictors", "framed_by", "part_of", "leans_on", "antecedent_basis", "comparator")
        ),
        **{"local_authority": None, "unit": "percent", "is_change": False, "role": "level", "is_negated": False},
        **{
            "rendition_id": "dudley",
            "section": "Minutes",
            "paragraph": 1,
            "char_start": 0,
            "value_start": 0,
            "line": 1,
        },
    }
    said = "96% of visits were on time"
    told = text.meaning({**row, "quote": f"{said};", "reported_label": said, "counted": "visits were on time"})
    again = {**row, "quote": "5% was met.", "reported_label": "", "counted": None}
    place = {"char_start": len(said) + 2, "value_start": len(said) + 2}

    assert told.measure == "visits_on_time"
    assert text.meaning({**again, **place}).measure is None


QUARTER = "Performance report Q3 2021/22"


def test_a_paragraph_number_before_a_figure_is_none() -> None:
    rows = read("2.1 Demand rose.\n\n2.2 37 children came into care in the quarter.\n\n2.3 63 (15%) of them are girls.")

    assert [(row.value, row.paragraph) for row in rows] == [(37, "2.2"), (63, "2.3"), (15, "2.3")]


def test_lines_that_end_in_the_figure_they_name_are_items() -> None:
    text = "Health\n\n4.1 Checks of teeth: 74% (Q2: 66%)\n\nAttendance: 91.4%\nPlans completed: 97%\nSuspensions: 34\n"
    rows = read(text + "\nThe year was good.\n\nAppendix: 2\n\nIt tells more.", QUARTER)

    assert [row.value for row in rows] == [74, 66, 91.4, 97, 34]
    assert [str(row.period_end) for row in rows] == ["2021-12-31", "2021-09-30", *["2021-12-31"] * 3]


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("There were 60 assessments in Quarter Two 2021 to 2022.", 60, "2021-09-30"),
        ("There were 60 assessments in Qtr 2 2021/22.", 60, "2021-09-30"),
        ("There were 60 assessments, compared to 50 in Q4.", 50, "2021-03-31"),
        ("There were 60 assessments in this quarter.", 60, "2021-12-31"),
        ("Of 41 children who went missing in October, 38 were interviewed.", 41, "2021-10-31"),
    ],
)
def test_quarters_are_those_of_the_paper_or_the_last_before_it(text: str, value: float, end: str) -> None:
    assert days(read(text, QUARTER))[value][2] == end


def test_no_quarter_is_the_year_that_a_paper_covers() -> None:
    assert days(read("There were 60 assessments in this quarter.", "Report for the year 2021/22"))[60][2] == "None"


def test_whose_value_it_is_stands_in_the_bracket_behind() -> None:
    rows = read("The rate is 84 per 10,000, compared with 79 (England) and 92 (SN).")

    assert [row.comparator for row in rows] == [None, "national", "statistical_neighbours"]
    assert {row.unit for row in rows} == {"rate_per_10000"}


def test_behind_a_change_a_bracket_tells_the_level_before() -> None:
    *_, before = read("There were 412 children in care, an increase of 14 since March 2021 (398).")

    assert (before.value, before.role, before.is_change) == (398, "level", False)


def test_figures_with_blanks_and_short_units() -> None:
    contacts, share = read("There were 2 306 contacts and 88pc were answered in time.")

    assert (contacts.value, contacts.reported_label.startswith("contacts")) == (2306, True)
    assert "pc" not in share.reported_label.split()


@pytest.mark.parametrize(("below", "measure"), [(1, "re_referrals"), (3, None)])
def test_what_names_nothing_is_told_of_the_figure_before_in_its_own_paragraph_alone(
    below: int, measure: str | None
) -> None:
    text = RunningText()
    row = {
        **dict.fromkeys(
            ("predicate", "restrictors", "framed_by", "part_of", "leans_on", "antecedent_basis", "comparator")
        ),
        **{"local_authority": None, "unit": "percent", "is_change": False, "role": "level", "is_negated": False},
        **{
            "rendition_id": "dudley",
            "section": "Minutes",
            "paragraph": None,
            "char_start": 0,
            "value_start": 0,
            "line": 1,
        },
    }
    said = "Re-referrals were 20%."
    text.meaning({**row, "quote": said, "reported_label": "Re-referrals", "counted": "Re-referrals", "value_start": 18})
    again = {**row, "quote": "It was 87%.", "reported_label": "", "counted": None, "line": below}

    assert text.meaning({**again, "char_start": len(said) + 2, "value_start": len(said) + 9}).measure == measure


def test_cells_that_blanks_alone_set_apart_are_a_table() -> None:
    rows = read(
        "Number of children in care\n\n"
        "Placement               2019/20    2020/21    RAG\n"
        "Foster care             210        198        Green\n"
        "Children's homes        60         66         Amber\n"
        "Placed for adoption     20         14         Red\n\n"
        "The panel met.  It heard 9 carers.   It thanked 12 others."
    )

    assert [row.value for row in rows if row.reading == "table" and row.unit == "count"] == [210, 198, 60, 66, 20, 14]
    assert {str(row.period_end) for row in rows if row.value in (198, 66, 14)} == {"2021-03-31"}
    assert [row.value for row in rows if row.reading == "sentence"] == [9, 12]


def test_a_list_of_contents_set_apart_by_blanks_is_no_table() -> None:
    assert read("Contents\n\nChildren in care    3\nPlacements          5\nEducation           7\n\nAll is well.") == []


def test_counts_below_each_other_are_read_and_one_alone_is_not() -> None:
    text = "Ward: 5\n\nThe chair spoke of children in care.\n\nVisits: 12\nCalls: 40\nLetters: 7\n"

    assert [row.value for row in read(text, QUARTER)] == [12, 40, 7]


def test_the_date_of_a_figure_in_a_bracket_is_no_date_of_the_one_before_nor_of_what_follows() -> None:
    rows = days(read("Re-referrals: 21% (19% in 2020/21)\n\nThere were 30 children on a plan and 60 visits."))

    assert (rows[21][2], rows[19][2], rows[30][2]) == ("None", "2021-03-31", "None")


@pytest.mark.parametrize(
    ("quote", "unit", "breakdown"),
    [
        ("There were 510 children in care: 56% male and 44% female.", "percent", ("sex=boys",)),
        ("Of the children in care 56 were male.", "count", None),
    ],
)
def test_one_sex_is_meant_and_a_part_is_no_whole(quote: str, unit: str, breakdown: tuple[str, ...] | None) -> None:
    row = {row.value: row for row in read(quote)}[56]
    meaning = RunningText().meaning({**asdict(row), "local_authority": None})

    assert row.unit == unit
    assert (meaning.breakdown if meaning.measure else None) == breakdown


def test_what_follows_a_list_of_shares_is_told_of_those_counted() -> None:
    *_, placed = read("There were 510 children in care: 56% male and 44% female. 38% are placed far away.")

    assert placed.reported_label.startswith("children in care are placed")
