"""Tables become observations: an example of each layout beside what it states."""

from __future__ import annotations

import datetime as dt

from ingest.readers.context import ReadingContext
from ingest.readers.periods import Period, PeriodContext
from ingest.readers.tables import read_tables
from ingest.records import Observation, ReadingNote
from ingest.structure.model import StoredText
from ingest.structure.outline import outline

SECOND_HALF = Period("range", dt.date(2023, 7, 1), dt.date(2023, 12, 31), "title")


def read(text: str, covers: Period | None = None) -> tuple[list[Observation], list[ReadingNote]]:
    stored = StoredText(text, "text")
    context = ReadingContext("rendition", PeriodContext(covers=covers), "Bolton")
    observations, notes = read_tables(outline(stored), context)
    for observation in observations:
        assert stored.text[observation.value_start : observation.value_end] == observation.value_printed
        assert observation.value_printed in observation.quote
        assert stored.text[observation.char_start : observation.char_end] == observation.quote
    assert len({observation.observation_id for observation in observations}) == len(observations)
    return observations, notes


def days(observation: Observation) -> tuple[str, str, str]:
    return observation.period_kind, str(observation.period_start), str(observation.period_end)


def test_kpi_table_with_months_and_what_good_looks_like() -> None:
    observations, _ = read(
        "Measure\tWhat good looks like\tJul 23\tAug 23\nFewer contacts\tLow\t356\t285\n% on time\tHigh\t78.9%\t84.8%\n"
    )
    assert [(o.reported_label, o.value, o.unit, o.polarity_printed) for o in observations] == [
        ("Fewer contacts", 356.0, "count", "low"),
        ("Fewer contacts", 285.0, "count", "low"),
        ("% on time", 78.9, "percent", "high"),
        ("% on time", 84.8, "percent", "high"),
    ]
    assert days(observations[1]) == ("month", "2023-08-01", "2023-08-31")
    assert observations[1].period_basis == "header"
    assert (observations[1].table_number, observations[1].row_number, observations[1].column_number) == (1, 2, 4)


def test_at_month_end_is_a_snapshot() -> None:
    observations, _ = read("Measure\tJul 23\tAug 23\nChildren in residential care at month end\t156\t190\n")
    assert days(observations[1]) == ("snapshot", "2023-08-31", "2023-08-31")


def test_headings_over_two_rows_and_months_without_a_year() -> None:
    observations, notes = read("\tContacts\t\t\n\tAll\tPolice\t%\nJuly\t356\t105\t29.5%\n", SECOND_HALF)
    assert [o.reported_label for o in observations] == ["Contacts, All", "Contacts, Police", "Contacts, Police, %"]
    assert [o.unit for o in observations] == ["count", "count", "percent"]
    assert days(observations[0]) == ("month", "2023-07-01", "2023-07-31")
    assert [note.kind for note in notes] == ["year_inferred"]


def test_months_take_their_year_from_the_other_tables_where_the_report_does_not_say() -> None:
    observations, _ = read("Measure\tJul 23\tAug 23\nContacts\t1\t2\n\nSome text.\n\nMonth\tCalls\nJuly\t5\n")
    assert days(observations[-1]) == ("month", "2023-07-01", "2023-07-31")


def test_quarters_follow_on_from_the_one_with_a_year() -> None:
    observations, _ = read("Measure\tGood is\tQ3 22/23\tQ1\tQ2\nChildren helped\tHigh\t-\t122\t151\n")
    assert [(o.value, o.unit) for o in observations] == [(None, "text"), (122.0, "count"), (151.0, "count")]
    assert [days(o)[1] for o in observations] == ["2022-10-01", "2023-04-01", "2023-07-01"]


def test_quarters_under_years() -> None:
    observations, _ = read("\t2022/23\t\t2023/24\t\n\tQ3\tQ4\tQ1\tQ2\nContacts\t3\t4\t5\t6\n")
    assert [str(o.period_start) for o in observations] == ["2022-10-01", "2023-01-01", "2023-04-01", "2023-07-01"]


def test_two_values_in_a_cell_are_all_children_and_children_in_care() -> None:
    observations, _ = read("Measure\tJul 23\tAug 23\nMissing episodes\t267 164 (CiC)\t213 134 (CiC)\n")
    assert [(o.value, o.breakdown) for o in observations[:2]] == [
        (267.0, "population=all_children"),
        (164.0, "population=children_in_care"),
    ]


def test_words_in_the_place_of_a_value_are_kept_without_one() -> None:
    observations, _ = read(
        "Measure\tGood is\tJul 23\tAug 23\nContacts\tHigh\tData being developed\t\nPlans\tHigh\t3\tNone until Jan 24\n"
        "Days to panel\tPlatform being developed\t\t\n"
    )
    words = [o for o in observations if o.value is None]
    assert [(o.value_printed, o.unit) for o in words] == [
        ("Data being developed", "text"),
        ("None until Jan 24", "text"),
        ("Platform being developed", "text"),
    ]
    assert days(words[0]) == ("range", "2023-07-01", "2023-08-31")


