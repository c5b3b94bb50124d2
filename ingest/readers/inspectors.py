"""The inspectors that a report or letter names: part of the public record of an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.cues import hits
from ingest.readers.folding import fold
from ingest.readers.places import evidence_at
from ingest.records import Inspector, record_id
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import Inspectorate, InspectorRole

_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|[A-Z]\.?|de|van|von|der|la))+"
# It looks for its first letter first, which is searched three times as fast.
_PLACES = re.compile(
    r"(?=[LRTYIi#])(?:(?:Lead|Reporting|Team) inspectors?\b|Yours\s(?:sincerely|faithfully)"
    r"|\b[Ii]nspectors?\s[^.\n]*\b(?:were|was)\b|^(?:#{1,6} )?Inspectors?\b)",
    re.MULTILINE,
)
_OF_WHOM = r"(?:, [\w’'-]+(?: [\w’'-]+){0,5})?"
_LEAD = re.compile(
    rf"(?:Lead|Reporting) inspectors?(?: on site)? ?:? (?P<names>{_NAME}(?:{_OF_WHOM},? (?:and|&) {_NAME})*)"
)
_TEAM = re.compile(
    r"Team inspectors? ?:? (?P<names>.+?)"
    r"(?=\b(?:Senior|Quality|Shadow|Data|Ofsted|Information|\d{1,3} ?$)|[.:]|$)"
)
_SIGNED = re.compile(
    rf"Yours (?:sincerely|faithfully),? (?P<names>{_NAME}?)"
    r"(?= (?:Senior |Lead )?(?:His|Her) Majesty|,? (?:SHMI|HMI)\b| Ofsted| Social Care| Regional)"
)
_VISITORS = re.compile(
    r"[Ii]nspectors? (?:\([^ ]*\) )?(?:(?:for|on|during) this visit )?(?:were|was):? (?P<names>[A-Z][^.:]+)"
)
_FOSTERING = re.compile(rf"Inspectors? (?P<names>{_NAME}), (?:Social Care|Regulatory)")
_ROLES = (("lead", _LEAD), ("lead", _SIGNED), ("lead", _FOSTERING), ("team", _TEAM), ("team", _VISITORS))
_RANKS = (
    r"HMI|SHMI|AI|Her|His|Majesty[’']?s?|Inspectors?|Additional|Seconded|Associate|Contracted|Ofsted|and|Team|Deputy"
)
_HEADINGS = r"Judge?ments?|Overall|Information|Reports?|Inspection|Published|Fieldwork|Grades?|Senior|Quality|Shadow"
_AFTER_NAME = re.compile(rf"\b(?:{_RANKS}|{_HEADINGS}|The|This|You)\b|&|\([^)]*\)")
_REACH = 700
"""Characters after its label within which a list of inspectors ends."""


def read_inspectors(outline: Outline, rendition_id: str) -> list[Inspector]:
    """One row per named inspector, lead before team, each name once; the first place that names the lead counts."""
    found: dict[str, Inspector] = {}
    for role, text, match in sorted(_lists(outline), key=lambda item: item[0]):
        if role == "lead" and any(inspector.role == "lead" for inspector in found.values()):
            continue
        for start, end in _names(match["names"], match.start("names")):
            name = text.text[start:end]
            found.setdefault(
                name,
                Inspector(
                    inspector_id=record_id(rendition_id, "inspector", name),
                    rendition_id=rendition_id,
                    name=name,
                    role=InspectorRole(role),
                    inspectorate=_inspectorate_behind(text.text[end:]),
                    **evidence_at(outline, *text.span(start, end)),
                ),
            )
    return list(found.values())


def _lists(outline: Outline) -> Iterator[tuple[str, Passage, re.Match[str]]]:
    stored = outline.stored
    for place in _PLACES.finditer(stored.as_read, outline.char_start, outline.char_end):
        text = fold(stored, place.start(), min(outline.char_end, place.start() + _REACH))
        for role, pattern in _ROLES:
            match = pattern.match(text.text)
            if match:
                yield role, text, match


def _inspectorate_behind(text: str) -> Inspectorate | None:
    """Whose inspector it is, where that stands directly behind the name: ", HMI"."""
    behind = text.lstrip(" ,(")
    named = (hit.cue.meaning for hit in hits("inspectorates", behind, "inspectorate") if hit.start == 0)
    return next(map(Inspectorate, named), None)


def _names(listed: str, offset: int) -> Iterator[tuple[int, int]]:
    """Places of the names in a list separated by commas, without ranks and titles."""
    blanked = _AFTER_NAME.sub(lambda match: ("," if match[0] in ("and", "&") else " ") * len(match[0]), listed)
    for match in re.finditer(rf"(?:^|,)\s*(?P<name>{_NAME})", blanked):
        yield offset + match.start("name"), offset + match.end("name")
