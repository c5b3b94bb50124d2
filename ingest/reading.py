"""Stop 3 as one call: a stored file becomes documents and their records; a bad one is an outcome, never an error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import chain

from ingest.document_rows import broken, document_row, e_mail_row, refused_row, unrecognised_row
from ingest.document_types import DocumentType, Extracted, Place, recognise, type_of_kind
from ingest.errors import RefusedDocument
from ingest.folders import Fault
from ingest.pages import read_pages
from ingest.readers.metadata import Metadata
from ingest.readers.officers import unpublished_names
from ingest.records import Document, DocumentFile, Reading, Records, record_id
from ingest.sidecars import Sidecar, beside, read_sidecar
from ingest.snapshot import Snapshot, damaged
from ingest.structure.embedded import Part, split, whole_of
from ingest.structure.model import Outline, StoredText
from ingest.structure.outline import outline
from ingest.vocabularies import SPREADSHEETS, Medium

_KIND_OF_ROLE = {"agenda": "agenda", "report": "committee_report", "appendix": "committee_appendix"}
_PACKS = ("committee_pack", "committee_report")
_OF_ITS_OWN = ("file", "message", "attachment")
"""Roles of parts that are read as if each were a file."""


def read_file(snapshot: Snapshot) -> Reading:
    """Documents and records of one stored file; what cannot be read is a document refused with its reason."""
    try:
        return _FileReader(snapshot, read_pages(_stored_bytes(snapshot), snapshot.file_name)).reading()
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


class _FileReader:
    """One file and what has been read of it: its documents in order, the facts of each, and their records."""

    def __init__(self, snapshot: Snapshot, stored: StoredText) -> None:
        self._stored = stored
        self._file = _file(snapshot, stored)
        self._sidecar = read_sidecar(snapshot.sidecar)
        self._documents: list[Document] = []
        self._metadata: list[Metadata | None] = []
        self._read: list[Extracted] = []
        self._unpublished: frozenset[str] = frozenset()

    def reading(self) -> Reading:
        """Everything that the file holds; an e-mail is a document too, the parent of what is in it."""
        if self._stored.enclosed:
            self._add(e_mail_row(self._file, self._stored, ()), None)
        for whole in _wholes(self._stored):
            self._read_whole(whole)
        if self._stored.enclosed:
            self._documents[0] = e_mail_row(self._file, self._stored, self._documents[1:])
        dropped = tuple(chain.from_iterable(extracted.dropped for extracted in self._read))
        found = _joined(extracted.records for extracted in self._read)
        return Reading(self._file, tuple(self._documents), found, self._unpublished, dropped)

    def _read_whole(self, whole: Part) -> None:
        """The file's own document or one of an e-mail, and what is inside it; a covering note is none."""
        own = outline(self._stored, whole.char_start, whole.char_end)
        own_type = recognise(own)
        if own_type is None and whole.role == "message":
            return
        first, first_read = len(self._documents), len(self._read)
        for part in split(self._stored, whole) if own_type and own_type.KIND in _PACKS else [whole]:
            above = part.parent if part is whole or part.parent is None else first + part.parent
            self._read_part(part, above, own if part is whole else None)
        if own_type is None or own_type.NAMES_OFFICERS:  # a document of no known type may hold some
            inspectors = chain.from_iterable(extracted.records.inspectors for extracted in self._read[first_read:])
            self._unpublished |= unpublished_names(own, (inspector.name for inspector in inspectors))

    def _read_part(self, part: Part, above: int | None, outlined: Outline | None) -> None:
        """One part: recognised, extracted and turned into its row; an error loses this part alone."""
        order, parent = len(self._documents), None if above is None else self._documents[above]
        is_whole = part.role in _OF_ITS_OWN
        facts_above = None if above is None else self._metadata[above]
        said = self._sidecar if is_whole else Sidecar()
        rendition_id = record_id(self._file.file_sha256, order)
        place = Place(rendition_id, None if is_whole else part.name, facts_above, said.authority)
        try:
            own = outlined or outline(self._stored, part.char_start, part.char_end)
            document_type = _type_of(own, part)
            if document_type is None:
                self._add(unrecognised_row(self._file, self._stored, part, order, parent), place.parent)
                return
            extracted = document_type.extract(own, place)
            extracted = replace(extracted, metadata=beside(extracted.metadata, said))
            if self._stored.at(part.char_start).medium in SPREADSHEETS:
                extracted = _unless_nobodys(extracted, self._file.file_name)
        except Exception as error:
            reason = broken(part.name or self._file.file_name, error)
            row = refused_row(self._file.file_sha256, "unreadable", reason, self._stored, part, order, parent)
            self._add(row, place.parent)
            return
        self._add(document_row(self._file, self._stored, part, order, extracted, place, parent), extracted.metadata)
        self._read.append(extracted)

    def _add(self, document: Document, facts: Metadata | None) -> None:
        self._documents.append(document)
        self._metadata.append(facts)


def _wholes(stored: StoredText) -> Iterator[Part]:
    """What is read as a file of its own: the file, or each text of an e-mail."""
    if not stored.enclosed:
        yield whole_of(stored)
    for text in stored.enclosed:
        yield Part(text.name, "attachment" if text.name else "message", text.char_start, text.char_end, 0)


def _unless_nobodys(extracted: Extracted, file_name: str) -> Extracted:
    """What was read of a spreadsheet; nothing where nobody says whose figures they are."""
    if extracted.refusal or extracted.metadata.authority:
        return extracted
    return Extracted(
        extracted.metadata,
        refusal="It is a table that names no authority, or several in its titles; figures are of use only with one. "
        "Expected one council's name in the titles above its tables or in its sheets' names, or “authority: …” in its "
        f"sidecar: `oversight sidecar {file_name}` writes a template.",
    )


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
