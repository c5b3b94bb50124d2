"""Rows of a table whose cells only blanks set apart, as plain text prints them; no line of running text is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Spans = tuple[tuple[int, int], ...]

_CELL = re.compile(r"\S+(?:[ \xa0]\S+)*")
_FIGURE = re.compile(r"£?[-+−–]?\d[\d,.]*\s?%?|[-–—]|n/?a|\d{1,4}\s?[/–-]\s?\d{1,4}", re.I)
_STATUS = re.compile(r"[RAG↑↓→↔]|red|amber|green|blue|low|high|up|down|n/?a|[-–—]", re.I)
_DIGIT = re.compile(r"\d")
_GAP = 2
"""Blanks between two cells; one stands between words."""
_FEWEST_ROWS = 3
_LONGEST_HEADING = 30


def rows_set_apart(text: str, start: int, end: int) -> Mapping[int, Spans]:
    """The cells of each such row by where its line begins: a head and two rows of figures at least, all as wide.

    A head without a word over the labels has an empty first cell.
    """
    found: dict[int, Spans] = {}
    for run in _runs(text, start, end):
        found |= dict(run) if _is_table(text, run) else {}
    return found


def _runs(text: str, start: int, end: int) -> Iterator[list[tuple[int, Spans]]]:
    """Lines of as many cells, one below the other."""
    run: list[tuple[int, Spans]] = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        cells = _cells(text, at, stop)
        if run and len(run) == 1 and len(cells) == len(run[0][1]) + 1 and text[run[0][0]].isspace():
            run = [(run[0][0], ((run[0][0], run[0][0]), *run[0][1]))]
        if run and len(cells) != len(run[0][1]):
            yield run
            run = []
        if len(cells) > 1:
            run.append((at, cells))
        at = stop + 1
    yield run


def _cells(text: str, start: int, stop: int) -> Spans:
    """What two blanks or more set apart on a line without tabs and pipes."""
    if "\t" in text[start:stop] or "|" in text[start:stop]:
        return ()
    return tuple(match.span() for match in _CELL.finditer(text, start, stop))


def _is_table(text: str, run: list[tuple[int, Spans]]) -> bool:
    """Whether a run of lines has a head with short words and below it labels with figures, not numbers alone."""
    if len(run) < _FEWEST_ROWS:
        return False
    (_, head), *rows = run
    if any(stop - begin > _LONGEST_HEADING for begin, stop in head[1:]):
        return False
    is_headed = any(not _FIGURE.fullmatch(text, *span) or _is_year(text[slice(*span)]) for span in head[1:])
    return is_headed and all(_is_row(text, cells) for _, cells in rows)


def _is_year(words: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?", words) is not None


def _is_row(text: str, cells: Spans) -> bool:
    (begin, stop), *behind = cells
    told = [text[slice(*span)] for span in behind]
    is_labelled = any(letter.isalpha() for letter in text[begin:stop]) or _is_year(text[begin:stop])
    return (
        is_labelled
        and all(_FIGURE.fullmatch(cell) or _STATUS.fullmatch(cell) for cell in told)
        and any(_DIGIT.search(cell) for cell in told)
    )
