"""Where in a document findings stand: the kind of items, the area and the strand below each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.catalogue import rows
from ingest.language.cues import is_met
from ingest.readers.grades import area_of, grade_of
from ingest.records import Judgement
from ingest.structure.model import Block, Outline
from ingest.structure.outline import FOOTNOTES, goes_on_in_box

ON_PARTNERSHIPS = ("jtai_letter", "area_send_report")
"""Kinds of documents that judge no area of the authority, whatever their headings name."""
_FRAMEWORKS = ("sif", "ilacs_2018", "ilacs_2023")
_TOLD_FROM_THE_START = (
    *("minutes", "annual_report", "performance_scorecard", "ilacs_report"),
    *("improvement_notice", "statutory_direction", "commissioner_report"),
)
"""Kinds of documents whose text tells what was found before any heading says so."""
_STRAND_KINDS = ("committee_report", "committee_appendix", "minutes", "annual_report", "performance_scorecard")
_PAGE_NUMBER_AT_END = re.compile(r"\s\d{1,3}$")
_NOTE_MARK = re.compile(r"(?<=[a-z])\d$")


@dataclass(frozen=True)
class Place:
    """Where the reader stands: kind of items, common area, strand; `skip` where nothing is a finding.

    `around` is the list that a box with a case stands in, which goes on with the next bullet that ends no sentence
    of the box.
    """

    kind: str = "skip"
    area: str | None = None
    strand: str | None = None
    around: Place | None = None


def walk(outline: Outline, document_kind: str, judged: Sequence[Judgement]) -> Iterator[tuple[Block, Place]]:
    """The blocks that may be findings, each with its place, in reading order."""
    cover_end = max((row.char_end for row in judged if row.is_headline and row.area != "lscb"), default=0)
    openings = sorted(((row.char_end, row.area) for row in judged if row.char_start > cover_end), reverse=True)
    summary_from = cover_end if document_kind == "ilacs_report" else None
    place = Place("finding" if document_kind in _TOLD_FROM_THE_START else "skip")
    above = ""
    for block in outline.blocks:
        if block.section == (FOOTNOTES,):
            continue
        while openings and openings[-1][0] <= block.char_start:
            place = Place("finding", openings.pop()[1])
        if summary_from is not None and block.char_start >= summary_from:
            place, summary_from = Place("finding") if place == Place() else place, None
        if place.area == "overall" and block.number:
            place = Place()
        if block.kind == "heading":
            if not _is_entry(block, document_kind):
                place = _under(block, place, document_kind)
        elif is_met("standing_text", "end", block.text):
            place = replace(place, kind="skip")
        elif block.text.startswith("Dear ") and document_kind.endswith("_letter"):
            place = replace(place, kind="finding")
        elif place.kind != "skip":
            if place.around and block.kind == "bullet" and not goes_on_in_box(block, above):
                place = place.around
            yield block, place
        if block.kind != "bullet":
            above = block.text.rstrip()


def _is_entry(block: Block, document_kind: str) -> bool:
    """True for a line of the contents or of the cover's numbered judgements: a heading that opens nothing."""
    if document_kind in _STRAND_KINDS:
        return False
    return block.number is not None or bool(_PAGE_NUMBER_AT_END.search(block.text))


def _under(block: Block, place: Place, document_kind: str) -> Place:
    """The place below a heading: an area heading opens a section, a list heading a list, others a strand."""
    heading = block.text
    if place.kind == "recommendation" and "." in (block.number or ""):
        return place
    kind = _kind_of(heading)
    if kind == "skip":
        return Place()
    if kind == "cover":
        return Place("finding", "overall")
    if kind == "study":
        return replace(place, kind="finding", around=place.around or place)
    if kind == "same_strand":
        return replace(place, kind="finding", around=None)
    if kind:
        return Place(kind, place.area, None if kind == "finding" else place.strand)
    area = None if document_kind in ON_PARTNERSHIPS else area_of(heading, _FRAMEWORKS)
    if area and area.area != "overall":
        return Place("finding", area.area)
    if document_kind in _STRAND_KINDS:
        return Place("finding", None, heading.strip(" :"))
    return place


def _kind_of(heading: str) -> str | None:
    folded = _NOTE_MARK.sub("", " ".join(heading.split()).strip(" :?")).strip()
    for pattern, kind in _section_kinds():
        if pattern.search(folded):
            return _reasons_kind(folded) if kind == "because" else kind
    return None


def _reasons_kind(heading: str) -> str:
    grade = grade_of(heading.lower().replace("not yet good", ""))
    return "strength" if grade and grade.rank <= 2 else "weakness"


@cache
def _section_kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["kind"]) for row in rows("finding_sections"))
