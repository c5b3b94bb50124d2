"""Footnote marks that a PDF prints small: where characters keep their places, and where a passage is read."""

from __future__ import annotations

from ingest.readers.findings import read_findings
from ingest.readers.footnotes import read_without_marks, without_marks
from ingest.structure.model import Block, FootnoteMark, Outline, Passage, StoredText

LINE = "Plans follow the charter.4 They are clear to young people1 in all 12 teams."
MARKS = tuple(FootnoteMark(at, at + 1) for at in (LINE.index("4"), LINE.index("1 in")))


def document(line: str, marks: tuple[FootnoteMark, ...]) -> Outline:
    passage = Passage(line, tuple(range(len(line))))
    block = Block("paragraph", passage, 0, len(line), ("What is the quality of practice?",))
    return Outline(StoredText(line, "pdf", (), marks), 0, len(line), (block,))


def test_marks_are_raised_or_left_out_and_other_digits_stay() -> None:
    outline = document(LINE, MARKS)
    passage = outline.blocks[0].passage

    assert without_marks(outline, passage) == LINE.replace(".4", ".⁴").replace("e1", "e¹")
    assert read_without_marks(outline, passage) == LINE.replace(".4", ".").replace("e1", "e")
    assert read_without_marks(document(LINE, ()), passage) == LINE


def test_the_text_of_a_finding_has_no_marks_and_its_quote_has() -> None:
    ((finding,), _) = read_findings(document(LINE, MARKS), "r1", "ilacs_report")

    assert finding.text == "Plans follow the charter. They are clear to young people in all 12 teams."
    assert finding.quote == LINE
