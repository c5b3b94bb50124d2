"""The received documents behind the published file: their stored text, and pages as pictures."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from explorer.kept import LatelyUsed
from ingest.errors import OversightError
from ingest.page_pictures import Place, PrintedPages
from ingest.pages import read_pages
from ingest.snapshot import names_of
from ingest.stores import Store

_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT_TEXTS = 32
_KEPT_STARTS = 1_000
SCALE = 1.6
"""Dots a point: some 950 across a page of A4."""


class NoDocument(OversightError):
    """The received file is not where it was kept."""


class Documents:
    """Files of the snapshots by their hashes; nothing else of the store can be named."""

    def __init__(self, snapshots: Store) -> None:
        self._snapshots = snapshots
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._starts: LatelyUsed[list[int]] = LatelyUsed(_KEPT_STARTS)
        """Where the pages of a PDF begin, as far as one of them was looked at."""
        self._one_at_a_time = Lock()
        """PDFium is not safe for threads."""

    def content(self, sha256: str) -> bytes:
        """The bytes as received; raises NoDocument where they are not kept, are others, or lie outside of the folder.

        Raises StoreFault where object storage does not answer.
        """
        if not _HASH.fullmatch(sha256):
            raise NoDocument("no document has such a name")
        stored_bytes, *_ = names_of(sha256)
        place = self._snapshots.place(stored_bytes)
        content = None
        try:
            if not isinstance(place, Path) or place.resolve().is_relative_to(Path(self._snapshots.address).resolve()):
                content = place.read_bytes()
        except OSError:
            pass
        if content is None:
            raise NoDocument("the document itself is not kept in this warehouse; its passage is")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NoDocument("the stored copy of the document is damaged: its bytes are not those that were received")
        return content

    def text(self, sha256: str, file_name: str) -> str:
        """The stored text that offsets count in; raises NoDocument or RefusedDocument."""
        with self._one_at_a_time:
            if sha256 not in self._texts:
                self._texts[sha256] = read_pages(self.content(sha256), file_name).text
            self._texts.move_to_end(sha256)
            while len(self._texts) > _KEPT_TEXTS:
                self._texts.popitem(last=False)
            return self._texts[sha256]

    def page_picture(
        self, sha256: str, file_name: str, page: int, passage: tuple[str, Place | None], value: tuple[int, int] | None
    ) -> bytes:
        """A page (from 1) as PNG, with the passage (its words, and their place in the stored text) marked.

        `value` is where the value begins within the passage, and its length. Raises NoDocument for a page that the
        document does not have.
        """
        with self._one_at_a_time, self._opened(sha256, file_name) as pages:
            if not 1 <= page <= len(pages):
                raise NoDocument(f"the document has {len(pages)} pages, none of them is {page}")
            return pages.picture(page, SCALE, pages.marks(page, *passage, value))

    def pages_of(self, sha256: str, file_name: str, near: int, passage: tuple[str, Place | None]) -> list[int]:
        """The pages, of that of the value and those beside it, on which the passage is printed; none where on none."""
        with self._one_at_a_time, self._opened(sha256, file_name) as pages:
            return pages.pages_of(*passage, near)

    def _opened(self, sha256: str, file_name: str) -> PrintedPages:
        starts = self._starts.get(sha256, lambda: [0])
        return PrintedPages(self.content(sha256), file_name, starts)
