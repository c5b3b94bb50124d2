"""Claims about a series of figures: what rose or fell, each time or between two levels, stayed, or is the highest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ingest.language.annotation import Annotated, annotate
from ingest.language.cues import Hit, hits, of_kind
from ingest.language.hanging import SUBJECTS
from ingest.language.parser import Token, Tree
from ingest.language.phrases import noun_words, printed
from ingest.readers.claims.told import Told, bounds, longest
from ingest.readers.periods import PeriodContext, find_periods
from ingest.vocabularies import ClaimKind

_EACH = {"rises": ClaimKind.RISES_EACH, "falls": ClaimKind.FALLS_EACH}
_MOVES = (*_EACH, ClaimKind.IMPROVES, ClaimKind.WORSENS, ClaimKind.MULTIPLIES)
_OF_A_CHANGE = ("in", "of", "to")
_KEPT = 4096
"""Sentences remembered: a report's, asked for before they are parsed and when they are read."""
_LINKED = ("conj", "xcomp", "ccomp", "advcl", "acomp", "amod", "attr")


def read(sentence: str, context: PeriodContext) -> Iterator[Told]:
    """The claims of one sentence about how figures compare with each other, over all the time it speaks of."""
    found = list(_read(sentence))
    if found:
        periods = [mention.period for mention in find_periods(sentence, context)]
        starts = [period.start for period in periods if period.start]
        ends = [period.end for period in periods if period.end]
        first, last = (min(starts), max(ends)) if starts and ends and min(starts) < max(ends) else (None, None)
        yield from (replace(told, period_start=first, period_end=last) for told in found)


def _read(sentence: str) -> Iterator[Told]:
    yield from _between_levels(sentence)
    for hit in _by_their_verb(sentence):
        annotated = annotate(sentence)
        if hit.cue.kind == "each":
            yield from _each_time(annotated, hit)
        elif hit.cue.kind == ClaimKind.STAYS:
            yield from _of_subject(annotated, hit, ClaimKind.STAYS)
        else:
            yield from _extreme(annotated, hit)


def has_to_be_parsed(sentence: str) -> bool:
    """Whether a claim of the sentence rests on its verb."""
    return bool(_by_their_verb(sentence))


@lru_cache(maxsize=_KEPT)
def _by_their_verb(sentence: str) -> tuple[Hit, ...]:
    """Words of a series of figures; a pace says nothing where nothing rises or falls."""
    found = tuple(hits("claims", sentence, "each", ClaimKind.STAYS, ClaimKind.HIGHEST, ClaimKind.LOWEST))
    moves = any(hit.cue.kind == "each" for hit in found) and any(hits("claims", sentence, *_EACH))
    return tuple(hit for hit in found if moves or hit.cue.kind != "each")


def _between_levels(sentence: str) -> Iterator[Told]:
    """ "Fell from 30 to 40": the word for a change that stands last before the two levels, in their clause."""
    levels = [
        (cue, match) for cue in of_kind("claims", "levels").likely(sentence) for match in cue.pattern.finditer(sentence)
    ]
    if levels:
        moves = longest(sentence, *_MOVES)
        for cue, match in levels:
            way = next((hit for hit in reversed(moves) if hit.end <= match.start()), None)
            if way and not (cue.stops_at and cue.stops_at.search(sentence, way.end, match.start())):
                least, most = bounds(way) if way.cue.meaning else (None, None)
                yield Told(ClaimKind(way.cue.kind), way.start, match.end(), least=least, most=most)


def _each_time(annotated: Annotated, pace: Hit) -> Iterator[Told]:
    """A pace with the nearest word above it that rises or falls: "has reduced month on month"."""
    ways = list(hits("claims", annotated.text, *_EACH))
    for word in _chain(annotated.tree, pace):
        way = next((hit for hit in ways if hit.start <= word.start < hit.end), None)
        if way is not None:
            if not _is_unsaid(annotated.tree, word):
                start, end = min(pace.start, way.start), max(pace.end, way.end)
                yield Told(_EACH[way.cue.kind], start, end, _subject(annotated, word))
            return


def _chain(tree: Tree, hit: Hit) -> Iterator[Token]:
    """The top of some words and all that it hangs on, nearest first; the word before them, where they are masked."""
    within = [token for token in tree.tokens if hit.start <= token.start < hit.end]
    before = [token for token in tree.tokens if token.end <= hit.start]
    top = next((token for token in within if not hit.start <= tree.head(token).start < hit.end), None)
    top = top or next(iter(within or before[-1:]), None)
    if top is not None:
        yield top
        yield from tree.ancestors(top)


def _of_subject(annotated: Annotated, hit: Hit, kind: ClaimKind, among: str | None = None) -> Iterator[Told]:
    for word in _chain(annotated.tree, hit):
        if word.pos in ("VERB", "AUX"):
            if not _is_unsaid(annotated.tree, word):
                yield Told(kind, hit.start, hit.end, _subject(annotated, word), among)
            return


def _extreme(annotated: Annotated, hit: Hit) -> Iterator[Told]:
    """The number that is the highest, or what the subject is highest in."""
    among = hit.cue.pattern.fullmatch(annotated.text, hit.start, hit.end)
    named = among.groupdict().get("among") if among else None
    kind = ClaimKind(hit.cue.kind)
    if named is None:
        yield Told(kind, hit.start, hit.end)
    else:
        yield from _of_subject(annotated, hit, kind, named)


def _is_unsaid(tree: Tree, word: Token) -> bool:
    """Whether it is denied, asked for or yet to come: not, to reduce, should rise, if it falls."""
    if tree.children(word, "neg") or word.tag == "VB":
        return True
    return any(child.tag == "MD" or child.lemma == "if" for child in tree.children(word, "aux", "mark"))


def _subject(annotated: Annotated, word: Token) -> str | None:
    """The noun phrase that rose: of a verb its subject, of a noun what it is an increase in."""
    tree = annotated.tree
    if word.pos == "NOUN":
        link = next((each for each in tree.children(word, "prep") if each.lemma in _OF_A_CHANGE), None)
        noun = tree.child(link, "pobj") if link is not None else None
    else:
        noun = _subject_of_verb(tree, word)
    return printed(annotated.text, noun_words(tree, noun)) if noun is not None else None


def _subject_of_verb(tree: Tree, verb: Token) -> Token | None:
    """The nearest noun that is the subject of the verb or of one that it hangs on; a pronoun stands for it."""
    while True:
        subject = tree.child(verb, *SUBJECTS)
        if subject is not None and subject.pos in ("NOUN", "PROPN"):
            return subject
        if verb.dep not in _LINKED:
            return None
        verb = tree.head(verb)
