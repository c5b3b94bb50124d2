"""What a figure points back to when its own words do not say what it counts, and what it takes over from there.

"Of whom" and a bracket take the nearest number before; a comparator the last own figure of its unit; "this is a rise
from" the sentence before; a list item its stem only. What finds nothing says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from ingest.language import frame
from ingest.language.cues import cues
from ingest.language.facets import Facets, Phrase
from ingest.language.lending import is_further, taken_over
from ingest.language.naming import OF_SUBJECT, RELATIVE

_OTHERS_LEVEL = ("figure", "average", "mean", "median")
"""The figure for all pupils of 84 %: other people, told of the same thing."""
_BESIDE = ("beside", "beside another number", "subject alone")
_THESE = re.compile(r"\b(?:these|those)\b", re.IGNORECASE)
_CHANGE_THAN = "change.than"
"""Three fewer children than in 2014–15: a change of what was told before."""
_POINTING = ("pronoun", "quantity alone", "comparison", "gap", "change")
"""How a figure points back to what its clause told before it."""
_BASES = {"before": "sentence_before"}


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


class Pointing(NamedTuple):
    """How a figure's own sentence points back.

    `how`: the rule that looked for what it counts. `opens`: the sentence opens with a pointing word. `said_before`: the
    words before the figure, where they name something and hold no figure. `is_of_this`: its clause tells of "this", and
    only a noun that is not general says what it counts by itself. `is_listed`: a colon parts it from a figure before.
    """

    how: str
    opens: bool = False
    said_before: Phrase | None = None
    is_of_this: bool = False
    is_listed: bool = False


def basis_of(pointing: Pointing, facets: Facets, sources: Sources) -> str:
    """How a figure points back, one of facets.ANTECEDENTS; `own` for one that says itself what it counts."""
    how = pointing.how
    points_at_set = any(each.rule == "part_of.these" for each in facets.restrictors) or "role.part" in facets.rules
    if facets.counted is not None and not points_at_set:
        is_bare = facets.quantity in _OTHERS_LEVEL and facets.predicate is None and bool(sources.sentence)
        return "comparison" if is_bare else "own"
    if how == "change" or (how == "pronoun" and facets.quantity):
        return "change_from"
    if how in ("comparison", "gap", "quantity alone"):
        return "comparison"
    narrows = facets.predicate is not None or any(each.kind in ("other", "place") for each in facets.restrictors)
    if pointing.is_listed and facets.role == "level" and facets.shape != "share" and narrows:
        return "of_whom"
    if points_at_set or how == "all but" or (facets.role == "part" and not is_further(facets)):
        return "of_whom"
    if sources.sentence and (not pointing.opens or how in _BESIDE):
        return "beside"
    return "stem" if sources.stem or sources.stem_phrase else "sentence_before"


def resolve(facets: Facets, pointing: Pointing, sources: Sources) -> Facets:
    """The facets with what they point back to taken in; unchanged where they say all themselves."""
    if pointing.how == RELATIVE:
        return replace(facets, base=facets.counted, antecedent=facets.counted, antecedent_basis="of_whom")
    if pointing.how == OF_SUBJECT and facets.role == "whole" and facets.counted is None:
        return facets
    is_general = facets.counted is not None and not frame.is_own_meaning(facets.counted.head)
    if _CHANGE_THAN in facets.rules and is_general:
        facets, pointing = replace(facets, counted=None), pointing._replace(how="change")
    basis = basis_of(pointing, facets, sources)
    if basis == "of_whom" and pointing.is_listed and pointing.how == "pronoun":
        facets = replace(facets, predicate=None)
    if basis == "own":
        is_lent = pointing.is_of_this and is_general
        return _from_words(facets, sources) if is_lent else replace(facets, antecedent_basis=basis)
    found, where = _source(basis, pointing, facets, sources)
    is_told = _is_of_clause(facets, pointing.how) or _are_people_named(facets, pointing)
    if where != "sentence" and pointing.said_before is not None and is_told:
        return replace(facets, antecedent=pointing.said_before, antecedent_basis="words")
    is_mute = where != "sentence" and basis in ("beside", "sentence_before") and facets.predicate is None
    if found is None or is_mute:
        return _from_words(facets, sources)
    return taken_over(facets, found, where if basis == "beside" and where != "sentence" else basis)


def _is_of_clause(facets: Facets, how: str) -> bool:
    """True for what is told of the words before it in its sentence: the number of plans fell and this is now 12."""
    return how == "unresolved" or (how in _POINTING and facets.predicate is None)


def _are_people_named(facets: Facets, pointing: Pointing) -> bool:
    """True for "these" of people whom the same sentence names: pupils in care did worse, and 9 of these pupils ..."""
    if pointing.opens or pointing.said_before is None or facets.counted is None:
        return False
    points = any(each.rule == "part_of.these" for each in facets.restrictors)
    is_general = not frame.is_own_meaning(facets.counted.head)
    return points and is_general and _names_people(_THESE.split(pointing.said_before.text, maxsplit=1)[0])


def _names_people(words: str) -> bool:
    return any(cue.pattern.search(words) for cue in cues("counted").likely(words) if cue.meaning == "person")


def _source(basis: str, pointing: Pointing, facets: Facets, sources: Sources) -> tuple[Facets | None, str]:
    """The figure pointed back to, and where it is; "those" are no part that stands beside them."""
    for where in _places(basis, opens=pointing.opens):
        candidates = getattr(sources, where)
        fitting = [each for each in candidates if _fits(basis, facets, each)]
        if basis == "of_whom" and pointing.how == "pronoun":
            fitting = [each for each in fitting if each.role != "part"] or fitting
        if basis == "sentence_before":
            # There were 510 children: 56% male, 44% female. What follows is told of the children.
            fitting = [each for each in fitting if each.shape != "share"] or fitting
        if fitting:
            return fitting[-1], _BASES.get(where, where)
    return None, ""


def _places(basis: str, *, opens: bool) -> tuple[str, ...]:
    if basis == "stem":
        return ("stem",)
    if basis == "sentence_before" or (basis == "change_from" and opens):
        return ("stem", "before")
    if basis == "change_from":
        return ("sentence", "stem")
    return ("sentence", "stem", "before")


def _fits(basis: str, facets: Facets, candidate: Facets) -> bool:
    """Only what has content of its own is pointed back to: no chain of pointing."""
    if (candidate.counted or candidate.antecedent) is None or candidate.role in ("gap", "threshold"):
        return False
    if basis in ("comparison", "change_from"):
        is_own_value = candidate.antecedent_basis not in ("comparison", "change_from")
        return is_own_value and (candidate.shape == facets.shape or "share" not in (candidate.shape, facets.shape))
    return candidate.role != "change"


def _from_words(facets: Facets, sources: Sources) -> Facets:
    """Without a figure to point back to: the stem's noun, the sentence before as a whole, or nothing."""
    if sources.stem_phrase is not None:
        return replace(facets, counted=sources.stem_phrase, antecedent=sources.stem_phrase, antecedent_basis="stem")
    if sources.whole is not None and not sources.sentence:
        basis = "sentence_before" if sources.before else "words"
        return replace(facets, antecedent=sources.whole, antecedent_basis=basis)
    return replace(facets, antecedent_basis="own" if facets.counted else "unresolved")
