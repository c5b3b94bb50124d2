"""Stop 3 as one call: a stored file becomes documents and their records; a bad one is an outcome, never an error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import chain

from ingest.document_rows import broken, document_row, refused_row, unrecognised_row
from ingest.document_types import DocumentType, Extracted, Place, recognise, type_of_kind
from ingest.errors import RefusedDocument
from ingest.folders import Fault
from ingest.pages import read_pages
from ingest.readers.metadata import Metadata
from ingest.readers.officers import unpublished_names
from ingest.records import Document, DocumentFile, Reading, Records, record_id
from ingest.sidecars import Sidecar, beside, read_sidecar
from ingest.snapshot import Snapshot, damaged
from ingest.structure.embedded import Part, split
from ingest.structure.model import Outline, StoredText
from ingest.structure.outline import outline
from ingest.vocabularies import Medium

_KIND_OF_ROLE = {"agenda": "agenda", "report": "committee_report", "appendix": "committee_appendix"}
_PACKS = ("committee_pack", "committee_report")


def read_file(snapshot: Snapshot) -> Reading:
    """Documents and records of one stored file; what cannot be read is a document refused with its reason."""
    try:
        return _read_stored(snapshot, read_pages(_stored_bytes(snapshot), snapshot.file_name))
    except RefusedDocument as refusal:
        fault = Fault(refusal.kind, refusal.reason)
    except Exception as error:
        fault = Fault("unreadable", broken(snapshot.file_name, error))
    return refused_file(snapshot, fault)


def refused_file(snapshot: Snapshot, fault: Fault) -> Reading:
    """The reading of a file of which nothing is read: one document, refused for the fault."""
    file = _file(snapshot, StoredText("", "unknown"))
    return Reading(file, (refused_row(snapshot.sha256, fault.kind, fault.reason),), Records())


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
    sidecar = read_sidecar(snapshot.sidecar)
    parts = split(stored) if own_type and own_type.KIND in _PACKS else [whole]
    documents: list[Document] = []
    metadata: list[Metadata | None] = []
    read: list[Extracted] = []
    for order, part in enumerate(parts):
        above = part.parent
        parent = None if above is None else documents[above]
        place = Place(record_id(snapshot.sha256, order), part.name, None if above is None else metadata[above])
        text = own if part is whole else None
        said = sidecar if order == 0 else Sidecar()
        document, extracted = _read_part(file, stored, part, order, place, parent, text, said)
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
    sidecar: Sidecar,
) -> tuple[Document, Extracted | None]:
    """One part: recognised, extracted and turned into its row; an error loses this part alone."""
    try:
        own = outlined or outline(stored, part.char_start, part.char_end)
        document_type = _type_of(own, part)
        if document_type is None:
            return unrecognised_row(file, stored, part, order, parent), None
        extracted = document_type.extract(own, place)
        extracted = replace(extracted, metadata=beside(extracted.metadata, sidecar))
    except Exception as error:
        reason = broken(part.name or file.file_name, error)
        return refused_row(file.file_sha256, "unreadable", reason, stored, part, order, parent), None
    return document_row(file, stored, part, order, extracted, place, parent), extracted


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
        sidecar=snapshot.sidecar,
        stored_text=stored.text,
    )


def _joined(records: Iterable[Records]) -> Records:
    found = list(records)
    return Records(**{f.name: tuple(chain.from_iterable(getattr(r, f.name) for r in found)) for f in fields(Records)})
