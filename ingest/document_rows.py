"""The row of a document: of one that was read, with what is doubted of it, and of one that was refused."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from email.utils import parsedate_to_datetime
from itertools import groupby
from statistics import mean

from ingest.document_types import Extracted, Place, all_types
from ingest.e_mail import WHAT_IS_EXPECTED
from ingest.readers.metadata import UNKNOWN
from ingest.readers.printed_dates import month_named
from ingest.records import Document, DocumentFile, ReadingNote, record_id
from ingest.structure.embedded import Part
from ingest.structure.model import RecognisedWord, StoredText
from ingest.vocabularies import DAMAGE, Medium, Outcome, PublishedDateBasis

_FIRST_DAY_OF_E_MAIL = dt.date(1995, 1, 1)
_NO_DOCUMENT = "It is a web page and no document: the address may have given an error or a landing page."


def document_row(
    file: DocumentFile,
    stored: StoredText,
    part: Part,
    order: int,
    extracted: Extracted,
    place: Place,
    parent: Document | None,
) -> Document:
    """The row of a document that was read, or recognised and refused."""
    facts = extracted.metadata
    first, last = facts.fieldwork or (None, None)
    titled = month_named(facts.title or "")
    doubts = "; ".join(
        (
            *facts.doubts,
            *facts.after_the_end(),
            *(f"left out: {what}" for what in stored.at(part.char_start).left_out),
            *_in_pictures(stored, part),
            *_damage(extracted.records.notes),
        )
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
        source_address=facts.source_address,
        outcome=outcome,
        reason=extracted.refusal or (f"Read with doubt: {doubts}." if doubts else None),
        titled_from_date=titled.first if titled else None,
        titled_to_date=titled.last if titled else None,
        recognition_confidence=_confidence(_recognised(stored, part)),
    )


def _recognised(stored: StoredText, part: Part) -> list[RecognisedWord]:
    """The words of a part that were recognised in pictures."""
    return [word for word in stored.recognised if part.char_start <= word.char_start < part.char_end]


def _confidence(words: Sequence[RecognisedWord]) -> float | None:
    return round(mean(word.confidence for word in words), 1) if words else None


def _in_pictures(stored: StoredText, part: Part) -> Iterator[str]:
    """Which pages of a part are pictures of text, and which of them were recognised."""
    end = part.char_end + (part.char_end == len(stored.text))
    pictures = [page.number for page in stored.pages if page.is_picture and part.char_start <= page.char_start < end]
    if pictures:
        yield f"{_pages(pictures)} hold{'s' * (len(pictures) == 1)} no text"
    if words := _recognised(stored, part):
        pages = sorted({page for word in words if (page := stored.page_at(word.char_start))})
        told = f"{_pages(pages)} {'was' if len(pages) == 1 else 'were'} read by optical recognition"
        yield f"{told} (confidence {_confidence(words):.0f} of 100)"


def _pages(numbers: Sequence[int]) -> str:
    """Pages in words, runs of them joined."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    named = ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' * (len(numbers) > 1)} {named}"


def _damage(notes: Iterable[ReadingNote]) -> Iterator[str]:
    """What the notes on a document's damage come to, kind by kind."""
    met = Counter(note.kind for note in notes)
    for kind in DAMAGE:
        if met[kind]:
            places = f"{met[kind]} places" if met[kind] > 1 else "one place"
            yield f"{kind.replace('_', ' ')} in {places} (meta.reading_notes)"


def unrecognised_row(
    file: DocumentFile, stored: StoredText, part: Part, order: int, parent: Document | None
) -> Document:
    """The row of a document that is of no known type."""
    known = ", ".join(known.LABEL for known in all_types() if not hasattr(known, "REASON"))
    opening = " ".join(stored.text[part.char_start : part.char_end][:300].split())[:90]
    reason = (
        f"No known document type fits what opens with “{opening}”. Expected one of: {known}. "
        "If it is a kind worth reading, add a document type with an example."
    )
    if stored.at(part.char_start).medium == Medium.HTML:
        return refused_row(file.file_sha256, "html_page", f"{_NO_DOCUMENT} {reason}", stored, part, order, parent)
    return refused_row(file.file_sha256, "unknown", reason, stored, part, order, parent)


def e_mail_row(file: DocumentFile, stored: StoredText, inside: Sequence[Document]) -> Document:
    """The row of an e-mail, which is the parent of the documents in it and holds no other record."""
    left_out = f"not read of what is attached: {', '.join(stored.left_out)}" if stored.left_out else ""
    lines = stored.text[: stored.enclosed[0].char_start].splitlines()
    head = dict(line.split(": ", 1) for line in lines if ": " in line)
    if any(document.outcome != Outcome.REFUSED for document in inside):
        outcome = Outcome.READ_WITH_WARNINGS if left_out else Outcome.READ
        reason = f"Read with doubt: {left_out}." if left_out else None
    else:
        outcome = Outcome.REFUSED
        reason = f"No document that is read is in the e-mail {file.file_name}. Expected {WHAT_IS_EXPECTED}."
        reason += f" It was {left_out}." if left_out else ""
    row = refused_row(file.file_sha256, "email", "")
    return replace(row, title=head.get("Subject"), letter_date=_sent(head.get("Date")), outcome=outcome, reason=reason)


def _sent(date: str | None) -> dt.date | None:
    """The day of a mail's head; None for one that a computer with a wrong clock wrote."""
    try:
        day = parsedate_to_datetime(date or "").date()
    except ValueError:
        return None
    return day if day >= _FIRST_DAY_OF_E_MAIL else None


def refused_row(
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
        "licence": UNKNOWN,
        "outcome": Outcome.REFUSED,
        "reason": reason,
    }
    return Document(**values)  # type: ignore[arg-type]


def broken(name: str, error: Exception) -> str:
    """Why a document is refused whose reading ended in an error."""
    return (
        f"{name} could not be read ({type(error).__name__}: {error}). Expected a readable document; "
        "the rest of its file is not affected. Report it with the file, or fetch the file again."
    )
