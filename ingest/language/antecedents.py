"""What a figure points back to when its own words do not say what it counts, and what it takes over from there.

"Of whom" and a bracket take the nearest number before; a comparator the last own figure of its unit; "this is a rise
from" the sentence before; a list item its stem only. What finds nothing says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.language import frame
from ingest.language.facets import Facets, Phrase, Restrictor
from ingest.language.naming import RELATIVE

_OF_THE_COUNTED = ("age", "sex", "population", "cohort", "sample", "audit", "part_of")
"""What narrows the counted set itself: it stays in force for another figure of the same set."""
_AUXILIARIES = re.compile(r"^(?:(?:is|are|was|were|has|have|had|been|being)\s)+", re.I)
_OTHERS_LEVEL = ("figure", "average", "mean", "median")
"""The figure for all pupils of 84 %: other people, told of the same thing."""
_BESIDE = ("beside", "beside another number", "subject alone")
_CHANGE_THAN = "role.change_than"
"""Three fewer children than in 2014–15: a change of what was told before."""
_POINTING = ("pronoun", "quantity alone", "comparison", "gap", "change")
"""How a figure points back to what its clause told before it."""
_BASES = {"before": "sentence_before"}
_SAME_STATEMENT = ("comparison", "change_from", "bracket")
"""Figures that are told of the very thing that the earlier one was told of."""


class Sources(Protocol):
    """Where an antecedent may stand; asked only when a figure points back, for it may mean parsing other sentences.

    `sentence`, `stem` and `before` are figures in reading order: before in the sentence, of the stem, of the sentences
    before. `stem_phrase` is the noun of a stem without figures, `whole` the sentence before.
    """

    @property
    def sentence(self) -> Sequence[Facets]: ...  # noqa: D102
    @property
    def stem(self) -> Sequence[Facets]: ...  # noqa: D102
    @property
    def before(self) -> Sequence[Facets]: ...  # noqa: D102
    @property
    def stem_phrase(self) -> Phrase | None: ...  # noqa: D102
    @property
    def whole(self) -> Phrase | None: ...  # noqa: D102


@dataclass(frozen=True)
class InSentence:
    """The figures before in the same sentence, and nothing else to point back to."""

    sentence: Sequence[Facets] = ()
    stem: Sequence[Facets] = ()
    before: Sequence[Facets] = ()
    stem_phrase: Phrase | None = None
    whole: Phrase | None = None


def basis_of(how: str, facets: Facets, sources: Sources, *, points_back: bool) -> str:
    """How a figure points back, one of facets.ANTECEDENTS; `own` for one that says itself what it counts."""
    points_at_set = any(each.rule == "part_of.these" for each in facets.restrictors) or "role.part" in facets.rules
    if facets.counted is not None and not points_at_set:
        is_bare = facets.quantity in _OTHERS_LEVEL and facets.predicate is None and bool(sources.sentence)
        return "comparison" if is_bare else "own"
    if how == "change" or (how == "pronoun" and facets.quantity):
        return "change_from"
    if how in ("comparison", "gap", "quantity alone"):
        return "comparison"
    if points_at_set or how == "all but" or (facets.role == "part" and not _is_further(facets)):
        return "of_whom"
    if sources.sentence and (not points_back or how in _BESIDE):
        return "beside"
    return "stem" if sources.stem or sources.stem_phrase else "sentence_before"


def resolve(
    facets: Facets, how: str, sources: Sources, *, points_back: bool, said_before: Phrase | None = None
) -> Facets:
    """The facets with what they point back to taken in; unchanged where they say all themselves.

    `said_before`: the words before the figure in its sentence, where they name something and hold no figure.
    """
    if how == RELATIVE:
        return replace(facets, base=facets.counted, antecedent=facets.counted, antecedent_basis="of_whom")
    if _CHANGE_THAN in facets.rules and facets.counted and not frame.is_own_meaning(facets.counted.head):
        facets, how = replace(facets, counted=None), "change"
    basis = basis_of(how, facets, sources, points_back=points_back)
    if basis == "own":
        return replace(facets, antecedent_basis=basis)
    found, where = _source(basis, facets, sources, points_back=points_back)
    if where != "sentence" and said_before is not None and how in _POINTING and facets.predicate is None:
        return replace(facets, antecedent=said_before, antecedent_basis="words")
    is_mute = where != "sentence" and basis in ("beside", "sentence_before") and facets.predicate is None
    if found is None or is_mute:
        return _from_words(facets, sources)
    return _taken_over(facets, found, where if basis == "beside" and where != "sentence" else basis)


def _source(basis: str, facets: Facets, sources: Sources, *, points_back: bool) -> tuple[Facets | None, str]:
    """The figure pointed back to, and where it is."""
    for where in _places(basis, points_back=points_back):
        candidates = getattr(sources, where)
        fitting = [each for each in candidates if _fits(basis, facets, each)]
        if fitting:
            return fitting[-1], _BASES.get(where, where)
    return None, ""


def _places(basis: str, *, points_back: bool) -> tuple[str, ...]:
    if basis == "stem":
        return ("stem",)
    if basis == "sentence_before" or (basis == "change_from" and points_back):
        return ("stem", "before")
    if basis == "change_from":
        return ("sentence", "stem")
    return ("sentence", "stem", "before")


def _is_further(facets: Facets) -> bool:
    """True for "a further nine", who are beside those told before and no part of them."""
    return any(each.rule == "part_of.further" for each in facets.restrictors)


def _fits(basis: str, facets: Facets, candidate: Facets) -> bool:
    """Only what has content of its own is pointed back to: no chain of pointing."""
    if (candidate.counted or candidate.antecedent) is None or candidate.role in ("gap", "threshold"):
        return False
    if basis in ("comparison", "change_from"):
        is_own_value = candidate.antecedent_basis not in ("comparison", "change_from")
        return is_own_value and (candidate.shape == facets.shape or "share" not in (candidate.shape, facets.shape))
    return candidate.role != "change"


def _taken_over(facets: Facets, source: Facets, basis: str) -> Facets:
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
        antecedent=source.antecedent if is_part else None if _is_further(facets) else pointed,
        antecedent_basis=basis,
    )


def _from_words(facets: Facets, sources: Sources) -> Facets:
    """Without a figure to point back to: the stem's noun, the sentence before as a whole, or nothing."""
    if sources.stem_phrase is not None:
        return replace(facets, counted=sources.stem_phrase, antecedent=sources.stem_phrase, antecedent_basis="stem")
    if sources.whole is not None and not sources.sentence:
        basis = "sentence_before" if sources.before else "words"
        return replace(facets, antecedent=sources.whole, antecedent_basis=basis)
    return replace(facets, antecedent_basis="own" if facets.counted else "unresolved")


def _added(own: tuple[Restrictor, ...], more: tuple[Restrictor, ...]) -> tuple[Restrictor, ...]:
    told = {(each.kind, each.text.lower()) for each in own}
    return (*own, *(each for each in more if (each.kind, each.text.lower()) not in told))


def _as_phrase(source: Facets) -> Phrase | None:
    """Counted and predicate of a figure as the phrase that another points back to."""
    counted, said = source.counted or source.antecedent, source.predicate
    if counted is None or said is None or said.text.lower() in counted.text.lower():
        return counted
    text = f"{counted.text} {_AUXILIARIES.sub('', said.text)}"
    return Phrase(counted.head, (*counted.lemmas, *said.lemmas), text, counted.start, max(counted.end, said.end))
