"""Stop 3 as one call: a stored file becomes documents and their records; a bad one is an outcome, never an error."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import chain, groupby

from ingest.document_types import DocumentType, Extracted, Place, all_types, recognise, type_of_kind
from ingest.errors import RefusedDocument
from ingest.folders import Fault
from ingest.pages import read_pages
from ingest.readers.metadata import Metadata
from ingest.readers.officers import unpublished_names
from ingest.records import Document, DocumentFile, Reading, ReadingNote, Records, record_id
from ingest.snapshot import Snapshot, damaged
from ingest.structure.embedded import Part, split
from ingest.structure.model import Outline, StoredText
from ingest.structure.outline import outline
from ingest.vocabularies import DAMAGE, Medium, Outcome, PublishedDateBasis

_KIND_OF_ROLE = {"agenda": "agenda", "report": "committee_report", "appendix": "committee_appendix"}
_PACKS = ("committee_pack", "committee_report")
_UNKNOWN_LICENCE = "unknown"


def read_file(snapshot: Snapshot) -> Reading:
    """Documents and records of one stored file; what cannot be read is a document refused with its reason."""
    try:
        return _read_stored(snapshot, read_pages(_stored_bytes(snapshot), snapshot.file_name))
    except RefusedDocument as refusal:
        fault = Fault(refusal.kind, refusal.reason)
    except Exception as error:
        fault = Fault("unreadable", _broken(snapshot.file_name, error))
    return refused_file(snapshot, fault)


def refused_file(snapshot: Snapshot, fault: Fault) -> Reading:
    """The reading of a file of which nothing is read: one document, refused for the fault."""
    file = _file(snapshot, StoredText("", "unknown"))
    return Reading(file, (_refused(snapshot.sha256, fault.kind, fault.reason),), Records())


def _stored_bytes(snapshot: Snapshot) -> bytes:
    """The bytes of the hash; raises RefusedDocument where those stored are others."""
    data = snapshot.path.read_bytes()
    if hashlib.sha256(data).hexdigest() != snapshot.sha256:
        fault = damaged(snapshot.file_name)
        raise RefusedDocument(fault.kind, fault.reason)
    return data


def _read_stored(snapshot: Snapshot, stored: StoredText) -> Reading:
    file = _file(snapshot, stored)
    whole = Part(None, "file", 0, len(stored.text), None)
    own = outline(stored)
    own_type = recognise(own)
    parts = split(stored) if own_type and own_type.KIND in _PACKS else [whole]
    documents: list[Document] = []
    metadata: list[Metadata | None] = []
    read: list[Extracted] = []
    for order, part in enumerate(parts):
        above = part.parent
        parent = None if above is None else documents[above]
        place = Place(record_id(snapshot.sha256, order), part.name, None if above is None else metadata[above])
        text = own if part is whole else None
        document, extracted = _read_part(file, stored, part, order, place, parent, text)
        documents.append(document)
        metadata.append(extracted.metadata if extracted else place.parent)
        read += [extracted] if extracted else []
    found_in_file = _joined(extracted.records for extracted in read)
    dropped = tuple(chain.from_iterable(extracted.dropped for extracted in read))
    return Reading(file, tuple(documents), found_in_file, _unpublished(own, own_type, found_in_file), dropped)


def _unpublished(own: Outline, own_type: DocumentType | None, found: Records) -> frozenset[str]:
    """Names that must not be published; a document of no known type may hold some."""
    if own_type and not own_type.NAMES_OFFICERS:
        return frozenset()
    return unpublished_names(own, (inspector.name for inspector in found.inspectors))


def _read_part(
    file: DocumentFile,
    stored: StoredText,
    part: Part,
    order: int,
    place: Place,
    parent: Document | None,
    outlined: Outline | None,
) -> tuple[Document, Extracted | None]:
    """One part: recognised, extracted and turned into its row; an error loses this part alone."""
    try:
        own = outlined or outline(stored, part.char_start, part.char_end)
        document_type = _type_of(own, part)
        if document_type is None:
            return _unrecognised(file, stored, part, order, parent), None
        extracted = document_type.extract(own, place)
    except Exception as error:
        reason = _broken(part.name or file.file_name, error)
        return _refused(file.file_sha256, "unreadable", reason, stored, part, order, parent), None
    return _document(file, stored, part, order, extracted, place, parent), extracted


def _type_of(own: Outline, part: Part) -> DocumentType | None:
    """The recognised type; a paper in a pack that is not another known document is recognised by its place."""
    if part.role == "agenda":
        return type_of_kind("agenda")
    found = recognise(own)
    if found is None and part.role in _KIND_OF_ROLE:
        return type_of_kind(_KIND_OF_ROLE[part.role])
    return found


def _file(snapshot: Snapshot, stored: StoredText) -> DocumentFile:
    return DocumentFile(
        file_sha256=snapshot.sha256,
        file_name=snapshot.file_name,
        other_names=snapshot.told_other_names,
        source=snapshot.source,
        size_bytes=snapshot.size_bytes,
        first_seen_at=snapshot.first_seen_at,
        seen_order=snapshot.seen_order,
        medium=Medium(stored.medium),
        pages=len(stored.pages) or None,
        stored_text=stored.text,
    )


def _document(
    file: DocumentFile,
    stored: StoredText,
    part: Part,
    order: int,
    extracted: Extracted,
    place: Place,
    parent: Document | None,
) -> Document:
    facts = extracted.metadata
    first, last = facts.fieldwork or (None, None)
    doubts = "; ".join(
        (*facts.doubts, *facts.after_the_end(), *_without_text(stored, part), *_damage(extracted.records.notes))
    )
    outcome = Outcome.REFUSED if extracted.refusal else Outcome.READ_WITH_WARNINGS if doubts else Outcome.READ
    return Document(
        rendition_id=place.rendition_id,
        document_id=facts.document_id,
        parent_rendition_id=parent.rendition_id if parent else None,
        file_sha256=file.file_sha256,
        part=part.name,
        part_order=order,
        kind=facts.kind,
        title=facts.title,
        local_authority_key=facts.authority_key,
        local_authority=facts.authority.name if facts.authority else None,
        provider=facts.provider,
        framework=facts.framework,
        business_key=facts.business_key,
        fieldwork_start_date=first,
        fieldwork_end_date=last,
        letter_date=facts.letter_date,
        meeting_date=facts.meeting_date,
        published_date=facts.published_date,
        published_date_basis=PublishedDateBasis(facts.published_date_basis) if facts.published_date_basis else None,
        page_start=stored.page_at(part.char_start),
        page_end=stored.page_at(max(part.char_start, part.char_end - 1)),
        char_start=part.char_start,
        char_end=part.char_end,
        licence=facts.licence,
        outcome=outcome,
        reason=extracted.refusal or (f"Read with doubt: {doubts}." if doubts else None),
    )


def _without_text(stored: StoredText, part: Part) -> Iterator[str]:
    """Which pages of a part are pictures of text, runs of them joined."""
    end = part.char_end + (part.char_end == len(stored.text))
    pictures = [p.number for p in stored.pages if p.is_picture and part.char_start <= p.char_start < end]
    runs = [[number for _, number in run] for _, run in groupby(enumerate(pictures), lambda pair: pair[1] - pair[0])]
    if runs:
        named = ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
        yield f"page{'s' * (len(pictures) > 1)} {named} hold{'s' * (len(pictures) == 1)} no text"


def _damage(notes: Iterable[ReadingNote]) -> Iterator[str]:
    """What the notes on a document's damage come to, kind by kind."""
    met = Counter(note.kind for note in notes)
    for kind in DAMAGE:
        if met[kind]:
            places = f"{met[kind]} places" if met[kind] > 1 else "one place"
            yield f"{kind.replace('_', ' ')} in {places} (meta.reading_notes)"


