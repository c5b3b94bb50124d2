"""A query's words, and where they stand in a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.found import marked, phrases_of, words_of


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Private fostering", ["private", "fostering"]),
        ("the child's voice", ["the", "child", "voice"]),
        ("children’s homes", ["children", "homes"]),
        ("section47 <b>", ["section", "47", "b"]),
        (" … ", []),
    ],
)
def test_the_words_of_a_query_are_told_apart_as_those_of_findings(query: str, words: list[str]) -> None:
    assert words_of(query) == words


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ('"Return-home interviews" missing', ["return home interviews"]),
        ("“the child’s voice” and “care”", ["the child voice", "care"]),
        ('a "begun one', []),
        ('"" " … "', []),
    ],
)
def test_what_is_in_quotation_marks_is_a_phrase(query: str, phrases: list[str]) -> None:
    assert phrases_of(query) == phrases


def test_whole_words_are_marked_whatever_their_case() -> None:
    assert marked("Fostering: fosterings, 47", {"fostering", "47"}) == [
        ("Fostering", True),
        (": fosterings, ", False),
        ("47", True),
    ]


@given(st.text(), st.sets(st.sampled_from(["a", "foster", "47"])))
def test_the_parts_of_a_passage_are_the_passage(text: str, words: set[str]) -> None:
    parts = marked(text, words)

    assert "".join(part for part, _ in parts) == text
    assert all(part.lower() in words for part, is_meant in parts if is_meant)
