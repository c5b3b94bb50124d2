"""What an item of a list of area statistics counts, in the document's words: printed forms are matched with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.cues import is_met
from ingest.readers.numbers import NumberMention
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


def label(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention], subject: str
) -> str:
    """What `figure` counts; `subject` is what the text above counts, for a sentence or bullet that leans on it."""
    spoken = without_brackets(text)
    if is_bracketed(text, figure.start, figure.end):
        words = _of_bracket(figure, figures, text, spoken, found)
    else:
        words = _of_clause(figure, figures, spoken, found)
    words = _after_its_own_value(words, figure, figures, text, spoken, found)
    is_short = len(words.split()) < 2 and figure.role != "whole"
    if subject and (leans(text) or is_short or _says_only_how_much(words, figure, figures, spoken)):
        words = subject if not words or words in subject else f"{subject}: {words}"
    if figure.unit == "rate_per_10000" and "per 10,000" not in words:
        words = f"{words} per 10,000" if words.startswith("rate of ") else f"{words} rate per 10,000".strip()
    return words[:_LONGEST].strip() or "unlabelled"


def leans(text: str) -> bool:
    """True for "This is an increase from 374" and "188 live outside the area": what is counted stands above."""
    return is_met("area_words", "leans", text)


def subject_of(text: str, figures: Sequence[NumberMention], found: Sequence[PeriodMention]) -> str:
    """What a whole sentence or bullet is about, for those that lean on it."""
    if figures:
        spoken = without_brackets(text)
        return _of_clause(figures[0], figures, spoken, found)[:_LONGEST]
    return clean(text, 0, len(text), figures, found)[:_LONGEST]


def _after_its_own_value(
    words: str,
    figure: NumberMention,
    figures: Sequence[NumberMention],
    text: str,
    spoken: str,
    found: Sequence[PeriodMention],
) -> str:
    """Words that say only how much, or whose value it is, after those of the nearest value before in the same unit."""
    if not _says_only_how_much(words, figure, figures, spoken):
        return words
    unit = unit_of(figure, text)
    before = [other for other in figures if other.end <= figure.start and text[other.start] == spoken[other.start]]
    host = next((other for other in reversed(before) if unit_of(other, text) == unit), None)
    above = _of_clause(host, figures, spoken, found) if host else ""
    return words if words in above else f"{above} {words}".strip()


def _of_bracket(
    figure: NumberMention,
    figures: Sequence[NumberMention],
    text: str,
    spoken: str,
    found: Sequence[PeriodMention],
) -> str:
    """The words of the bracket after those of what it explains: the figure before it, else its clause."""
    opening = text.rfind("(", 0, figure.start)
    own = clean(text, *_within(text, opening, figure), figures, found)
    if _PREDICATE.match(text, figure.end) or _OF_WHOM.match(text, figure.end):
        own = f": {own}"
    host = next((other for other in reversed(figures) if other.end <= opening and opening - other.end < 60), None)
    if host is not None and not is_bracketed(text, host.start, host.end):
        above = _of_clause(host, figures, spoken, found)
    else:
        left = max(spoken.rfind(mark, 0, opening) for mark in ",;:") + 1
        left = max(left, text.rfind(")", 0, opening) + 1)
        above = clean(spoken, left, opening, figures, found)
        if says_only_quantity(above):
            whole = clean(spoken, *clause(spoken, opening, opening + 1), figures, found)
            above = above if says_only_quantity(whole) else whole
    return f"{above} {own}".replace(" : ", ": ").strip(" :")


def _within(text: str, opening: int, figure: NumberMention) -> tuple[int, int]:
    left, right = clause(text, figure.start, figure.end)
    closing = text.find(")", figure.end)
    if _OF_WHOM.match(text, figure.end):
        right = closing
    return max(left, opening), min(right, closing if closing >= 0 else right)


def _of_clause(
    figure: NumberMention, figures: Sequence[NumberMention], spoken: str, found: Sequence[PeriodMention]
) -> str:
    """The words of the figure's clause; of several figures in one clause each takes the words that follow it."""
    left, right = clause(spoken, figure.start, figure.end)
    if figure.form == "all" and (whom := _OF_WHOM.match(spoken, figure.end)):
        _, right = clause(spoken, whom.end(), whom.end() + 1)
    right = _with_what_follows(spoken, right, figures)
    inside = [other for other in figures if left <= other.start < right and spoken[other.start].strip()]
    following = next((other.start for other in inside if other.start >= figure.end), right)
    before = max((other.end for other in inside if other.end <= figure.start), default=left)
    words = clean(spoken, left, right, figures, found)
    if len(inside) > 1 and figure.role not in ("part", "whole", "low", "high"):
        own = clean(spoken, figure.end, following, figures, found)
        if len(_RATE_BASE.sub("", own).split()) > 1:
            words = own
        elif figure.unit == "rate_per_10000":
            words = f"{clean(spoken, left, inside[0].start, figures, found)} {own}".strip()
        else:
            words = clean(spoken, before, following, figures, found) or words
    elif figure.role == "whole":
        counted = _of_whole(figure, spoken, right, figures, found)
        if counted and not says_only_quantity(counted):
            return counted
    if some := _part_not_counted(figure, figures, spoken):
        return clean(spoken, some.start(), right, figures, found)
    is_bare = len(words.split()) < 3 or _BARE_UNIT.fullmatch(words) or says_only_quantity(words)
    if is_bare or _OPENS_WITH_WHOM.match(spoken, left) or _OPENS_WITH_THAN.match(spoken, left):
        words = _after_head(words, figure, figures, spoken, found, (left, right))
    return words


