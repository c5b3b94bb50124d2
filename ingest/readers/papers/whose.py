"""Which authority a paper is from: only where it prints the name, and not those that it compares itself with."""

from __future__ import annotations

import datetime as dt

from ingest.readers.authorities import Authority, find_authority, named_places, standing
from ingest.readers.papers.councils import council_named, mostly_named
from ingest.readers.papers.kinds import Paper
from ingest.structure.model import Outline


def authority_of_paper(outline: Outline, paper: Paper, title: str | None, on: dt.date | None) -> Authority | None:
    """The authority named as a council in the heading, in the title, in the text; else the one mostly named.

    None where the paper prints no name: nothing is guessed from a committee's name or from figures; and for a
    spreadsheet whose titles and sheets name several.
    """
    titled = _in_titles(outline, on)
    if titled:
        return titled.pop() if len(titled) == 1 else None
    text = outline.stored.as_read[outline.char_start : outline.char_end]
    heading = "\n".join(line.text for line in paper.lines)
    return (
        find_authority(title or "", on)
        or council_named(heading, on)
        or council_named(text, on)
        or mostly_named(text, on)
    )


def _in_titles(outline: Outline, on: dt.date | None) -> set[Authority]:
    """The authorities that the titles and sheets of a spreadsheet name; none in another document."""
    if not outline.stored.sheet_rows:
        return set()
    titles = (block.text for block in outline.blocks if block.kind == "heading")
    return {standing(place.bearers, on) for title in titles for place in named_places(title)}
