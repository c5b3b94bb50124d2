"""PDFs made in a test, object by object."""

from __future__ import annotations

import zlib


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    text, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(text))
    return text + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def stream(data: bytes, words: bytes = b"") -> bytes:
    """A stream object, its data as they stand."""
    return b"<<%s/Length %d>>stream\n" % (words, len(data)) + data + b"\nendstream"


def packed(data: bytes, words: bytes = b"") -> bytes:
    """A stream object with its data compressed."""
    return stream(zlib.compress(data, 9), words + b"/Filter/FlateDecode")


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
ONE_PAGE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"


def form(drawn: bytes, name: bytes, other: int) -> bytes:
    """A form whose stream is `drawn`, with one name for another object."""
    words = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</%s %d 0 R>>>>" % (name, other)
    return stream(drawn, words)
