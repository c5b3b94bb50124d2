"""Figures stated in sentences and bullets become observations; tables are read elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.evidence import evidence, place_columns
from ingest.language.annotation import Annotated, annotate, prepare
from ingest.language.facets import Facets
from ingest.readers.context import ReadingContext
from ingest.readers.footnotes import without_marks
from ingest.readers.number_mention import NumberMention
from ingest.readers.numbers import footnote_marks
from ingest.readers.periods import UNKNOWN, Period, fieldwork
from ingest.readers.statements import dating, rises
from ingest.readers.statements.above import Above
from ingest.readers.statements.area_labels import AreaSentence
from ingest.readers.statements.changes import is_change
from ingest.readers.statements.comparators import comparator
from ingest.readers.statements.dated import Dated
from ingest.readers.statements.facet_columns import columns_of
from ingest.readers.statements.inheritance import resolve
from ingest.readers.statements.qualifiers import qualifier_of
from ingest.readers.statements.respectively import name_of
from ingest.readers.statements.scope import Scope, is_boilerplate, is_dateless, scope_of
from ingest.readers.statements.splitting import sentences, tells_by_itself
from ingest.readers.statements.statement import Statement, figures_of, may_state, read_statement
from ingest.readers.statements.units import unit_as_compared, unit_of
from ingest.records import Observation, ReadingNote, record_id
from ingest.structure.model import Block, Outline
from ingest.vocabularies import Comparator, HowRead, NoteKind, PeriodBasis, PeriodKind, Unit

_STATES = re.compile(r"\b(?:there|they|we|this|these)\s+(?:is|are|was|were|has|have|had)\b", re.I)
_DIGIT = re.compile(r"\d")
SENTENCES_BEFORE = 4
"""So many sentences of its paragraph may still frame what a sentence counts."""


def read_sentences(
    outline: Outline, context: ReadingContext, dated_tables: Mapping[int, Period] | None = None
) -> tuple[list[Observation], list[ReadingNote]]:
    """The figures that paragraphs and bullets state, one observation per figure, and the damage met.

    Every observation quotes its sentence (or bullet) and knows where its value is printed in it.
    `dated_tables` are the periods of tables whose values share one, by where the table begins.
    """
    observations: list[Observation] = []
    notes: list[ReadingNote] = []
    above = Above()
    prepare(_that_state(outline))
    for block in outline.blocks:
        if block.kind == "table" and context.periods.fieldwork_end is None:
            above.pass_table((dated_tables or {}).get(block.char_start))
        if not _is_spoken(block):
            continue
        scope = scope_of(block.section)
        if scope == "none":
            continue
        if block.section != above.section:
            above = Above.of_section(block.section, context.periods, above.dates)
        if not may_state(block.text) or is_boilerplate(block.text):
            continue
        text = without_marks(outline, block.passage)
        observations += _of_block(outline, block, text, scope, above, context)
        if _DIGIT.search(text):
            notes += _notes(outline, block, text, context)
    return observations, notes


def _that_state(outline: Outline) -> Iterator[str]:
    """The sentences of running text that state a figure: a document's are parsed together."""
    for block in outline.blocks:
        scope = scope_of(block.section)
        if scope in ("none", "area") or not _is_spoken(block) or not may_state(block.text):
            continue
        text = without_marks(outline, block.passage)
        yield from (sentence for span in sentences(text) if figures_of(sentence := text[slice(*span)], scope))


def _is_spoken(block: Block) -> bool:
    """True for what is read as sentences: no table, and no heading that stands alone."""
    return block.kind != "table" and (block.kind != "heading" or _goes_on(block))


def _goes_on(block: Block) -> bool:
    """True for a heading run together with the sentences below it."""
    spans = sentences(block.text)
    return len(spans) > 1 and any(_STATES.search(block.text, *span) for span in spans[1:])


def _of_block(
    outline: Outline, block: Block, text: str, scope: Scope, above: Above, context: ReadingContext
) -> Iterator[Observation]:
    """The observations of one paragraph or bullet, sentence by sentence."""
    above.enter(block, scope)
    spans = sentences(text)
    for number, (start, end) in enumerate(spans):
        if not may_state(text[start:end]):
            above.dates.pass_by(text[start:end])
            continue
        opens_bullet = number == 0 and block.kind == "bullet"
        as_at = above.dates.as_at if opens_bullet else None
        periods = above.dates.known(context.periods) if opens_bullet else context.periods
        statement = read_statement(text[start:end], block.passage.cut(start, end), scope, periods, as_at)
        if opens_bullet:
            above.open_bullet(statement)
        above.dates.own = None
        before = () if tells_by_itself(text, start) else _before(text, spans, number)
        annotated = annotate(statement.text, above.stem, before) if scope != "area" and statement.figures else None
        read = [
            _observation(outline, block, statement, figure, scope, above, context, annotated)
            for figure in statement.figures
        ]
        yield from read
        own = _in_force(statement, read)
        if own or not read:
            above.dates.put_in_force(statement.text, own, statement.periods, fieldwork(context.periods))
        if read:
            above.counted = read[0].reported_label
        above.leave(statement, block, scope, context.periods, is_last=end == len(text))


