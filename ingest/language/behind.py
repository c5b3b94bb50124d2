"""What follows a figure: figures before it in its sentence, its list's stem, the sentences before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.language.cues import first, meaning_of
from ingest.language.facets import Facets, Phrase
from ingest.language.number_words import NUMBER
from ingest.language.phrases import tidy

if TYPE_CHECKING:
    from ingest.language.annotation import Annotated

_MAY_COUNT = re.compile(rf"\d|\b(?:{NUMBER}|half|third|quarter|none|no)\b", re.I)
_POINTS = re.compile(r"(?:(?:[\w–-]+ ){0,3}[\w–-]+, )?(?:this|these|those|that|it|they|such)\b", re.I)
"""How a sentence opens that goes on about what was told before."""


class Behind:
    """The `Sources` of antecedents.py; other sentences are annotated when a figure first points back to them.

    `sentence` is the list of figures read so far in the same sentence, and grows as they are read.
    """

    def __init__(
        self,
        sentence: list[Facets],
        stem: str | None,
        before: tuple[str, ...],
        annotate: Callable[..., Annotated],
    ) -> None:
        self.sentence = sentence
        self._stem, self._before, self._annotate = stem, before, annotate

    @cached_property
    def stem(self) -> tuple[Facets, ...]:
        """Of the stem, or of the sentences before a stem that only points back to them (of this number:)."""
        if not self._stem:
            return ()
        figures = self._annotate(self._stem, before=self._before).figures
        return figures if figures or first("restrictors", self._stem, "phrase") is None else self.before

    @cached_property
    def before(self) -> tuple[Facets, ...]:
        """Of the nearest sentence before that says what it tells of; none where that sentence has no figures."""
        figures = self._topic[1]
        own = tuple(each for each in figures if each.antecedent_basis == "own" and each.counted)
        return own or tuple(each for each in figures if each.counted or each.antecedent)

    @cached_property
    def whole(self) -> Phrase | None:
        """What that sentence says, all of it; of one that itself points back, what it points back to."""
        text = self._topic[0]
        if self.before and self.before[0].antecedent_basis != "own" and self.before[0].predicate is None:
            return self.before[0].antecedent
        return Phrase("", (), text, -1, -1) if text else None

    @cached_property
    def _topic(self) -> tuple[str, tuple[Facets, ...]]:
        """The nearest sentence before that says what it tells of, with its figures; one that only points is passed."""
        for number in range(len(self._before), 0, -1):
            text = self._before[number - 1]
            if _MAY_COUNT.search(text):
                figures = self._annotate(text, before=self._before[: number - 1]).figures
                if any(each.counted or each.antecedent for each in figures):
                    return tidy(text), figures
            if not _POINTS.match(text):
                return tidy(text), ()
        return "", ()

    @cached_property
    def stem_phrase(self) -> Phrase | None:
        """The longest noun phrase of a stem without figures: the proportion of *children with a plan*:"""
        if not self._stem or self.stem:
            return None
        phrases = self._annotate(self._stem).noun_phrases
        named = [each for each in phrases if not meaning_of("nouns", "quantity", each.head)]
        return max(named, key=lambda each: each.end - each.start, default=None)
