"""A paper being composed: its blocks and, beside them, what they print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from tests.benchmark.nation.figures import printed
from tests.benchmark.nation.printing import Block, Style
from tests.benchmark.nation.prose import Prose
from tests.benchmark.nation.truth import Truth


class Composition:
    """Blocks in order and their truth; numbered paragraphs are counted through the paper."""

    def __init__(self, random: Random, place: str, truth: Truth) -> None:
        self.random, self.place, self.truth = random, place, truth
        self.blocks: list[Block] = []
        self.prose = Prose(random)
        self._number = 0

    def add(self, style: Style, *texts: str) -> None:
        """A block a text."""
        self.blocks += [Block(style, text) for text in texts]

    def row(self, *cells: str) -> None:
        """A row of a table, or of what a cover sets like one."""
        self.blocks.append(Block(Style.ROW, cells=cells))

    def new_page(self) -> None:
        """What follows begins on a page of its own."""
        self.blocks.append(Block(Style.NEW_PAGE))

    def numbered(
        self, paragraphs: int, sentences: int, templates: Sequence[str] = (), now: dt.date | None = None
    ) -> None:
        """Numbered paragraphs of prose, each with a sentence that prints figures where there are templates."""
        for _ in range(paragraphs):
            self._number += 1
            text = self.prose.paragraph(sentences)
            if templates and now:
                text += f" {self.figures(self.random.choice(templates), now)}"
            self.add(Style.PARAGRAPH, f"{self._number}. {text}")

    def asks(self, number: int) -> None:
        """A list of what has to be done."""
        self.add(Style.BULLET, *(self.prose.ask() for _ in range(number)))

    def figures(self, template: str, now: dt.date) -> str:
        """A sentence with figures, which join the truth."""
        sentence, values = printed(template, self.place, now)
        self.truth.values += values
        return sentence
