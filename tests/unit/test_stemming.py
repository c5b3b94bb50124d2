"""Stems: forms of one word meet, words that say nothing have none."""

import pytest

from warehouse.stemming import stem_of


@pytest.mark.parametrize(
    "forms",
    [
        ("fostering", "fostered", "foster"),
        ("assessment", "assessments", "assess", "assessed"),
        ("conference", "conferences"),
        ("exploitation", "exploited"),
        ("caseload", "caseloads"),
    ],
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    assert len({stem_of(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("placement", "plan"), ("adoption", "adult"), ("missing", "misuse")])
def test_other_words_do_not(pair: tuple[str, str]) -> None:
    assert stem_of(pair[0]) != stem_of(pair[1])


def test_function_words_have_no_stem() -> None:
    assert stem_of("the") is None
