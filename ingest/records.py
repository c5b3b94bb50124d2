"""The records that reading a document yields: their columns, types and meaning, stated once.

Landing tables, contracts, comments in the database and the data dictionary are rendered from these
classes. A class is one landing table; its docstring opens with the grain. A column typed by a vocabulary holds one
of its values, which are told after the column's meaning. Nothing here reads anything.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any

from ingest.vocabularies import (
    ClaimKind,
    Comparator,
    EventKind,
    FetchOutcome,
    FindingKind,
    HowRead,
    Inspectorate,
    InspectorRole,
    JudgedBody,
    JudgedEventKind,
    JudgementStatus,
    ListingStatus,
    Medium,
    NoteKind,
    Outcome,
    PeriodBasis,
    PeriodKind,
    PrintedPolarity,
    PublishedDateBasis,
    Qualifier,
    SendOutcome,
    Unit,
)


def column(meaning: str, *, key: bool = False, default: Any = dataclasses.MISSING) -> Any:
    """A record's field with its meaning, shown in every place the column appears."""
    metadata = {"meaning": meaning, "key": key}
    if default is dataclasses.MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def record_id(*business_key: object) -> str:
    """A stable identifier: 16 hexadecimal digits hashed from a business key, never from a clock."""
    text = "\x1f".join("" if part is None else str(part) for part in business_key)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class DocumentFile:
    """One row per stored file: the bytes as they were received, named by their own hash."""

    file_sha256: str = column("SHA-256 of the file's bytes", key=True)
    file_name: str = column("base name under which the file was first seen")
    other_names: str | None = column("further names under which the same bytes came, with / between them")
    source: str = column("where it came from: a folder or an address")
    size_bytes: int = column("size of the file in bytes")
    first_seen_at: dt.datetime = column("when these bytes were first seen (UTC)")
    seen_order: int = column("order in which files were first seen; the first rendition seen is the one published")
    medium: Medium = column("what the bytes are")
    pages: int | None = column("number of pages, where the medium has pages")
    sidecar: str | None = column("what the sidecar beside the file said, whole, where there is one")
    stored_text: str = column("the text read from the bytes; every offset of evidence points into it")


