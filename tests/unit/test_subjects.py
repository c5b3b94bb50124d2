"""Subjects and themes of a passage: the rules on sentences of this project, and every row of the catalogue."""

from __future__ import annotations

import pytest

from ingest import catalogue
from tests.unit.phrase_rows import PhraseRows
from warehouse.findings.subjects import mentions_of, subjects, themes_of

SENTENCES = [
    (
        "Private fostering is rarely notified. All assessments are weak. Assessments drift.",
        {"private_fostering", "assessments"},
    ),
    ("The LADO tracks every allegation.", {"allegations_lado"}),
    ("Children return from care orders at home; reunification is well planned.", {"placement_with_parents"}),
    ("Too few pathway plans are written with young people.", {"pathway_plans_and_advisers"}),
    ("Unaccompanied asylum-seeking children are welcomed.", {"asylum_seeking_children"}),
    ("Caseloads are too high and vacancies remain.", {"caseloads", "workforce_stability"}),
    ("The committee noted the minutes.", set()),
    ("Return home interviews are held within days.", {"missing"}),
    ("The independent chair of the board leads it well.", {"safeguarding_board"}),
    ("Conference chairs write to managers about drift.", {"independent_reviewing_officers"}),
    ("Young people who are electively home educated are seen.", {"missing_education"}),
    ("The recruitment and retention of foster carers is slow.", {"fostering"}),
    ("The recruitment and retention of social workers is slow.", {"workforce_stability"}),
    ("Teams meet disabled children weekly.", {"disabled_children"}),
    ("Care leavers are helped into education, employment or training.", {"care_leavers_education_employment"}),
    ("A contact centre is open at weekends.", set()),
    ("The threshold for care proceedings was met.", {"public_law_outline"}),
]


@pytest.mark.parametrize(("sentence", "themes"), SENTENCES)
def test_themes_of_a_sentence(sentence: str, themes: set[str]) -> None:
    assert set(themes_of(sentence)) == themes


def test_a_passing_mention_of_a_broad_theme_is_not_its_theme() -> None:
    passage = "Visits to privately fostered children are regular. Some referrals were late."
    assert "front_door" not in themes_of(passage)


def weights(text: str) -> dict[str, float]:
    return {name: theme.weight for name, theme in themes_of(text).items()}


def test_a_theme_has_the_sentences_that_name_it() -> None:
    themes = themes_of("Adoption is slow. Caseloads are manageable, and social workers with low caseloads stay.")

    assert themes["adoption"].passage == "Adoption is slow."
    assert themes["caseloads"].passage == "Caseloads are manageable, and social workers with low caseloads stay."


def test_what_a_sentence_names_later_counts_half() -> None:
    assert weights("All is well. Adoption is slow where caseloads are high.") == {"adoption": 1}
    assert weights("All is well. Caseloads are high and slow adoption.") == {"caseloads": 1}
    assert weights("All is well. Caseloads and adoption are slow.") == {"adoption": 1, "caseloads": 1}


def test_of_two_phrases_that_fit_the_longer_is_meant() -> None:
    assert [mention.subject for mention in mentions_of("Child protection conference chairs meet.")] == ["iros"]
    assert [mention.subject for mention in mentions_of("Personal education plans are late.")] == ["peps"]


def test_who_does_the_work_takes_no_weight_from_it() -> None:
    sentence = "Private fostering is known and supervision is regular."
    told = f"{sentence[:-1]}, by police officers. Police officers know supervision."

    assert list(themes_of(told)) == ["private_fostering", "supervision"]
    assert themes_of(told)["supervision"].weight == themes_of(f"{sentence} Supervision.")["supervision"].weight


def test_every_theme_has_a_subject_and_every_subject_phrases() -> None:
    assert {row["theme"] for row in catalogue.rows("themes")} == {s.theme for s in subjects().values()} - {""}
    assert {row["subject"] for row in catalogue.rows("subject_phrases")} == subjects().keys()


def test_each_phrase_is_needed_to_name_the_subject_of_its_example() -> None:
    assert PhraseRows("subject_phrases", "subject", "weight").idle() == []


def test_no_counter_example_names_the_subject_of_its_row() -> None:
    assert PhraseRows("subject_phrases", "subject").misled() == []


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The corporate parenting board is influential. The board hears from children.", "corporate_parenting"),
        ("The board hears from children. Its chair is new. The board reviews cases.", "safeguarding_board"),
        ("The LSCB reports to the improvement board. The board hears from children.", "safeguarding_board"),
    ],
)
def test_the_board_is_the_one_that_a_passage_named_first(text: str, theme: str) -> None:
    boards = {"corporate_parenting", "safeguarding_board"}
    assert set(themes_of(text)) & boards == {theme}


@pytest.mark.parametrize(
    ("text", "is_advocacy"),
    [
        ("Workers advocate strongly for children.", False),
        ("There are champion roles for councillors to advocate for them.", False),
        ("Children have access to advocates.", True),
    ],
)
def test_who_speaks_for_children_is_not_the_service_that_does(text: str, is_advocacy: bool) -> None:
    assert ("advocacy" in themes_of(text)) is is_advocacy