def _says_only_how_much(words: str, figure: NumberMention, figures: Sequence[NumberMention], spoken: str) -> bool:
    """True for a label like "has increased further", but for that of a part which nobody counts."""
    return says_only_quantity(words) and not _part_not_counted(figure, figures, spoken)


def _part_not_counted(figure: NumberMention, figures: Sequence[NumberMention], spoken: str) -> re.Match[str] | None:
    """Where a part without a number of its own stands between the figure before and this: some remain high, at 30."""
    before = max((other.end for other in figures if other.end <= figure.start), default=None)
    return None if before is None else _SOME.search(spoken, before, figure.start)


def _of_whole(
    figure: NumberMention, spoken: str, right: int, figures: Sequence[NumberMention], found: Sequence[PeriodMention]
) -> str:
    """What a whole is a number of: the homes of "nine of the 13 homes were judged good", without what the nine were."""
    ends = [match.start() for part in (_PREDICATE, _OF_WHOLE) if (match := part.search(spoken, figure.end, right))]
    return clean(spoken, figure.end, min(ends, default=right), figures, found)


def _after_head(
    words: str,
    figure: NumberMention,
    figures: Sequence[NumberMention],
    spoken: str,
    found: Sequence[PeriodMention],
    within: tuple[int, int],
) -> str:
    """Words that lean on an earlier clause after those of that clause; without one, with those of the clause after."""
    left, right = within
    begins = left
    head = ""
    if figures[0].start < left:
        host = _host(figure, figures, spoken, left)
        begins, ends = clause(spoken, host.start, host.end)
        head = clean(spoken, begins, ends, figures, found)
    head = head or clean(spoken, 0, begins, figures, found)
    goes_on = _GOES_ON.match(spoken, right) or not (head or _LEANS_TOO.match(spoken, right))
    if goes_on and (not words or _TIME.fullmatch(words)) and spoken.startswith(", ", right):
        _, end = clause(spoken, right + 2, right + 3)
        words = f"{words} {clean(spoken, right, end, figures, found)}".strip()
    return words if not head or head == words or head in words else f"{head} {words}".strip()


def _host(figure: NumberMention, figures: Sequence[NumberMention], spoken: str, left: int) -> NumberMention:
    """The figure that a clause leans on: the first; "of whom" the nearest before it, "than" the nearest in its unit."""
    if _OPENS_WITH_THAN.match(spoken, left):
        before = (other for other in reversed(figures) if other.end <= left and other.unit == figure.unit)
        return next(before, figures[0])
    if not _OPENS_WITH_WHOM.match(spoken, left):
        return figures[0]
    for other in reversed(figures):
        if other.end <= left and spoken[other.start].strip():
            begins, _ = clause(spoken, other.start, other.end)
            if not _OPENS_WITH_WHOM.match(spoken, begins):
                return other
    return figures[0]


def _with_what_follows(spoken: str, right: int, figures: Sequence[NumberMention]) -> int:
    """Where the clause ends when "and" joins words without a figure: ceased to be looked after and live in hostels."""
    if not _AND.match(spoken, right):
        return right
    _, further = clause(spoken, right + 5, right + 6)
    return right if any(right <= other.start < further for other in figures) else further