@dataclass(frozen=True, kw_only=True)
class Document:
    """One row per rendition: one document as it is in one file (a pack contains several)."""

    rendition_id: str = column("identifier of this document in this file", key=True)
    document_id: str = column(
        "identifier of the logical document: the same for its text, its PDF and its copy in a pack",
    )
    parent_rendition_id: str | None = column("the pack or report that contains this document")
    file_sha256: str = column("the file that contains it")
    part: str | None = column("what the pack calls it: Document G, Appendix 2")
    part_order: int = column("position within its file, 0 for the file's own document")
    kind: str = column(
        "document type: the name of a module of ingest.document_types, or what a refused document was recognised as",
    )
    title: str | None = column("title as printed")
    local_authority_key: str | None = column(
        "the authority it is about: LA and the DfE's number, the same through every change of its ONS code",
    )
    local_authority: str | None = column("name of that authority in the catalogue")
    provider: str | None = column("who delivers the service, where the document says that it is not the council itself")
    framework: str | None = column("inspection framework, a key of the catalogue's frameworks")
    business_key: str = column("the facts that make it this logical document, in words")
    fieldwork_start_date: dt.date | None = column("first day of the inspection or visit")
    fieldwork_end_date: dt.date | None = column("last day of the inspection or visit")
    letter_date: dt.date | None = column("date printed on a letter")
    meeting_date: dt.date | None = column("date of the committee meeting")
    published_date: dt.date | None = column("date of publication, where it is printed or says so elsewhere")
    published_date_basis: PublishedDateBasis | None = column(
        "where the publication date was read, null when unknown",
    )
    page_start: int | None = column("first page within the file, where pages are known")
    page_end: int | None = column("last page within the file")
    char_start: int = column("where it begins in the stored text")
    char_end: int = column("where it ends in the stored text")
    licence: str = column("terms under which it may be reused")
    source_address: str | None = column("address it was published at, where its sidecar says so")
    outcome: Outcome = column("how reading it ended")
    reason: str | None = column("why it was refused or what was read with doubt")
    titled_from_date: dt.date | None = column(
        "first day of the one month or day that its title names: no more is known of its date where no other is told",
        default=None,
    )
    titled_to_date: dt.date | None = column("last day of the month or day that its title names", default=None)
    recognition_confidence: float | None = column(
        "how surely the words of its scanned pages were recognised, 0 to 100; null where the file has its text",
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The passage a record was read from; the columns that every record with evidence shares."""

    rendition_id: str = column("the document in the file it was read from")
    section: str | None = column("headings above it, outermost first, joined by ' > '")
    paragraph: str | None = column("printed number of the paragraph, where there is one")
    page: int | None = column("page of the file, where pages are known")
    line: int = column("line of the stored text, from 1")
    quote: str = column("the passage, verbatim; a table cell quotes its row")
    char_start: int = column("where the quote begins in the stored text")
    char_end: int = column("where the quote ends in the stored text")


@dataclass(frozen=True, kw_only=True)
class Observation(Evidence):
    """One row per statement of one value in one place."""

    observation_id: str = column("identifier: hash of rendition, place, value and unit", key=True)
    reported_label: str = column(
        "what is counted, in the document's words; for a table cell the row label, then column headings",
    )
    breakdown: str = column("k=v; k=v, sorted; empty when none", default="")
    value: float | None = column("the value; null for a cell that prints words", default=None)
    value_printed: str = column("the value as printed", default="")
    value_start: int = column("where the printed value begins in the stored text", default=-1)
    value_end: int = column("where the printed value ends in the stored text", default=-1)
    unit: Unit = column("what it counts in, money in the scale it is printed in")
    qualifier: Qualifier = column("how the printed value is qualified", default=Qualifier.EXACT)
    comparator: Comparator | None = column("whose value it is, null for the authority's own", default=None)
    polarity_printed: PrintedPolarity | None = column("what the table prints as good", default=None)
    is_change: bool = column("true where the value is a change (a 16% increase), not a level", default=False)
    period_kind: PeriodKind = column("what kind of period it is for", default=PeriodKind.UNKNOWN)
    period_start: dt.date | None = column("first day of the period; equal to its end for a snapshot", default=None)
    period_end: dt.date | None = column("last day of the period", default=None)
    period_basis: PeriodBasis = column("how the period was resolved", default=PeriodBasis.NONE)
    reading: HowRead = column("how it was read", default=HowRead.SENTENCE)
    table_number: int | None = column("which table of the document, from 1; null for a sentence", default=None)
    row_number: int | None = column("row within the table, from 1", default=None)
    column_number: int | None = column("column within the table, from 1", default=None)
    is_label_lost: bool = column("true where the document has lost the row's label", default=False)
    is_total: bool = column("true where the row or column is a printed total", default=False)
    counted: str | None = column("running text: the noun phrase that is counted", default=None)
    predicate: str | None = column("running text: what is said of the counted", default=None)
    restrictors: str | None = column(
        "running text: what else narrows the counted, as kind=words joined by ' | '", default=None
    )
    framed_by: str | None = column(
        "running text: what the paragraph named before and keeps in force, as kind=words joined by ' | '", default=None
    )
    part_of: str | None = column("running text: the set of which it counts a part", default=None)
    leans_on: str | None = column(
        "running text: the words before that say what it counts where its own do not", default=None
    )
    antecedent_basis: str | None = column("running text: where what is counted was said", default=None)
    role: str | None = column(
        "running text: level, part, whole, change, gap, target, threshold, sample or forecast", default=None
    )
    is_negated: bool | None = column("running text: true where it counts what is not so", default=None)
    cell: str | None = column("sheet and cell of a spreadsheet that print the value", default=None)
    recognition_confidence: float | None = column(
        "how surely the value was recognised in a picture, 0 to 100; null where the file has its text", default=None
    )


@dataclass(frozen=True, kw_only=True)
class Judgement(Evidence):
    """One row per judgement area × document × event judged."""

    judgement_id: str = column("identifier: hash of rendition, area and place", key=True)
    event_kind: JudgedEventKind = column("what was judged, an earlier one told second hand")
    judged_from: dt.date | None = column("first day of the judged inspection as this document gives it")
    judged_to: dt.date | None = column("last day of the judged inspection as this document gives it")
    published_from: dt.date | None = column(
        "first day of the month or year in which its report was published, where a document dates that instead",
        default=None,
    )
    published_to: dt.date | None = column("last day of that month or year", default=None)
    framework: str | None = column("framework of the judged inspection, where known")
    area: str | None = column(
        "common area, a key of the catalogue's judgement areas; null where the printed area has none",
    )
    area_printed: str = column("the area as printed")
    grade: str | None = column("grade, a key of the catalogue's grades")
    grade_printed: str | None = column("the grade as printed")
    grade_rank: int | None = column("1 outstanding to 4 inadequate; ordinal, never averaged")
    status: JudgementStatus = column("whether it has a grade, or why it has none", default=JudgementStatus.GRADED)
    is_headline: bool = column("true for the cover or judgement table; false for a repetition elsewhere", default=True)


@dataclass(frozen=True, kw_only=True)
class Finding(Evidence):
    """One row per paragraph or listed item that says what was found, asked for or recommended."""

    finding_id: str = column("identifier: hash of rendition and place", key=True)
    kind: FindingKind = column("what it says")
    judgement_area: str | None = column("common area of the section it is in")
    text: str = column("the passage joined for reading: without line breaks, list marks and known footnote marks")
    strand: str | None = column("strand of the plan or part of the report it belongs to", default=None)
    due_date: dt.date | None = column("date by which a requirement must be met", default=None)


@dataclass(frozen=True, kw_only=True)
class Event(Evidence):
    """One row per inspection, visit or meeting that a document reports or is written for."""

    event_id: str = column("identifier: hash of rendition, authority, kind and dates", key=True)
    event_kind: EventKind = column("what it is, an earlier one told second hand")
    start_date: dt.date | None = column("first day")
    end_date: dt.date | None = column("last day")
    published_from: dt.date | None = column(
        "first day of the month or year in which its report was published, where another document dates that instead",
        default=None,
    )
    published_to: dt.date | None = column("last day of that month or year", default=None)
    framework: str | None = column("framework, a key of the catalogue")
    visit_number: int | None = column("number of the visit in its series, 1 for the first", default=None)
    counted_since: str | None = column("what the visits are counted from, in the document's words", default=None)
    counted_since_date: dt.date | None = column("first day of the month or year the count starts from", default=None)
    areas_covered: str | None = column(
        "areas the visit covered, separated by ' | '; of an earlier inspection the one service that it was of; of a "
        "joint inspection what it looked at in depth",
        default=None,
    )
    judged_body: JudgedBody | None = column("whom it looked at; null for a meeting", default=None)
    outcome: SendOutcome | None = column("outcome of an area SEND inspection; no grade", default=None)
    outcome_printed: str | None = column("the sentence that says the outcome, as printed", default=None)


@dataclass(frozen=True, kw_only=True)
class Inspector(Evidence):
    """One row per named inspector of one document."""

    inspector_id: str = column("identifier: hash of rendition and name", key=True)
    name: str = column("name as printed")
    role: InspectorRole = column("part in the inspection")
    inspectorate: Inspectorate | None = column("whose inspector, where it is printed beside the name", default=None)


@dataclass(frozen=True, kw_only=True)
class Claim(Evidence):
    """One row per statement in words that figures, dates or another paper can contradict."""

    claim_id: str = column("identifier: hash of rendition, kind and place", key=True)
    kind: ClaimKind = column("what is claimed")
    words_start: int = column("where the words that claim it begin in the stored text")
    words_end: int = column("where those words end in the stored text")
    subject: str | None = column(
        "what it is said of, in the document's words; of a quotation the words quoted", default=None
    )
    among: str | None = column("among what it is the highest or lowest, in the document's words", default=None)
    least: float | None = column(
        "least percentage, number of months or of times for which the words hold", default=None
    )
    most: float | None = column(
        "greatest percentage, number of months or of times for which the words hold", default=None
    )
    period_start: dt.date | None = column("first day of the time it speaks of, where dates are printed", default=None)
    period_end: dt.date | None = column("last day of the time it speaks of, where dates are printed", default=None)


@dataclass(frozen=True, kw_only=True)
class ReadingNote(Evidence):
    """One row per damage or doubt met while reading: recorded, never guessed away."""

    note_id: str = column("identifier: hash of rendition, kind and place", key=True)
    kind: NoteKind = column("damage or doubt that was met")
    message: str = column("what was found and how it was read, for an analyst")


@dataclass(frozen=True, kw_only=True)
class Dropped(Evidence):
    """One row per passage that does not have the form of a record and was left out in reading, kept with its reason."""

    dropped_id: str = column("identifier: hash of rendition, rule and place", key=True)
    table: str = column("landing table it was meant for", default="observations")
    rule: str = column("short name of what keeps it from being read")
    message: str = column("what stands there and why it is not read, for an analyst")


@dataclass(frozen=True)
class Records:
    """Everything read from one document, ready for the contracts."""

    observations: tuple[Observation, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    events: tuple[Event, ...] = ()
    inspectors: tuple[Inspector, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[ReadingNote, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What one file yielded: the file, its documents (a refused one too) and their records.

    `unpublished_names`: officers and private persons whom the file names; their names stay in its stored text.
    `dropped`: what was left out for its form.
    """

    file: DocumentFile
    documents: tuple[Document, ...]
    records: Records
    unpublished_names: frozenset[str] = frozenset()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fetch:
    """One row per time an address was asked for a document, or for what lists documents."""

    fetch_id: str = column("identifier of the row", key=True)
    source: str = column("name of the source in the sources file")
    address: str = column("the address that was asked")
    final_address: str | None = column("address that answered, where it was led on to another", default=None)
    is_listing: bool = column("true where it is a page or feed that lists documents")
    fetched_at: dt.datetime = column("when it was asked (UTC)")
    seconds: float = column("how long it took, waiting included")
    status: int | None = column("status of the last answer; null where there was none", default=None)
    outcome: FetchOutcome = column("how it ended")
    bytes: int | None = column("size of what came; null where nothing did", default=None)
    sha256: str | None = column("SHA-256 of the document; null where none came", default=None)
    file: str | None = column("file of the inbox that holds the document", default=None)
    message: str | None = column("what happened, in a sentence for an analyst", default=None)


@dataclass(frozen=True)
class Listing:
    """One row per file that was fetched: whether a source lists it still. Of several that gave it, one that does."""

    file_sha256: str = column("SHA-256 of the file's bytes", key=True)
    source: str = column("name of the source in the sources file")
    address: str = column("the address that gave it")
    listing: ListingStatus = column("whether its source lists it")
    first_listed_at: dt.datetime = column("when the address was first seen listed (UTC)")
    unlisted_at: dt.datetime | None = column(
        "when its source was first found to list it no longer (UTC); null where it does", default=None
    )


LANDING_TABLES: dict[str, type] = {
    "files": DocumentFile,
    "documents": Document,
    "observations": Observation,
    "judgements": Judgement,
    "findings": Finding,
    "events": Event,
    "inspectors": Inspector,
    "claims": Claim,
    "reading_notes": ReadingNote,
}
