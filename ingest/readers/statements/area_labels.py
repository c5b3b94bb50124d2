"""What an item of a list of area statistics counts, in the document's words: printed forms are matched with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.language.cues import is_met
from ingest.readers.number_mention import NumberMention
from ingest.readers.periods import PeriodMention
from ingest.readers.statements.area_words import clean, says_only_quantity
from ingest.readers.statements.segments import clause, is_bracketed, without_brackets
from ingest.readers.statements.units import unit_of

_RATE_BASE = re.compile(r"per 10,?000(?: children| young people)?")
_BARE_UNIT = re.compile(
    r"(?:rate )?(?:of )?per 10,?000(?: children| young people)?|"
    r"(?:reported|recorded|given) (?:as|at) (?:weeks|days|months)",
    re.I,
)
_TIME = re.compile(r"weeks|days|months|years|hours")
# A part that is not counted itself: "but some remain too high, at around 30".
_SOME = re.compile(r"\b(?:some|others|a few|several) (?:of|are|were|have|had|remain\w*|still|do)\b", re.I)
_OF_WHOM = re.compile(r"\sof\s(?:whom|which)\s")
_OPENS_WITH_WHOM = re.compile(r"[,\s]*(?:(?:all|both) )?of (?:whom|which)\b", re.I)
_OPENS_WITH_THAN = re.compile(r"[,\s]*(?:than|compared|in comparison|against)\b", re.I)
# The predicate after an aside: a small number of care leavers, currently 11, attend university.
_GOES_ON = re.compile(
    r", (?:attend|live|receive|achieve|return|remain|(?:are|were|is|was) (?:in (?!line)|placed|living|subject|"
    r"supported|known|waiting|missing|on|at)\b|have (?:an?|been)\b|had (?:an?|been)\b)"
)
_VERB = (
    r"(?:are|were|is|was|have|had|has|did|do|(?:live|receive|achieve)[sd]?|(?:attend|remain|return)(?:s|ed)?|bec[ao]me|"
    r"resulted|led)\b"
)
_PREDICATE = re.compile(rf"\s+(?:(?:all|both|each|also|subsequently|currently|now|since)\s+)?{_VERB}", re.I)
_OF_WHOLE = re.compile(r"\s(?:who|that|which|where|judged|rated|graded)\b", re.I)
_LEANS_TOO = re.compile(
    r"[,\s]*(?:this|these|those|it|they|which|where|who|whose|while|although|though|but|and|when|with|up|down)\b", re.I
)
_AND = re.compile(r"\s?and\s")
_LONGEST = 160
_WORDS_TO_BRACKET = 10
"""Words that may stand between a figure and the bracket that explains it."""


@dataclass(frozen=True)
class AreaSentence:
    """A sentence of area statistics with its figures and periods, left to right."""

    text: str
    figures: Sequence[NumberMention]
    found: Sequence[PeriodMention]

    def label(self, figure: NumberMention, subject: str) -> str:
        """What `figure` counts; `subject` is what the text above counts, for a sentence or bullet that leans on it."""
        is_inside = is_bracketed(self.text, figure.start, figure.end)
        words = self._after_its_own_value(self._of_bracket(figure) if is_inside else self._of_clause(figure), figure)
        is_short = len(words.split()) < 2 and figure.role != "whole"
        if subject and (leans(self.text) or is_short or self._says_only_how_much(words, figure)):
            words = subject if not words or words in subject else f"{subject}: {words}"
        if figure.unit == "rate_per_10000" and "per 10,000" not in words:
            words = f"{words} per 10,000" if words.startswith("rate of ") else f"{words} rate per 10,000".strip()
        return words[:_LONGEST].strip() or "unlabelled"

    def subject(self) -> str:
        """What the whole sentence or bullet is about, for those that lean on it."""
        words = self._of_clause(self.figures[0]) if self.figures else self._clean(0, len(self.text))
        return words[:_LONGEST]

    @cached_property
    def _spoken(self) -> str:
        return without_brackets(self.text)

    def _clean(self, start: int, end: int) -> str:
        return clean(self._spoken if self.figures else self.text, start, end, self.figures, self.found)

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        return clause(self._spoken, start, end)

    def _after_its_own_value(self, words: str, figure: NumberMention) -> str:
        """Words that say only how much, or whose value it is, after those of the nearest value before in its unit."""
        if not self._says_only_how_much(words, figure):
            return words
        unit = unit_of(figure, self.text)
        before = [other for other in self.figures if other.end <= figure.start and not self._is_inside(other)]
        host = next((other for other in reversed(before) if unit_of(other, self.text) == unit), None)
        above = self._of_clause(host) if host else ""
        return words if words in above else f"{above} {words}".strip()

    def _is_inside(self, figure: NumberMention) -> bool:
        return not self._spoken[figure.start].strip()

    def _of_bracket(self, figure: NumberMention) -> str:
        """The words of the bracket after those of what it explains: the figure before it, else its clause."""
        text, spoken = self.text, self._spoken
        opening = text.rfind("(", 0, figure.start)
        own = clean(text, *self._within(opening, figure), self.figures, self.found)
        if _PREDICATE.match(text, figure.end) or _OF_WHOM.match(text, figure.end):
            own = f": {own}"
        host = next((other for other in reversed(self.figures) if other.end <= opening), None)
        if host is not None and len(text[host.end : opening].split()) > _WORDS_TO_BRACKET:
            host = None
        if host is not None and not is_bracketed(text, host.start, host.end):
            above = self._of_clause(host)
        else:
            left = max(spoken.rfind(mark, 0, opening) for mark in ",;:") + 1
            above = self._clean(max(left, text.rfind(")", 0, opening) + 1), opening)
            if says_only_quantity(above):
                whole = self._clean(*self._clause(opening, opening + 1))
                above = above if says_only_quantity(whole) else whole
        return f"{above} {own}".replace(" : ", ": ").strip(" :")

    def _within(self, opening: int, figure: NumberMention) -> tuple[int, int]:
        left, right = clause(self.text, figure.start, figure.end)
        closing = self.text.find(")", figure.end)
        if _OF_WHOM.match(self.text, figure.end):
            right = closing
        return max(left, opening), min(right, closing if closing >= 0 else right)

    def _of_clause(self, figure: NumberMention) -> str:
        """The words of the figure's clause; of several figures in one clause each takes the words that follow it."""
        spoken = self._spoken
        left, right = self._clause(figure.start, figure.end)
        if figure.form == "all" and (whom := _OF_WHOM.match(spoken, figure.end)):
            _, right = self._clause(whom.end(), whom.end() + 1)
        right = self._with_what_follows(right)
        inside = [other for other in self.figures if left <= other.start < right and not self._is_inside(other)]
        words = self._clean(left, right)
        if len(inside) > 1 and figure.role not in ("part", "whole", "low", "high"):
            words = self._of_several(figure, inside, left, right) or words
        elif figure.role == "whole":
            counted = self._of_whole(figure, right)
            if counted and not says_only_quantity(counted):
                return counted
        if some := self._part_not_counted(figure):
            return self._clean(some.start(), right)
        is_bare = len(words.split()) < 3 or _BARE_UNIT.fullmatch(words) or says_only_quantity(words)
        if is_bare or _OPENS_WITH_WHOM.match(spoken, left) or _OPENS_WITH_THAN.match(spoken, left):
            words = self._after_head(words, figure, left, right)
        return words

    def _of_several(self, figure: NumberMention, inside: Sequence[NumberMention], left: int, right: int) -> str:
        """The words after one of several figures of a clause, else those on both sides up to the next figures."""
        following = next((other.start for other in inside if other.start >= figure.end), right)
        own = self._clean(figure.end, following)
        if len(_RATE_BASE.sub("", own).split()) > 1:
            return own
        if figure.unit == "rate_per_10000":
            return f"{self._clean(left, inside[0].start)} {own}".strip()
        return self._clean(max((other.end for other in inside if other.end <= figure.start), default=left), following)

    def _says_only_how_much(self, words: str, figure: NumberMention) -> bool:
        """True for a label like "has increased further", but for that of a part which nobody counts."""
        return says_only_quantity(words) and not self._part_not_counted(figure)

    def _part_not_counted(self, figure: NumberMention) -> re.Match[str] | None:
        """Where a part without a number of its own is between the figure before and this: some remain high, at 30."""
        before = max((other.end for other in self.figures if other.end <= figure.start), default=None)
        return None if before is None else _SOME.search(self._spoken, before, figure.start)

    def _of_whole(self, figure: NumberMention, right: int) -> str:
        """What a whole is a number of: the homes of "nine of the 13 homes were judged good"."""
        found = (part.search(self._spoken, figure.end, right) for part in (_PREDICATE, _OF_WHOLE))
        return self._clean(figure.end, min((match.start() for match in found if match), default=right))

    def _after_head(self, words: str, figure: NumberMention, left: int, right: int) -> str:
        """Words that lean on an earlier clause after those of that clause; else with those of the clause after."""
        spoken, begins, head = self._spoken, left, ""
        if self.figures[0].start < left:
            host = self._host(figure, left)
            begins, ends = self._clause(host.start, host.end)
            head = self._clean(begins, ends)
        head = head or self._clean(0, begins)
        goes_on = _GOES_ON.match(spoken, right) or not (head or _LEANS_TOO.match(spoken, right))
        if goes_on and (not words or _TIME.fullmatch(words)) and spoken.startswith(", ", right):
            _, end = self._clause(right + 2, right + 3)
            words = f"{words} {self._clean(right, end)}".strip()
        return words if not head or head == words or head in words else f"{head} {words}".strip()

    def _host(self, figure: NumberMention, left: int) -> NumberMention:
        """The figure a clause leans on: the first; "of whom" the nearest before, "than" the nearest in its unit."""
        before = [other for other in reversed(self.figures) if other.end <= left]
        if _OPENS_WITH_THAN.match(self._spoken, left):
            return next((other for other in before if other.unit == figure.unit), self.figures[0])
        if not _OPENS_WITH_WHOM.match(self._spoken, left):
            return self.figures[0]
        bearing = (other for other in before if not self._is_inside(other) and not self._leans_on_whom(other))
        return next(bearing, self.figures[0])

    def _leans_on_whom(self, figure: NumberMention) -> bool:
        return _OPENS_WITH_WHOM.match(self._spoken, self._clause(figure.start, figure.end)[0]) is not None

    def _with_what_follows(self, right: int) -> int:
        """Where the clause ends when "and" joins words without a figure: ceased to be in care and live in hostels."""
        if not _AND.match(self._spoken, right):
            return right
        _, further = self._clause(right + 5, right + 6)
        return right if any(right <= other.start < further for other in self.figures) else further


def leans(text: str) -> bool:
    """True for "This is an increase from 374" and "188 live outside the area": what is counted stands above."""
    return is_met("area_words", "leans", text)
