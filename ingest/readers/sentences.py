"""Figures stated in sentences and bullets become observations; tables are read elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.evidence import evidence
from ingest.readers.context import ReadingContext
from ingest.readers.numbers import NumberMention, find_numbers, footnote_marks
from ingest.readers.periods import Period, PeriodMention, find_impossible_dates, find_periods
from ingest.readers.statements import dating
from ingest.readers.statements.changes import is_change
from ingest.readers.statements.comparators import comparator
from ingest.readers.statements.dating import Dates
from ingest.readers.statements.figures import is_figure
from ingest.readers.statements.labels import label, leans, subject_of
from ingest.readers.statements.qualifiers import qualifier
from ingest.readers.statements.scope import Scope, is_boilerplate, is_dateless, scope_of
from ingest.readers.statements.splitting import sentences
from ingest.readers.statements.units import unit_of
from ingest.records import Observation, ReadingNote, record_id
from ingest.structure.model import Block, Outline, Passage

# What a sentence must hold to be read further: digits, or a word for a number that may count something.
_DIGIT = re.compile(r"\d")
_NUMBER_WORD = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|(?:twen|thir|for|fif|six|seven|"
    r"eigh|nine)ty|half|"
    r"third|quarter|none|nobody|zero|all\sof\swhom)\b|one\s(?:of|was|is|child|young|serious)|(?:only|just|least|is|"
    r"was|been|and|or)\sone\b"
    r"|no\s(?:\w+[\s-]){0,2}(?:children|young|child|care|permanent|unaccompanied|serious|adoptions|complaints|"
    r"vacancies|placements)\b)"
    r"|:\s*$"
)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEADING_DATE = 16


@dataclass
class _Above:
    """What stands above a block and dates or names what it states."""

    section: tuple[str, ...] = ()
    dates: Dates = field(default_factory=Dates)
    introduction: str = ""
    introduction_depth: int = -1

    def enter(self, block: Block, scope: Scope) -> None:
        """Forget what does not reach into a block: a paragraph ends a list, a bullet beside an introduction ends it."""
        self.dates.sentence = self.dates.relative = None
        self.dates.ends.clear()
        if scope == "area":
            return
        if block.kind != "bullet":
            self.dates.bullet = None
        if block.kind != "bullet" or block.depth < self.introduction_depth:
            self.introduction, self.introduction_depth = "", -1

    def introduce(self, block: Block, subject: str) -> None:
        """Keep what a block that ends in a colon is about, for the bullets below it."""
        self.introduction, self.introduction_depth = subject, block.depth


def read_sentences(outline: Outline, context: ReadingContext) -> tuple[list[Observation], list[ReadingNote]]:
    """The figures that headings' paragraphs and bullets state, one observation a figure, and the damage met.

    Every observation quotes its sentence (or bullet) and knows where its value is printed in it.
    """
    observations: list[Observation] = []
    notes: list[ReadingNote] = []
    above = _Above()
    for block in outline.blocks:
        if block.kind in ("table", "heading"):
            continue
        scope = scope_of(block.section)
        if scope == "none":
            continue
        if block.section != above.section:
            above = _Above(section=block.section, dates=Dates(section=_section_period(block.section, context)))
        if not _may_state(block.text) or is_boilerplate(block.text):
            continue
        text = _without_marks(block, outline)
        observations += _of_block(outline, block, text, scope, above, context)
        if _DIGIT.search(text):
            notes += _notes(outline, block, text, context)
    return observations, notes


def _may_state(text: str) -> bool:
    return bool(_DIGIT.search(text) or _NUMBER_WORD.search(text.lower()))


def _section_period(section: tuple[str, ...], context: ReadingContext) -> Period | None:
    """The last period that the nearest dated heading prints; a heading of the cover dates nothing."""
    for heading in reversed(section[1:]):
        found = find_periods(heading, context.periods)
        dated = [mention.period for mention in found if mention.period.end and mention.period.basis == "printed"]
        if dated and not re.search(r"\binspection dates?\b|\bvisit\b", heading, re.I):
            return dated[-1]
    return None


def _without_marks(block: Block, outline: Outline) -> str:
    """The block's text with footnote marks as superscript digits, so that no mark is read as a figure."""
    marks = outline.stored.footnote_marks
    first = bisect_left(marks, block.char_start, key=lambda mark: mark.char_start)
    last = bisect_right(marks, block.char_end, key=lambda mark: mark.char_start)
    text, offsets = block.text, block.passage.offsets
    for mark in marks[first:last]:
        start, end = bisect_left(offsets, mark.char_start), bisect_left(offsets, mark.char_end)
        text = text[:start] + text[start:end].translate(_SUPERSCRIPT) + text[end:]
    return text


