"""What kind of paper a text is, decided once: by its heading's fields and the signs of its opening, weighed."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from ingest.readers.folding import fold
from ingest.readers.papers.councils import council_named
from ingest.readers.papers.heading import Field, Line, fields_of, lines_of
from ingest.readers.papers.signs import signs, weigh
from ingest.structure.model import Outline
from ingest.vocabularies import SPREADSHEETS

_OPENING = 3000
_LEAST_OF_HEADING = 5
_LEAST_OF_MINUTES, _LEAST_OF_MINUTES_HEADING = 4, 3
_LEAST_OF_TEXT = {"minutes": _LEAST_OF_MINUTES, "annual_report": 6, "performance_scorecard": 5}
_LEAST_OF_OTHERS = 4
"""What signs must weigh together: a heading wants a field of councils' papers and another, minutes two signs, ..."""
_INTERVENTIONS = ("improvement_notice", "statutory_direction", "commissioner_report")
"""Papers of the government's intervention, which speak of inspections on their first page."""
_OF_SERVICE = 2
"""What the service whose year is reported weighs, however many are named."""


_NAME_IN_A_DATABASE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")


class Paper(NamedTuple):
    """The heading of a text and the kind that its signs come to; `kind` is None where they come to none."""

    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    kind: str | None


@lru_cache(maxsize=4)
def paper_of(outline: Outline) -> Paper:
    """The heading and kind of a text. Document types ask one after the other, so the last few are kept."""
    lines = lines_of(outline)
    fields = fields_of(lines)
    opening = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _OPENING)).text
    kind = _kind(opening, lines, fields)
    if (
        kind is None
        and outline.stored.at(outline.char_start).medium in SPREADSHEETS
        and _is_of_figures(outline, opening)
    ):
        kind = "performance_scorecard"
    return Paper(lines, fields, kind)


def _is_of_figures(outline: Outline, opening: str) -> bool:
    """Whether a spreadsheet holds a table and is about children: it needs no other sign of what it is.

    One whose columns are named as in a database (`la_name`, `time_period`) holds records of many, no indicators.
    """
    is_about_children = any(sign.pattern.search(opening) for sign in signs("opening") if sign.kind == "subject")
    table = next((block.table for block in outline.blocks if block.table), None)
    if table is None or not is_about_children:
        return False
    headings = [cell.text for cell in table.rows[0] if cell.text]
    return 2 * sum(_NAME_IN_A_DATABASE.fullmatch(heading) is not None for heading in headings) < len(headings)


def _kind(opening: str, lines: tuple[Line, ...], fields: tuple[Field, ...]) -> str | None:
    """The kind: first what is no council's paper, then what a heading says, then what the text looks like."""
    signs = weigh(opening, (line.text for line in lines))
    weights: Counter[str] = Counter()
    for (kind, _), weight in signs.items():
        weights[kind] += weight
    if weights["other_nation"] >= _LEAST_OF_OTHERS and not council_named(opening):
        return "other_nation"
    headed = _of_heading(weights, signs, fields)
    intervention = next((kind for kind in _INTERVENTIONS if weights[kind] >= _LEAST_OF_OTHERS), None)
    if intervention and not headed:
        return intervention
    if weights["inspectorate"] >= _LEAST_OF_OTHERS:
        return None
    if headed:
        return headed if weights["subject"] else None
    for other in ("government_publication", "news_article"):
        if weights[other] >= _LEAST_OF_OTHERS:
            return other
    return _of_text(weights) if weights["subject"] else None


def _of_heading(weights: Counter[str], signs: Counter[tuple[str, str]], fields: tuple[Field, ...]) -> str | None:
    if weights["agenda"] and not signs["minutes", "opening"]:
        return "agenda"
    if signs["minutes", "line"] >= _LEAST_OF_MINUTES_HEADING and weights["minutes"] >= _LEAST_OF_MINUTES:
        return "minutes"
    heaviest = {field.name: field.weight for field in sorted(fields, key=lambda field: field.weight)}
    is_report = weights["committee_report"] + sum(heaviest.values()) >= _LEAST_OF_HEADING
    return "committee_report" if is_report else None


def _of_text(weights: Counter[str]) -> str | None:
    """The kind whose signs weigh most; an annual report names the service whose year it was."""
    found = Counter({kind: weights[kind] for kind in _LEAST_OF_TEXT})
    found["annual_report"] += min(weights["service"], _OF_SERVICE)
    if not weights["service"] or not weights["annual_report"]:
        found["annual_report"] = 0
    met = [kind for kind, least in _LEAST_OF_TEXT.items() if found[kind] >= least]
    return max(met, key=lambda kind: found[kind]) if met else None
