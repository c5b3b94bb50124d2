"""An e-mail is the parent of the documents in it: what it says, what was forwarded below, and what is attached."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import e_mail as reader
from ingest.errors import RefusedDocument
from ingest.pages import read_pages
from ingest.records import Reading
from tests.printed_pdf import PrintedLine, print_pdf
from tests.unit.reading_of import facts, reading_of
from tests.unit.saved_as import e_mail, web_page, word_document

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LETTER = (EXAMPLES / "monitoring_visit_letter" / "before_ilacs_2017.txt").read_text(encoding="utf-8")
REPORT = (EXAMPLES / "ilacs_report" / "joint_care_grade_2019.txt").read_text(encoding="utf-8")
PACK = (EXAMPLES / "committee_pack" / "scrutiny_2024.txt").read_text(encoding="utf-8")
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(300)
FORWARDED = (
    "See below.\n\n-----Original Message-----\nFrom: Ofsted\nSent: 5 April 2017 09:12\nTo: Dudley\nSubject: Visit\n\n"
)


def outcomes(reading: Reading) -> list[tuple[str | None, str, str]]:
    return [(document.part, document.kind, document.outcome) for document in reading.documents]


def test_attachments_are_documents_and_what_is_none_is_named() -> None:
    mail = e_mail(("letter.txt", LETTER.encode()), ("report.docx", word_document(REPORT)), ("logo.png", PICTURE))
    reading = reading_of(mail.as_bytes())
    sent, *inside = reading.documents

    assert outcomes(reading) == [
        (None, "email", "read_with_warnings"),
        ("letter.txt", "monitoring_visit_letter", "read"),
        ("report.docx", "ilacs_report", "read"),
    ]
    assert (sent.title, sent.letter_date) == ("FW: Papers for the Panel", dt.date(2024, 5, 3))
    assert sent.reason == "Read with doubt: not read of what is attached: logo.png (picture)."
    assert {document.parent_rendition_id for document in inside} == {sent.rendition_id}


@pytest.mark.parametrize(
    ("name", "data"),
    [("report.txt", REPORT.encode()), ("report.html", web_page(REPORT)), ("report.docx", word_document(REPORT))],
)
def test_an_attachment_is_the_same_document_as_its_file_and_reads_the_same(name: str, data: bytes) -> None:
    alone, sent = reading_of(data), reading_of(e_mail((name, data)).as_bytes())

    assert sent.documents[1].document_id == alone.documents[0].document_id
    assert {**facts(sent), "documents": 0} == {**facts(alone), "documents": 0}
    assert [one.quote for one in sent.records.findings] == [one.quote for one in alone.records.findings]
    stored = sent.file.stored_text
    assert all(stored[one.char_start : one.char_end] == one.quote for one in sent.records.findings)


def test_a_pack_that_is_attached_is_split_and_its_parts_have_it_for_their_parent() -> None:
    alone, sent = (
        reading_of(PACK),
        reading_of(e_mail(("letter.txt", LETTER.encode()), ("p.txt", PACK.encode())).as_bytes()),
    )
    pack = sent.documents[2]

    assert [one.document_id for one in sent.documents[2:]] == [one.document_id for one in alone.documents]
    assert pack.parent_rendition_id == sent.documents[0].rendition_id
    assert {one.parent_rendition_id for one in sent.documents[3:5]} == {pack.rendition_id}


def test_pages_are_those_of_the_attachment_that_has_them() -> None:
    lines = [line.replace("’", "'") for line in LETTER.splitlines()]
    pages = [[PrintedLine(line, 70, 780 - 15 * n) for n, line in enumerate(part)] for part in (lines[:9], lines[9:])]
    reading = reading_of(e_mail(("letter.txt", LETTER.encode()), ("report.pdf", print_pdf(pages))).as_bytes())

    assert [(document.part, document.page_start, document.page_end) for document in reading.documents] == [
        (None, None, None),
        ("letter.txt", None, None),
        ("report.pdf", 1, 2),
    ]
    assert {one.name: one.page for one in reading.records.inspectors if one.page} == {
        "Anna Example": 2,
        "Ben Sample": 1,
    }


@pytest.mark.parametrize("text", [LETTER, FORWARDED + LETTER, FORWARDED + "> " + LETTER.replace("\n", "\n> ")])
def test_a_letter_in_the_text_of_a_mail_is_the_letter(text: str) -> None:
    reading = reading_of(e_mail(text=text).as_bytes())

    assert outcomes(reading)[1:] == [(None, "monitoring_visit_letter", "read")]
    assert reading.documents[1].document_id == reading_of(LETTER).documents[0].document_id


def test_the_page_of_a_mail_is_read_where_its_plain_text_says_nothing() -> None:
    mail = e_mail(text="This mail is a page.")
    mail.add_alternative(web_page(LETTER).decode(), subtype="html")

    assert outcomes(reading_of(mail.as_bytes()))[1:] == [(None, "monitoring_visit_letter", "read")]


@pytest.mark.parametrize(
    "note",
    [
        "Please see the annual report of the Virtual School for the Corporate Parenting Board on 3 May 2024.\n",
        "From: Robin\nSent: 3 May 2024\nTo: All\nSubject: Report to Corporate Parenting Board\n\nIt is attached.\n",
    ],
)
def test_a_note_about_a_report_is_no_report(note: str) -> None:
    assert outcomes(reading_of(e_mail(("letter.txt", LETTER.encode()), text=note).as_bytes()))[1:] == [
        ("letter.txt", "monitoring_visit_letter", "read")
    ]


@pytest.mark.parametrize(
    ("mail", "says"),
    [
        (e_mail(), "holds no document. Expected a report or letter"),
        (e_mail(("logo.png", PICTURE)), "Not read of what is attached: logo.png (picture)"),
        (
            e_mail(("tea.txt", b"The weather was fine in the garden. " * 20)),
            "No document that is read is in the e-mail",
        ),
    ],
)
def test_a_mail_without_a_document_is_refused_and_says_what_to_do(mail: EmailMessage, says: str) -> None:
    sent = reading_of(mail.as_bytes()).documents[0]

    assert (sent.kind, sent.outcome) == ("email", "refused")
    assert says in (sent.reason or "")


def forwarded(times: int) -> EmailMessage:
    mail = e_mail(("letter.txt", LETTER.encode()))
    for _ in range(times):
        outer = e_mail()
        outer.add_attachment(mail)
        mail = outer
    return mail


def test_a_mail_within_a_mail_is_opened_to_a_depth() -> None:
    assert outcomes(reading_of(forwarded(3).as_bytes()))[1:] == [("letter.txt", "monitoring_visit_letter", "read")]
    refused = reading_of(forwarded(20).as_bytes()).documents[0]
    assert refused.outcome == "refused" and "5 mails deep" in (refused.reason or "")


def test_a_mail_that_is_too_large_or_endless_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = b"".join(
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    assert reading_of(endless).documents[0].outcome == "refused"
    monkeypatch.setattr(reader, "LARGEST_BYTES", 1000)
    assert "at most" in (reading_of(e_mail(("letter.txt", LETTER.encode())).as_bytes()).documents[0].reason or "")


def test_a_wrong_clock_dates_no_mail() -> None:
    mail = e_mail(("letter.txt", LETTER.encode()))
    del mail["Date"]
    mail["Date"] = "Thu, 01 Jan 1970 00:00:00 +0000"

    assert reading_of(mail.as_bytes()).documents[0].letter_date is None


@given(st.binary(max_size=300), st.sampled_from(["quoted-printable", "base64", "7bit", "nonsense"]))
def test_any_mail_is_read_or_refused(body: bytes, encoding: str) -> None:
    head = (
        f"From: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=none\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    try:
        stored = read_pages(head.encode() + body + LETTER.encode(), "mail")
    except RefusedDocument as refusal:
        assert refusal.kind in ("email", "broken_pdf")
    else:
        assert stored.medium == "email"
