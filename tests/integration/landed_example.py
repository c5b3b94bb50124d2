"""A small landing area in records: invented papers with published figures and known contradictions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ingest.records import Document, DocumentFile, Event, Finding, Judgement, Observation, ReadingNote, record_id
from ingest.vocabularies import NoteKind

Day = dt.date

BRADFORD, BOLTON = ("LA380", "Bradford"), ("LA350", "Bolton")
AT_FEB_2014, AT_MAR_2013 = Day(2014, 2, 28), Day(2013, 3, 31)
RATE = "children being looked after, rate per 10,000"
POPULATION = "children and young people under the age of 18 years live in the area"


@dataclass
class Landed:
    """Records by landing table, in the making."""

    files: list[DocumentFile] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    reading_notes: list[ReadingNote] = field(default_factory=list)

    def file(self, name: str, medium: str = "text", other_names: str | None = None) -> str:
        """Lands a file; gives back its sha256."""
        order = len(self.files) + 1
        self.files.append(
            DocumentFile(
                file_sha256=record_id(name), file_name=name, other_names=other_names, source="example", size_bytes=1,
                seen_order=order, first_seen_at=dt.datetime(2025, 1, order), medium=medium, pages=None, sidecar=None,
                stored_text="",
            )
        )  # fmt: skip
        return record_id(name)

    def document(self, sha: str, document_id: str, authority: tuple[str, str], **facts: Any) -> Document:
        """Lands a document read without a doubt."""
        defaults: dict[str, Any] = {name: None for name in Document.__dataclass_fields__}
        defaults |= {"part_order": 0, "kind": "sif_report", "char_start": 0, "char_end": 1, "licence": "example"}
        defaults |= {"outcome": "read", "business_key": document_id, "file_sha256": sha, "document_id": document_id}
        defaults |= {"local_authority_key": authority[0], "local_authority": authority[1]}
        defaults |= {"rendition_id": record_id(sha, document_id), **facts}
        self.documents.append(Document(**defaults))
        return self.documents[-1]

    def passage(self, document: Document, quote: str, *figures: tuple[str, str, float, str, dict[str, Any]]) -> None:
        """Lands one statement per figure, (label, printed, value, unit, other facts), in the order of the passage."""
        start = 1000 * (1 + len({o.char_start for o in self.observations if o.rendition_id == document.rendition_id}))
        found = 0
        for label, printed, value, unit, facts in figures:
            found = quote.index(printed, found)
            facts = {"section": None, "page": None, **facts}
            self.observations.append(
                Observation(
                    observation_id=record_id(document.rendition_id, start, found, unit), value=value, unit=unit,
                    rendition_id=document.rendition_id, paragraph=None, line=1, quote=quote, char_start=start,
                    char_end=start + len(quote), reported_label=label, value_printed=printed,
                    value_start=start + found, value_end=start + found + len(printed), **facts,
                )
            )  # fmt: skip
            found += len(printed)

    def row(
        self, document: Document, table: int, number: int, label: str, cells: dict[int, tuple], **facts: Any
    ) -> None:
        """Lands a table row: by column number, (value, unit) or (value, unit, column heading)."""
        quote = "\t".join([label, *(f"{cell[0]:g}" for cell in cells.values())])
        figures = [
            (
                f"{label} {cell[2] if len(cell) > 2 else ''}".strip(), f"{cell[0]:g}", cell[0], cell[1],
                {"reading": "table", "table_number": table, "row_number": number, "column_number": column, **facts},
            )
            for column, cell in cells.items()
        ]  # fmt: skip
        self.passage(document, quote, *figures)

    def judgement(self, document: Document, area: str, printed: str, grade: str, rank: int) -> None:
        """Lands a cover judgement."""
        self.judgements.append(
            Judgement(
                judgement_id=record_id(document.rendition_id, area), rendition_id=document.rendition_id, section=None,
                paragraph=None, page=document.page_start, line=2, quote=f"{printed}: {grade}", char_start=10,
                char_end=20, event_kind="inspection", judged_from=None, judged_to=None, framework=None, area=area,
                area_printed=printed, grade=grade, grade_printed=grade, grade_rank=rank,
            )
        )  # fmt: skip

    def tables(self) -> Iterator[tuple[str, list[Any]]]:
        """Landing table and its records."""
        yield from vars(self).items()


def at(day: Day, **facts: Any) -> dict[str, Any]:
    """A snapshot's period."""
    return {"period_kind": "snapshot", "period_start": day, "period_end": day, "period_basis": "printed", **facts}


