"""What a PDF unfolds to, before it is opened: small files can hold streams of gigabytes and forms that draw themselves.

Reads the objects of the file as they stand, without a library: opening a page is what unfolds it. Encrypted objects
and other compressions than Flate are not looked into; the limits of the process that reads them are for those.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.errors import RefusedDocument

LARGEST_STREAM = 16_000_000
"""Bytes of text, drawing or objects that one stream may unfold to; the largest in 154 real PDFs has 330,000."""
MOST_DRAWINGS = 100_000
"""Forms that one form may draw, those within them counted."""
_GREATEST_RATIO = 1032
"""Bytes that Flate makes of one byte at most."""
# A pattern that opens with a set of bytes is searched ten times as fast as one that opens by looking behind.
_OBJECT = re.compile(rb"(\d(?<![\d.]\d)\d{0,9})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_REFERENCE = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+R\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")


@dataclass(frozen=True)
class _Object:
    """One object: the text of its dictionary and the bytes of its stream, as they stand."""

    words: bytes
    stream: memoryview

    @property
    def is_form(self) -> bool:
        return _FORM.search(self.words) is not None

    @cached_property
    def unfolded(self) -> bytes:
        """The stream without its compression, of what is longer than LARGEST_STREAM the beginning."""
        data = bytes(self.stream)
        for _ in _FLATE.findall(self.words):
            try:
                data = zlib.decompressobj().decompress(data, LARGEST_STREAM + 1)
            except zlib.error:
                return b""
        return data

    @property
    def may_be_large(self) -> bool:
        """Whether its stream is long enough, or packed often enough, to unfold to more than LARGEST_STREAM."""
        most = len(self.stream) * _GREATEST_RATIO ** len(_FLATE.findall(self.words))
        return most > LARGEST_STREAM and not _PICTURE.search(self.words)


def check_unfolding(data: bytes, file_name: str) -> None:
    """Raises RefusedDocument where a stream or the forms of a PDF unfold to more than any document holds."""
    objects = dict(_objects(data))
    for number, found in objects.items():
        if found.may_be_large and len(found.unfolded) > LARGEST_STREAM:
            raise _refusal(
                file_name, f"object {number} unfolds to more than {LARGEST_STREAM // 1_000_000} MB from {_size(found)}"
            )
    drawings = _Drawings(objects)
    for number, found in objects.items():
        if found.is_form and (drawn := drawings.of(number)) > MOST_DRAWINGS:
            what = "draws itself without end" if drawn == _ENDLESS else f"draws more than {MOST_DRAWINGS:,} others"
            raise _refusal(file_name, f"its form {number} {what}")


_ENDLESS = 10**12


class _Drawings:
    """How many forms each form draws, those within them counted; each is worked out once."""

    def __init__(self, objects: dict[int, _Object]) -> None:
        self._objects = objects
        self._known: dict[int, int] = {}

    def of(self, number: int) -> int:
        """Forms drawn by one form; _ENDLESS where it comes back to itself."""
        waiting = [number]
        within: set[int] = set()
        while waiting:
            current = waiting[-1]
            if current in self._known:
                waiting.pop()
                continue
            drawn = self._drawn_by(current)
            unknown = [other for other in drawn if other not in self._known]
            if not unknown:
                counted = sum(times * (1 + self._known[other]) for other, times in drawn.items())
                self._known[current] = min(counted, _ENDLESS)
                within.discard(current)
            elif within.intersection(unknown) or current in unknown:
                self._known[current] = _ENDLESS
            else:
                within.add(current)
                waiting += unknown
        return self._known[number]

    def _drawn_by(self, number: int) -> Counter[int]:
        """Forms that one form's own stream draws, and how often."""
        form = self._objects[number]
        if not form.is_form:
            return Counter()
        names = Counter(_DRAWN.findall(form.unfolded))
        if not names:
            return Counter()
        named = dict(_NAMED.findall(self._value(self._value(form.words, b"/Resources"), b"/XObject")))
        drawn: Counter[int] = Counter()
        for name, times in names.items():
            other = int(named.get(name, b"0"))
            if other in self._objects:
                drawn[other] += times
        return drawn

    def _value(self, words: bytes, key: bytes) -> bytes:
        """What stands behind a key, where it refers to another object that one's words."""
        _, found, rest = words.partition(key)
        reference = _REFERENCE.match(rest) if found else None
        if reference is None:
            return rest
        other = self._objects.get(int(reference[1]))
        return other.words if other else b""


def _objects(data: bytes) -> Iterator[tuple[int, _Object]]:
    """The objects of a file, by number; of one that stands twice the later counts."""
    view = memoryview(data)
    starts = list(_OBJECT.finditer(data))
    for place, start in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(data)
        stream = _STREAM.search(data, start.end(), end)
        words = data[start.end() : stream.start() if stream else end]
        yield int(start[1]), _Object(words, view[stream.end() if stream else end : end])


def _size(found: _Object) -> str:
    return f"{max(1, len(found.stream) // 1000):,} kB"


def _refusal(file_name: str, what: str) -> RefusedDocument:
    return RefusedDocument(
        "unfolding_pdf",
        f"{file_name} would fill the memory of any reader: {what}. Expected a report; have it printed to a PDF anew.",
    )
