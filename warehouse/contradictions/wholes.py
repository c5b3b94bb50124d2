"""Whether a figure with a measure is of all that the measure counts, or may be of a part that no facet names."""

from __future__ import annotations

import re

from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.shares import shares

_OWN_WORDS = (None, "own", "beside", "bracket", "unresolved")
"""What a figure counts was said in its own words; what it takes from words before may be of a part of them."""
_PART = re.compile(r"\bof (?:whom|which)\b|\bof (?:this|these|those|the) \d|\b(?:of )?(?:this|these|those) $", re.I)

_OF_A_PART = re.compile(r"%? of (?:those|these|them|whom)\b", re.I)


def is_of_all(figure: Figure, paper: Paper) -> bool:
    """Whether its own words say what it counts, and neither they nor a count before it make it a part of another."""
    if figure.antecedent_basis not in _OWN_WORDS and not _follows_own(figure, paper):
        return False
    if _PART.search(figure.before) or _OF_A_PART.match(figure.after):
        return False
    return figure.role is not None or not _follows_another_count(figure, paper)


def _follows_own(figure: Figure, paper: Paper) -> bool:
    """Whether it is compared with a figure of the same measure in its own words, in its passage."""
    return any(
        other.measure == figure.measure and other.antecedent_basis == "own" and other.value_start < figure.value_start
        for other in paper.by_passage[figure.char_start]
    )


def _follows_another_count(figure: Figure, paper: Paper) -> bool:
    """In an item of a list a second count is of a part of the first, unless it is its percentage or rate."""
    parts = {share.percent: share.part for share in shares(paper) if share.percent is figure}
    before = [other for other in paper.by_passage[figure.char_start] if other.value_start < figure.value_start]
    return figure.reading != "table" and any(
        other.unit == "count" and other.measure != figure.measure and other is not parts.get(figure)
        for other in before
        if figure.unit in ("count", "percent")
    )
