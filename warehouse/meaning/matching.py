"""Which measure of the catalogue a statement of running text is: one whose facets account for all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from warehouse.meaning.aliases import alias_of_item
from warehouse.meaning.facets import NEGATION, OF_AGE, Facets, facets_by_unit, narrowing
from warehouse.meaning.lexicon import Lexicon, breakdown_of_concept

MAY_BE_UNEXPLAINED = 1
SUPPORTED = frozenset({"supported", "uses_service"})
"""What a service does for those whom it counts; which service it is stands elsewhere in the clause."""
SUBJECTS_OF_SECTIONS = frozenset({"adopted", "care_leaver"})
"""Subjects that a section of a report keeps to: who is matched in the one on adoption is matched with adopters."""
MEANT_OF_ADOPTERS = frozenset({"assessment"})
"""What a section on adoption means of adopters: those who are assessed there, and in time, are no children."""
ADOPTED = frozenset({"adopted"})
FAMILIES = frozenset({"adopter", "foster_carer"})
_CHILDREN = re.compile(r"\b(?:children|babies|young people)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meaning:
    """A measure with its breakdown (`k=v`, sorted), or none; `why` says in words what decided.

    `open_to`: without a measure, the concepts that one told before must take in to be meant again; None where a word
    that nothing accounts for rules that out.
    """

    measure: str | None
    breakdown: tuple[str, ...]
    why: str
    open_to: frozenset[str] | None = None


@dataclass(frozen=True)
class Said:
    """What a statement says of one figure.

    `own`: all that narrows what is counted; `label`: the statement as an analyst would write it; `leans_on`:
    the words before that say what is counted where its own do not; `clause`, `sentence`: all that stands there;
    `frame`: what its paragraph has named and keeps in force; `headings`: those of its section, the nearest first.
    `is_negated`: it counts what is not so; `is_of_age`: a part of a whole, by its age; `is_of_others`: another's
    value; `only_some`: the words by which it is of a cohort or a sample. `names` are stems of the authority's own name.
    """

    own: str
    unit: str
    label: str = ""
    leans_on: str = ""
    clause: str = ""
    sentence: str = ""
    frame: str = ""
    headings: tuple[str, ...] = ()
    is_negated: bool = False
    is_of_age: bool = False
    is_of_others: bool = False
    only_some: str = ""
    names: frozenset[str] = frozenset()


class _Frame(NamedTuple):
    """What stands around a statement: concepts kept in force, and population and area that its sentence tells of."""

    named: frozenset[str]
    told_of: frozenset[str]


def meaning_of(said: Said, lexicon: Lexicon) -> Meaning:
    """The one measure that fits: its concepts are named, and every other word is plain or a breakdown of it.

    One word that nothing accounts for is borne where a printed form of the catalogue finds the same measure, unless
    it may tell of which cohort or sample. What the frame names may fill a facet, or be a breakdown where the measure
    has it, but rules nothing out; the subject of the section may fill a facet.
    """
    spoken = lexicon.understand(said.own, said.names)
    if len(spoken.unexplained) > MAY_BE_UNEXPLAINED:
        return Meaning(None, (), f"nothing accounts for {_listed(spoken.unexplained)}")
    named = spoken.named | _told_apart(said)
    if named & MEANT_OF_ADOPTERS:
        named |= _subject_of_section(said, lexicon) & ADOPTED
    in_force = lexicon.understand(said.frame, said.names).named
    frame = _Frame(in_force, _told_of(said, named | in_force, lexicon))
    if not spoken.unexplained:
        meaning = _of_ever_wider(said, named, frame, lexicon)
        return meaning if meaning.measure else _of_its_section(said, named, frame, lexicon) or meaning
    if lexicon.understand(said.only_some, said.names).unexplained:
        return Meaning(None, (), f"nothing accounts for {_listed(spoken.unexplained)}")
    fitting = _fitting(said.unit, named, frame)
    printed = alias_of_item(said.label, said.unit)
    if fitting.measure and printed and printed.measure == fitting.measure:
        return fitting
    return Meaning(None, (), f"nothing accounts for {_listed(spoken.unexplained)}")


def _of_its_section(said: Said, named: frozenset[str], frame: _Frame, lexicon: Lexicon) -> Meaning | None:
    """By its own words, with the subject of its section; None for what leans on nearer words."""
    subject = _subject_of_section(said, lexicon)
    if not subject or said.leans_on:
        return None
    found = _fitting(said.unit, named, frame._replace(named=frame.named | subject))
    return replace(found, why=f"in its section {found.why}") if found.measure else None


def _subject_of_section(said: Said, lexicon: Lexicon) -> frozenset[str]:
    """The subject that its section keeps to, by the nearest heading that names one."""
    subjects = (_named_in(heading, lexicon) & SUBJECTS_OF_SECTIONS for heading in said.headings)
    return next(filter(None, subjects), frozenset())


def _told_apart(said: Said) -> frozenset[str]:
    """Concepts that the reader tells in columns of their own."""
    told = ((NEGATION, said.is_negated), (OF_AGE, said.is_of_age))
    return frozenset(concept for concept, is_so in told if is_so)


def _told_of(said: Said, named: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """The one population that its sentence is about; of an own value also its section's, and the sentence's area.

    `named`: what is named already; where a population is among it, the section says nothing of another.
    """
    of_sentence = lexicon.understand(said.sentence, said.names).named
    populations = _of_key("population", of_sentence)
    if said.is_of_others:
        return populations if len(populations) == 1 else frozenset()
    if not (populations or _of_key("population", named)):
        told = (_of_key("population", _named_in(heading, lexicon)) for heading in said.headings)
        populations = next(filter(None, told), frozenset())
    return _of_key("area", of_sentence) | (populations if len(populations) == 1 else frozenset())


@lru_cache(maxsize=1_000)
def _named_in(heading: str, lexicon: Lexicon) -> frozenset[str]:
    return lexicon.understand(heading).named


def _of_key(key: str, named: frozenset[str]) -> frozenset[str]:
    """Of concepts those that are parts by a key."""
    breakdowns = breakdown_of_concept()
    return frozenset(concept for concept in named if breakdowns.get(concept, "").startswith(f"{key}="))


def _of_ever_wider(said: Said, named: frozenset[str], frame: _Frame, lexicon: Lexicon) -> Meaning:
    """By its own words; else with the words that they lean on; else with all that the sentence names.

    However wide, everything named must be of the measure: a sentence about two things decides nothing.
    """
    own = _fitting(said.unit, named, frame)
    narrowed = named & narrowing()
    if own.measure:
        return _narrowed_by_clause(own, said, named, frame, lexicon)
    for whose, text in _wider_words(said, narrowed):
        more = lexicon.understand(text, said.names).named - named
        wider = _fitting(said.unit, named, frame, more) if more and not _of_other_people(said, more) else own
        if wider.measure:
            return replace(wider, why=f"with {whose} {wider.why}")
    return replace(own, open_to=narrowed)


def _of_other_people(said: Said, more: frozenset[str]) -> bool:
    """True for adopters around a count of children, who wait there for something: the children are none of them."""
    return said.unit == "count" and bool(_CHILDREN.search(said.own)) and bool(FAMILIES & more)


def _narrowed_by_clause(own: Meaning, said: Said, named: frozenset[str], frame: _Frame, lexicon: Lexicon) -> Meaning:
    """Of a count the measure of its clause that asks for more: caseloads that reviewing officers have are theirs.

    So has the clause the service that a count of the supported is of.
    """
    if said.unit != "count":
        return own
    more = lexicon.understand(said.clause, said.names).named - named
    narrower = _fitting(said.unit, named, frame, more) if more else own
    rows = {row.measure: row for row in facets_by_unit()[said.unit]}
    is_of_service = narrower.measure == own.measure and _services(narrower) > _services(own)
    if is_of_service or (narrower.measure and rows[narrower.measure].ask_more_than(rows[own.measure or ""])):
        return replace(narrower, why=f"with its clause {narrower.why}")
    return own


def _services(meaning: Meaning) -> set[str]:
    return {part for part in meaning.breakdown if part.startswith("service=")}


def _wider_words(said: Said, narrowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Whose words may say more of the figure, nearest first.

    A count that names something counts that and nothing wider; of one that names nothing the sentence is too wide: it
    may name children looked after and count something else. Whose support it is that so many have, the clause says.
    """
    if said.unit == "count" and narrowed - SUPPORTED:
        return
    yield "its clause", said.clause
    if said.unit == "count" and narrowed:
        return
    yield "the words before", said.leans_on
    if said.unit != "count":
        yield "the whole sentence", said.sentence


