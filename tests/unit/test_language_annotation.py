"""The annotation of any text: it never raises, its spans lie in the text, and rewritten text leads back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.language.aligned import Aligned
from ingest.language.annotation import Annotated, annotate, prepare
from ingest.language.facets import ANTECEDENTS, RESTRICTOR_KINDS
from ingest.language.labels import LONGEST
from ingest.language.masking import mask

WORDS = (
    *(
        "children",
        "looked after",
        "care leavers",
        "of whom",
        "were adopted",
        "not",
        "all but",
        "compared with",
        "(40%)",
    ),
    *("12", "three", "95%", "per cent", "in March 2014", "aged 16 to 18", "key stage 2", "the number of", "of the 21"),
    *(",", ".", ":", "(", ")", "■", "£3", "10,000", "increase from", "5 A*-C GCSEs", "with", "’", "–", "\n", "½"),
)
SENTENCES = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_masked_text_leads_back_to_where_it_came_from(text: str) -> None:
    masked = mask(text)
    aligned = masked.aligned
    assert len(aligned.text) == len(aligned.starts) == len(aligned.ends)
    assert list(aligned.starts) == sorted(aligned.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(aligned.starts, aligned.ends, strict=True))
    assert all(0 <= each.start <= each.end <= len(text) for each in masked.masks)


@settings(max_examples=100, deadline=None)
@given(SENTENCES, st.none() | SENTENCES, st.lists(SENTENCES, max_size=2).map(tuple))
def test_no_text_breaks_the_annotation_and_every_span_lies_in_it(
    text: str, stem: str | None, before: tuple[str, ...]
) -> None:
    annotated = annotate(text, stem, before)
    assert_spans_within(annotated, text)
    for number in range(len(text)):
        facets = annotated.figure(number, number + 1)
        if facets is None:
            continue
        assert facets.antecedent_basis in ANTECEDENTS
        assert len(facets.label.split()) <= LONGEST
        for restrictor in facets.restrictors:
            assert restrictor.kind in RESTRICTOR_KINDS
            assert (restrictor.start, restrictor.end) == (-1, -1) or 0 <= restrictor.start < restrictor.end <= len(text)


def assert_spans_within(annotated: Annotated, text: str) -> None:
    for found in (*annotated.tokens, *annotated.noun_phrases):
        assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize("text", ["", " ", ".", "¤", "((", "42", "%"])
def test_a_text_without_a_sentence_is_annotated_all_the_same(text: str) -> None:
    assert all(facets.counted is None for facets in annotate(text).figures)


def test_a_replacement_leads_back_to_all_that_it_stands_for() -> None:
    aligned = Aligned.of("46 children looked after moved").replaced([(3, 24, "children")])
    assert aligned.text == "46 children moved"
    assert aligned.original(3, 11) == (3, 24)
    assert aligned.original(12, 17) == (25, 30)


def test_an_annotation_is_made_once() -> None:
    assert annotate("46 children moved.") is annotate("46 children moved.")


def test_sentences_prepared_together_are_read_as_one_by_one() -> None:
    texts = ("46 babies moved.", "Of these, 12 girls (26%) were adopted.")
    alone = [annotate(text).figures for text in texts]
    annotate.cache_clear()
    prepare(texts)
    assert [annotate(text).figures for text in texts] == alone


def test_what_a_decider_asks_by_name() -> None:
    annotated = annotate("At 31 March 2014, 20 young people aged 16 to 18 (40%) were adopted, and none returned.")
    text = annotated.text
    assert [text[found.start : found.end] for found in annotated.ages] == [" aged 16 to 18"]
    assert [text[number.start : number.end] for number in annotated.numbers] == ["20", "none"]
    assert annotated.figure(text.index("16"), text.index("16") + 2) is None
