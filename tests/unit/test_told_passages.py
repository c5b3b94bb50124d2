"""Whose inspection is told, and how far the passage of an event goes."""

from __future__ import annotations

import pytest

from tests.unit.test_earlier_inspections import told_events


@pytest.mark.parametrize(
    ("above", "events"),
    [
        ("The council runs one secure children’s home. This was judged to be good", 0),
        ("The trust runs a fostering agency. Both were judged good", 0),
        ("Services for children in care were inspected. These were judged to be good", 1),
    ],
)
def test_an_inspection_of_what_a_pronoun_points_at_is_that_body_s(above: str, events: int) -> None:
    sentence = f"{above} at the most recent Ofsted inspection on 3 May 2018."
    assert len(told_events(sentence)) == events


def test_the_passage_of_an_inspection_goes_on_to_the_last_that_its_sentence_tells_of_it() -> None:
    sentence = (
        "The last full inspection was in August 2015. All of the judgements were requires improvement to be good, "
        "with adoption judged to be good."
    )
    passages = [" ".join(event.quote.split()) for event in told_events(sentence)]
    assert passages and all(passage.endswith("with adoption judged to be good") for passage in passages)


def test_two_inspections_of_one_sentence_keep_their_own_passages() -> None:
    sentence = (
        "Fostering was judged good in May 2013, and an inspection of help and protection in June 2012 judged it good."
    )
    assert len({event.quote for event in told_events(sentence)}) == 2
