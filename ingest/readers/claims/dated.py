"""What is said of dates: how long a time lasts, by when something is due, what time a paper is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.language import calendar_dates as cal
from ingest.language.cues import first, hits, of_kind
from ingest.language.number_words import cardinal
from ingest.language.period_points import find_points
from ingest.readers.claims.told import Told
from ingest.readers.periods import PeriodContext, PeriodMention, find_periods
from ingest.vocabularies import ClaimKind

_MONTHS_OF = {"month": 1.0, "week": 7 * 12 / 365.25, "year": 12.0}
_DATED = re.compile(rf"(?=[A-Z])\b{cal.MONTH}|\d[/.]\d")
_LEAVES = re.compile(r"[;:.]|\b(?:and|who|which|for|with)\b")
"""What parts a post from words said of another."""
_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 20
"""Words of a heading, or of its line among the contents."""


def read(sentence: str, context: PeriodContext, *, is_title: bool) -> Iterator[Told]:
    """The claims about the dates of a sentence. `is_title`: it may be a heading, or a line of the contents."""
    if not _DATED.search(sentence):
        return
    mentions = find_periods(sentence, context)
    left = 0
    for mention in mentions:
        yield from _length(sentence, mention, left)
        yield from _due(sentence, mention, left)
        left = mention.end
    yield from _in_post(sentence)
    about = first("claims", sentence, "opening")
    if about is not None or (is_title and len(_WORD.findall(sentence)) <= _LONGEST_TITLE):
        yield from _covered(sentence, mentions, sentence[about.start : about.end] if about else None)


def _from_month_to_month(sentence: str, mention: PeriodMention) -> bool:
    """Whether a period is printed by its first and its last day or month."""
    printed = list(find_points(sentence[mention.start : mention.end]))
    is_pair = len(printed) > 1 and all(point.kind in ("day", "month") for point in printed)
    return is_pair and mention.period.start is not None and mention.period.end is not None


def _length(sentence: str, mention: PeriodMention, left: int) -> Iterator[Told]:
    """ "The six-month period from January to July": six months."""
    for cue in of_kind("claims", ClaimKind.LASTS):
        match = cue.pattern.search(sentence, left, mention.start)
        if match is not None and _from_month_to_month(sentence, mention):
            printed = match["count"]
            count = float(printed) if printed[0].isdigit() else cardinal(printed)
            months = count * _MONTHS_OF[match["unit"].lower()]
            start, end = mention.period.start, mention.period.end
            yield Told(ClaimKind.LASTS, match.start(), mention.end, None, None, months, months, start, end)


def _due(sentence: str, mention: PeriodMention, left: int) -> Iterator[Told]:
    for cue in of_kind("claims", ClaimKind.DUE):
        match = cue.pattern.search(sentence, left, mention.start)
        if match is not None and mention.period.end is not None:
            day = mention.period.end
            yield Told(ClaimKind.DUE, match.start(), mention.end, period_start=day, period_end=day)


def _in_post(sentence: str) -> Iterator[Told]:
    """Since when somebody is in a post: the post named last before the words and the date, in one clause with them."""
    left = 0
    for point in find_points(sentence):
        for cue in of_kind("claims", ClaimKind.IN_POST):
            said = cue.pattern.search(sentence, left, point.start)
            posts = hits("claims", sentence[: said.start()], "post") if said and point.first else ()
            post = max(posts, key=lambda hit: hit.end, default=None)
            if said and post and not _LEAVES.search(sentence, post.end, said.start()):
                days = point.first, point.last
                yield Told(ClaimKind.IN_POST, post.start, point.end, post.cue.meaning, None, None, None, *days)
        left = point.end


def _covered(sentence: str, mentions: Sequence[PeriodMention], paper: str | None) -> Iterator[Told]:
    """The first period from one month to another, of this paper or of what the title names."""
    for mention in mentions:
        if _from_month_to_month(sentence, mention):
            named = paper or " ".join((sentence[: mention.start] + sentence[mention.end :]).split())
            start, end = mention.period.start, mention.period.end
            yield Told(ClaimKind.COVERS, mention.start, mention.end, named, period_start=start, period_end=end)
            return