def land() -> Landed:
    """The whole example."""
    landed = Landed()
    bradford_2014(landed)
    bolton_2014(landed)
    bradford_2022(landed)
    committee_pack(landed)
    corrected_letter(landed)
    return landed


def bradford_2014(landed: Landed) -> None:
    """One report as a text and as a PDF; the PDF's reading has another number of plans and another grade."""
    inspection = {"framework": "sif", "fieldwork_start_date": Day(2014, 2, 17), "fieldwork_end_date": Day(2014, 3, 12)}
    facts = {**inspection, "published_date": Day(2014, 4, 25), "title": "Inspection of services"}
    text = landed.document(landed.file("bradford.txt"), "bradford-2014", BRADFORD, **facts)
    pdf = landed.document(
        landed.file("bradford.pdf", "pdf"), "bradford-2014", BRADFORD, page_start=1, page_end=40, **facts
    )
    for document, page, plans in ((text, None, 551), (pdf, 7, 557)):
        section = {"section": "Information about this local authority area", "page": page}
        landed.passage(
            document, "Approximately 137,000 children under the age of 18 live in the area.",
            (POPULATION, "137,000", 137000, "count",
             {**section, "qualifier": "approx"}),
        )  # fmt: skip
        landed.passage(
            document, "893 children are looked after (65.0 per 10,000), an increase from 877 (64.0 per 10,000).",
            ("children being looked after", "893", 893, "count", at(AT_FEB_2014, **section)),
            (RATE, "65.0", 65.0, "rate_per_10000", at(AT_FEB_2014, **section)),
            ("children being looked after", "877", 877, "count", at(AT_MAR_2013, **section)),
            (RATE, "64.0", 64.0, "rate_per_10000", at(AT_MAR_2013, **section)),
        )  # fmt: skip
        landed.passage(
            document, f"{plans} children were the subject of a child protection plan.",
            ("children subject of a child protection plan", str(plans), plans, "count", at(AT_FEB_2014, **section)),
        )  # fmt: skip
        landed.passage(
            document, "This has resulted in a 2.1% decrease in children looked after over the last year.",
            ("number of children looked after", "2.1", 2.1, "percent",
             {"is_change": True, "period_kind": "range", "page": page,
              "period_start": Day(2013, 3, 13), "period_end": Day(2014, 3, 12)}),
        )  # fmt: skip
    for area, rank in {"overall": 3, "help_and_protection": 3, "care_leavers": 2}.items():
        landed.judgement(text, area, f"printed {area}", "good" if rank == 2 else "requires_improvement", rank)
    landed.judgement(pdf, "overall", "printed overall", "requires_improvement", 3)
    landed.judgement(pdf, "care_leavers", "printed care_leavers", "inadequate", 4)


def bolton_2014(landed: Landed) -> None:
    """Figures at 31 March 2013, one quantity with two values, a change that follows from neither, a rate as a count."""
    document = landed.document(
        landed.file("bolton.txt"), "bolton-2014", BOLTON, framework="sif", published_date=Day(2014, 3, 28),
        fieldwork_start_date=Day(2014, 1, 14), fieldwork_end_date=Day(2014, 2, 5),
    )  # fmt: skip
    section = {"section": "Information about this local authority area"}
    plans = "children subject of a child protection plan"
    landed.passage(
        document, "Approximately 65,250 children under the age of 18 live here.",
        (POPULATION, "65,250", 65250, "count", {"qualifier": "approx"}),
    )  # fmt: skip
    landed.passage(
        document, "540 children were being looked after (a rate of 83 per 10,000).",
        ("children being looked after", "540", 540, "count", at(AT_MAR_2013, **section)),
        (RATE, "83", 83, "rate_per_10000", at(AT_MAR_2013, **section)),
    )  # fmt: skip
    landed.passage(document, "215 children had a plan.", (plans, "215", 215, "count", at(AT_MAR_2013, **section)))
    landed.passage(
        document, "There was a rise from 213 to 340, a 63% increase.",
        (plans, "213", 213, "count", at(AT_MAR_2013)),
        (plans, "340", 340, "count", at(Day(2014, 2, 5))),
        (plans, "63", 63, "percent", {"is_change": True}),
    )  # fmt: skip
    landed.passage(
        document, "Their rate of 84 is that of neighbours.",
        ("children being looked after", "84", 84, "count", at(Day(2014, 1, 31))),
    )  # fmt: skip
    landed.judgement(document, "overall", "The overall judgement", "requires_improvement", 3)