def _of_block(
    outline: Outline, block: Block, text: str, scope: Scope, above: _Above, context: ReadingContext
) -> Iterator[Observation]:
    """The observations of one paragraph or bullet, sentence by sentence."""
    above.enter(block, scope)
    subject = above.introduction
    for number, (start, end) in enumerate(sentences(text)):
        sentence = text[start:end]
        if not _may_state(sentence):
            continue
        as_at = above.dates.as_at if number == 0 and block.kind == "bullet" else None
        found = dating.mentions(sentence, context.periods, as_at)
        numbers = find_numbers(sentence)
        is_dated = any(mention.period.end for mention in found)
        figures = [mention for mention in numbers if is_figure(mention, numbers, sentence, scope, is_dated)]
        opens_with_date = _opens_with_date(found) if number == 0 and block.kind == "bullet" else None
        if opens_with_date:
            above.dates.date_bullets(opens_with_date)
            above.introduction = subject = ""
        passage = block.passage.cut(start, end)
        for figure in figures:
            yield _observation(
                outline, block, passage, sentence, figure, figures, found, subject, scope, above, context
            )
        dating.remember(above.dates, found, figures, sentence, context.periods)
        if figures and not leans(sentence):
            subject = subject_of(sentence, figures, found) or subject
        if opens_with_date and scope == "area" and figures:
            above.introduction, above.introduction_depth = subject, block.depth
    if text.rstrip().endswith(":"):
        above.introduce(block, subject if figures or leans(sentence) else subject_of(sentence, [], found))
        if opens_with_date is None and not figures and found and found[0].period.end is not None:
            above.dates.date_bullets(found[0].period)


def _opens_with_date(found: Sequence[PeriodMention]) -> Period | None:
    """The period that a bullet begins with: it dates the bullets below, until another does."""
    if found and found[0].start <= _LEADING_DATE and found[0].period.end is not None:
        return found[0].period
    return None


def _observation(
    outline: Outline,
    block: Block,
    passage: Passage,
    sentence: str,
    figure: NumberMention,
    figures: Sequence[NumberMention],
    found: Sequence[PeriodMention],
    subject: str,
    scope: Scope,
    above: _Above,
    context: ReadingContext,
) -> Observation:
    """One figure of a sentence with its unit, comparator, period, label and evidence."""
    change = is_change(sentence, figure.start, figure.end)
    whose = comparator(sentence, figure)
    dates = replace(above.dates, bullet=None) if scope == "area" and is_dateless(block.section) else above.dates
    printed = dating.period_of(figure, figures, sentence, found)
    period = dating.resolve(
        printed, figure, sentence, context.periods, dates, whose is None, change, in_area=scope == "area"
    )
    if scope == "area" and is_dateless(block.section) and printed is None:
        period = dating.UNKNOWN
    value_start, value_end = passage.span(figure.start, figure.end)
    quote_start, quote_end = passage.span(0, len(passage.text))
    unit = unit_of(figure, sentence)
    return Observation(
        rendition_id=context.rendition_id,
        observation_id=record_id(context.rendition_id, value_start, value_end, figure.value, unit),
        reported_label=label(figure, figures, sentence, found, subject),
        value=figure.value,
        value_printed=outline.stored.text[value_start:value_end],
        value_start=value_start,
        value_end=value_end,
        unit=unit,
        qualifier=qualifier(sentence, figure.start, figure.end),
        comparator=whose,
        is_change=change,
        period_kind=period.kind,
        period_start=period.start,
        period_end=period.end,
        period_basis=period.basis,
        reading="sentence",
        **evidence(outline, block, quote_start, quote_end),
    )


def _notes(outline: Outline, block: Block, text: str, context: ReadingContext) -> Iterator[ReadingNote]:
    """What a block prints that no reader should believe: impossible dates and footnote marks glued to numbers."""
    impossible = [
        (at + start, at + end) for at, stop in sentences(text) for start, end in find_impossible_dates(text[at:stop])
    ]
    for start, end in impossible:
        yield _note(
            outline,
            block,
            start,
            end,
            "impossible_date",
            f"{text[start:end]} is on no calendar; no period was read.",
            context,
        )
    for start, end in footnote_marks(text):
        message = f"The digits {text[start:end]} are glued to a number and were read as a footnote mark."
        yield _note(outline, block, start, end, "footnote_mark", message, context)


def _note(
    outline: Outline, block: Block, start: int, end: int, kind: str, message: str, context: ReadingContext
) -> ReadingNote:
    char_start, char_end = block.passage.span(start, end)
    return ReadingNote(
        rendition_id=context.rendition_id,
        note_id=record_id(context.rendition_id, kind, char_start),
        kind=kind,
        message=message,
        **evidence(outline, block, char_start, char_end),
    )