def told_again(before: Meaning, open_to: frozenset[str], unit: str) -> Meaning | None:
    """The measure of the figure before, where it takes in all that this one says; the parts it names are its own."""
    facets = next((row for row in facets_by_unit().get(unit, ()) if row.measure == before.measure), None)
    if facets is None or not _takes_in(facets, open_to):
        return None
    parts = _nearest(_parts(facets, open_to), before.breakdown)
    return Meaning(before.measure, parts, f"as the figure before: {before.why}")


def _fitting(unit: str, named: frozenset[str], frame: _Frame, more: frozenset[str] = frozenset()) -> Meaning:
    """The measure that takes in all that is named, by the words themselves and by `more` that stand further off."""
    fitting = []
    together = named | more
    for facets in facets_by_unit().get(unit, ()):
        is_told = facets.are_met_by(together | frame.named) and facets.are_begun_by(together)
        if is_told and _takes_in(facets, together):
            layers = (named, more, frame.told_of, frame.named)
            parts = _nearest(*(_parts(facets, layer) for layer in layers))
            fitting.append((facets.met(together), facets.met(frame.named), -len(parts), facets.measure, parts))
    if not fitting:
        return Meaning(None, (), f"no measure in {unit} is all of {_listed(sorted(together))}")
    fitting.sort(key=lambda fit: fit[:3], reverse=True)
    best, *others = fitting
    if others and others[0][:3] == best[:3]:
        return Meaning(None, (), f"it may be {best[3]} or {others[0][3]}")
    return Meaning(best[3], best[4], f"it says {_listed(sorted(together))}")


