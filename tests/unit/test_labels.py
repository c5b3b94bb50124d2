"""The labelled set: known words only, no passage of a document, and two halves."""

import csv
from collections import Counter

from ingest import catalogue
from ingest.readers.directions import DIRECTIONS
from tests.evaluation.labels import HALVES, LABELLED

KINDS = {"strength", "weakness", "area_for_improvement", "recommendation", "requirement", "priority_action", "finding"}
LONGEST_OPENING = 9


def rows(name: str) -> list[dict[str, str]]:
    with (LABELLED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_labels_use_known_kinds_directions_and_themes() -> None:
    themes = {row["theme"] for row in catalogue.rows("themes")}
    for row in rows("findings"):
        assert row["kind"] in KINDS
        assert row["direction"] in DIRECTIONS
        assert set(filter(None, row["themes"].split("|"))) <= themes


def test_a_label_names_a_passage_by_its_first_words_only() -> None:
    openings = [row["opening"] for row in rows("findings")]
    openings += [row[side] for row in rows("issue_pairs") for side in ("opening_a", "opening_b")]
    assert max(len(opening.split()) for opening in openings) <= LONGEST_OPENING


def test_both_halves_are_large_enough_to_say_something() -> None:
    findings, pairs = (
        Counter(row["half"] for row in rows("findings")),
        Counter(row["half"] for row in rows("issue_pairs")),
    )
    assert set(findings) == set(pairs) == set(HALVES)
    assert min(findings.values()) >= 100
    assert min(pairs.values()) >= 50


def test_no_pair_is_labelled_twice() -> None:
    keys = [tuple(list(row.values())[:5]) for row in rows("issue_pairs")]
    assert len(keys) == len(set(keys))
