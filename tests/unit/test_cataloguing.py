"""The cataloguer's list: what is counted without a measure, how often, what keeps it apart and what is to be added."""

from __future__ import annotations

import csv

import pytest

from ingest import catalogue
from warehouse.meaning.cataloguing import Entry, Labelled, cataloguers_list
from warehouse.meaning.nearest import Near
from warehouse.meaning.rows_to_add import row_to_add


def labelled(
    label: str,
    *,
    document: str = "a",
    authority: str = "Dudley",
    figures: int = 1,
    unit: str = "count",
    cell: bool = False,
) -> Labelled:
    return Labelled(label, unit, cell, document, authority, figures)


def only(*rows: Labelled) -> Entry:
    (entry,) = cataloguers_list(rows)
    return entry


def test_labels_that_count_the_same_are_one_line_with_all_that_print_it() -> None:
    entry = only(
        labelled("children adopted after quokka panels", figures=3),
        labelled("adopted children, at the wombat panel", document="b", authority="Walsall"),
        labelled("adopted children, at the wombat panel", document="c", authority="Walsall"),
    )

    assert (entry.figures, entry.documents, entry.authorities) == (5, 3, 2)
    assert entry.example == "children adopted after quokka panels"


def test_other_things_and_other_units_are_other_lines_and_the_most_printed_come_first() -> None:
    entries = cataloguers_list(
        [
            labelled("quokkas at play", figures=9),
            labelled("complaints of wombats"),
            labelled("complaints of wombats", document="b", authority="Walsall"),
            labelled("complaints of wombats", unit="percent"),
        ]
    )

    assert [(entry.counts, entry.unit) for entry in entries[:1]] == [("complaint", "count")]
    assert ("complaint", "percent") in [(entry.counts, entry.unit) for entry in entries]
    assert any(entry.counts.startswith("quokka") for entry in entries), "without a concept by the stem of the noun"


def test_labels_of_plain_words_are_left_out_and_the_authoritys_name_accounts_for_itself() -> None:
    assert cataloguers_list([labelled("children")]) == []
    assert "dudley" not in only(labelled("complaints of wombats in dudley")).kept_apart
    assert "dudley" in only(labelled("complaints of wombats in dudley", authority="Walsall")).kept_apart


def test_what_keeps_a_cluster_from_the_nearest_measure_is_said() -> None:
    unexplained = only(labelled("complaints by wombats"))
    assert unexplained.nearest.split(", ")[0] == "complaints_received"
    assert unexplained.kept_apart == "nothing accounts for “wombats”"
    assert unexplained.row_to_add.startswith("plain_words.csv: wombats,<reason>")

    other = only(labelled("children subject to a child protection plan in foster care"))
    assert "child_protection_plans: does not take in" in other.kept_apart


def test_a_row_of_a_table_wants_a_printed_form() -> None:
    entry = only(labelled("number of complaints (wombats), 2023", cell=True))

    assert entry.row_to_add.startswith(
        "measure_aliases.csv: 20,^number of complaints .wombats.,count,complaints_received"
    )


def test_a_breakdown_that_the_measure_has_not_is_a_key_to_add() -> None:
    near = [Near("complaints_received", (), frozenset({"deaf"}), frozenset({"need"}))]
    concepts = frozenset({"complaint", "deaf"})

    row = row_to_add("complaints of deaf wombats", "count", concepts, near, [], is_cell=False)
    assert row == "measure_facets.csv, row complaints_received: need in breaks_down_by"


@pytest.mark.parametrize("concepts", [frozenset(), frozenset({"complaint", "team"})])
def test_rows_for_a_measure_have_the_columns_of_their_tables(concepts: frozenset[str]) -> None:
    written = row_to_add("wombats, and quokkas", "count", concepts, [], ["wombats"], is_cell=False)

    for row in written.split(" | "):
        table, _, line = row.partition(".csv: ")
        (cells,) = csv.reader([line])
        assert len(cells) == len(catalogue.TABLES[table].columns), row
