"""What a finding says falls short, sentence by sentence: which work, for whom, and in which aspect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest import catalogue
from warehouse.findings.directions import ASKED_FOR, Span, failings_of
from warehouse.findings.sentences import clauses_of, sentences_of
from warehouse.findings.statements import is_praise, kept_words, points_back, tells_what_fails
from warehouse.findings.subjects import Mention, mentions_of, subjects
from warehouse.meaning.lexicon import Lexicon, breakdown_of_concept, lexicon
from warehouse.meaning.words import Word, stem, words_of

_LIST = re.compile(r"(?<=:)\s+(?=[a-z(])")
_JOINING = frozenset({"and", "or", "therefore", "how"})
_OF, _LEADING = "of", frozenset({"in", "for", "on", "with"})
_NOT, _HOW_MUCH = "not", frozenset({"all", "every", "enough", "sufficient"})
"""What is not done is named before "not"; after it only where too little of it is said to be there."""
_LONGEST_LINK = 2
_WORDS_BEFORE, _WORDS_AFTER = 5, 2
"""How far the work may stand before and after the words that say it fails."""
_WORDS_TO_OBJECT = 8
"""How far it may stand after them where those who fail are named first: social workers do not hold conferences."""
_AND, _BESIDE_ASPECTS = "and", frozenset(map(stem, ("the", "a", "an", "of", "in")))
"""What may stand after "and" before the work of a further ask, beside its aspects: and *the timeliness of* reviews."""
_SHORTEST_ASK = 2
_LEAST_WEIGHT = 0.5
_GENERAL, _QUALITY = "general", "quality"
_SERVED = ("whom", "group")
_PART, _PURPOSE, _END = "part", "purpose", "end"
_LISTED = "weakness"
_BOARD = "board"
_POPULATION = "population="
_POPULATIONS = frozenset({"looked_after", "care_leavers", "children_in_need", "child_protection_plan"})


class Shortfall(NamedTuple):
    """One thing that falls short or is asked for; the sentence is a piece of the finding's text, letter for letter."""

    sentence: str
    subject: str
    whom: frozenset[str]
    aspects: frozenset[str]


def shortfalls_of(text: str, kind: str, is_of_board: bool = False) -> list[Shortfall]:
    """Every shortfall that a finding states, in order and each once; praise states none.

    What a clause praises before it turns is the subject of what follows, and falls short in no aspect that it names.
    `kind` is that of records.Finding: an item that asks for something says by itself that practice falls short.
    `is_of_board`: it stands in a section about the safeguarding board, whose work is not the authority's.
    """
    found: dict[Shortfall, None] = {}
    board = frozenset({_BOARD} if is_of_board else ())
    is_told = any(map(tells_what_fails, sentences_of(text)))
    for sentence in _statements(text, kind):
        if (is_told and is_praise(sentence)) if kind in ASKED_FOR else points_back(sentence):
            continue
        for clause in clauses_of(sentence):
            stated = (
                _asked_for(sentence, clause) if kind in ASKED_FOR else _found_wanting(sentence, clause, kind == _LISTED)
            )
            praised = kind in ASKED_FOR and is_told and is_praise(clause)
            for shortfall in stated:
                aspects = frozenset[str]() if praised else shortfall.aspects
                found[shortfall._replace(whom=shortfall.whom | board, aspects=aspects)] = None
    return list(found)


def _statements(text: str, kind: str) -> Iterator[str]:
    """The sentences of a finding; of what is asked for the list in which one ends stands apart from its opening."""
    for sentence in sentences_of(text):
        yield from map(str.strip, _LIST.split(sentence) if kind in ASKED_FOR else [sentence])


