"""A document of which something is missing, or that is two, is read with warnings that say which."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.printed_pdf import CATALOGUE, FONT, pdf_of, stream
from tests.unit.reading_of import reading_of

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens"
SIF = (SPECIMENS / "bolton_2014_inspection.txt").read_text(encoding="utf-8")
ILACS = (SPECIMENS / "bradford_2022_inspection.txt").read_text(encoding="utf-8")
PACK = (SPECIMENS / "bradford_2024_committee_pack.txt").read_text(encoding="utf-8")
LETTER = (SPECIMENS / "bradford_2023_november_visit_letter.txt").read_text(encoding="utf-8")


def outcome(text: str | bytes) -> tuple[str, str]:
    document = reading_of(text).documents[0]
    return str(document.outcome), document.reason or ""


@pytest.mark.parametrize("text", [SIF, ILACS, LETTER], ids=["sif", "ilacs", "letter"])
def test_a_whole_document_is_read_without_warning(text: str) -> None:
    assert outcome(text) == ("read", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SIF[: SIF.index("Children looked after in this area")], "“Inspection judgements about the local authority”"),
        (SIF[: SIF.index("Children looked after in this area")], "figures were read on the area"),
        (SIF[: SIF.rindex("eadership, management and governance")], "nothing is found on leadership"),
        (ILACS[: len(ILACS) // 2], "in_care, leadership"),
        (ILACS[: ILACS.index("; the pace of change")], "the text ends within a sentence"),
        (
            LETTER.rstrip() + "\n\nThe next visit will look at the plans of children who live at home with their",
            "within a",
        ),
    ],
)
def test_what_is_cut_off_is_said(text: str, said: str) -> None:
    found, reason = outcome(text)

    assert found == "read_with_warnings"
    assert said in reason


def test_a_pack_cut_within_a_table_says_so_of_the_paper_that_holds_it() -> None:
    cut = PACK.index("\t", PACK.index("Care leavers in education, employment or training") + 80)
    *_, last = reading_of(PACK[:cut]).documents

    assert (last.outcome, last.part) == ("read_with_warnings", "Appendix 1")
    assert "ends within a table" in (last.reason or "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SIF + "\n\n" + SIF.replace("Bolton", "Kent").replace("5 February", "6 February"), "another report, on Kent"),
        (ILACS + "\n\n" + ILACS.replace("Bradford", "Kent").replace("2 December", "9 December"), "on Kent"),
        (LETTER + "\n\n" + LETTER.replace("Bradford", "Kent"), "another letter begins near line 52"),
    ],
)
def test_two_reports_in_one_file_are_a_warning(text: str, said: str) -> None:
    found, reason = outcome(text)

    assert found == "read_with_warnings"
    assert said in reason


@pytest.mark.parametrize("printed", ["Inadequate / Good", "Good or Inadequate", "Good (Inadequate)", "Good?", "Gud"])
def test_two_grades_in_the_place_of_one_are_none(printed: str) -> None:
    row = "2. Looked after children and achieving permanence\t\t"
    reading = reading_of(SIF.replace(f"{row}Good", row + printed))
    (judgement,) = [j for j in reading.records.judgements if j.area == "in_care" and j.is_headline]

    assert (judgement.grade, judgement.status) == (None, "not_found")
    assert [note.kind for note in reading.records.notes] == ["grade_in_doubt"]
    assert printed in (reading.documents[0].reason or "")


def test_pages_of_pictures_are_named() -> None:
    lines = b" ".join(b"(%s) Tj T*" % line.encode("cp1252", "replace") for line in LETTER.splitlines() if line)
    text = stream(b"BT /F 9 Tf 11 TL 20 780 Td " + lines + b" ET")
    picture = stream(bytes(1), b"/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
    fonts = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>"
    scan = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</P 6 0 R>>>>/Contents 7 0 R>>"
    shown = stream(b"600 0 0 800 0 0 cm /P Do")
    pages = b"<</Type/Pages/Count 3/Kids[3 0 R 8 0 R 9 0 R]>>"

    found, reason = outcome(pdf_of(CATALOGUE, pages, fonts, FONT, text, picture, shown, scan, scan))

    assert found == "read_with_warnings"
    assert "pages 2 to 3 hold no text" in reason