def _takes_in(facets: Facets, named: frozenset[str]) -> bool:
    """Whether nothing beside the facets is said that is no breakdown of them."""
    breakdowns = breakdown_of_concept()
    return all(_is_key_of(facets, breakdowns.get(concept, "")) for concept in facets.beside(named))


def _parts(facets: Facets, named: frozenset[str]) -> tuple[str, ...]:
    """The breakdowns that are named; a population that the measure is of is no breakdown of it."""
    breakdowns = breakdown_of_concept()
    told = {breakdowns.get(concept, "") for concept in named - facets.takes_in}
    return tuple(sorted(part for part in told if _is_key_of(facets, part)))


def _nearest(*layers: tuple[str, ...]) -> tuple[str, ...]:
    """Of parts by the same key those that stand nearest: writing, where the words before told of reading."""
    found: dict[str, set[str]] = {}
    for layer in layers:
        told: dict[str, set[str]] = {}
        for part in layer:
            told.setdefault(part.partition("=")[0], set()).add(part)
        found = told | found
    return tuple(sorted(part for parts in found.values() for part in parts))


def _is_key_of(facets: Facets, part: str) -> bool:
    return part.partition("=")[0] in facets.breaks_down_by


def _listed(words: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"“{word.replace('_', ' ')}”" for word in words) or "nothing"
