"""Precision and recall as the evaluation counts them."""

from tests.evaluation.scores import Scores, shown


def test_precision_and_recall_of_a_class_and_of_all() -> None:
    scores = Scores()
    scores.add(["missing", "adoption"], ["missing"])
    scores.add(["missing"], ["missing", "adoption"])
    scores.add([], ["missing"])
    assert scores.precision("missing") == 2 / 3
    assert scores.recall("missing") == 1.0
    assert (scores.precision("adoption"), scores.recall("adoption")) == (0.0, 0.0)
    assert (scores.precision(), scores.recall()) == (0.5, 2 / 3)


def test_nothing_to_judge_is_a_dash_not_a_zero() -> None:
    assert shown(Scores().recall("missing")).strip() == "–"
