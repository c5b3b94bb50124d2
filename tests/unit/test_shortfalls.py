"""What a finding asks for or finds wanting: the rules one by one, on sentences written for this project."""

from __future__ import annotations

import pytest

from ingest import catalogue
from tests.unit.phrase_rows import PhraseRows
from warehouse.findings import shortfalls, statements
from warehouse.findings.shortfalls import Shortfall, _pieces, shortfalls_of
from warehouse.meaning.words import stem

Said = tuple[str, set[str], set[str]]


def said(text: str, kind: str = "finding", is_of_board: bool = False) -> list[Said]:
    found: list[Shortfall] = shortfalls_of(text, kind, is_of_board)
    return [(row.subject, set(row.whom), set(row.aspects)) for row in found]


WANTING: list[tuple[str, list[Said]]] = [
    ("Supervision is too variable.", [("supervision", set(), {"quality"})]),
    ("There is a lack of effective management oversight.", [("management_oversight", set(), {"quality"})]),
    ("Delays in achieving permanence are common.", [("permanence", set(), {"timeliness"})]),
    (
        "Assessments and written plans are poor.",
        [("assessments", set(), {"quality"}), ("plans", set(), {"quality"})],
    ),
    ("Pathway plans are good, but supervision is weak.", [("supervision", set(), {"quality"})]),
    ("Supervision is regular and reflective.", []),
    ("Children's plans do not mention their schools.", []),
    ("Too many children are harmed.", []),
]
ASKED: list[tuple[str, list[Said]]] = [
    ("The timeliness of initial health assessments.", [("health_assessments", set(), {"timeliness"})]),
    ("Ensure that supervision is reflective, so that plans improve.", [("supervision", set(), {"quality"})]),
    (
        "The quality of supervision, including the use of audits.",
        [("supervision", set(), {"quality"}), ("quality_assurance", set(), {"quality"})],
    ),
    (
        "The quality of assessments for disabled children.",
        [("assessments", {"disabled"}, {"quality"})],
    ),
    (
        "Assessments of privately fostered children.",
        [("assessments", {"private_fostering"}, set()), ("private_fostering", set(), set())],
    ),
    ("Take steps to improve the timeliness of reviews of children.", [("looked_after_reviews", set(), {"timeliness"})]),
    (
        "The escalation of strategy discussions and timely progression of permanence.",
        [("strategy_discussions", set(), {"challenge"}), ("permanence", set(), {"timeliness", "challenge"})],
    ),
    (
        "The timeliness of strategy discussions, and accommodation for care leavers.",
        [("strategy_discussions", set(), {"timeliness"}), ("care_leaver_homes", {"care_leavers"}, {"timeliness"})],
    ),
    (
        "Ensure that supervision is regular and follows the quality of plans.",
        [("supervision", set(), {"frequency", "quality"})],
    ),
    (
        "Management oversight of the work of police officers.",
        [("management_oversight", {"police_work"}, set())],
    ),
    ("Ensure that qualified social workers undertake assessments.", [("assessments", set(), set())]),
    (
        "Ensure that assessments for all at risk, children in care and care leavers are good and reflect their views.",
        [("assessments", set(), {"quality"}), ("voice", {"care_leavers", "looked_after"}, {"quality"})],
    ),
    (
        "Pathway plans for care leavers, the views of children and timely reviews.",
        [("pathway_plans", {"care_leavers"}, set()), ("voice", set(), {"timeliness"})],
    ),
    ("Police checks to inform decisions on children subject to child protection plans.", []),
    ("For example, ensure that supervision is regular to help staff.", [("supervision", set(), {"frequency"})]),
    ("Strengthen commissioning to ensure that it is based on the quality of audits.", []),
    ("Strengthen commissioning to secure a better response to domestic abuse.", []),
    ("Plans for children in need are late.", [("cin_cp_plans", {"children_in_need"}, {"timeliness"})]),
]


@pytest.mark.parametrize(("text", "shortfalls"), WANTING)
def test_what_is_found_wanting(text: str, shortfalls: list[Said]) -> None:
    assert said(text) == shortfalls


@pytest.mark.parametrize(("text", "shortfalls"), ASKED)
def test_what_is_asked_for(text: str, shortfalls: list[Said]) -> None:
    assert said(text, "area_for_improvement") == shortfalls


def test_the_work_of_the_board_is_told_apart() -> None:
    assert said("Audits are weak.", is_of_board=True) == [("quality_assurance", {"board"}, {"quality"})]
    assert said("Audits of the LSCB are weak.") == [("quality_assurance", {"board"}, {"quality"})]


