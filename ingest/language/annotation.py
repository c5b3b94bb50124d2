"""A sentence annotated once, and asked often: tokens, phrases, clauses, numbers, brackets, facets of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, lru_cache

from ingest.language import antecedents, brackets, clauses, frame
from ingest.language.antecedents import Pointing
from ingest.language.behind import Behind
from ingest.language.clauses import Clause
from ingest.language.counting import counted
from ingest.language.facets import Facets, Phrase
from ingest.language.hanging import is_told_of_this
from ingest.language.labels import label
from ingest.language.masking import Mask, Masked, mask, of_kind
from ingest.language.naming import is_empty, is_number, is_zero_word
from ingest.language.parser import Token, Tree, parse_all
from ingest.language.partitives import is_of_some
from ingest.language.phrases import noun_words, phrase, tidy
from ingest.language.saying import Said, of_counted

_POINTING_STARTS = ("this", "these", "that", "it", "they", "of", "those", "which", "such")
_DIGIT = re.compile(r"\d")
_PREPARED: dict[str, tuple[Masked, Tree]] = {}
_KEPT = 2048
"""Sentences remembered: a report's, so that every decider that asks is answered from one reading."""


class Annotated:
    """One sentence with all that is known of it; every span is of its own text. Make one with `annotate`."""

    def __init__(self, text: str, stem: str | None, before: tuple[str, ...]) -> None:
        self.text = text
        masked, self.tree = _PREPARED.get(text) or _parsed([text])[0]
        self.masks = masked.masks
        self._stem, self._before = stem, before

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words that were parsed, with their places in the text."""
        return self.tree.tokens

    @cached_property
    def numbers(self) -> tuple[Token, ...]:
        """The numbers outside brackets that are left when dates, ages and names are taken out; "no" and "none" too."""
        return tuple(token for token in self.tokens if is_number(token) or is_zero_word(token))

    @cached_property
    def ages(self) -> tuple[Mask, ...]:
        """Ages, as they were taken out."""
        return tuple(of_kind(self.masks, "age"))

    @cached_property
    def noun_phrases(self) -> tuple[Phrase, ...]:
        """Every noun with what belongs to it, outermost first."""
        nouns = [token for token in self.tokens if token.pos in ("NOUN", "PROPN") and token.dep != "compound"]
        found = (phrase(self.text, noun, noun_words(self.tree, noun)) for noun in nouns)
        return tuple(each for each in found if each is not None)

    @cached_property
    def _said(self) -> dict[int, Said]:
        """What the sentence itself says of each number, by the number's token."""
        found = {number.index: counted(self.tree, number) for number in self.numbers}
        wholes = {each.whole.index for each in found.values() if each.whole is not None}
        said: dict[int, Said] = {}
        inside: set[int] = set()
        for number in self.numbers:
            is_inside = number.index in inside and found[number.index].how == "number of a noun"
            is_whole = number.index in wholes or is_of_some(self.tree, found[number.index])
            place = "whole" if is_whole else "inside" if is_inside else ""
            told = of_counted(self.text, self.tree, self.masks, number, found[number.index], place)
            inside |= {word.index for word in told.said.words}
            said[number.index] = told
        return said

    @cached_property
    def behind(self) -> Behind:
        """What its figures may point back to; its own figures are added as they are read."""
        return Behind([], self._stem, self._before, annotate)

    @cached_property
    def figures(self) -> tuple[Facets, ...]:
        """The facets of every number outside brackets, in reading order, each with its antecedent."""
        found = self.behind.sentence
        for number in self.numbers:
            said = self._said[number.index]
            listed = self._before_colon(number, found)
            pointing = Pointing(
                said.found.how,
                opens=self.points_back,
                said_before=self._said_before(number, found),
                is_of_this=not found and is_told_of_this(self.tree, number),
                is_listed=bool(listed),
            )
            is_part = listed and antecedents.basis_of(pointing, said.facets, self.behind) == "of_whom"
            sources = antecedents.InSentence(listed) if is_part else self.behind
            resolved = antecedents.resolve(said.facets, pointing, sources)
            found.append(self._finished(self._of_own_age(resolved), self._around(number)))
        return tuple(found)

    def figure(self, start: int, end: int) -> Facets | None:
        """The facets of the number at text[start:end]; None where no number is left there (a date, an age, a name)."""
        for number, facets in zip(self.numbers, self.figures, strict=True):
            if number.start < end and start < number.end:
                return facets
        for bracket in of_kind(self.masks, "bracket"):
            if bracket.start <= start < bracket.end:
                place, inner = bracket.inner[0], annotate(self.text[slice(*bracket.inner)])
                own = inner.figure(start - place, end - place)
                if own is None:
                    return None
                said = inner.said_around(start - place, end - place) + self._around_bracket(bracket)
                return self._finished(brackets.resolve(self, bracket, own), said)
        return None

    def _before_colon(self, number: Token, found: list[Facets]) -> list[Facets]:
        """The figures before the colon behind which a number stands: it is a part of them."""
        colon = self.text.rfind(": ", 0, number.start)
        return [each for other, each in zip(self.numbers, found, strict=False) if other.end <= colon]

    def _of_own_age(self, facets: Facets) -> Facets:
        """Without the age that a sentence before told, where this one tells of another."""
        if not self.ages or facets.antecedent_basis != "sentence_before":
            return facets
        kept = (each for each in facets.restrictors if each.kind != "age" or each.basis != "antecedent")
        return replace(facets, restrictors=tuple(kept))

    def _said_before(self, number: Token, found: list[Facets]) -> Phrase | None:
        """The words before the first figure, from the last semicolon on, where a noun among them names something.

        Thresholds among them (who waited less than 20 months) are no figures; beside those that point back to more.
        """
        before = self.tokens[: number.index]
        points_back = any(word.lemma in _POINTING_STARTS and word.pos in ("PRON", "DET") for word in before)
        if any(each.role != "threshold" for each in found) or (found and points_back):
            return None
        begins = max((word.index + 1 for word in before if word.text == ";"), default=0)
        if not any(word.pos == "NOUN" and not is_empty(word) for word in before[begins:]):
            return None
        start = before[begins].start
        return Phrase("", (), tidy(self.text[start : number.start]), start, number.start)

    @property
    def sentence_before(self) -> str:
        """The sentence right before it in its paragraph; empty where there is none."""
        return self._before[-1] if self._before else ""

    @property
    def points_back(self) -> bool:
        """Whether it opens with a word for what was told before: this, these, of those."""
        return bool(self.tokens) and self.tokens[0].lemma in _POINTING_STARTS

    def said_around(self, start: int, end: int) -> tuple[Clause, ...]:
        """What the clauses around the number at text[start:end] say, innermost first."""
        number = next((number for number in self.numbers if number.start < end and start < number.end), None)
        return self._around(number) if number is not None else ()

    def _around(self, word: Token) -> tuple[Clause, ...]:
        return clauses.around(self.text, self.tree, self.masks, word)

    def _around_bracket(self, bracket: Mask) -> tuple[Clause, ...]:
        before = [token for token in self.tokens if token.end <= bracket.start and token.pos != "PUNCT"]
        return self._around(before[-1]) if before else ()

    def _finished(self, facets: Facets, said: tuple[Clause, ...]) -> Facets:
        framed = frame.applied(facets, self._stem, self._before, self.text)
        topic = tidy(" ".join(filter(None, (self._stem, *self._before[-1:]))))
        return replace(framed, label=label(framed, said, topic))


