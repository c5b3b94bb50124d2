"""What a text claims in words that figures, dates or another paper can contradict, one module a kind of claim."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.evidence import evidence
from ingest.language.annotation import prepare
from ingest.readers.claims import dated, quotations, shares, trends
from ingest.readers.claims.told import Told
from ingest.readers.context import ReadingContext
from ingest.readers.footnotes import without_marks
from ingest.readers.statements.scope import is_boilerplate
from ingest.readers.statements.splitting import sentences
from ingest.records import Claim, record_id
from ingest.structure.model import Block, Outline


def read_claims(outline: Outline, context: ReadingContext) -> Iterator[Claim]:
    """The claims of headings, paragraphs and list items, in reading order; each quotes its sentence.

    A quotation quotes itself: it may run over several sentences.
    """
    spoken = [
        (block, without_marks(outline, block.passage))
        for block in outline.blocks
        if block.table is None and not is_boilerplate(block.text)
    ]
    said = (text[start:end] for _, text in spoken for start, end in sentences(text))
    prepare(filter(trends.has_to_be_parsed, said))
    for block, text in spoken:
        for told in quotations.read(text):
            yield _claim(outline, block, (told.start, told.end), told, context)
        for start, end in sentences(text):
            for told in _of_sentence(text[start:end], context, stands_alone=end - start == len(text.strip())):
                yield _claim(outline, block, (start, end), told.moved(start), context)


def _of_sentence(sentence: str, context: ReadingContext, *, stands_alone: bool) -> Iterator[Told]:
    yield from trends.read(sentence, context.periods)
    yield from shares.read(sentence)
    yield from dated.read(sentence, context.periods, is_title=stands_alone)


def _claim(outline: Outline, block: Block, passage: tuple[int, int], told: Told, context: ReadingContext) -> Claim:
    words_start, words_end = block.passage.span(told.start, told.end)
    return Claim(
        rendition_id=context.rendition_id,
        claim_id=record_id(context.rendition_id, told.kind, words_start, words_end),
        kind=told.kind,
        words_start=words_start,
        words_end=words_end,
        subject=told.subject,
        among=told.among,
        least=told.least,
        most=told.most,
        period_start=told.period_start,
        period_end=told.period_end,
        **evidence(outline, block, *block.passage.span(*passage), words_start),
    )
