"""One bad row per rule, for every rule of every contract."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from ingest.records import LANDING_TABLES, Dropped
from tests.contracts.invented import LINES, OBSERVATION, ROWS, TEXT, broken, passage, printed, reading
from warehouse.columns import as_arrow
from warehouse.contracts import contract_of
from warehouse.contracts.checking import check
from warehouse.contracts.policy import Guards

EVIDENCE_TABLES = ("observations", "judgements", "findings", "events", "inspectors", "claims", "reading_notes")
LONG_AGO = dt.date(1066, 10, 14)
NO_DOCUMENT_LEFT = ("hash_well_formed", "file_known")
AN_EARLIER_DAY = dt.date(2014, 1, 1)

BAD_ROWS: list[tuple[str, str, dict[str, Any]]] = [
    ("files", "hash_well_formed", {"file_sha256": "abc"}),
    ("files", "file_name_filled", {"file_name": " "}),
    ("files", "name_is_base_name", {"file_name": "folder/invented.txt"}),
    ("files", "medium_listed", {"medium": "papyrus"}),
    ("files", "size_not_negative", {"size_bytes": -1}),
    ("files", "pages_not_negative", {"pages": -1}),
    ("documents", "file_known", {"file_sha256": "b" * 64}),
    ("documents", "parent_known", {"parent_rendition_id": "nobody"}),
    ("documents", "span_within_text", {"char_end": len(TEXT) + 1}),
    ("documents", "kind_filled", {"kind": ""}),
    ("documents", "business_key_filled", {"business_key": ""}),
    ("documents", "licence_filled", {"licence": ""}),
    ("documents", "outcome_listed", {"outcome": "skimmed"}),
    ("documents", "published_date_basis_listed", {"published_date_basis": "hearsay"}),
    ("documents", "refusal_has_reason", {"outcome": "refused", "reason": " "}),
    ("documents", "local_authority_key_known", {"local_authority_key": "LA999"}),
    ("documents", "framework_known", {"framework": "none_such"}),
    ("documents", "published_date_in_range", {"published_date": LONG_AGO}),
    ("documents", "fieldwork_start_date_before_end", {"fieldwork_end_date": AN_EARLIER_DAY}),
    ("documents", "page_start_before_end", {"page_start": 2}),
    ("observations", "value_at_offsets", {"value_start": OBSERVATION.value_start + 1}),
    ("observations", "value_within_quote", {"value": 31.0, **printed(2, "31"), **passage(3)}),
    ("observations", "value_follows_from_print", {"value": 878.0}),
    ("observations", "unit_listed", {"unit": "furlongs"}),
    ("observations", "qualifier_listed", {"qualifier": "perhaps"}),
    ("observations", "comparator_listed", {"comparator": "neighbour"}),
    ("observations", "polarity_printed_listed", {"polarity_printed": "up"}),
    ("observations", "value_is_finite", {"value": float("inf")}),
    ("observations", "words_have_no_value", {"unit": "text"}),
    ("observations", "value_not_below_bound", {"value": -877.0}),
    ("observations", "value_not_above_bound", {"unit": "percent"}),
    ("observations", "value_of_possible_size", {"value": -99_999_999_999.0, "is_change": True}),
    ("observations", "count_is_whole", {"value": 877.5}),
    ("observations", "period_kind_listed", {"period_kind": "fortnight"}),
    ("observations", "period_basis_listed", {"period_basis": "hunch"}),
    ("observations", "period_start_in_range", {"period_start": LONG_AGO}),
    ("observations", "period_start_before_end", {"period_kind": "range", "period_start": dt.date(2013, 4, 1)}),
    ("observations", "snapshot_is_one_day", {"period_start": dt.date(2013, 3, 1)}),
    ("observations", "period_dated_unless_unknown", {"period_kind": "unknown"}),
    ("observations", "period_as_long_as_its_kind", {"period_kind": "month"}),
    ("observations", "reading_listed", {"reading": "guess"}),
    ("observations", "cell_has_its_place", {"reading": "table"}),
    ("observations", "label_unless_lost", {"reported_label": " "}),
    ("observations", "breakdown_well_formed", {"breakdown": "boys"}),
    ("judgements", "event_kind_listed", {"event_kind": "visit"}),
    ("judgements", "status_listed", {"status": "pending", "grade": None, "grade_rank": None}),
    ("judgements", "area_known", {"area": "everything"}),
    ("judgements", "framework_known", {"framework": "none_such"}),
    ("judgements", "grade_known", {"grade": "splendid", "grade_rank": None}),
    ("judgements", "area_printed_filled", {"area_printed": ""}),
    ("judgements", "rank_of_grade", {"grade_rank": 1}),
    ("judgements", "grade_only_if_graded", {"status": "not_separately_judged"}),
    ("judgements", "grade_printed_in_quote", {"grade_printed": "Good, they said"}),
    ("judgements", "judged_from_in_range", {"judged_from": LONG_AGO}),
    ("judgements", "judged_from_before_end", {"judged_to": AN_EARLIER_DAY}),
    ("findings", "kind_listed", {"kind": "grumble"}),
    ("findings", "judgement_area_known", {"judgement_area": "everything"}),
    ("findings", "text_filled", {"text": " "}),
    ("findings", "due_date_in_range", {"due_date": LONG_AGO}),
    ("events", "event_kind_listed", {"event_kind": "party"}),
    ("events", "judged_body_listed", {"judged_body": "parliament"}),
    ("events", "outcome_listed", {"outcome": "good"}),
    ("events", "framework_known", {"framework": "none_such"}),
    ("events", "start_date_in_range", {"start_date": LONG_AGO}),
    ("events", "start_date_before_end", {"end_date": AN_EARLIER_DAY}),
    ("events", "visit_number_plausible", {"visit_number": 2023}),
    ("inspectors", "role_listed", {"role": "driver"}),
    ("inspectors", "inspectorate_listed", {"inspectorate": "the ministry"}),
    ("inspectors", "name_filled", {"name": " "}),
    ("inspectors", "name_in_quote", {"name": "Sam Elsewhere"}),
    ("claims", "kind_listed", {"kind": "boasts"}),
    ("claims", "period_start_in_range", {"period_start": LONG_AGO}),
    ("claims", "period_start_before_end", {"period_start": dt.date(2014, 2, 1), "period_end": AN_EARLIER_DAY}),
    ("reading_notes", "kind_listed", {"kind": "coffee_stain"}),
    ("reading_notes", "message_filled", {"message": ""}),
    *((table, "rendition_known", {"rendition_id": "nobody"}) for table in EVIDENCE_TABLES),
    *((table, "quote_filled", {"quote": " "}) for table in EVIDENCE_TABLES),
    *((table, "quote_at_offsets", {"char_start": 0, "char_end": 5}) for table in EVIDENCE_TABLES),
    *((table, "quote_without_personal_details", {"quote": "01632 960001"}) for table in EVIDENCE_TABLES),
    *((table, "line_from_one", {"line": 0}) for table in EVIDENCE_TABLES),
    *((table, "page_from_one", {"page": 0}) for table in EVIDENCE_TABLES),
    *((table, "required", {"quote": None}) for table in EVIDENCE_TABLES),
    *((table, "column_type", {"line": "twelve"}) for table in EVIDENCE_TABLES),
    ("files", "column_type", {"seen_order": "first"}),
    ("documents", "required", {"document_id": None}),
]


def test_the_invented_reading_keeps_every_contract() -> None:
    checked = check(reading())

    assert checked.rejected == ()
    assert all(checked.rows(table) == (row,) for table, row in ROWS.items())


@pytest.mark.parametrize(("table", "rule", "changes"), BAD_ROWS, ids=[f"{table}-{rule}" for table, rule, _ in BAD_ROWS])
def test_a_bad_row_is_set_aside_with_the_rule_it_broke(table: str, rule: str, changes: dict[str, Any]) -> None:
    checked = check(broken(table, **changes))

    rejected = [row for row in checked.rejected if row.table == table]
    assert rule in [row.rule for row in rejected]
    assert dataclasses.replace(ROWS[table], **changes) not in checked.rows(table)
    assert all(row.message and row.document_file and row.record for row in rejected)
    assert not checked.is_blocking
    if rule not in NO_DOCUMENT_LEFT:
        assert [row.outcome for row in checked.rows("documents")] in (["read_with_warnings"], ["refused"])
    assert checked.rows("files"), "a file received is listed, whatever is wrong with it"


@pytest.mark.parametrize("table", EVIDENCE_TABLES)
def test_a_record_told_twice_is_told_once_and_another_of_its_key_set_aside(table: str) -> None:
    twice = check(reading(**{table: (ROWS[table], ROWS[table])}))
    other = check(reading(**{table: (ROWS[table], dataclasses.replace(ROWS[table], section="Elsewhere"))}))

    assert (twice.rows(table), twice.rejected) == ((ROWS[table],), ())
    assert other.rows(table) == (ROWS[table],)
    assert [row.rule for row in other.rejected] == ["key_unique"]


def test_a_document_that_stands_twice_is_listed_once() -> None:
    checked = check(reading(documents=(ROWS["documents"], ROWS["documents"])))

    assert [row.rule for row in checked.rejected] == ["key_unique"]
    assert checked.rows("documents") == (ROWS["documents"],)


def test_every_rule_of_a_document_s_own_has_its_bad_row() -> None:
    shown = {(table, rule) for table, rule, _ in BAD_ROWS}
    stated = {(table, rule.code) for table in LANDING_TABLES for rule in contract_of(table).rules}
    tables_with_range = {(table, rule) for table, rule in stated if rule.endswith("_in_range")}

    assert {pair for pair in stated - shown - tables_with_range if pair[1] != "key_unique"} == set()
    assert {table for table, _ in tables_with_range} == {table for table, rule in shown if rule.endswith("_in_range")}


@pytest.mark.parametrize("table", LANDING_TABLES)
def test_codes_are_unique_within_a_contract(table: str) -> None:
    codes = [rule.code for rule in contract_of(table).rules]

    assert len(codes) == len(set(codes))


def test_every_rule_says_what_it_guards_and_only_what_a_document_says_does_not_block() -> None:
    rules = {(table, rule.code): rule.guards for table in LANDING_TABLES for rule in contract_of(table).rules}

    assert all(isinstance(guards, Guards) for guards in rules.values())
    assert [guards for guards in Guards if not guards.is_blocking] == [Guards.CONTENT]
    assert {code for (_, code), guards in rules.items() if guards is Guards.EVIDENCE} >= {"quote_at_offsets"}
    assert {guards for (_, code), guards in rules.items() if code == "key_unique"} == {Guards.KEY}
    assert {guards for (_, code), guards in rules.items() if code.endswith("_listed")} == {Guards.CONTENT}


def test_an_odd_column_of_a_document_is_left_blank_and_its_records_stay() -> None:
    checked = check(broken("documents", local_authority_key="LA999", published_date=LONG_AGO))
    (document,) = checked.rows("documents")

    assert {row.rule for row in checked.rejected} == {"local_authority_key_known", "published_date_in_range"}
    assert (document.outcome, document.local_authority_key, document.published_date) == (
        "read_with_warnings",
        None,
        None,
    )
    assert "local_authority_key, published_date" in document.reason
    assert all(checked.rows(table) for table in EVIDENCE_TABLES)


def test_a_document_without_what_must_be_filled_is_refused_with_its_records() -> None:
    checked = check(broken("documents", business_key=" "))
    (document,) = checked.rows("documents")

    assert {row.rule for row in checked.rejected} == {"business_key_filled", "rendition_known"}
    assert (document.outcome, document.rendition_id) == ("refused", "r1")
    assert "business_key must hold text" in document.reason
    assert not any(checked.rows(table) for table in EVIDENCE_TABLES)


@pytest.mark.parametrize(
    "changes", [{"file_name": "a/b.txt"}, {"stored_text": "half \ud800"}, {"file_name": "\udcff.txt"}]
)
def test_a_file_that_cannot_be_stored_is_listed_with_its_documents_refused(changes: dict[str, Any]) -> None:
    checked = check(broken("files", **changes))

    assert [(row.table, row.is_blocking) for row in checked.rejected] == [("files", False)]
    assert [row.outcome for row in checked.rows("documents")] == ["refused"]
    for table in LANDING_TABLES:
        as_arrow(LANDING_TABLES[table], checked.rows(table))
    assert all(row.record.encode() and row.document_file.encode() for row in checked.rejected)


def test_a_document_says_what_was_set_aside_of_it() -> None:
    odd = [dataclasses.replace(OBSERVATION, observation_id=f"odd{number}", unit="furlongs") for number in range(2)]
    dropped = Dropped(**passage(2), dropped_id="x1", rule="leading_noughts", message="000540 is no figure")
    checked = check(dataclasses.replace(reading(observations=(OBSERVATION, *odd)), dropped=(dropped,)))
    (document,) = checked.rows("documents")

    assert document.outcome == "read_with_warnings"
    assert document.reason == (
        "Left out in reading, for its form: 1 of observations (leading_noughts) (meta.rejected_records). "
        "Set aside by the contracts: 2 of observations (unit_listed) (meta.rejected_records)."
    )
    assert [(row.stop, row.rule) for row in checked.rejected] == [
        ("reading", "leading_noughts"),
        ("contracts", "unit_listed"),
        ("contracts", "unit_listed"),
    ]


def test_a_row_that_breaks_two_rules_is_rejected_for_both() -> None:
    checked = check(broken("observations", unit="furlongs", reading="guess"))

    assert {row.rule for row in checked.rejected} == {"unit_listed", "reading_listed"}


def test_other_rows_go_on() -> None:
    bad = dataclasses.replace(OBSERVATION, observation_id="o2", unit="furlongs")

    checked = check(reading(observations=(OBSERVATION, bad)))

    assert checked.passed.observations == (OBSERVATION,)
    assert [row.record_id for row in checked.rejected] == ["o2"]
    assert "furlongs" in checked.rejected[0].message


@pytest.mark.parametrize(
    "changes",
    [
        {"value": 1250.0, "unit": "count", **passage(5), **printed(5, "1,250")},
        {"value": 100.0, "unit": "percent", **passage(5), **printed(5, "All")},
        {"value": None, "value_printed": "", "value_start": -1, "value_end": -1, "unit": "text"},
        {"value": -877.0, "is_change": True},
        {"value": 877.0, "unit": "percent", "reported_label": "occupancy"},
        {"is_label_lost": True, "reported_label": ""},
        {"breakdown": "age=16-17; sex=male"},
        {"period_kind": "unknown", "period_start": None, "period_end": None, "period_basis": "none"},
        {"period_kind": "month", "period_start": dt.date(2013, 3, 1)},
    ],
    ids=str,
)
def test_a_good_row_passes(changes: dict[str, Any]) -> None:
    assert check(broken("observations", **changes)).rejected == ()


def test_a_heading_in_the_quote_may_wrap_the_grade() -> None:
    wrapped = LINES[0].replace("improvement to", "improve-\nment to")
    assert wrapped != LINES[0]
    checked = check(broken("judgements", quote=wrapped))

    assert "grade_printed_in_quote" not in [row.rule for row in checked.rejected]
