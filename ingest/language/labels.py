"""The label of a figure: what an analyst would write for it, noun phrase and predicate with the antecedent resolved."""

from __future__ import annotations

from ingest.language.facets import Facets

LONGEST = 30
"""Words of a label; what is longer ends in the middle of what it says last."""


def label(facets: Facets) -> str:
    """Counted and predicate in reading order, what they are a part of behind them; empty where nothing is known."""
    counted = facets.counted.text if facets.counted else facets.quantity
    said = facets.predicate.text if facets.predicate else ""
    is_all_but = any(each.kind == "all_but" for each in facets.restrictors)
    if said and counted and said.lower() not in counted.lower():
        counted = f"{counted}, all but these {said}" if is_all_but else f"{counted} {said}"
    else:
        counted = counted or said
    if facets.role == "gap" and facets.quantity:
        counted = f"{counted}, {facets.quantity}"
    elif facets.role == "change":
        counted = f"{facets.quantity or 'change'} in {counted}"
    for each in facets.restrictors:
        if each.kind in ("age", "subject", "key_stage", "sample", "audit") and each.basis != "frame":
            counted = counted if _says(counted, each.text) else f"{counted}, {each.text}"
    if facets.role == "part" and facets.antecedent and facets.antecedent.text not in counted:
        counted = f"{counted}, of {facets.antecedent.text}"
    return " ".join(counted.split()[:LONGEST])


def _says(label: str, words: str) -> bool:
    return words.lower() in label.lower()