def _asked_for(sentence: str, clause: str) -> Iterator[Shortfall]:
    """What the parts of a request ask for; one without aspects of its own is asked for in those before it.

    A purpose is what is asked for where nothing before it is: take steps *to improve supervision*.
    """
    aspects, is_stated = frozenset[str](), False
    asks = [(kind, ask) for kind, piece in _pieces(clause) if kind != _END for ask in _joined(piece)]
    for place, (kind, part) in enumerate(asks):
        if kind == _PURPOSE and is_stated:
            continue
        aspects = _aspects(part) or aspects
        named = {mention.subject for chain in _chains(part, words_of(part))[:1] for mention in chain}
        if kind == _PURPOSE:
            named = {subject for subject in named if subjects()[subject].kind not in _SERVED}
        is_stated = is_stated or bool(named)
        said = aspects or _said_later(asks[place + 1 :])
        concerned = _concerned(part) | (_concerned(sentence) & {_BOARD})
        for subject in sorted(named):
            others = concerned if subjects()[subject].kind == "work" else frozenset({_BOARD}) & concerned
            yield Shortfall(sentence, subject, others | _populations(part), said - {subject})
        for group in sorted(subject for subject in concerned - named if named and subjects()[subject].kind == "group"):
            yield Shortfall(sentence, group, _populations(part), said)