def test_sub_rows_as_bullets() -> None:
    observations, _ = read(
        "Measure\tGood is\tQuarter 2 July to September\n% taking part (below)\tHigh\t111\n"
        '<ul style="x"> • Forum \t\t55\n',
        SECOND_HALF,
    )
    assert [(o.reported_label, o.value, o.unit) for o in observations] == [
        ("% taking part (below)", 111.0, "count"),
        ("Forum", 55.0, "count"),
    ]


def test_parts_listed_in_a_cell() -> None:
    observations, _ = read(
        "Measure\tFirst 8 months (April to November 23)\nStarters\t47 New Starters • 2 Managers, 45 Social Workers\n"
    )
    assert [(o.value, o.breakdown) for o in observations] == [
        (47.0, ""), (2.0, "role=Managers"), (45.0, "role=Social Workers"),
    ]  # fmt: skip
    assert days(observations[0]) == ("range", "2023-04-01", "2023-11-30")


def test_two_tables_side_by_side() -> None:
    observations, _ = read(
        "## Looked after children 2015-16\n\nBOYS\t\tGIRLS\t\nUnder 1:\t28\tUnder 1:\t19\n1 - 4:\t60\t1 - 4:\t58\n"
        "TOTAL BOYS:\t88\tTOTAL GIRLS:\t77\nTOTAL ALL CHILDREN AT 31 MARCH:\t165\t\t\n"
    )
    assert [(o.value, o.breakdown, o.is_total) for o in observations[:4]] == [
        (28.0, "age=under 1; sex=boys", False),
        (19.0, "age=under 1; sex=girls", False),
        (60.0, "age=1-4; sex=boys", False),
        (58.0, "age=1-4; sex=girls", False),
    ]
    assert (observations[-1].value, observations[-1].breakdown, observations[-1].is_total) == (165.0, "", True)
    assert {days(o) for o in observations} == {("snapshot", "2016-03-31", "2016-03-31")}


def test_dates_side_by_side_and_a_range_in_the_heading() -> None:
    observations, _ = read(
        "\t\tCaseload\t\t\tCaseload\nAs At Date\tLAC Total\t78-80\tAs At Date\tLAC Total\t75-82\n"
        "30-Nov-15\t866\t77\t30-Nov-16\t924\t82\n31-Oct-15\t863\t77\t31-Oct-16\t914\t81\n"
    )
    assert [(o.value, o.qualifier) for o in observations[:4]] == [
        (78.0, "at_least"), (80.0, "up_to"), (75.0, "at_least"), (82.0, "up_to"),
    ]  # fmt: skip
    assert [(o.reported_label, days(o)[2]) for o in observations[4:8]] == [
        ("LAC Total", "2015-11-30"),
        ("Caseload", "2015-11-30"),
        ("LAC Total", "2016-11-30"),
        ("Caseload", "2016-11-30"),
    ]


def test_lost_labels_keep_their_values() -> None:
    observations, notes = read("3.2 NEED AT 1 December 2016\t\n811\t\n14\t\n825\t\n")
    assert [(o.value, o.is_label_lost, o.is_total) for o in observations] == [
        (811.0, True, False), (14.0, True, False), (825.0, True, True),
    ]  # fmt: skip
    assert [note.kind for note in notes] == ["labels_lost"]


def test_rows_split_over_two_lines() -> None:
    observations, notes = read(
        "Outcome\tNumber\t%\nMoved to another\t\t4\nauthority\t2\t1\nAdopted\t17\t10\nReturned to\t3\t2\nparents\t\t\n"
    )
    assert [(o.reported_label, o.value, o.unit) for o in observations] == [
        ("Moved to another authority, Number", 2.0, "count"),
        ("Moved to another authority, %", 1.0, "percent"),
        ("Adopted, Number", 17.0, "count"),
        ("Adopted, %", 10.0, "percent"),
        ("Returned to parents, Number", 3.0, "count"),
        ("Returned to parents, %", 2.0, "percent"),
    ]
    assert observations[0].quote == "Moved to another\t\t4\nauthority\t2\t1"
    assert [note.kind for note in notes] == ["split_row", "split_row"]
    assert "'4'" in notes[0].message


def test_a_word_torn_between_two_cells() -> None:
    observations, _ = read(
        "Children may be detained.\n\nCare Orders:\tInterim\t113\n\tFull\t572\nOn remand, o\tr detained\t2\n"
        "Section 2\t0 agreements\t101\n"
    )
    assert [o.reported_label for o in observations] == [
        "Care Orders: Interim", "Care Orders: Full", "On remand, or detained", "Section 20 agreements",
    ]  # fmt: skip


