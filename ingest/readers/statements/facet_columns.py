"""The facets of a figure as columns of its observation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ingest.language.facets import Facets, Restrictor


def columns_of(facets: Facets | None, whose: str | None) -> dict[str, Any]:
    """The columns that tell what a figure of running text counts; none where its sentence was not annotated.

    `whose` value it is: what somebody aims at is no level.
    """
    if facets is None:
        return {}
    return {
        "counted": facets.counted.text if facets.counted else None,
        "predicate": facets.predicate.text if facets.predicate else None,
        "restrictors": _joined(each for each in facets.restrictors if each.basis != "frame"),
        "framed_by": _joined(each for each in facets.restrictors if each.basis == "frame"),
        "part_of": facets.antecedent.text if facets.role == "part" and facets.antecedent else None,
        "leans_on": facets.antecedent.text if facets.role != "part" and facets.antecedent else None,
        "antecedent_basis": facets.antecedent_basis,
        "role": "target" if whose == "target" else facets.role,
        "is_negated": facets.is_negated,
    }


def _joined(restrictors: Iterable[Restrictor]) -> str | None:
    return " | ".join(f"{each.kind}={each.text}" for each in restrictors) or None
