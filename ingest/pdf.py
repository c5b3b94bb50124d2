"""The text of a PDF in reading order, with its pages, line styles and footnote marks, by pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import RefusedDocument
from ingest.pdf_unfolding import check_unfolding
from ingest.printed_pieces import printed_size, table_pieces
from ingest.recognition import MOST_PAGES, RecognisedPage, is_installed, recognise_page
from ingest.structure.model import FootnoteMark, LineStyle, Page, PrintedPiece, RecognisedWord, StoredText

PAGE_BREAK = "\n\f"
"""What joins the pages of a stored text."""
_LINE_BREAK_HYPHEN = "￾"
"""What PDFium puts for a hyphen at which a word was broken over two lines."""
_PASSWORD_ERROR = 4
_ENCRYPTED = b"/Encrypt"
_BOLD_WEIGHT = 600
# It opens with a digit, not by looking behind, which is searched eight times as fast.
_GLUED_DIGITS = re.compile(r"\d(?:(?<=[^\W\d_]\d)\d?(?!\d)|(?<=[.,;:)’”'\"]\d)\d?(?![\d.,]*\d)|\d+)")
_MOST_PAGES = 5_000
_FEWEST_WORDS = 8
"""Words of a page; a scan may have its number and a stamp of receipt on it."""
_SHARE_OF_A_SCAN = 0.4
_SMALLER = 0.85
"""A mark is set at least a sixth smaller than the word or number before it."""


def read_pdf(data: bytes, file_name: str) -> StoredText:
    """The stored text of a PDF: pages joined by a form feed, lines by a newline.

    A page that is a picture of text is recognised, where the program for it is installed. Raises RefusedDocument
    where the bytes are no readable PDF, are encrypted or have no page.
    """
    check_unfolding(data, file_name)
    document = open_pdf(data, file_name)
    written = _Written()
    try:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
                text_page = page.get_textpage()
            except pypdfium2.PdfiumError:
                written.add(number, "", is_picture=True)
                continue
            written.add_page(number, page, text_page)
            text_page.close()
            page.close()
    finally:
        document.close()
    return written.stored()


class _Written:
    """The text of a PDF as it grows, page by page."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._pages: list[Page] = []
        self._marks: list[FootnoteMark] = []
        self._styles: dict[int, LineStyle] = {}
        self._pieces: list[PrintedPiece] = []
        self._words: list[RecognisedWord] = []
        self._at = self._pictures = 0

    def add(self, number: int, text: str, *, is_picture: bool) -> None:
        """A page by its text alone."""
        self._pages.append(Page(number, self._at, self._at + len(text), is_picture))
        self._texts.append(text)
        self._at += len(text) + len(PAGE_BREAK)

    def add_page(self, number: int, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        """A page with the place and size of what is printed on it, or recognised in its picture."""
        printed = text_page.get_text_range()
        text = as_stored(printed)
        is_picture = len(text.split()) < _FEWEST_WORDS and _has_picture(page)
        if is_picture and (recognised := self._recognised(page)):
            self._styles |= recognised.line_styles
            self._pieces += recognised.pieces
            self._words += recognised.words
            self.add(number, recognised.text, is_picture=False)
            return
        reader = _PageReader(text_page.raw, printed, self._at)
        self._styles.update(reader.line_styles())
        self._marks += reader.footnote_marks()
        self._pieces += table_pieces(text_page.raw, printed, self._at)
        self.add(number, text, is_picture=is_picture)

    def _recognised(self, page: pypdfium2.PdfPage) -> RecognisedPage | None:
        """The text in the picture of a page, of as many pages as are recognised in a file."""
        self._pictures += 1
        return recognise_page(page, self._at) if self._pictures <= MOST_PAGES and is_installed() else None

    def stored(self) -> StoredText:
        """The text as it is stored."""
        return StoredText(
            PAGE_BREAK.join(self._texts),
            "pdf",
            tuple(self._pages),
            tuple(self._marks),
            self._styles,
            tuple(self._pieces),
            recognised=tuple(self._words),
        )


def as_stored(printed: str) -> str:
    """The text of a page as PDFium gives it, as it is stored: each line break is one character shorter."""
    return printed.replace("\r\n", "\n").replace(_LINE_BREAK_HYPHEN, "-")


def open_pdf(data: bytes, file_name: str) -> pypdfium2.PdfDocument:
    """The document of these bytes; raises RefusedDocument where they are no PDF, are encrypted or have no page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # PDFium fails over a document without pages and tells the error of the file before.
        if getattr(error, "err_code", None) == _PASSWORD_ERROR and _ENCRYPTED in data:
            raise RefusedDocument(
                "encrypted_pdf", f"{file_name} is protected by a password. Expected an open PDF; ask for an open copy."
            ) from error
        raise RefusedDocument(
            "broken_pdf",
            f"{file_name} begins like a PDF but cannot be opened: it is damaged, or has no page. "
            "Expected a whole PDF; fetch it again.",
        ) from error
    if len(document) > _MOST_PAGES:
        raise RefusedDocument(
            "unfolding_pdf",
            f"{file_name} has {len(document):,} pages. Expected a document of at most {_MOST_PAGES:,}; split it.",
        )
    if len(document) == 0:
        raise RefusedDocument("empty_pdf", f"{file_name} has no page. Expected a report; fetch it again.")
    return document


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers a good part of a page, as a scan does."""
    area = page.get_width() * page.get_height() * _SHARE_OF_A_SCAN
    pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=2)
    return any(
        (right - left) * (top - bottom) > area
        for left, bottom, right, top in (picture.get_bounds() for picture in pictures)
    )


class _PageReader:
    """One page's characters asked only where their size and place decide something."""

    def __init__(self, raw: pdfium.FPDF_TEXTPAGE, printed: str, offset: int) -> None:
        self._raw = raw
        self._printed = printed
        self._offset = offset
        self._breaks = [match.start() for match in re.finditer("\r\n", printed)]

    def line_styles(self) -> Iterator[tuple[int, LineStyle]]:
        """Offset in the stored text of each line's first character, with the line's style."""
        x, y = ctypes.c_double(), ctypes.c_double()
        start = 0
        for number, line in enumerate(self._printed.split("\r\n")):
            content = line.strip()
            if content:
                first = start + len(line) - len(line.lstrip())
                index = self._character(first)
                is_bold = self._is_bold(index) and self._is_bold(self._character(first + len(content) - 1))
                pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
                yield self._offset + first - number, LineStyle(self._size(index), is_bold, x.value, y.value)
            start += len(line) + 2

    def footnote_marks(self) -> Iterator[FootnoteMark]:
        """Digits attached to a word or a number and set in smaller type."""
        for match in _GLUED_DIGITS.finditer(self._printed):
            begin = match.start() if match.start() and self._is_smaller(match.start(), match.start() - 1) else None
            if begin is None and len(match[0]) > 1 and self._is_smaller(match.end() - 1, match.start()):
                begin = match.end() - 1
                while self._is_smaller(begin - 1, match.start()):
                    begin -= 1
            if begin is not None:
                wraps = sum(1 for at in self._breaks if at < begin)
                start = self._offset + begin - wraps
                yield FootnoteMark(start, start + match.end() - begin)

    def _character(self, text_index: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._raw, text_index))

    def _size(self, index: int) -> float:
        return printed_size(self._raw, index)

    def _is_bold(self, index: int) -> bool:
        return int(pdfium.FPDFText_GetFontWeight(self._raw, index)) >= _BOLD_WEIGHT

    def _is_smaller(self, at: int, than: int) -> bool:
        return self._size(self._character(at)) < _SMALLER * self._size(self._character(than))
