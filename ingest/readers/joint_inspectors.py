"""Who inspected for which inspectorate: teams of area SEND inspections, and who signs a letter of several.

Both are printed in columns that a text has line by line: names, and behind or under each a rank and an inspectorate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.language.cues import Hit, hits
from ingest.readers.person_names import NAME, Wording, wording_of
from ingest.readers.places import evidence_at
from ingest.records import Inspector, record_id
from ingest.structure.model import Outline
from ingest.vocabularies import Inspectorate, InspectorRole

_TEAM = re.compile(r"^\W*Inspection team\W*$", re.MULTILINE)
_SIGNED = re.compile(r"^\W*Yours (?:sincerely|faithfully)\W*$", re.MULTILINE)
_PERSON = re.compile(NAME)
_BETWEEN = " \t\f,;:()*#|•–-&"
_NOT_OF_A_TITLE = re.compile(r"\d|(?<![\w’'-])(?!(?:of|and|for|the|in)\b)[a-z]|[.?!]")
"""What neither a name nor a title holds: a figure, a word without a capital, the end of a sentence."""


@dataclass
class _Named:
    """A person at stored.text[start:end], and what is printed of them in that line or the next."""

    start: int
    end: int
    line: int
    inspectorate: Inspectorate | None = None
    is_lead: bool = False
    has_rank: bool = False


def read_team(outline: Outline, rendition_id: str) -> list[Inspector]:
    """One row per inspector named under "Inspection team"."""
    team = (person for person in _people(outline, _TEAM) if person.has_rank)
    return _inspectors(
        outline, rendition_id, ((one, InspectorRole.LEAD if one.is_lead else InspectorRole.TEAM) for one in team)
    )


def read_signatories(outline: Outline, rendition_id: str) -> list[Inspector]:
    """One row per person who signs the letter, each for an inspectorate."""
    return _inspectors(outline, rendition_id, ((one, InspectorRole.SIGNATORY) for one in _people(outline, _SIGNED)))


def _inspectors(outline: Outline, rendition_id: str, named: Iterator[tuple[_Named, InspectorRole]]) -> list[Inspector]:
    found: dict[str, Inspector] = {}
    for person, role in named:
        name = " ".join(outline.stored.text[person.start : person.end].split())
        found.setdefault(
            name,
            Inspector(
                inspector_id=record_id(rendition_id, "inspector", name),
                rendition_id=rendition_id,
                name=name,
                role=role,
                inspectorate=person.inspectorate,
                **evidence_at(outline, person.start, person.end),
            ),
        )
    return list(found.values())


def _people(outline: Outline, place: re.Pattern[str]) -> list[_Named]:
    """Those named in the lines behind a place, up to the first that is neither a name nor a title.

    An inspectorate in the line of a name or the next is that person's; others head the columns, in the order of the
    names under them.
    """
    anchor = place.search(outline.stored.as_read, outline.char_start, outline.char_end)
    if anchor is None:
        return []
    people: list[_Named] = []
    columns: list[Inspectorate] = []
    wording = wording_of(outline.stored.as_read)
    for number, (start, text) in enumerate(_lines(outline, anchor.end())):
        pieces = list(_pieces(text, wording))
        if not pieces:
            break
        for piece in pieces:
            person = people[-1] if people and number - people[-1].line <= 1 else None
            if isinstance(piece, re.Match):
                people.append(_Named(start + piece.start("name"), start + piece.end("name"), number))
            elif piece.cue.kind == "inspectorate" and person is None:
                columns.append(Inspectorate(piece.cue.meaning))
            elif person:
                person.has_rank = True
                person.is_lead = person.is_lead or piece.cue.meaning == "lead"
                if piece.cue.kind == "inspectorate":
                    person.inspectorate = person.inspectorate or Inspectorate(piece.cue.meaning)
    if len(columns) == len(people):
        for person, inspectorate in zip(people, columns, strict=True):
            person.inspectorate = person.inspectorate or inspectorate
    return people


def _lines(outline: Outline, start: int) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, each with where it begins."""
    for line in re.compile(r"[^\n]+").finditer(outline.stored.as_read, start, outline.char_end):
        if line[0].strip(_BETWEEN):
            yield line.start(), line[0]


def _pieces(text: str, wording: Wording) -> Iterator[Hit | re.Match[str]]:
    """Inspectorates, ranks and persons of a line, in reading order; nothing where it is a line of something else."""
    ranked: list[Hit] = []
    for one in sorted(hits("inspectorates", text), key=lambda hit: (hit.start, -hit.end)):
        if not ranked or one.start >= ranked[-1].end:
            ranked.append(one)
    found: list[Hit | re.Match[str]] = []
    at = 0
    behind: list[Hit | None] = [*ranked, None]
    for hit in behind:
        end = hit.start if hit else len(text)
        between = text[at:end]
        if _NOT_OF_A_TITLE.search(between):
            return
        person = _PERSON.search(text, at, end)
        if person and wording.is_person(person["name"]):
            found.append(person)
        if hit:
            found.append(hit)
            at = hit.end
    yield from found
