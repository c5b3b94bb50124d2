"""Which measure of the catalogue a statement of running text is: one whose facets account for all that it says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from warehouse.meaning.aliases import alias_of_item
from warehouse.meaning.facets import NARROW_NOTHING, NEGATION, Facets, facets_by_unit
from warehouse.meaning.lexicon import Lexicon, Understood, breakdown_of_concept

MAY_BE_UNEXPLAINED = 1


@dataclass(frozen=True)
class Meaning:
    """A measure with its breakdown (`k=v`, sorted), or none; `why` says in words what decided.

    `is_silent`: the statement names no concept at all, only how much.
    """

    measure: str | None
    breakdown: tuple[str, ...]
    why: str
    is_silent: bool = False


@dataclass(frozen=True)
class Said:
    """What a statement says of one figure.

    `own`: all that narrows what is counted; `clause`: the words of its clause; `label`: the statement as an analyst
    would write it; `leans_on`: the words before that say what is counted where its own do not; `frame`: what its
    paragraph has named and keeps in force. `is_negated`: it counts what is not so. `names` are stems of the
    authority's own name.
    """

    own: str
    unit: str
    clause: str = ""
    label: str = ""
    leans_on: str = ""
    frame: str = ""
    is_negated: bool = False
    names: frozenset[str] = frozenset()


def meaning_of(said: Said, lexicon: Lexicon) -> Meaning:
    """The one measure that fits: its concepts are named, and every other word is plain or a breakdown of it.

    What the frame names may fill a facet, or be a breakdown where the measure has it, but rules nothing out. Where the
    facets' own words fit no measure, those of the whole clause may: a tree of the sentence can lose a modifier.
    """
    spoken = lexicon.understand(said.own, said.names)
    if len(spoken.unexplained) > MAY_BE_UNEXPLAINED:
        return Meaning(None, (), f"nothing accounts for {_listed(spoken.unexplained)}")
    if spoken.unexplained:
        return _with_one_unexplained(said, spoken, lexicon)
    found = _fitting(said.unit, _named(said, spoken), _framed(said, lexicon))
    if found.measure:
        return found
    of_clause = _of_clause(said, spoken, lexicon)
    if of_clause.measure:
        return of_clause
    return _of_what_it_leans_on(said, lexicon) if spoken.named <= NARROW_NOTHING else found


def _with_one_unexplained(said: Said, spoken: Understood, lexicon: Lexicon) -> Meaning:
    """One word that nothing accounts for is borne where a printed form of the catalogue finds the same measure."""
    found = _fitting(said.unit, _named(said, spoken), _framed(said, lexicon))
    printed = alias_of_item(said.label, said.unit)
    if found.measure and printed and printed.measure == found.measure:
        return found
    return Meaning(None, (), f"nothing accounts for {_listed(spoken.unexplained)}")


def _of_clause(said: Said, spoken: Understood, lexicon: Lexicon) -> Meaning:
    """The measure of all the words of the clause, which must be accounted for like the figure's own."""
    clause = lexicon.understand(said.clause, said.names)
    if clause.unexplained or not spoken.named <= clause.named:
        return Meaning(None, (), "its clause says more than the catalogue accounts for")
    return _fitting(said.unit, _named(said, clause), _framed(said, lexicon))


def _named(said: Said, spoken: Understood) -> frozenset[str]:
    return spoken.named | {NEGATION} if said.is_negated else spoken.named


def _framed(said: Said, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.understand(said.frame, said.names).named


def _of_what_it_leans_on(said: Said, lexicon: Lexicon) -> Meaning:
    """A level without a word of its own has the measure of the words before it that say what is counted."""
    before = lexicon.understand(said.leans_on, said.names)
    found = _fitting(said.unit, before.named, _framed(said, lexicon))
    if found.measure:
        return replace(found, why=f"it leans on words before: {found.why}")
    return Meaning(None, (), "it names nothing", is_silent=True)


def _fitting(unit: str, named: frozenset[str], framed: frozenset[str]) -> Meaning:
    fitting = []
    for facets in facets_by_unit().get(unit, ()):
        if not (facets.are_met_by(named | framed) and facets.are_begun_by(named)):
            continue
        parts = _parts(facets, named, framed)
        if parts is not None:
            fitting.append((facets.met(named), facets.met(framed), -len(parts), facets, parts))
    if not fitting:
        return Meaning(None, (), f"no measure in {unit} is all of {_listed(sorted(named))}")
    fitting.sort(key=lambda fit: fit[:3], reverse=True)
    best, *others = fitting
    if others and others[0][:3] == best[:3]:
        return Meaning(None, (), f"it may be {best[3].measure} or {others[0][3].measure}")
    return Meaning(best[3].measure, best[4], f"it says {_listed(sorted(named))}")


def _parts(facets: Facets, named: frozenset[str], framed: frozenset[str]) -> tuple[str, ...] | None:
    """The breakdowns of what is said; None where something beside the facets is said that is no breakdown of them.

    A population that the measure is of is no breakdown of it; what the frame names is one where the measure has it.
    """
    breakdowns = breakdown_of_concept()
    beside = facets.beside(named)
    if not all(_is_key_of(facets, breakdowns.get(concept, "")) for concept in beside):
        return None
    told = (breakdowns.get(concept, "") for concept in (named | framed) - facets.takes_in)
    return tuple(sorted({part for part in told if _is_key_of(facets, part)}))


def _is_key_of(facets: Facets, part: str) -> bool:
    return part.partition("=")[0] in facets.breaks_down_by


def _listed(words: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"“{word.replace('_', ' ')}”" for word in words) or "nothing"