def test_a_sentence_is_quoted_letter_for_letter() -> None:
    text = "Visits are regular. Supervision is poor – “weak”, staff say. Plans are clear."
    assert [row.sentence for row in shortfalls_of(text, "finding")] == ["Supervision is poor – “weak”, staff say."]


@pytest.mark.parametrize("row", catalogue.rows("shortfall_parts"), ids=lambda row: row["example"])
def test_a_sign_parts_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    assert [kind for kind, _ in _pieces(row["example"])][1:] == [row["kind"]]
    assert _pieces(row["counter_example"]) == [("part", row["counter_example"])]


def words_of(kind: str) -> list[dict[str, str]]:
    return [row for row in catalogue.rows("shortfall_words") if row["kind"] == kind]


def found(text: str, kind: str = "finding") -> int:
    return len(said(text, kind))


@pytest.mark.parametrize("row", words_of("parting"), ids=lambda row: row["word"])
def test_a_parting_word_keeps_the_second_subject_out(row: dict[str, str]) -> None:
    assert found(row["example"], "recommendation") == 1
    assert found(row["counter_example"], "recommendation") == 2


@pytest.mark.parametrize(
    "row", [*words_of("failure"), *words_of("agent")], ids=lambda row: f"{row['kind']} {row['word']}"
)
def test_what_fails_is_found_through_its_word(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def others(kind: str) -> frozenset[str]:
        return frozenset(stem(other["word"]) for other in words_of(kind) if other != row)

    assert found(row["example"]) == 1
    assert found(row["counter_example"]) == 0
    monkeypatch.setattr(shortfalls, "_stems", others)
    assert found(row["example"]) == 0


@pytest.mark.parametrize("row", words_of("pointing"), ids=lambda row: row["word"])
def test_a_pointing_word_leaves_its_sentence_out(row: dict[str, str]) -> None:
    assert found(row["example"]) == 0
    assert found(row["counter_example"]) == found(row["example"].split(maxsplit=1)[1]) == 1


TOLD = "Audits are weak."
"""A sentence by which an item is one that is told in sentences, so that its praise asks for nothing."""


@pytest.mark.parametrize("row", words_of("asking"), ids=lambda row: row["word"])
def test_a_word_that_asks_keeps_praise_in(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def asked_by(sentence: str) -> list[str]:
        return [name for name, _, _ in said(f"{TOLD} {sentence}.", "area_for_improvement")]

    def others(kind: str) -> frozenset[str]:
        return frozenset(other["word"] for other in words_of(kind) if other != row)

    assert asked_by(row["example"]) == ["quality_assurance", "pathway_plans"]
    assert asked_by(row["counter_example"]) == ["quality_assurance"]
    monkeypatch.setattr(statements, "kept_words", others)
    assert asked_by(row["example"]) == ["quality_assurance"]


@pytest.mark.parametrize("row", words_of("turning"), ids=lambda row: row["word"])
def test_a_word_that_turns_from_praise_shows_that_an_item_is_told(row: dict[str, str]) -> None:
    assert said(f"Supervision is regular. {row['example']}.", "area_for_improvement") == []
    assert found(f"Supervision is regular. {row['counter_example']}.", "area_for_improvement") == 1


def test_praise_within_what_is_asked_for_asks_for_nothing() -> None:
    told = "Supervision is not always recorded. For example, police respond effectively and pathway plans are good."
    assert said(told, "area_for_improvement") == [("supervision", set(), {"recording"})]
    assert said(told, "recommendation") == said(told, "area_for_improvement")
    assert found("Supervision to be regular. Pathway plans are good.", "area_for_improvement") == 2


def test_what_is_praised_before_a_sentence_turns_falls_short_in_another_aspect() -> None:
    praised = said(
        "Strategy discussions are mostly timely, but they do not include the police.", "area_for_improvement"
    )
    assert praised == [("strategy_discussions", set(), set())]
    asked = said("Strategy discussions should be timely, but they do not include the police.", "area_for_improvement")
    assert asked == [("strategy_discussions", set(), {"timeliness"})]


def test_each_phrase_is_needed_to_show_the_aspect_of_its_example() -> None:
    rows = PhraseRows("aspect_phrases", "aspect")
    assert (rows.idle(), rows.misled()) == ([], [])


def test_the_list_in_which_an_ask_ends_is_quoted_apart_from_its_opening() -> None:
    asked = shortfalls_of("Improve the quality of plans by: ensuring that supervision is regular.", "recommendation")

    assert [(row.subject, row.sentence) for row in asked] == [
        ("plans", "Improve the quality of plans by:"),
        ("supervision", "ensuring that supervision is regular."),
    ]
