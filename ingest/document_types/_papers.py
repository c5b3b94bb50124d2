"""Distinguishes the kinds of council paper from each other, from look-alikes, and from what other types recognise."""

from __future__ import annotations

from ingest.document_types import agenda, committee_appendix, committee_pack
from ingest.readers.papers.kinds import paper_of
from ingest.structure.model import Outline


def is_paper(outline: Outline, kind: str) -> bool:
    """True where the signs point to this kind and the text is not a pack, agenda or appendix."""
    if paper_of(outline).kind != kind:
        return False
    return not any(other.recognises(outline) for other in (committee_pack, agenda, committee_appendix))