def prepare(texts: Iterable[str]) -> None:
    """Parses sentences of a document, and what they tell of figures in brackets, together: in a third of the time.

    `annotate` then has them.
    """
    if len(_PREPARED) > _KEPT:
        _PREPARED.clear()
    wanted = tuple(texts)
    brackets = ((text, bracket) for text in wanted for bracket in of_kind(mask(text).masks, "bracket"))
    within = (text[slice(*bracket.inner)] for text, bracket in brackets)
    asked = dict.fromkeys((*wanted, *(text for text in within if _DIGIT.search(text))))
    fresh = [text for text in asked if text not in _PREPARED]
    _PREPARED.update(zip(fresh, _parsed(fresh), strict=True))


def _parsed(texts: list[str]) -> list[tuple[Masked, Tree]]:
    masked = [mask(text) for text in texts]
    return list(zip(masked, parse_all([each.aligned for each in masked]), strict=True))


@lru_cache(maxsize=_KEPT)
def annotate(text: str, stem: str | None = None, before: tuple[str, ...] = ()) -> Annotated:
    """The annotation of one sentence, made once.

    `stem`: the sentence that a list item completes. `before`: the sentences before it in its paragraph, the nearest
    last. Never raises, whatever the text.
    """
    return Annotated(text, stem, before)
