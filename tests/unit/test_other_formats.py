"""A file of a format that is not read is refused for what it is; stray characters cost a text nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from ingest.errors import RefusedDocument
from ingest.pages import read_pages

PROSE = "Report of the Director of Children's Services to the meeting of the Panel.\n" * 20


def office(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, PROSE)
    return file.getvalue()


LOCK = b"\x05Robin" + b" " * 48 + b"\x05\x00" + "Robin".encode("utf-16-le") + b" \x00" * 48
MAIL = (
    "Received: from mail.example.org\r\n by example.org\r\nFrom: A <a@example.org>\r\nSubject: =?utf-8?q?Report?=\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nDear=20all\r\n"
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (office("[Content_Types].xml", "word/document.xml"), "broken_word_document"),
        (office("[Content_Types].xml", "xl/workbook.xml"), "broken_spreadsheet"),
        (office("[Content_Types].xml", "ppt/presentation.xml"), "presentation"),
        (office("report.pdf"), "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "old_office_file"),
        (LOCK, "lock_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "picture"),
    ],
)
def test_another_format_is_refused_for_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        read_pages(data, "paper")

    assert refusal.value.kind == kind
    assert refusal.value.reason.startswith("paper is ") and "Expected" in refusal.value.reason


@pytest.mark.parametrize("head", [MAIL, "From: A\nTo: B\nMIME-Version: 1.0\n\n"])
def test_a_mail_is_known_by_its_head(head: str) -> None:
    assert read_pages((head + PROSE).encode(), "mail").medium == "email"


def test_a_memo_is_no_e_mail() -> None:
    memo = f"To: The Panel\nFrom: The Director\nSubject: Children\nDate: 3 March 2024\n\n{PROSE}"

    assert read_pages(memo.encode(), "memo").text == memo


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\r", "\r\n"])
def test_any_end_of_a_line_is_one(end: str) -> None:
    assert read_pages(PROSE.replace("\n", end).encode(), "paper").text == PROSE


@pytest.mark.parametrize("stray", ["\x1b[31m", "\x1b]0;title\x07", "\x07", "\x00", "\x7f"])
def test_what_a_terminal_obeys_is_no_text(stray: str) -> None:
    assert read_pages((stray + PROSE).encode(), "paper").text == PROSE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_two_bytes_a_letter_is_a_text(encoding: str) -> None:
    stored = read_pages(PROSE.encode(encoding), "paper")

    assert (stored.text.lstrip("\ufeff"), stored.medium) == (PROSE, "text")
