"""Web pages as councils and the inspectorate publish documents: the main content, without what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from ingest.errors import RefusedDocument
from ingest.structure.model import StoredText
from ingest.structure.tables import MOST_CELLS
from ingest.written import Writing

IS_WEB_PAGE = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml[^>]*>\s*(?:<!doctype html|<html))", re.IGNORECASE)
FEWEST_CHARACTERS = 200
MOST_LINKED = 0.5
"""Part of a page's characters that are in links; a page with more lists documents and is none."""

_MAIN = ("//main", "//*[@role='main']", "//article", "//body")
"""Where the content of a page is, the surest first."""
# fmt: off
_NO_CONTENT = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "iframe", "object",
    "svg", "canvas", "dialog", "head",
}
_NO_CONTENT_ROLES = {
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary",
}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
}
# fmt: on
_NO_CONTENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip-?(?:link|nav)|feedback)(?![a-z])", re.IGNORECASE
)
"""Names that pages give to what surrounds their content."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol"}
_APART = {"br", "dd", "div", "dl", "dt", "li", "p", "td", "th"}
"""Elements inside a cell, an item or a heading that words do not reach over."""
_WHITE = re.compile(r"\s+")


def read_web_page(data: bytes, file_name: str) -> StoredText:
    """The stored text of a web page's main content.

    Raises RefusedDocument for a page that holds no document: an error, a form, a list of links.
    """
    main = _main(_parsed(data))
    characters = _characters(main)
    if characters < FEWEST_CHARACTERS or sum(map(_characters, main.iter("a"))) > MOST_LINKED * characters:
        raise RefusedDocument(
            "html_page",
            f"{file_name} is a web page, not a document: the address gave an error, a landing page or a list of links. "
            "Expected a page that holds the document's own text, a PDF or a text; fetch the document itself.",
        )
    return _Page(main).writing.stored("html")


def _parsed(data: bytes) -> html.HtmlElement:
    """The page's elements; what it says of its encoding counts where it is no UTF-8. Nothing is fetched."""
    try:
        data.decode("utf-8")
        encoding: str | None = "utf-8"
    except UnicodeDecodeError:
        encoding = None if b"charset=" in data[:4096].lower() else "cp1252"
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(data.removeprefix(b"\xef\xbb\xbf"), parser=parser)
    except etree.ParserError:
        return html.Element("html")


def _main(page: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the content, without what is inside it and is none."""
    main = next((found for path in _MAIN for found in page.xpath(path)), page)
    for element in [each for each in main.iterdescendants() if _is_left_out(each, main)]:
        if element.getparent() is not None:
            element.drop_tree()
    return main


def _is_left_out(element: html.HtmlElement, main: html.HtmlElement) -> bool:
    if element.tag in _NO_CONTENT or element.get("role") in _NO_CONTENT_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag == "header" and main.tag == "body":
        return bool(element.getparent().tag != "article")
    return _NO_CONTENT_NAMES.search(f"{element.get('id', '')} {element.get('class', '')}") is not None


def _characters(element: html.HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _words(element: html.HtmlElement) -> str:
    """All words of an element on one line; blocks inside it are apart, the parts of a word are not."""
    written = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        written.append(" " if inner.tag in _APART else "")
        if event == "start":
            written.append(inner.text or "")
        elif inner is not element:
            written.append(inner.tail or "")
    return " ".join("".join(written).split())


class _Page:
    """The content of a page and the text written of it."""

    def __init__(self, main: html.HtmlElement) -> None:
        self.writing = Writing()
        self._open: list[str] = []
        self._within(main)
        self._close()

    def _within(self, element: html.HtmlElement) -> None:
        """Writes what is inside an element; words gather until a block begins or ends."""
        self._say(element.text)
        for child in element:
            if child.tag in _INLINE:
                self._within(child)
            elif child.tag == "br":
                self._open.append("\n")
            else:
                self._close()
                self._block(child)
                self._close()
            self._say(child.tail)

    def _block(self, element: html.HtmlElement) -> None:
        if element.tag == "table":
            self.writing.table([[*_cells(row)] for row in element.iter("tr")])
        elif element.tag in _HEADINGS:
            self.writing.heading(_words(element), _HEADINGS[element.tag])
        elif element.tag in _LISTS:
            self._list(element, 0)
        else:
            self._within(element)

    def _list(self, element: html.HtmlElement, depth: int) -> None:
        for number, item in enumerate(element.iterchildren("li"), start=1):
            nested = [child for child in item if child.tag in _LISTS]
            for child in nested:
                child.drop_tree()
            self.writing.item(_words(item), depth, "•" if element.tag == "ul" else f"{number}.")
            for child in nested:
                self._list(child, depth + 1)

    def _say(self, text: str | None) -> None:
        if text:
            self._open.append(_WHITE.sub(" ", text))

    def _close(self) -> None:
        self.writing.paragraph("".join(self._open))
        self._open.clear()


def _cells(row: html.HtmlElement) -> Iterator[str]:
    """The cells of a row, one a column: what a cell spans to its right is empty."""
    for cell in row.iterchildren("td", "th"):
        yield _words(cell)
        columns = cell.get("colspan", "1")
        yield from [""] * (min(int(columns), MOST_CELLS) - 1 if columns.isdecimal() else 0)
