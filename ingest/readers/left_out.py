"""What is left out for its form, each with its passage and why: malformed numbers, runs of numbers, endless rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.evidence import evidence, evidence_of, quoted_around
from ingest.readers.context import ReadingContext
from ingest.readers.footnotes import without_marks
from ingest.readers.malformed_numbers import MOST_NUMBERS, find_malformed, is_run_of_numbers
from ingest.readers.statements.scope import is_boilerplate, scope_of
from ingest.readers.statements.splitting import LONGEST_WORD, sentences
from ingest.records import Dropped, Observation, record_id
from ingest.structure.model import Block, Outline
from ingest.structure.tables import MOST_CELLS

_RUN_OF_DIGITS = re.compile(rf"[^\sA-Za-z]{{{LONGEST_WORD + 1},}}")
_LONGEST_SHOWN = 40


def read_left_out(outline: Outline, context: ReadingContext) -> Iterator[Dropped]:
    """The passages that have not the form of a figure, where figures are read."""
    for block in outline.blocks:
        if block.table is not None:
            for row, (start, end) in zip(block.table.rows, block.table.row_spans, strict=True):
                if len(row) > MOST_CELLS:
                    why = f"a row of {len(row):,} cells is none of a printed table: more than {MOST_CELLS} are not read"
                    yield _dropped(outline, block, (start, end), (start, start + 1), ("endless_row", why), context)
        elif block.kind != "heading" and scope_of(block.section) != "none" and not is_boilerplate(block.text):
            yield from _of_text(outline, block, context)


def as_left_out(observation: Observation) -> Dropped | None:
    """The cell that holds a malformed number, as what is left out; None for any other."""
    printed = observation.value_printed.strip()
    found = find_malformed(printed) if observation.value is None else []
    if not found:
        return None
    return Dropped(
        dropped_id=record_id(observation.rendition_id, found[0].rule, observation.value_start),
        rule=found[0].rule,
        message=f"“{printed}” under “{observation.reported_label}” is not read: {found[0].why}.",
        **evidence_of(observation),
    )


def without_left_out(observations: Iterable[Observation]) -> tuple[list[Observation], list[Dropped]]:
    """The observations of tables, and those cells among them that are malformed numbers."""
    judged = [(observation, as_left_out(observation)) for observation in observations]
    kept = [observation for observation, left_out in judged if left_out is None]
    return kept, [left_out for _, left_out in judged if left_out is not None]


def _of_text(outline: Outline, block: Block, context: ReadingContext) -> Iterator[Dropped]:
    text = without_marks(outline, block.passage)
    for match in _RUN_OF_DIGITS.finditer(text):
        if any(character.isdigit() for character in match[0]):
            why = f"{len(match[0]):,} characters without a blank or a word are no figure"
            span = block.passage.span(*match.span())
            yield _dropped(outline, block, span, (span[0], span[0] + 1), ("unbroken_run", why), context)
    is_in_run = False
    for start, end in sentences(text):
        sentence = block.passage.span(start, end)
        was_in_run, is_in_run = is_in_run, is_run_of_numbers(text[start:end])
        if is_in_run and was_in_run:
            continue
        if is_in_run:
            why = f"more than {MOST_NUMBERS} numbers in one sentence: nothing says what each of them counts"
            yield _dropped(outline, block, sentence, (sentence[0], sentence[0] + 1), ("run_of_numbers", why), context)
            continue
        for found in find_malformed(text[start:end]):
            value = block.passage.span(start + found.start, start + found.end)
            yield _dropped(outline, block, sentence, value, (found.rule, found.why), context)


def _dropped(
    outline: Outline,
    block: Block,
    passage: tuple[int, int],
    value: tuple[int, int],
    rule: tuple[str, str],
    context: ReadingContext,
) -> Dropped:
    stored = outline.stored.text
    printed = " ".join(stored[value[0] : value[0] + _LONGEST_SHOWN].split())
    shown = printed if value[1] - value[0] == 1 else " ".join(stored[slice(*value)].split())
    return Dropped(
        rendition_id=context.rendition_id,
        dropped_id=record_id(context.rendition_id, rule[0], value[0]),
        rule=rule[0],
        message=f"“{shown}” is not read: {rule[1]}.",
        **evidence(outline, block, *quoted_around(stored, passage, value)),
    )
