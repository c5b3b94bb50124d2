"""The inspectors that a report or letter names: part of the public record of an inspection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.folding import fold
from ingest.readers.places import evidence_at
from ingest.records import Inspector, record_id
from ingest.structure.model import Outline

_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|[A-Z]\.?|de|van|von|der|la))+"
_LEAD = re.compile(rf"(?:Lead|Reporting) inspectors?(?: on site)? ?:? (?P<names>{_NAME})")
_TEAM = re.compile(
    r"Team inspectors? ?:? (?P<names>.{3,600}?)(?=\b(?:Senior|Quality|Shadow|Data|Ofsted|Information|\d{1,3} ?$)|[.:]|$)"
)
_SIGNED = re.compile(
    rf"Yours (?:sincerely|faithfully),? (?P<names>{_NAME}?)(?= (?:Senior |Lead )?(?:His|Her) Majesty|,? (?:SHMI|HMI)\b| Ofsted| Social Care| Regional)"
)
_FOSTERING = re.compile(rf"\bInspectors? (?P<names>{_NAME}), (?:Social Care|Regulatory)")
_AFTER_NAME = re.compile(
    r"\b(?:HMI|SHMI|AI|Her|His|Majesty[’']?s?|Inspectors?|Additional|Seconded|Associate|Contracted|Ofsted|and|Team|Deputy"
    r"|Judge?ments?|Overall|Information|Senior|Quality|Shadow|The)\b|\([^)]*\)"
)


def read_inspectors(outline: Outline, rendition_id: str) -> list[Inspector]:
    """One row a named inspector, lead before team, each name once."""
    stored = outline.stored
    text = fold(stored, outline.char_start, outline.char_end)
    found: dict[str, Inspector] = {}
    for role, pattern in (("lead", _LEAD), ("lead", _SIGNED), ("lead", _FOSTERING), ("team", _TEAM)):
        for match in pattern.finditer(text.text):
            for start, end in _names(match["names"], match.start("names")):
                name = text.text[start:end]
                if name in found:
                    continue
                found[name] = Inspector(
                    inspector_id=record_id(rendition_id, "inspector", name),
                    rendition_id=rendition_id,
                    name=name,
                    role=role,
                    **evidence_at(outline, *text.span(start, end)),
                )
            if role == "lead":
                break
    return list(found.values())


def _names(listed: str, offset: int) -> Iterator[tuple[int, int]]:
    """Places of the names in a list parted by commas, without ranks and titles."""
    blanked = _AFTER_NAME.sub(lambda match: ("," if match[0] == "and" else " ") * len(match[0]), listed)
    for match in re.finditer(rf"(?:^|,)\s*(?P<name>{_NAME})", blanked):
        yield offset + match.start("name"), offset + match.end("name")