def _unrecognised(file: DocumentFile, stored: StoredText, part: Part, order: int, parent: Document | None) -> Document:
    known = ", ".join(known.LABEL for known in all_types() if not hasattr(known, "REASON"))
    opening = " ".join(stored.text[part.char_start : part.char_end][:300].split())[:90]
    reason = (
        f"No known document type fits what opens with “{opening}”. Expected one of: {known}. "
        "If it is a kind worth reading, add a document type with an example."
    )
    return _refused(file.file_sha256, "unknown", reason, stored, part, order, parent)


def _refused(
    sha256: str,
    kind: str,
    reason: str,
    stored: StoredText | None = None,
    part: Part | None = None,
    order: int = 0,
    parent: Document | None = None,
) -> Document:
    """The row of a document of which nothing was read; its bytes are its only business key."""
    blank = dict.fromkeys(field.name for field in fields(Document))
    start, end = (part.char_start, part.char_end) if part else (0, 0)
    values = blank | {
        "rendition_id": record_id(sha256, order),
        "document_id": record_id("document", kind, sha256, order),
        "parent_rendition_id": parent.rendition_id if parent else None,
        "file_sha256": sha256,
        "part": part.name if part else None,
        "part_order": order,
        "kind": kind,
        "business_key": f"{kind} | {sha256[:16]} | {order}",
        "page_start": stored.page_at(start) if stored else None,
        "page_end": stored.page_at(max(start, end - 1)) if stored else None,
        "char_start": start,
        "char_end": end,
        "licence": _UNKNOWN_LICENCE,
        "outcome": Outcome.REFUSED,
        "reason": reason,
    }
    return Document(**values)  # type: ignore[arg-type]


def _broken(name: str, error: Exception) -> str:
    return (
        f"{name} could not be read ({type(error).__name__}: {error}). Expected a readable document; "
        "the rest of its file is not affected. Report it with the file, or fetch the file again."
    )


def _joined(records: Iterable[Records]) -> Records:
    found = list(records)
    return Records(**{f.name: tuple(chain.from_iterable(getattr(r, f.name) for r in found)) for f in fields(Records)})
