"""Reading grows with what is read: no text costs more than prose does, whatever it repeats."""

from __future__ import annotations

import time
from itertools import cycle, islice
from pathlib import Path

import pytest

from ingest.reading import read_file
from tests.unit.reading_of import snapshot_of

SPECIMEN = Path(__file__).resolve().parents[2] / "specimens" / "bolton_2014_inspection.txt"
PROSE = (
    "Social workers know the children well, and 12 of them visit often. Plans are clear. "
    "At 31 March 2013, 340 children lived with foster carers, 9% more than the year before.\n\n"
)
SMALL, LARGE = 10_000, 40_000
"""Characters that are added to a report."""
SECONDS_A_MB = 5
"""What a megabyte may take more than a megabyte of prose."""
NOISE = 0.15
"""Seconds by which one reading differs from the next on a busy machine."""
A_SENTENCE = 2
"""Seconds that the longest run of words may take to be parsed; that is done once, and remembered by the next try."""
MOST_GROWTH = 8
"""Twice the ratio of the sizes: what grows with the square of what is read grows sixteenfold."""
TRIES = 3
WITHOUT_FIGURES = (
    *("1 of ", "12 of 13 (3%), ", "1\t", "abc\t", "1234567890", ".", ". ", "1/1/", "1:", "1-", "(1) ", "12% ", "1,"),
    *("31 March 2013 ", "31/03/2013, ", "2013-14 ", "Q1 ", "from 12 to 13 ", "fell from 12 to 10, ", "12 and "),
    *("was judged inadequate in January 2013, ", "of these, 12 were ", "twelve of ", "since 2013 ", "12; "),
    *("Heading\n\n", "Heading 3\n", "Jane Smith\n", "12\n", "a\t\t\tb\n"),
)
DENSE = (
    "In 2014-15, 312 of 540 care leavers (58%) were in work, compared with 49% nationally. Of these, 20 were at "
    "university. Plans fell from 215 to 198 at 31 March 2015, 12 of them for more than two years. "
)
"""A paragraph without an end, of figures that lean on one another."""
WITH_FIGURES = (
    *("Label\t12\t13\t14\n", "- 12 children\n", "There were 12 children. "),
    *(DENSE, DENSE.replace(". ", "; "), DENSE.replace(". ", ".\n\n")),
)


def repeated(unit: str, size: int) -> str:
    return "".join(islice(cycle(unit), size))


def seconds(unit: str, size: int, folder: Path) -> float:
    """Seconds of the processor that reading a report with so much of a text takes."""
    path = folder / "report.txt"
    path.write_text(SPECIMEN.read_text(encoding="utf-8") + "\n\n" + repeated(unit, size) + "\n", encoding="utf-8")
    snapshot = snapshot_of(path)
    began = time.process_time()
    document = read_file(snapshot).documents[0]
    assert document.kind == "sif_report", document.reason
    return time.process_time() - began


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory) -> float:
    folder = tmp_path_factory.mktemp("prose")
    seconds(PROSE, SMALL, folder)
    return max(seconds(PROSE, LARGE, folder) for _ in range(2))


@pytest.mark.parametrize("unit", WITHOUT_FIGURES)
def test_what_holds_no_figure_costs_hardly_more_than_prose(unit: str, prose: float, tmp_path: Path) -> None:
    most = prose + SECONDS_A_MB * LARGE / 1e6 + NOISE

    first = seconds(unit, LARGE, tmp_path)
    assert first < most + A_SENTENCE, f"{first:.2f} s at first"
    assert first < most or any(seconds(unit, LARGE, tmp_path) < most for _ in range(TRIES)), f"more than {most:.2f} s"


@pytest.mark.parametrize("unit", WITH_FIGURES)
def test_figures_cost_as_much_each_however_many_there_are(unit: str, prose: float, tmp_path: Path) -> None:
    pairs = ((seconds(unit, SMALL, tmp_path), seconds(unit, LARGE, tmp_path)) for _ in range(TRIES))

    assert any(large < MOST_GROWTH * small + NOISE for small, large in pairs)