def _said_later(asks: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The aspects that the parts after one name, up to the next that has work of its own.

    Assessments of children at risk, *children in care and care leavers are of good quality*.
    """
    for kind, part in asks:
        words = words_of(part)
        chains = _chains(part, words)
        before = words[: chains[0][0].start] if chains else words
        aspects = _aspects(" ".join(word.text for word in before)) if kind == _PART else frozenset[str]()
        if aspects or chains or kind == _PURPOSE:
            return aspects
    return frozenset()


def _joined(part: str) -> Iterator[str]:
    """The asks that a part joins, each with its aspects: the timeliness of plans *and the quality of* reviews are two.

    What only lists further work (assessments and plans) shares the aspects of what it is listed with.
    """
    words = words_of(part)
    starts = [0]
    for before, after in pairwise(_chains(part, words)):
        between = [word.text for word in words[before[-1].end : after[0].start]]
        if _AND in between:
            start = after[0].start - between[::-1].index(_AND)
            opening = _aspect_lexicon().understand(" ".join(between[start - after[0].start :]), _BESIDE_ASPECTS)
            if opening.concepts and not opening.unexplained:
                starts.append(start)
    if len(starts) == 1:
        yield part
        return
    for start, end in pairwise([*starts, len(words)]):
        yield " ".join(word.text for word in words[start:end])


def _found_wanting(sentence: str, clause: str, is_listed: bool) -> Iterator[Shortfall]:
    """What a clause says fails; in a list of weaknesses it is what the clause speaks of, wherever it says so."""
    if not failings_of(clause):
        return
    for kind, part in _pieces(clause):
        failings = failings_of(part) if kind == _PART else []
        if not failings:
            continue
        words = words_of(part)
        chains = _chains(part, words)
        heads, said = (chains[0], part) if is_listed and chains else _failing(chains, failings, words)
        aspects = _aspects(said) or frozenset({_QUALITY} if is_listed else ())
        concerned = _concerned(_without_instances(sentence))
        for subject in sorted({mention.subject for mention in heads}) if aspects else ():
            others = concerned if subjects()[subject].kind == "work" else frozenset[str]()
            yield Shortfall(sentence, subject, others | _populations(part), aspects - {subject})
        named = {mention.subject for mention in mentions_of(part)} - {mention.subject for mention in heads}
        for group in sorted(subject for subject in named if subjects()[subject].kind == "group"):
            yield Shortfall(sentence, group, _populations(part), _aspects(part) or frozenset({_QUALITY}))


def _without_instances(sentence: str) -> str:
    """A sentence without what it includes: what is said of all is not said of those alone."""
    return next(piece for _, piece in _pieces(sentence) if piece.strip())


def _pieces(clause: str) -> list[tuple[str, str]]:
    """The pieces of a clause, each with its kind: a part says one thing, a purpose what it is for, when or why."""
    starts = [(0, _PART)]
    for row in catalogue.rows("shortfall_parts"):
        starts += [(found.start(), row["kind"]) for found in _pattern(row["pattern"]).finditer(clause)]
    inner = sorted(start for start in starts[1:] if len(clause[: start[0]].split()) >= _SHORTEST_ASK)
    is_condition = any(kind != _PART and at == _first_word(clause) for at, kind in starts[1:])
    starts = [(0, _END if is_condition and inner else _PART), *inner]
    ends = [at for at, _ in starts[1:]] + [len(clause)]
    return [(kind, clause[at:end]) for (at, kind), end in zip(starts, ends, strict=True)]


def _first_word(clause: str) -> int:
    return len(clause) - len(clause.lstrip())


def _concerned(said: str) -> frozenset[str]:
    """The subjects that say for whom or in whose hands something is."""
    named = {mention.subject for mention in mentions_of(said)}
    return frozenset(subject for subject in named if subjects()[subject].kind in (*_SERVED, "setting"))


def _chains(part: str, words: Sequence[Word]) -> list[list[Mention]]:
    """The work named in a part, and where none is, those it is done for; named together, as "assessments and plans"."""
    mentions = [mention for mention in mentions_of(part) if mention.weight >= _LEAST_WEIGHT]
    heads = _of_kind(mentions, "work")
    if not heads and not _of_kind(mentions, "setting"):
        heads = _of_kind(mentions, *_SERVED)
    chains: list[list[Mention]] = []
    for mention in heads:
        if chains and _is_linked(words[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _of_kind(mentions: list[Mention], *kinds: str) -> list[Mention]:
    return [mention for mention in mentions if subjects()[mention.subject].kind in kinds]


def _is_linked(between: Sequence[Word]) -> bool:
    return len(between) <= _LONGEST_LINK and not _has_parting(between)


def _has_parting(words: Sequence[Word]) -> bool:
    return any(word.text in kept_words("parting") for word in words)


def _failing(chains: list[list[Mention]], failings: Sequence[Span], words: Sequence[Word]) -> tuple[list[Mention], str]:
    """The work that words of failing stand right after, or right before, and what is said up to those words."""
    for failing in failings:
        before = [chain for chain in chains if chain[-1].end <= failing.start + 1 and failing.end > chain[-1].end]
        after = [chain for chain in chains if chain[0].start >= failing.end]
        chain = before[-1] if before else after[0] if after else []
        if chain and (_follows(chain, failing) if before else _precedes(chain, failing, words)):
            start, end = min(chain[0].start, failing.start), max(chain[-1].end, failing.end)
            return chain, " ".join(word.text for word in words[max(0, start - _WORDS_AFTER) : end + _WORDS_AFTER])
    return [], ""


def _follows(chain: list[Mention], failing: Span) -> bool:
    return failing.start - chain[-1].end <= _WORDS_BEFORE


def _precedes(chain: list[Mention], failing: Span, words: Sequence[Word]) -> bool:
    if all(word.stem in _stems("agent") for word in words[: failing.start]):
        return chain[0].start - failing.end <= _WORDS_TO_OBJECT
    said = [word.text for word in words[failing.start : failing.end]]
    if _NOT in said and said[-1] not in _HOW_MUCH:
        return False
    between = list(words[failing.end : chain[0].start])
    if between and (between[0].text == _OF or (between[0].text in _LEADING and _is_failure(words[failing.end - 1]))):
        between = between[1:]
    return len(between) <= _WORDS_AFTER and not any(word.text in kept_words("parting") | _JOINING for word in between)


def _is_failure(word: Word) -> bool:
    """A delay *in* reviews, a gap *in* supervision: a preposition leads from it to the work that fails."""
    return word.stem in _stems("failure")


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(map(stem, kept_words(kind)))


def _populations(said: str) -> frozenset[str]:
    breakdowns = breakdown_of_concept()
    told = {breakdowns[concept] for concept in lexicon().understand(said).named if concept in breakdowns}
    return frozenset(part.removeprefix(_POPULATION) for part in told) & _POPULATIONS


def _aspects(said: str) -> frozenset[str]:
    named = _aspect_lexicon().understand(said).named
    return named - {_GENERAL} or frozenset({_QUALITY} if named else ())


@cache
def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


@cache
def _aspect_lexicon() -> Lexicon:
    return Lexicon(((row["aspect"], row["phrase"]) for row in catalogue.rows("aspect_phrases")), ())
