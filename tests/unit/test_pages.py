"""Bytes to stored text: what is read, and what is refused by which name."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from ingest.errors import RefusedDocument
from ingest.pages import read_pages
from tests.printed_pdf import PrintedLine, print_pdf


def without_pages() -> bytes:
    written = io.BytesIO()
    pypdfium2.PdfDocument.new().save(written)
    return written.getvalue()


ENCRYPTED = b"/Root 6 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>" % (b"00" * 32, b"00" * 32)
LOCKED = print_pdf([[PrintedLine("A page.", 70, 700)]]).replace(b"/Root 6 0 R", ENCRYPTED)
PROSE = [PrintedLine(f"Line {n} of a page that says enough to be read as a page.", 70, 700 - 15 * n) for n in range(12)]


def test_a_pdf_without_pages_is_told_the_same_whatever_was_read_before() -> None:
    said = []
    for before in (LOCKED, b"%PDF-1.7\ncut off"):
        with pytest.raises(RefusedDocument):
            read_pages(before, "before.pdf")
        with pytest.raises(RefusedDocument, match="or has no page") as refused:
            read_pages(without_pages(), "report.pdf")
        said.append(refused.value.args)
    assert said[0] == said[1]


@pytest.mark.parametrize(("data", "said"), [(b"Too short.", "has 9 characters of text"), (print_pdf([[]]), "OCR")])
def test_only_a_pdf_without_text_may_be_a_scan(data: bytes, said: str) -> None:
    with pytest.raises(RefusedDocument, match=said):
        read_pages(data, "report")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty_file"),
        (b" \n ", "empty_file"),
        (b"<!DOCTYPE html>\n<html><body>Not found</body></html>", "html_page"),
        (b"\xef\xbb\xbf<html lang='en'></html>", "html_page"),
        (b"%PDF-1.7\nthis is where the file was cut off", "broken_pdf"),
        (b"PK\x03\x04\x00\x00\x08\x08\x00\x00" * 40, "not_a_document"),
        (b"Too short to be a report.", "no_text"),
        (print_pdf([[]]), "no_text"),
        (LOCKED, "encrypted_pdf"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_with_file_and_remedy(data: bytes, kind: str) -> None:
    with pytest.raises(RefusedDocument) as refused:
        read_pages(data, "report.pdf")
    assert refused.value.kind == kind
    assert "report.pdf" in refused.value.reason


def test_a_pdf_keeps_pages_and_the_place_of_every_line() -> None:
    stored = read_pages(print_pdf([PROSE, PROSE]), "report.pdf")
    assert [page.number for page in stored.pages] == [1, 2]
    second = stored.text.rindex("Line 3")
    assert stored.page_at(second) == 2
    assert stored.line_styles[second].size == pytest.approx(12)
    assert stored.line_styles[second].y == pytest.approx(655)


def test_small_raised_digits_are_marks_and_figures_are_not() -> None:
    lines = [
        *PROSE,
        PrintedLine("Five live in residential special schools", 70, 300, raised="3"),
        PrintedLine("This is an increase from 877 at 31 March 2014", 70, 280, raised="12"),
        PrintedLine("There were 4126 children in Year 11 and form A2", 70, 260),
    ]
    stored = read_pages(print_pdf([lines]), "report.pdf")
    marks = [stored.text[mark.char_start - 7 : mark.char_end] for mark in stored.footnote_marks]
    assert marks == ["schools3", "ch 201412"]


def test_text_is_kept_as_it_is_but_for_line_ends() -> None:
    text = "A report.\r\n" + "A second line with words enough.\r\n" * 12
    stored = read_pages(text.encode("cp1252"), "report.txt")
    assert stored.medium == "text"
    assert stored.text == text.replace("\r\n", "\n")
    assert stored.line_at(stored.text.index("A second")) == 2
