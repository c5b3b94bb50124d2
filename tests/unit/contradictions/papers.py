"""Papers of invented figures for the rules: `«»` marks each figure in its passage."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from typing import Any

from ingest.vocabularies import DiscrepancyStatus
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Figure, Finding, Note, Paper, Passage
from warehouse.contradictions.registry import all_rules

MARCH = dt.date(2015, 3, 31)
_MARKED = re.compile("«([^»]*)»")
_PLACES = itertools.count(0, 10_000)


def passage(text: str, *stated: dict[str, Any], **shared: Any) -> list[Figure]:
    """The figures of one passage, one dict of facts for each `«»`; `value` is what is marked unless given."""
    quote, char_start = _MARKED.sub(r"\1", text), next(_PLACES)
    figures = []
    for number, (mark, facts) in enumerate(zip(_MARKED.finditer(text), stated, strict=True)):
        start = char_start + mark.start() - 2 * number
        figures.append(_figure(quote, char_start, start, mark[1], {**shared, **facts}))
    return figures


def _figure(quote: str, char_start: int, start: int, printed: str, facts: dict[str, Any]) -> Figure:
    day = facts.pop("day", MARCH)
    plain: dict[str, Any] = {
        "rendition_id": "paper",
        "section": None,
        "paragraph": None,
        "page": 1,
        "observation_id": f"figure-{start}",
        "measure": None,
        "breakdown": "",
        "value": 0.0,
        "unit": "count",
        "qualifier": "exact",
        "comparator": None,
        "is_change": False,
        "period_kind": "snapshot",
        "period_start": day,
        "period_end": day,
        "period_basis": "printed",
        "reading": "sentence",
        "is_total": False,
        "reported_label": "children",
    }
    if "value" not in facts:
        plain["value"] = float(printed.replace(",", ""))
    given = {**plain, **facts}
    names = {field.name for field in dataclasses.fields(Figure)}
    place = {
        "quote": quote,
        "char_start": char_start,
        "char_end": char_start + len(quote),
        "value_printed": printed,
        "value_start": start,
        "value_end": start + len(printed),
    }
    return Figure(**{**dict.fromkeys(names), **given, **place})


def claim(stated: list[Figure] | str, kind: str, words: str | None = None, **facts: Any) -> Claim:
    """A claim by the words of a passage: of figures, or of a text by itself; all of it where no words are named."""
    place = stated[0] if isinstance(stated, list) else finding(stated)
    start = place.char_start + (place.quote.index(words) if words else 0)
    names = {field.name for field in dataclasses.fields(Claim)}
    where = {field.name: getattr(place, field.name) for field in dataclasses.fields(Passage)}
    end = start + len(words or place.quote)
    return Claim(**{**dict.fromkeys(names), **where, "kind": kind, "words_start": start, "words_end": end, **facts})


def finding(text: str, **facts: Any) -> Finding:
    """A finding of a text by itself."""
    start = next(_PLACES)
    place = {"section": None, "paragraph": None, "page": 1, "quote": text, "char_start": start, "text": text}
    plain = {"rendition_id": "paper", "finding_id": f"finding-{start}", "kind": "finding", "due_date": None}
    return Finding(**{**plain, **place, "char_end": start + len(text), **facts})


def paper(*passages: list[Figure], notes: tuple[Note, ...] = (), **facts: Any) -> Paper:
    """A paper of these passages, of Dudley unless said otherwise."""
    plain = {"rendition_id": "paper", "document_id": "document", "document_kind": "sif_report", "title": None}
    figures = tuple(figure for stated in passages for figure in stated)
    return Paper(**{**plain, "local_authority_key": None, **facts}, figures=figures, notes=notes)


def found(rule: str, *papers: Paper) -> list[Contradiction]:
    """What one rule finds in these papers."""
    return list(all_rules()[rule].find(papers))


def statuses(rule: str, *papers: Paper) -> list[DiscrepancyStatus]:
    """How sure each contradiction is that one rule finds."""
    return [one.status for one in found(rule, *papers)]
