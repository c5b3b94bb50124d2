"""Every row of the lexicon and of the facets earns its place: its example needs it, its near miss does not have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pytest

from ingest import catalogue
from warehouse.meaning.facets import NEGATION, OF_AGE, SHORTFALL
from warehouse.meaning.lexicon import Lexicon, Understood, lexicon
from warehouse.meaning.matching import Said, meaning_of
from warehouse.meaning.phrases import Phrase
from warehouse.meaning.running_text import DIFFERENCE
from warehouse.meaning.words import words_of

PHRASES = [(row["concept"], row["phrase"]) for row in catalogue.rows("concept_phrases")]
PLAIN = [row["word"] for row in catalogue.rows("plain_words")]
UNITS = {row["measure"]: row["unit"] for row in catalogue.rows("measures")}


def _openings() -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, (_, written) in enumerate(PHRASES):
        for opening in Phrase(written).openings:
            found[opening].add(number)
    return found


OPENINGS = _openings()


def _without(number: int, text: str) -> Understood:
    """The text as the lexicon without one row understands it; only rows that can begin in the text are laid out."""
    able = {row for word in words_of(text) for row in OPENINGS.get(word.stem, ())} - {number}
    return Lexicon([PHRASES[row] for row in sorted(able)], PLAIN).understand(text)


def _is_understood(understood: Understood, concept: str) -> bool:
    return understood.named == {concept} and not understood.unexplained


def _listed(found: Iterable[str]) -> str:
    return "\n".join(found)


def test_each_phrase_is_needed_to_understand_its_example() -> None:
    wrong = [
        f"{row['concept']}: {row['phrase']!r} and {row['example']!r}"
        for number, row in enumerate(catalogue.rows("concept_phrases"))
        if not _is_understood(lexicon().understand(row["example"]), row["concept"])
        or _is_understood(_without(number, row["example"]), row["concept"])
    ]
    assert not wrong, _listed(wrong)


def test_no_counter_example_names_the_concept_of_its_row() -> None:
    wrong = [
        f"{row['concept']}: {row['counter_example']!r}"
        for row in catalogue.rows("concept_phrases")
        if row["concept"] in lexicon().understand(row["counter_example"]).named
    ]
    assert not wrong, _listed(wrong)


def test_each_plain_word_is_needed() -> None:
    without_it = {word: Lexicon([], [other for other in PLAIN if other != word]) for word in PLAIN}
    wrong = [
        word
        for word in PLAIN
        if lexicon().understand(word).unexplained or not without_it[word].understand(word).unexplained
    ]
    assert not wrong, _listed(wrong)


@pytest.mark.parametrize("row", catalogue.rows("measure_facets"), ids=lambda row: row["measure"])
def test_a_measure_is_given_for_its_example_and_not_for_its_near_miss(row: dict[str, str]) -> None:
    def measure_of(words: str) -> str | None:
        return meaning_of(Said(own=words, unit=UNITS[row["measure"]]), lexicon()).measure

    assert measure_of(row["example"]) == row["measure"]
    assert measure_of(row["counter_example"]) != row["measure"]


def test_concepts_of_the_facets_are_named_by_phrases_and_each_concept_has_one() -> None:
    named = {concept for concept, _ in PHRASES}
    told = {
        concept
        for row in catalogue.rows("measure_facets")
        for concept in f"{row['requires']} {row['takes_in']}".replace("|", " ").split()
    }
    assert told - named == set()
    assert {row["concept"] for row in catalogue.rows("concepts")} - named == set()


def test_concepts_that_the_engine_asks_for_are_rows() -> None:
    assert {NEGATION, SHORTFALL, OF_AGE, DIFFERENCE} <= {row["concept"] for row in catalogue.rows("concepts")}
