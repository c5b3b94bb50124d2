"""A page of a PDF as a picture, with a passage of the stored text drawn into it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.pdf import PAGE_BREAK, as_stored, open_pdf

Colour = tuple[int, int, int, int]
Place = tuple[int, int]
"""Where a passage begins and ends in the stored text; the end is not included."""
MARKER: Colour = (255, 230, 90, 255)
"""The passage: yellow, multiplied with what is printed, which stays black."""
VALUE: Colour = (255, 150, 60, 255)
"""The value within the passage."""
_SPACE = re.compile(r"\s+")
_PLAIN = str.maketrans("‘’“”–—\u2011\u00a0", "''\"\"--- ")
"""A text and a PDF of one document differ in their quotation marks and dashes."""


@dataclass(frozen=True)
class Stretch:
    """Characters of one page, counted from its beginning in the stored text; the end is not included."""

    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """A stretch of a page's text and the colour that it is marked with."""

    stretch: Stretch
    colour: Colour


class PrintedPages:
    """The pages of one PDF: where a passage of its stored text is printed, and what a page looks like.

    PDFium is not safe for threads: one at a time may use any of these. Close it after use, or use `with`.
    """

    def __init__(self, data: bytes, file_name: str, starts: list[int] | None = None) -> None:
        """`starts` is where each page begins in the stored text, of as many pages as were asked for: what is kept of an
        earlier look at the same file spares reading every page before the one that is wanted."""
        self._document = open_pdf(data, file_name)
        self._starts = [0] if starts is None else starts

    def __enter__(self) -> PrintedPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def stretch(self, number: int, quote: str, place: Place | None = None) -> Stretch | None:
        """What of a quote is printed on a page (from 1): by its place in the stored text, else by its words.

        The quote may break its lines elsewhere than the text. None where it is not there, as on a page that is a
        picture of text.
        """
        if place is not None and (found := self._by_place(number, quote, place)):
            return found
        return _by_words(as_stored(self._printed(number)), quote)

    def pages_of(self, quote: str, place: Place | None, near: int) -> list[int]:
        """The pages on which a quote is printed, of a told page (from 1) and those beside it; none where on none.

        Words alone are looked for on the told page: a short quote may stand on any.
        """
        beside = [number for number in (near - 1, near, near + 1) if 1 <= number <= len(self)]
        if place is not None:
            by_place = [number for number in beside if self._by_place(number, quote, place)]
            if by_place:
                return by_place
        return [near] if near in beside and self.stretch(near, quote) else []

    def marks(
        self, number: int, quote: str, place: Place | None = None, value: tuple[int, int] | None = None
    ) -> list[Mark]:
        """What is drawn for a passage on a page: the passage, and the value where it begins within it, with length."""
        passage = self.stretch(number, quote, place)
        if passage is None:
            return []
        if value is None or passage.end - passage.start != len(quote):
            return [Mark(passage, MARKER)]
        begin = passage.start + value[0]
        return [Mark(passage, MARKER), Mark(Stretch(begin, begin + value[1]), VALUE)]

    def picture(self, number: int, scale: float, marks: Sequence[Mark]) -> bytes:
        """A page (from 1) as PNG, `scale` dots a point, with stretches of its text marked."""
        page = self._document[number - 1]
        text_page = page.get_textpage()
        printed = text_page.get_text_range()
        for mark in marks:
            _draw(page, list(_boxes(text_page, printed, mark.stretch)), mark.colour)
        picture = page.render(scale=scale).to_pil()
        text_page.close()
        page.close()
        written = io.BytesIO()
        picture.save(written, "PNG", compress_level=3)
        return written.getvalue()

    def _by_place(self, number: int, quote: str, place: Place) -> Stretch | None:
        text = as_stored(self._printed(number))
        begin, end = (at - self._start(number) for at in place)
        first, last = max(begin, 0), min(end, len(text))
        here, whole = (_SPACE.sub("", words) for words in (text[first:last], quote))
        if not here:
            return None
        is_there = whole.startswith(here) if first == begin else whole.endswith(here) if last == end else here in whole
        return Stretch(first, last) if is_there else None

    def _start(self, number: int) -> int:
        for before in range(len(self._starts), number):
            length = len(as_stored(self._printed(before))) + len(PAGE_BREAK)
            self._starts.append(self._starts[-1] + length)
        return self._starts[number - 1]

    def _printed(self, number: int) -> str:
        try:
            page = self._document[number - 1]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            return ""
        printed = str(text_page.get_text_range())
        text_page.close()
        page.close()
        return printed


def _by_words(text: str, quote: str) -> Stretch | None:
    """Where the quote stands in a text that may break its lines elsewhere; the first place of several."""
    words = [re.escape(word.translate(_PLAIN)) for word in _SPACE.split(quote.strip())]
    found = re.search(r"\s+".join(words), text.translate(_PLAIN))
    return Stretch(*found.span()) if found else None


def _boxes(
    text_page: pypdfium2.PdfTextPage, printed: str, stretch: Stretch
) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each line of a stretch, in points."""
    start, end = (_place_printed(printed, at) for at in (stretch.start, stretch.end))
    first, last = (pdfium.FPDFText_GetCharIndexFromTextIndex(text_page.raw, at) for at in (start, max(start, end - 1)))
    if first < 0 or last < first:
        return
    for number in range(text_page.count_rects(first, last - first + 1)):
        yield text_page.get_rect(number)


def _place_printed(printed: str, at: int) -> int:
    """Where a place of the stored text is in PDFium's, whose line breaks have two characters."""
    for match in re.finditer("\r\n", printed):
        if match.start() >= at:
            break
        at += 1
    return at


def _draw(page: pypdfium2.PdfPage, boxes: Sequence[tuple[float, float, float, float]], colour: Colour) -> None:
    for left, bottom, right, top in boxes:
        box = pdfium.FPDFPageObj_CreateNewRect(left - 1, bottom - 1, right - left + 2, top - bottom + 2)
        pdfium.FPDFPageObj_SetFillColor(box, *colour)
        pdfium.FPDFPath_SetDrawMode(box, pdfium.FPDF_FILLMODE_WINDING, False)
        pdfium.FPDFPageObj_SetBlendMode(box, b"Multiply")
        pdfium.FPDFPage_InsertObject(page.raw, box)
