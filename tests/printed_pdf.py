"""Small PDFs printed line by line with sizes, weights and places, so that tests need no real report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class PrintedLine:
    """A line at (x, y) in points from the lower left corner; `raised` is a footnote mark attached to its end."""

    text: str
    x: float
    y: float
    size: float = 12
    bold: bool = False
    raised: str = ""


def print_pdf(pages: Sequence[Sequence[PrintedLine]], is_scaled: bool = False) -> bytes:
    """The bytes of a PDF with these pages, set in the standard fonts that every reader knows.

    `is_scaled`: fonts have the size 1 and the page scales them, as some programs print.
    """
    objects: list[bytes] = []

    def add(body: str) -> int:
        objects.append(body.encode("cp1252"))
        return len(objects)

    regular = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    bold = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
    contents = [add(_stream(page, is_scaled)) for page in pages]
    tree = len(objects) + len(pages) + 1
    box = "/MediaBox [0 0 595 842]"
    resources = f"<< /Font << /F1 {regular} 0 R /F2 {bold} 0 R >> >>"
    kids = [
        add(f"<< /Type /Page /Parent {tree} 0 R {box} /Resources {resources} /Contents {content} 0 R >>")
        for content in contents
    ]
    add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    return _assemble(objects, root)


def _stream(page: Sequence[PrintedLine], is_scaled: bool) -> str:
    commands = []
    for line in page:
        font = "F2" if line.bold else "F1"
        text = line.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        place = f"1 Tf {line.size} 0 0 {line.size} {line.x} {line.y} Tm" if is_scaled else None
        shown = f"BT /{font} {place or f'{line.size} Tf {line.x} {line.y} Td'} ({text}) Tj"
        if line.raised:
            shown += f" /F1 {line.size * 0.6} Tf 4 Ts ({line.raised}) Tj 0 Ts"
        commands.append(shown + " ET")
    body = "\n".join(commands)
    return f"<< /Length {len(body.encode('cp1252'))} >>\nstream\n{body}\nendstream"


def _assemble(objects: Sequence[bytes], root: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
