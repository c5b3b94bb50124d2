"""The same report as text, web page, Word document and rich text is one document, and its readings agree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import word
from ingest.errors import RefusedDocument
from ingest.pages import read_pages
from ingest.records import Reading
from tests.unit.reading_of import facts, reading_of
from tests.unit.saved_as import rich_text, utf_16, web_page, word_document

ROOT = Path(__file__).resolve().parents[2]
REPORTS = [
    ROOT / "specimens" / "bradford_2022_inspection.txt",
    *(ROOT / "tests" / "examples" / name for name in ("area_send_report/positive_2024.txt",)),
    *sorted((ROOT / "tests" / "examples" / "performance_scorecard").glob("*.txt")),
    *sorted((ROOT / "tests" / "examples" / "fostering_monitoring_visit").glob("*.txt")),
]
PROSE = "<p>Report of the Director of Children's Services to the meeting of the Panel in Dudley.</p>" * 20


def figures(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (one.value_printed, one.value, one.unit, one.period_start, one.period_end, one.comparator, one.reported_label)
        for one in reading.records.observations
    ]


@pytest.mark.parametrize("save", [web_page, word_document, rich_text, utf_16])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_saved_again_is_the_same_document_and_reads_the_same(path: Path, save: Callable[[str], bytes]) -> None:
    text = path.read_text(encoding="utf-8")
    printed, saved = reading_of(text), reading_of(save(text))

    assert saved.documents[0].document_id == printed.documents[0].document_id
    assert facts(saved) == facts(printed)
    assert figures(saved) == figures(printed)
    stored = saved.file.stored_text
    assert all(stored[one.char_start : one.char_end] == one.quote for one in saved.records.observations)


def test_what_surrounds_the_content_of_a_page_is_left_out() -> None:
    stored = read_pages(web_page(REPORTS[0].read_text(encoding="utf-8")), "page")

    assert stored.medium == "html"
    assert not any(words in stored.text for words in ("cookies", "2001", "residents", "var a"))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Not found</h1><p>The page that you look for is not here.</p>",
        f"<nav>{PROSE}</nav><p>Log in.</p>",
        "<ul>" + "<li><a href='/r'>Minutes of the Corporate Parenting Board, 4 May 2023</a> PDF</li>" * 40 + "</ul>",
        f"<div class='cookie-consent'>{PROSE}</div>",
        f"<div hidden>{PROSE}</div>",
    ],
)
def test_a_page_that_holds_no_document_is_refused(body: str) -> None:
    with pytest.raises(RefusedDocument) as refusal:
        read_pages(f"<!doctype html><html><body>{body}</body></html>".encode(), "page")

    assert refusal.value.kind == "html_page" and "page is a web page" in refusal.value.reason


def test_a_page_keeps_its_lists_tables_lines_and_letters() -> None:
    page = (
        f"<html><body>{PROSE}<h2>At a glance</h2><ul><li>one <b>4</b>%<ul><li>in two</li></ul></li></ul><ol><li>first"
        "</li></ol><p>Dudley<br>Council</p><table><tr><th colspan=2>Caf\xe9s</th><th>2023</th></tr>"
        "<tr><td>a</td><td>b</td><td>c</td></tr></table></body></html>"
    )
    text = read_pages(page.encode("cp1252"), "page").text

    assert text.endswith(
        "## At a glance\n\n\u2022 one 4%\n\n  \u2022 in two\n\n1. first\n\n"
        "Dudley\nCouncil\n\nCaf\xe9s\t\t2023\na\tb\tc\n"
    )


@given(st.text(alphabet="<>/ahtmlbdyrpuoi'=! \n&;x1"))
def test_any_page_is_read_or_refused(markup: str) -> None:
    try:
        stored = read_pages(f"<html>{PROSE}{markup}".encode(), "page")
    except RefusedDocument as refusal:
        assert refusal.kind == "html_page"
    else:
        assert "Panel in Dudley" in stored.text


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_merged_cells_keep_the_columns_of_a_word_table() -> None:
    document = docx.Document()
    document.add_paragraph("Report of the Director to the meeting of the Panel in Dudley. " * 10)
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{number}"
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(1, 2).merge(table.cell(2, 2))

    assert read_pages(saved(document), "paper").text.endswith("c0 c1\t\tc2\nc3\tc4\tc5 c8\nc6\tc7\t\n")


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """A Word document with one part exchanged."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def test_a_word_document_reads_no_other_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of the household " * 30, encoding="utf-8")
    document = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>{'Report to the Panel in Dudley. ' * 20}</w:t></w:r></w:p></w:body></w:document>"
    )
    text = read_pages(replaced(saved(docx.Document()), "word/document.xml", document.encode()), "paper").text

    assert "Dudley" in text and "household" not in text


def test_a_word_document_that_unfolds_to_too_much_or_is_cut_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = saved(docx.Document())
    for data in (whole[: len(whole) // 2], replaced(whole, "word/document.xml", b"<torn")):
        with pytest.raises(RefusedDocument) as refusal:
            read_pages(data, "paper")
        assert refusal.value.kind == "broken_word_document"
    monkeypatch.setattr(word, "MOST_UNFOLDED", 1_000_000)
    with pytest.raises(RefusedDocument) as refusal:
        read_pages(replaced(whole, "word/styles.xml", bytes(2_000_000)), "paper")
    assert refusal.value.kind == "too_large" and "unfolds to" in refusal.value.reason


def test_rows_of_a_rich_text_table_have_cells() -> None:
    row = "\\trowd\\cellx1\\cellx2 Referrals\\cell 40\\cell\\row\n"
    data = "{\\rtf1\\ansi " + "Report to the Panel in Dudley.\\par " * 20 + row + "}"

    assert "Referrals\t40" in read_pages(data.encode(), "paper").text
