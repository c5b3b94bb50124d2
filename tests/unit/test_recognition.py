"""Scanned pages are read by tesseract where it is installed, marked as recognised, and never exact where unsure."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pypdfium2
import pytest

from ingest import fingerprint, recognition
from ingest.records import Reading
from ingest.vocabularies import Qualifier
from tests.conftest import PATIENCE
from tests.printed_pdf import PrintedLine, print_pdf
from tests.unit.printed_pdf import CATALOGUE, packed, pdf_of, stream
from tests.unit.reading_of import reading_of
from tests.unit.saved_as import e_mail

REPORT = """Dudley Metropolitan Borough Council
Report to: Corporate Parenting Board
Date of meeting: 12 June 2024
Title of report: Children in care in Dudley
There were 640 children in care at 31 March 2024.
There were 210 children on a child protection plan at 31 March 2024.
The board is asked to note this report and the work of the service."""
LINES = REPORT.split("\n")
PRINTED = print_pdf([[PrintedLine(line, 70, 760 - 30 * n) for n, line in enumerate(LINES)]])


def scanned(data: bytes) -> bytes:
    """The pages of a PDF as a scanner saves them: each a picture and nothing else."""
    kids, bodies = [], []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            width, height = page.get_size()
            bitmap = page.render(scale=200 / 72, grayscale=True)
            dots, stride = bytes(bitmap.buffer), bitmap.stride
            rows = b"".join(dots[at : at + bitmap.width] for at in range(0, len(dots), stride))
            first = len(bodies) + 3
            kids.append(b"%d 0 R" % first)
            form = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            bodies += [
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>"
                % (width, height, first + 2, first + 1),
                stream(b"%d 0 0 %d 0 0 cm /I Do" % (width, height)),
                packed(rows, form % (bitmap.width, bitmap.height)),
            ]
    return pdf_of(CATALOGUE, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids)), *bodies)


SCAN = scanned(PRINTED)


def told(lines: list[str], unsure: str = "") -> str:
    """What the program says of a picture with these lines, whose columns are parted by tabs; one word is unsure."""
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    for number, line in enumerate(lines):
        rows.append(f"4\t1\t1\t1\t{number}\t0\t300\t{300 + 120 * number}\t900\t40\t-1\t")
        pitch = 500 if "\t" in line else 210
        for at, word in enumerate(line.split()):
            sure = "41.5" if word == unsure else "95.25"
            rows.append(
                f"5\t1\t1\t1\t{number}\t{at}\t{300 + pitch * at}\t{300 + 120 * number}\t200\t40\t{sure}\t{word}"
            )
    return "\n".join(rows) + "\n"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """A program of that name, the only one there is."""
    program = folder / fingerprint.RECOGNITION
    program.write_text(
        f"#!{sys.executable}\nimport sys, time\npicture = sys.stdin.buffer.read()\n{does}\n", encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


def says(text: str) -> str:
    return f"assert picture.startswith(b'P5 ')\nsys.stdout.write({text!r})"


def figures(reading: Reading) -> dict[float | None, tuple[str, float | None]]:
    return {one.value: (one.qualifier, one.recognition_confidence) for one in reading.records.observations}


def test_a_scanned_page_is_read_and_what_is_unsure_is_not_exact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, says(told(LINES, unsure="210")))
    reading = reading_of(SCAN)
    document = reading.documents[0]

    assert figures(reading) == {640: (Qualifier.EXACT, 95.25), 210: (Qualifier.TENTATIVE, 41.5)}
    assert (document.kind, document.outcome, document.local_authority) == (
        "committee_report",
        "read_with_warnings",
        "Dudley",
    )
    assert document.recognition_confidence == pytest.approx(94.3, abs=0.2)
    assert document.reason == "Read with doubt: page 1 was read by optical recognition (confidence 94 of 100)."
    text = reading.file.stored_text
    assert all(text[one.char_start : one.char_end] == one.quote for one in reading.records.observations)


def test_a_scan_is_the_document_that_was_printed_also_in_an_e_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, says(told(LINES)))
    printed, scan = reading_of(PRINTED), reading_of(SCAN)
    sent = reading_of(e_mail(("scan.pdf", SCAN)).as_bytes())

    assert printed.documents[0].document_id == scan.documents[0].document_id == sent.documents[1].document_id
    assert printed.documents[0].recognition_confidence is None
    assert figures(scan) == figures(sent) and list(figures(printed)) == list(figures(scan))
    assert set(figures(printed).values()) == {(Qualifier.EXACT, None)}


def test_rows_of_a_scanned_table_are_parted_at_wide_gaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["Indicator\t2022\t2023", "Referrals\t310\t320", "Assessments\t290\t300"]
    install(tmp_path, monkeypatch, says(told([*LINES, *rows])))

    assert {one.value for one in reading_of(SCAN).records.observations if one.reading == "table"} == {
        310,
        320,
        290,
        300,
    }


@pytest.mark.parametrize(
    "does",
    [
        "sys.exit(1)",
        "sys.stdout.write('no table at all')",
        "pass",
        says(told(LINES).replace("95.25", "20.0")),
        "time.sleep(60)",
    ],
)
def test_without_a_confident_answer_a_scan_is_refused_as_before(
    does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "SECONDS_A_PAGE", 0.5 if "sleep" in does else PATIENCE)
    install(tmp_path, monkeypatch, does)
    document = reading_of(SCAN).documents[0]

    assert (document.kind, document.outcome) == ("no_text", "refused")


def test_without_the_program_a_scan_is_refused_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    document = reading_of(SCAN).documents[0]

    assert document.kind == "no_text" and "install tesseract" in (document.reason or "")


def test_no_more_pages_are_recognised_than_there_is_time_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, says(told(LINES)))
    monkeypatch.setattr("ingest.pdf.MOST_PAGES", 1)
    two = scanned(print_pdf([[PrintedLine("One page", 70, 700)], [PrintedLine("Another", 70, 700)]]))

    assert "page 2 holds no text; page 1 was read by optical" in (reading_of(two).documents[0].reason or "")


def test_documents_are_read_again_once_the_program_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    without = fingerprint.reader_fingerprint.__wrapped__()
    install(tmp_path, monkeypatch, "pass")

    assert fingerprint.reader_fingerprint.__wrapped__() != without


@pytest.mark.skipif(shutil.which(fingerprint.RECOGNITION) is None, reason="tesseract is not installed")
def test_the_program_itself_reads_a_scan() -> None:
    reading = reading_of(SCAN)

    assert {640, 210} <= set(figures(reading))
    assert reading.documents[0].document_id == reading_of(PRINTED).documents[0].document_id
    assert (reading.documents[0].recognition_confidence or 0) > 80
