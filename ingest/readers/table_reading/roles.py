"""What each column of a grid holds: labels, figures, what good looks like, remarks, or numbers of its rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ingest.readers.table_reading.cells import cell_values, is_figure, is_range, is_unread_figure
from ingest.readers.table_reading.grid import Grid, is_bare_year
from ingest.readers.table_reading.vocabulary import named

Role = Literal["label", "value", "polarity", "period", "remark"]
_LEAST_SHARE_OF_FIGURES = 0.3
_SKIPPED_FIGURES = re.compile(r"(?i)\b(?:telephone|phone|tel|postcode|urn|page)\b")
_RISKS = re.compile(r"(?i)\b(?:likelihood|impact|probability|severity)\b")
_SCORE = re.compile(r"(?i)\b(?:score|rating|risk)\b")
"""A column of a register of risks that is no measure."""


@dataclass(frozen=True)
class Roles:
    """The columns by role, from the left; `labels` may stand to the right of the values.

    `period` is a column that says of each row when its value is of.
    """

    labels: tuple[int, ...]
    values: tuple[int, ...]
    polarity: int | None = None
    period: int | None = None


def read_roles(grid: Grid, is_period: Callable[[str], bool]) -> Roles:
    """The roles of a grid's columns; `is_period` tells whether a heading names a period."""
    headings = [heading_texts(grid, index) for index in range(grid.width)]
    is_register = any(_RISKS.search(" ".join(texts)) for texts in headings)
    roles = [_role(grid, index, texts, is_period, is_register) for index, texts in enumerate(headings)]
    polarity = roles.index("polarity") if "polarity" in roles else None
    values = [index for index, role in enumerate(roles) if role == "value"]
    words = [index for index, role in enumerate(roles) if role == "label"]
    leading = [index for index in words if not values or index < values[0]]
    labels = _without_references(grid, leading or words[:1])
    if not labels and len(values) > 1 and all(is_bare_year(cell.text) for cell in grid.column(values[0]) if cell.text):
        labels, values = values[:1], values[1:]
    period = roles.index("period") if "period" in roles else None
    return Roles(tuple(labels), tuple(values), polarity, period)


def _without_references(grid: Grid, labels: list[int]) -> list[int]:
    """The columns of labels without one of codes ("Ref", "KPI no.") that is before them."""
    named_ones = [index for index in labels if named("ordinal_heading", " ".join(heading_texts(grid, index))) is None]
    return named_ones if named_ones and len(labels) > 1 else labels


def heading_texts(grid: Grid, index: int) -> list[str]:
    """The header cells above a column, outermost first, empty ones left out."""
    return [header.cells[index].text for header in grid.headers if header.cells[index].text]


def _role(grid: Grid, index: int, headings: list[str], is_period: Callable[[str], bool], is_register: bool) -> Role:
    """The role of a column under its headings; `is_register`: the table says how likely risks are and how bad."""
    texts = [cell.text for cell in grid.column(index) if cell.text]
    heading = " ".join(headings)
    figures = sum(is_figure(text) for text in texts)
    counted = sum(bool(cell_values(text)) for text in texts)
    if named("polarity_heading", heading) is not None and 2 * figures <= len(texts):
        return "polarity"
    if not texts:
        return "remark"
    if sum(named("polarity", text) is not None for text in texts if len(text) > 1) > 0.8 * len(texts):
        return "polarity"
    if index and (named("skipped_heading", heading) is not None or (is_register and _SCORE.search(heading))):
        return "remark"
    if index and named("period_heading", heading) is not None and all(is_period(text) for text in texts):
        return "period"
    is_first_of_words = index == 0 and not figures and named("remark_heading", heading) is not None
    if is_first_of_words or (index == 0 and named("breakdown_key", heading) is not None):
        return "label"
    if named("remark_heading", heading) is not None or _SKIPPED_FIGURES.search(heading):
        return "value" if figures == len(texts) and not _SKIPPED_FIGURES.search(heading) else "remark"
    if figures and _numbers_the_rows(grid, index, texts, heading):
        return "remark"
    is_dated = any(is_period(text) for text in headings)
    if (figures or (counted and is_dated)) and max(figures, counted * is_dated) >= _LEAST_SHARE_OF_FIGURES * len(texts):
        return "value"
    if index == 0 or not heading:
        return "label"
    are_figures = all(is_range(text) or bool(cell_values(text)) or is_unread_figure(text) for text in texts)
    return "value" if is_dated or are_figures else "label"


def _numbers_the_rows(grid: Grid, index: int, texts: list[str], heading: str) -> bool:
    """Whether a column counts 1, 2, 3 … down the rows, beside columns of words."""
    is_count = [text.rstrip(".)") for text in texts] == [str(number) for number in range(1, len(texts) + 1)]
    if named("ordinal_heading", heading) is not None:
        return is_count or index == 0
    return is_count and index == 0 and len(texts) > 2 and grid.width > 2
