"""Prints what the language annotation makes of a file's figures: `python -m tests.evaluation.facets FILE [--page N]`.

For whoever adds a cue or builds on the facets: each sentence with figures, then every figure with its facets and the
rules that decided them. Ends with the time that annotating took.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ingest.language.annotation import annotate, prepare
from ingest.language.facets import Facets
from ingest.pages import read_pages
from ingest.readers.numbers import find_numbers
from ingest.readers.statements.splitting import sentences
from ingest.structure.model import Block, Outline
from ingest.structure.outline import outline

_STEM_ENDS = (":", "—", "–")


class Placed(NamedTuple):
    """A sentence with figures: its page, the stem it completes and the sentences before it in its paragraph."""

    page: int | None
    text: str
    stem: str | None
    before: tuple[str, ...]


def placed_sentences(own: Outline) -> Iterator[Placed]:
    """The sentences of a document's running text that hold a number, in reading order."""
    above: dict[int, tuple[str, ...]] = {}
    for block in own.blocks:
        if block.kind == "table":
            continue
        depth = block.depth if block.kind == "bullet" else -1
        spoken = tuple(block.text[start:end] for start, end in sentences(block.text))
        parent = next((above[level] for level in sorted(above, reverse=True) if level < depth), ())
        stem = parent[-1] if parent and parent[-1].rstrip().endswith(_STEM_ENDS) else None
        for number, text in enumerate(spoken):
            if find_numbers(text):
                is_item = stem is not None and number == 0
                before = parent[:-1] if is_item else spoken[:number]
                yield Placed(_page(own, block), text, stem if is_item else None, before)
        above = {level: told for level, told in above.items() if level < depth} | {depth: spoken}


def _page(own: Outline, block: Block) -> int | None:
    return own.stored.page_at(block.char_start)


def shown(printed: str, facets: Facets) -> str:
    """One figure's facets on a few lines."""
    counted = facets.counted.text if facets.counted else "-"
    said = facets.predicate.text if facets.predicate else "-"
    denied = ", denied" if facets.is_negated else ""
    lines = [
        f"  «{printed}»  {facets.label or '-'}",
        f"      counted {counted} | said {said} | {facets.role}, {facets.shape}{denied}",
    ]
    if facets.antecedent_basis != "own":
        lines.append(f"      {facets.antecedent_basis}: {facets.antecedent.text if facets.antecedent else '-'}")
    if facets.restrictors:
        told = (f"{each.kind} “{each.text}” ({each.rule or each.basis})" for each in facets.restrictors)
        lines.append("      " + "; ".join(told))
    return "\n".join([*lines, "      " + ", ".join(facets.rules)])


def main(arguments: list[str]) -> int:
    """Prints the facets of a file, or of one of its pages; 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.facets", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--page", type=int, help="only this page")
    asked = parser.parse_args(arguments)
    own = outline(read_pages(asked.file.read_bytes(), asked.file.name))
    annotate("20 children moved.")
    began, count = time.perf_counter(), 0
    sentences_with_figures = list(placed_sentences(own))
    prepare(placed.text for placed in sentences_with_figures)
    for placed in sentences_with_figures:
        if asked.page not in (None, placed.page):
            continue
        annotated = annotate(placed.text, placed.stem, placed.before)
        print(f"\np{placed.page}  {placed.text}")
        for number in find_numbers(placed.text):
            facets = annotated.figure(number.start, number.end)
            print(shown(number.printed, facets) if facets else f"  «{number.printed}»  no figure here")
            count += 1
    print(f"\n{count} figures in {time.perf_counter() - began:.2f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
