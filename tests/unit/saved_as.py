"""A text saved again as a web page, a Word document and rich text, an e-mail, a spreadsheet, as people save them."""

from __future__ import annotations

import csv
import io
from email.message import EmailMessage
from html import escape

import docx
import openpyxl
import xlsxwriter

from ingest.pages import read_pages
from ingest.structure.model import Block, Table
from ingest.structure.outline import outline


def blocks_of(text: str) -> tuple[Block, ...]:
    return outline(read_pages(text.encode(), "text")).blocks


def web_page(text: str) -> bytes:
    """In the layout of a council's page: menus and banners around the report."""
    body = "\n".join(map(_element, blocks_of(text)))
    links = "".join(f"<li><a href='/{n}'>Services for residents, page {n}</a></li>" for n in range(9))
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>Dudley Council</title></head><body>"
        "<div id='cookie-banner'><p>We use 12 cookies. 80% of visitors accept them.</p></div>"
        f"<header><a href='/'>Dudley Council</a></header><nav><ul>{links}</ul></nav><main>{body}</main>"
        "<footer><p>Inspection dates: 1 January 2001 to 5 January 2001</p></footer>"
        "<script>var a = '<p>';</script></body></html>"
    ).encode()


def _element(block: Block) -> str:
    if block.table:
        rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row) for row in block.table.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    words = escape(_printed(block))
    if block.kind == "heading":
        return f"<h{min(block.level, 6)}>{words}</h{min(block.level, 6)}>"
    return f"<ul><li>{words}</li></ul>" if block.kind == "bullet" else f"<p>{words}</p>"


def word_document(text: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Inspection dates: 1 January 2001 to 5 January 2001"
    for block in blocks_of(text):
        if block.table:
            _add_table(document, block.table)
        elif block.kind == "heading":
            document.add_heading(_printed(block), level=min(block.level, 6))
        else:
            document.add_paragraph(_printed(block), style="List Bullet" if block.kind == "bullet" else None)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _add_table(document: docx.document.Document, table: Table) -> None:
    added = document.add_table(rows=len(table.rows), cols=max(map(len, table.rows)))
    for row, cells in zip(added.rows, table.rows, strict=True):
        for cell, printed in zip(row.cells, cells, strict=False):
            cell.text = printed.text


def _printed(block: Block) -> str:
    return f"{block.number}. {block.text}" if block.number else block.text


def rich_text(text: str) -> bytes:
    """A paragraph a line, letters beyond ASCII by their number."""
    special = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\par\n"}
    letters = (f"\\u{ord(one)}?" if ord(one) > 127 else special.get(one, one) for one in text)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + "".join(letters) + "}").encode()


def utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def e_mail(*attached: tuple[str, bytes], text: str = "Please find attached what you asked for.") -> EmailMessage:
    """A mail as a council's officer sends it."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "Robin Reed <robin.reed@dudley.example>", "panel@dudley.example"
    mail["Date"], mail["Subject"] = "Fri, 03 May 2024 10:00:00 +0100", "FW: Papers for the Panel"
    mail.set_content(text)
    for name, data in attached:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


Cells = list[list[object]]


def workbook(sheets: dict[str, Cells], formats: dict[tuple[str, str], str] | None = None) -> openpyxl.Workbook:
    """A workbook of these sheets; `formats` are number formats by sheet and cell."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for (name, cell), number_format in (formats or {}).items():
        book[name][cell].number_format = number_format
    return book


def bytes_of(book: openpyxl.Workbook) -> bytes:
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def spreadsheet(rows: Cells) -> bytes:
    """One sheet as another program writes it."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        sheet = book.add_worksheet("KPIs")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return saved.getvalue()


def comma_separated(rows: Cells, delimiter: str = ",") -> bytes:
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter).writerows(rows)
    return saved.getvalue().encode("utf-8-sig")