def test_a_title_whose_year_contradicts_its_neighbours_is_not_believed() -> None:
    observations, notes = read(
        "# 3.1 NEED AT 31 MARCH 2016\n\nAbuse\t733\nTOTAL\t733\n\n3.2 Some text.\n\n3.3 ORIGIN A\tTT December 2010\n"
        "White\t646\n\n3.4 Some text.\n\n3.5 PLACEMENT AT 1 December 2016\t\nOwn parents\t107\n"
    )
    assert [days(o)[2] for o in observations] == ["2016-03-31", "2016-03-31", "2016-12-01", "2016-12-01"]
    assert observations[2].period_basis == "inferred_year"
    assert [note.kind for note in notes] == ["year_contradicts_neighbours"]


def test_a_row_whose_year_contradicts_its_neighbours_is_noted_with_what_it_is_read_as() -> None:
    observations, notes = read(
        "# Audits from May 2015 to May 2016\n\n\tGood\nSept 2015 - Nov 2015\t16\nDec 2015\t3\n"
        "Jan 2015 - Mar 2016\t19\nApril 2016 - May 2016\t13\n"
    )
    assert days(observations[2])[1:] == ("2016-01-01", "2016-03-31")
    assert observations[2].period_basis == "inferred_year"
    assert [(note.kind, note.message.rpartition(", ")[2]) for note in notes] == [
        ("year_contradicts_neighbours", "2016-01-01 to 2016-03-31"),
    ]


def test_a_table_without_a_date_takes_that_of_the_tables_with_its_total() -> None:
    observations, notes = read(
        "# 3.1 NEED AT 31 MARCH 2016\n\nAbuse\t840\nOther\t8\nTOTAL\t848\n\n3.2 Some text that goes on for a while and "
        "says nothing of the table that follows it, so that no caption is read.\n\nOwn parents\t800\nOther\t48\n"
        "TOTAL\t848\n"
    )
    assert {days(o) for o in observations} == {("snapshot", "2016-03-31", "2016-03-31")}
    assert [note.kind for note in notes] == ["year_inferred"]


def test_what_started_or_ended_by_a_date_is_counted_from_april() -> None:
    observations, _ = read("3.8 CARE STARTED / CEASED AT 1 December 2016\t\nChildren who ceased care\t168\n")
    assert days(observations[0]) == ("range", "2016-04-01", "2016-12-01")


def test_school_years_comparators_and_scores() -> None:
    observations, _ = read(
        "## Key Stage 2 results 2016\n\n% expected\tRead VA\tRWM\nLooked After Children\t-2.1\t15%\nBolton\t-0.8\t46%\n"
        "National\t0\t53%\n"
    )
    assert [(o.value, o.unit, o.comparator) for o in observations] == [
        (-2.1, "score", None),
        (15.0, "percent", None),
        (-0.8, "score", "local_all"),
        (46.0, "percent", "local_all"),
        (0.0, "score", "national"),
        (53.0, "percent", "national"),
    ]
    assert days(observations[0]) == ("academic_year", "2015-09-01", "2016-08-31")


def test_columns_of_target_and_england() -> None:
    observations, _ = read("Measure\t2022/23\tTarget\tEngland\n% on time\t79%\t90\t82.5\n")
    assert [(o.value, o.unit, o.comparator) for o in observations] == [
        (79.0, "percent", None), (90.0, "percent", "target"), (82.5, "percent", "national"),
    ]  # fmt: skip


def test_the_total_of_rows_that_are_months_is_over_them_all() -> None:
    observations, _ = read("Month\tGood\tTotal Returns\nMay 2023\t21\t44\nJune 2023\t7\t42\nTOTAL\t28\t86\n")
    assert days(observations[-1]) == ("range", "2023-05-01", "2023-06-30")
    assert (observations[-1].is_total, observations[0].breakdown) == (True, "grade=Good")


def test_percent_that_one_cell_of_many_leaves_out() -> None:
    observations, _ = read("2014 – 2015\t2015 – 2016\nInadequate = 0%\tInadequate = 0\nGood = 73%\tGood = 82%\n")
    assert {o.unit for o in observations} == {"percent"}
    assert days(observations[1]) == ("financial_year", "2015-04-01", "2016-03-31")


def test_no_figures_in_contents_judgements_people_agenda_and_requirements() -> None:
    observations, notes = read(
        "Contents\n\nIntroduction\t3\nFindings\t5\nNext steps\t9\n\n"
        "# Findings\n\n1. Help\t\tGood\n\t2.1 Adoption\tGood\n\n"
        "# People\n\nName\tTelephone\nA Person\t01274 000000\n\n"
        "# Agenda\n\nItem\tDescription\tAuthor\n1\tPlan\tA Person\n2\tProgramme\tB Person\n\n"
        "# Law\n\nRequirement\tDue date\nTell the panel (Regulation 36 (1))\t30 December 2023\n"
    )
    assert observations == []
    assert notes == []
