"""The time in force in a paragraph: what was last said when, and whether the next sentence still goes on about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from ingest.language.cues import hits, of_kind
from ingest.readers.periods import Period
from ingest.readers.statements.segments import clause

_WORD = re.compile(r"[a-z]{5,}")
_OF_INSPECTION = ("now", "seen")
_NEW_CLAUSE = re.compile(r"[;:]\s")
_STEM = 6
"""Letters by which two words are one: survey and surveys, exclusion and excluded are told by their beginning."""
_SAY_LITTLE = re.compile(r"(?:childr|young|people|local|author|looked|servic|their|which|there|these|those|after)")


@dataclass(frozen=True)
class Frame:
    """A period that holds for what follows it.

    `said` is its sentence, `has_figures` that it dates figures of its own, `is_now` that it tells of the days of the
    inspection, `is_direct` that no sentence without figures has come between.
    """

    period: Period
    said: str
    has_figures: bool
    is_now: bool
    is_direct: bool = True

    def holds_for(self, text: str, start: int, end: int) -> bool:
        """Whether the undated figure at text[start:end] of a later sentence is of this time."""
        told = tense(text, start, end)
        back = _points_back(text, start)
        is_past_of_them = back in ("cohort", "members") and told == "past"
        points_back = back == "value" or is_past_of_them or _is_elliptic(text, start, end)
        if self.is_now:
            return told != "past" or (points_back and self.is_direct)
        shares_words = len(_stems(text) & _stems(self.said)) > (not self.is_direct)
        if points_back:
            return self.is_direct or shares_words or back == "members"
        return told == "past" and (shares_words or (self.is_direct and self.has_figures))


def is_present(text: str, start: int, end: int) -> bool:
    """True where a cue of the sentence, or of the figure's own clause, tells of the days of the inspection."""
    left, right = clause(text, start, end)
    return any(hit.cue.reach == "sentence" or left <= hit.start < right for hit in hits("times", text, *_OF_INSPECTION))


def is_standing(text: str, start: int, end: int) -> bool:
    """True for what the plain present says there is: a stock on the days of the inspection, but no share of a flow."""
    return tense(text, start, end) in ("present", "")


def is_of_year_before(text: str, end: int) -> bool:
    """True for a figure at text[:end] that the words after it set a year before the one beside it."""
    return any(cue.pattern.match(text[end:]) for cue in of_kind("times", "year_before"))


def points_at_a_value(text: str) -> bool:
    """True for a sentence that goes on about the value told before: this equates to a fall of 16."""
    return any(hit.cue.meaning == "value" for hit in hits("times", text, "goes_on"))


def is_so_far(text: str) -> bool:
    """True for a sentence that tells of a year under way only as far as it has gone."""
    return any(hits("times", text, "so_far"))


def tense(text: str, start: int, end: int) -> str:
    """What the verb says: `past`, `perfect`, `present`, `future` or, where none is found, nothing.

    The nearest auxiliary of the figure's clause is asked first, then a verb known by its form alone ("adopted" is as
    often no verb), then those before and after the clause.
    """
    left, right = clause(text, start, end)
    before, after = text[left:start], text[end:right]
    return next(
        chain(
            _nearest(before, after),
            reversed(_tenses(before, "form")),
            _tenses(after, "form"),
            reversed(_tenses(text[:left], "auxiliary")),
            reversed(_tenses(text[:left], "form")),
            _tenses(text[right:], "auxiliary"),
            _tenses(text[right:], "form"),
        ),
        "",
    )


def _nearest(before: str, after: str) -> list[str]:
    """What the auxiliary nearest to a figure says, of those in the words before it and after it."""
    found = _verbs(before, "auxiliary"), _verbs(after, "auxiliary")
    near = [(len(before) - start, found[0][start]) for start in sorted(found[0])[-1:]]
    near += [(start, found[1][start]) for start in sorted(found[1])[:1]]
    return [meaning for _, meaning in sorted(near)]


def _tenses(words: str, kind: str) -> list[str]:
    """What the verbs of a kind say, left to right."""
    found = _verbs(words, kind)
    return [found[start] for start in sorted(found)]


def _verbs(words: str, kind: str) -> dict[int, str]:
    """What each verb of a kind says, by where it stands; where two rows meet one verb, the row that is first."""
    found: dict[int, str] = {}
    for hit in hits("times", words, kind):
        found.setdefault(hit.start, hit.cue.meaning)
    return found


def _points_back(text: str, start: int) -> str:
    """What the sentence points back to, where no clause begins between that and the figure: value, cohort, members."""
    found = hits("times", text, "goes_on")
    return next((hit.cue.meaning for hit in found if not _NEW_CLAUSE.search(text, hit.end, start)), "")


def _is_elliptic(text: str, start: int, end: int) -> bool:
    """True for a number that stands for those just named: Five were judged good."""
    return start == 0 and any(hit.start == end + 1 for hit in hits("times", text, "auxiliary"))


def _stems(text: str) -> set[str]:
    words = (word[:_STEM] for word in _WORD.findall(text.lower()))
    return {word for word in words if not _SAY_LITTLE.fullmatch(word)}