def _before(text: str, spans: Sequence[tuple[int, int]], number: int) -> tuple[str, ...]:
    """The sentences that may frame what a sentence counts, the nearest last."""
    return tuple(text[slice(*span)] for span in spans[max(0, number - SENTENCES_BEFORE) : number])


def _in_force(statement: Statement, read: Sequence[Observation]) -> list[Period]:
    """The periods of the authority's own figures of a sentence, without the earlier of two levels; of a change last."""
    rows = [
        row
        for row, figure in zip(read, statement.figures, strict=True)
        if row.comparator is None
        and not rises.comes_from(statement.text, figure.start, figure.end)
        and not rises.is_earlier(statement.figures, statement.text, figure.start, figure.end)
    ]
    rows = [row for row in rows if not row.is_change] or rows
    return [Period(str(row.period_kind), row.period_start, row.period_end, str(row.period_basis)) for row in rows]


def _observation(
    outline: Outline,
    block: Block,
    statement: Statement,
    figure: NumberMention,
    scope: Scope,
    above: Above,
    context: ReadingContext,
    annotated: Annotated | None,
) -> Observation:
    """One figure of a sentence with its unit, comparator, period, label and evidence."""
    text, passage = statement.text, statement.passage
    whose = comparator(text, figure)
    change = whose != "target" and is_change(text, figure.start, figure.end)
    period = _period(block, statement, figure, scope, above, context, is_own=whose is None, change=change)
    value_start, value_end = passage.span(figure.start, figure.end)
    facets = annotated.figure(figure.start, figure.end) if annotated else None
    said_before = annotated.sentence_before if annotated else ""
    unit = unit_as_compared(figure, facets, whose) or unit_of(figure, text, said_before)
    return Observation(
        rendition_id=context.rendition_id,
        observation_id=record_id(context.rendition_id, value_start, value_end, figure.value, unit),
        reported_label=_label(statement, figure, above, facets, whose),
        value=figure.value,
        value_printed=outline.stored.text[value_start:value_end],
        value_start=value_start,
        value_end=value_end,
        unit=Unit(unit),
        comparator=Comparator(whose) if whose else None,
        is_change=change or (whose != "target" and facets is not None and facets.role == "change"),
        period_kind=PeriodKind(period.kind),
        period_start=period.start,
        period_end=period.end,
        period_basis=PeriodBasis(period.basis),
        reading=HowRead.SENTENCE,
        **place_columns(outline.stored, value_start, value_end, qualifier_of(figure, text)),
        **columns_of(facets, whose),
        **evidence(outline, block, *passage.span(0, len(passage.text)), value_start),
    )


def _label(statement: Statement, figure: NumberMention, above: Above, facets: Facets | None, whose: str | None) -> str:
    """What the annotation says; for lists of area statistics, and where it says nothing, the words of the clause.

    Of things that a list names and numbers in the same order ("respectively") the figure's own comes last.
    """
    text = statement.text
    if facets is None or not facets.label:
        return AreaSentence(text, statement.figures, statement.periods).label(figure, above.subject_for(text))
    named = None if whose else name_of(text, figure.start)
    return f"{facets.label}: {named}" if named else facets.label


def _period(
    block: Block,
    statement: Statement,
    figure: NumberMention,
    scope: Scope,
    above: Above,
    context: ReadingContext,
    *,
    is_own: bool,
    change: bool,
) -> Period:
    """The figure's period; census figures of an area's population are undated unless they print their date."""
    printed = dating.period_of(figure, statement.figures, statement.text, statement.periods)
    dateless = scope == "area" and is_dateless(block.section)
    if dateless and printed is None:
        return UNKNOWN
    dates = replace(above.dates, bullet=None) if dateless else above.dates
    sentence = Dated(
        statement.text, statement.figures, statement.periods, context.periods, dates, in_area=scope == "area"
    )
    period = resolve(printed, figure, sentence, is_own=is_own, is_change=change)
    if period.end and rises.comes_from(statement.text, figure.start, figure.end):
        above.dates.earlier = period
    if is_own:
        above.dates.own = period
    return period


def _notes(outline: Outline, block: Block, text: str, context: ReadingContext) -> Iterator[ReadingNote]:
    """Footnote marks attached to numbers, which no reader should believe."""
    for start, end in footnote_marks(text):
        message = f"The digits {text[start:end]} are glued to a number and were read as a footnote mark."
        yield _note(outline, block, (start, end), "footnote_mark", message, context)


def _note(
    outline: Outline, block: Block, span: tuple[int, int], kind: str, message: str, context: ReadingContext
) -> ReadingNote:
    char_start, char_end = block.passage.span(*span)
    return ReadingNote(
        rendition_id=context.rendition_id,
        note_id=record_id(context.rendition_id, kind, char_start),
        kind=NoteKind(kind),
        message=message,
        **evidence(outline, block, char_start, char_end),
    )
