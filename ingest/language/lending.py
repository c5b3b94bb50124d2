"""What a figure takes over from the figure that it points back to."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.facets import Facets, Phrase, Restrictor

_OF_THE_COUNTED = ("age", "sex", "population", "cohort", "sample", "audit", "part_of")
"""What narrows the counted set itself: it stays in force for another figure of the same set."""
_ONE_OF_A_SET = ("age", "sex", "key_stage")
_AUXILIARIES = re.compile(r"^(?:(?:is|are|was|were|has|have|had|been|being)\s)+", re.I)
_PLACING = ("in", "at", "with", "on", "outside", "within")
_PLACE = re.compile(rf"\b(?:{'|'.join(_PLACING)})\s", re.I)
GAPPED = "syntax.gapped"
"""The rule of a figure that leaves out the verb told before: ten live with parents and four with relatives."""
_SAME_STATEMENT = ("comparison", "change_from", "bracket")
"""Figures that are told of the very thing that the earlier one was told of."""


def taken_over(facets: Facets, source: Facets, basis: str) -> Facets:
    """A figure told of the same thing takes all; a part its whole; a further one of the same set its set."""
    said = (each for each in source.restrictors if each.basis != "frame")
    inherited = tuple(replace(each, start=-1, end=-1, basis="antecedent") for each in said)
    pointed = _as_phrase(source)
    if basis in _SAME_STATEMENT:
        return replace(
            facets,
            counted=facets.counted or source.counted,
            predicate=source.predicate,
            governor=facets.governor or source.governor,
            restrictors=_added(facets.restrictors, inherited),
            base=facets.base or source.base,
            is_negated=source.is_negated,
            unit=facets.unit or source.unit,
            antecedent=pointed,
            antecedent_basis=basis,
        )
    if basis in ("of_whom", "stem"):
        part = Restrictor("part_of", pointed.text if pointed else "", -1, -1, "", "antecedent", "antecedent")
        return replace(
            facets,
            counted=facets.counted or source.counted,
            restrictors=_added(facets.restrictors, (*inherited, part)),
            base=pointed,
            role="part" if facets.role == "level" else facets.role,
            antecedent=pointed,
            antecedent_basis=basis,
        )
    if basis == "beside" and (gapped := _gapped(facets, source)) is not None:
        source, facets = gapped, replace(facets, rules=(*facets.rules, GAPPED))
        pointed = _as_phrase(source)
    of_set = tuple(each for each in inherited if each.kind in _OF_THE_COUNTED)
    is_part = source.role == "part" and source.antecedent is not None and facets.role == "level"
    return replace(
        facets,
        role="part" if is_part else facets.role,
        counted=source.counted,
        predicate=facets.predicate or source.predicate,
        is_negated=facets.is_negated if facets.predicate else source.is_negated,
        restrictors=_added(facets.restrictors, of_set),
        base=facets.base or source.base,
        antecedent=source.antecedent if is_part else None if is_further(facets) else pointed,
        antecedent_basis=basis,
    )


def _gapped(facets: Facets, source: Facets) -> Facets | None:
    """The figure before with the phrase in place of its own that a later one tells: 12 live with parents, four alone.

    None where the later one tells no such phrase (ten are at college, and 12 *at work*), or all that is said.
    """
    own = next((each.text for each in facets.restrictors if each.basis == "own" and each.kind == "other"), "")
    link = own.partition(" ")[0].lower()
    if facets.predicate is not None or link not in _PLACING:
        return None
    if source.predicate is not None and (start := _cut(source.predicate.text)) is not None:
        return replace(source, predicate=_retold(source.predicate, f"{start} {own}"))
    if source.counted is not None and source.predicate is None and (start := _cut(source.counted.text)) is not None:
        return replace(source, counted=_retold(source.counted, f"{start} {own}"))
    return None


def _cut(text: str) -> str | None:
    """What stands before the first phrase that tells where or with whom; None where there is none."""
    found = _PLACE.search(text)
    return text[: found.start()].strip() or None if found else None


def _retold(phrase: Phrase, text: str) -> Phrase:
    return replace(phrase, text=text, lemmas=tuple(text.lower().split()))


def is_further(facets: Facets) -> bool:
    """True for "a further nine", who are beside those told before and no part of them."""
    return any(each.rule == "part_of.further" for each in facets.restrictors)


def _added(own: tuple[Restrictor, ...], more: tuple[Restrictor, ...]) -> tuple[Restrictor, ...]:
    """What is lent comes after the own; of a kind that a set has one of, the own stands alone."""
    told = {(each.kind, each.text.lower()) for each in own}
    kinds = {each.kind for each in own if each.kind in _ONE_OF_A_SET}
    lent = (each for each in more if each.kind not in kinds and (each.kind, each.text.lower()) not in told)
    return (*own, *lent)


def _as_phrase(source: Facets) -> Phrase | None:
    """Counted and predicate of a figure as the phrase that another points back to."""
    counted, said = source.counted or source.antecedent, source.predicate
    if counted is None or said is None or said.text.lower() in counted.text.lower():
        return counted
    text = f"{counted.text} {_AUXILIARIES.sub('', said.text)}"
    return Phrase(counted.head, (*counted.lemmas, *said.lemmas), text, counted.start, max(counted.end, said.end))
