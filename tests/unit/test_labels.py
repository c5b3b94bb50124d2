"""The labelled set: known words only, no passage of a document, and two halves."""

import csv
from collections import Counter

from ingest import catalogue
from tests.evaluation.labels import DRAWS, HALVES, LABELLED
from warehouse.findings.directions import DIRECTIONS

KINDS = {"strength", "weakness", "area_for_improvement", "recommendation", "requirement", "priority_action", "finding"}
LONGEST_OPENING = 9


def rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_labels_use_known_kinds_directions_and_themes() -> None:
    themes = {row["theme"] for row in catalogue.rows("themes")}
    for row in rows("findings"):
        assert row["kind"] in KINDS
        assert {row["direction"], *filter(None, row["or_direction"].split("|"))} <= set(DIRECTIONS)
        assert {*filter(None, f"{row['themes']}|{row['also']}".split("|"))} <= themes
        assert not set(row["themes"].split("|")) & set(filter(None, row["also"].split("|")))


def test_a_label_names_a_passage_by_its_first_words_only() -> None:
    openings = [row["opening"] for row in rows("findings")]
    openings += [row[side] for row in rows("issue_pairs") for side in ("opening_a", "opening_b")]
    assert max(len(opening.split()) for opening in openings) <= LONGEST_OPENING


def test_both_halves_are_large_enough_to_say_something() -> None:
    findings, pairs = (
        Counter(row["half"] for row in rows("findings")),
        Counter(row["half"] for row in rows("issue_pairs")),
    )
    assert set(pairs) == set(HALVES)
    assert set(findings) == {*HALVES, *DRAWS}
    assert min(findings.values()) >= 95
    assert min(pairs.values()) >= 50


def test_no_pair_is_labelled_twice() -> None:
    keys = [tuple(list(row.values())[:5]) for row in rows("issue_pairs")]
    assert len(keys) == len(set(keys))