def bradford_2022(landed: Landed) -> None:
    """Grades and no figures; care leavers are judged with children in care; a finding and its event."""
    document = landed.document(
        landed.file("ilacs.txt"), "bradford-2022", BRADFORD, kind="ilacs_report", framework="ilacs_2018",
        fieldwork_start_date=Day(2022, 11, 21), fieldwork_end_date=Day(2022, 12, 2), published_date=Day(2023, 1, 31),
    )  # fmt: skip
    for area in ("overall", "help_and_protection", "in_care", "leadership"):
        landed.judgement(document, area, f"printed {area}", "inadequate", 4)
    where: dict[str, Any] = {
        "rendition_id": document.rendition_id, "section": "What needs to improve", "paragraph": "3", "page": None,
        "line": 9, "char_start": 90, "char_end": 120,
    }  # fmt: skip
    text = "Private fostering assessments are late."
    landed.findings.append(
        Finding(
            finding_id=record_id(text), kind="area_for_improvement", judgement_area=None, text=text, quote=text, **where
        )
    )
    landed.events.append(
        Event(
            event_id=record_id("event"), event_kind="inspection", start_date=Day(2022, 11, 21),
            end_date=Day(2022, 12, 2), framework="ilacs_2018", quote="Inspection dates", **where,
        )
    )  # fmt: skip


def committee_pack(landed: Landed) -> None:
    """Two tables, one with a wrong total and one with a wrong percentage; a sentence and a date that cannot be."""
    document = landed.document(
        landed.file("pack.txt", other_names="pack (1).txt/pack again.txt"), "pack-2024", BRADFORD,
        kind="committee_report", meeting_date=Day(2024, 2, 14),
    )  # fmt: skip
    month = at(Day(2023, 8, 31))
    for number, (label, count) in enumerate([("Foster care", 600), ("Residential", 147), ("Parents", 100)], start=1):
        landed.row(document, 1, number, label, {1: (count, "count", "placements of the pack")}, **month)
    landed.row(document, 1, 4, "Total", {1: (848, "count", "placements of the pack")}, is_total=True, **month)
    shares = [(10, 25.0), (20, 50.0), (6, 15.0), (4, 12.0)]
    for number, (count, percent) in enumerate(shares, start=1):
        cells = {1: (count, "count", "reasons of the pack"), 2: (percent, "percent", "share of the pack")}
        landed.row(document, 2, number, f"reason {number}", cells, **month)
    landed.passage(
        document, "Audits covered 77 of 209 children, a sample of 27.2%.",
        ("audits", "77", 77, "count", {}), ("children", "209", 209, "count", {}),
        ("sample", "27.2", 27.2, "percent", {}),
    )  # fmt: skip
    for start in (0, 100):
        landed.reading_notes.append(
            ReadingNote(
                note_id=record_id("note", start), kind=NoteKind.IMPOSSIBLE_DATE, message="April has 30 days.",
                section=None, paragraph=None, page=None, line=5, quote="to 31st April 2023", char_start=start,
                char_end=start + 18, rendition_id=document.rendition_id,
            )
        )  # fmt: skip


def corrected_letter(landed: Landed) -> None:
    """A letter sent twice: the second file supersedes the first."""
    facts = {"kind": "monitoring_letter", "framework": "ilacs_visits", "letter_date": Day(2023, 8, 22)}
    first = landed.document(landed.file("letter.txt"), "letter-2023", BRADFORD, **facts)
    second = landed.document(landed.file("letter-corrected.txt"), "letter-2023", BRADFORD, **facts)
    second = replace(second, published_date=Day(2023, 9, 1))
    landed.documents[-1] = second
    for document, count in ((first, 1500), (second, 1600)):
        landed.passage(
            document, f"{count} children in need were known.",
            ("children in need", str(count), count, "count", at(Day(2023, 7, 31))),
        )  # fmt: skip
