"""The closed vocabularies: each member is its value and has a meaning, and what the catalogue lists is the same."""

from __future__ import annotations

import pickle

import pytest

from ingest import catalogue, vocabularies
from ingest.vocabularies import Comparability, Comparator, Outcome, Unit, Vocabulary

ALL = [kind for kind in vars(vocabularies).values() if isinstance(kind, type) and issubclass(kind, Vocabulary)]


@pytest.mark.parametrize("vocabulary", [kind for kind in ALL if kind is not Vocabulary])
def test_every_member_has_a_value_of_its_own_and_a_meaning(vocabulary: type[Vocabulary]) -> None:
    assert vocabulary.__doc__
    assert len(set(vocabulary.values())) == len(vocabulary.__members__), "two names for one value"
    for name, member in vocabulary.__members__.items():
        assert member.value == name.lower()
        assert member.meaning


def test_a_member_is_its_value() -> None:
    assert Unit("count") is Unit.COUNT
    assert Unit.COUNT == "count"
    assert f"{Outcome.READ}" == "read"
    assert pickle.loads(pickle.dumps(Unit.COUNT)) is Unit.COUNT


def test_the_catalogue_describes_each_comparator_and_compares_by_the_vocabulary() -> None:
    assert {row["comparator"] for row in catalogue.rows("comparators")} == set(Comparator.values())
    assert {row["comparability"] for row in catalogue.rows("judgement_headings")} <= set(Comparability.values())
