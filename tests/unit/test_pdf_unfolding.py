"""A small PDF that unfolds to gigabytes is refused at once; one that draws a form a few times is read."""

from __future__ import annotations

import time
import zlib

import pytest

from ingest.errors import RefusedDocument
from ingest.pdf import read_pdf
from ingest.pdf_unfolding import LARGEST_STREAM, check_unfolding
from tests.unit.printed_pdf import CATALOGUE, ONE_PAGE, PAGE, form, packed, pdf_of, stream

DRAWS_X = stream(b"/X Do")


def nested(depth: int, times: int) -> bytes:
    """A PDF whose page draws a form that draws the next so many times, and so on."""
    forms = [form(b"/X Do " * times, b"X", 6 + level) for level in range(depth)]
    return pdf_of(CATALOGUE, ONE_PAGE, PAGE, DRAWS_X, *forms, form(b"", b"Y", 3))


def twice_packed() -> bytes:
    inner = zlib.compress(b" " * (2 * LARGEST_STREAM), 9)
    return stream(zlib.compress(inner, 9), b"/Filter[/FlateDecode/FlateDecode]")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf_of(CATALOGUE, ONE_PAGE, PAGE, packed(b" " * (LARGEST_STREAM + 1000))), "object 4 unfolds"),
        (pdf_of(CATALOGUE, ONE_PAGE, PAGE, twice_packed()), "object 4 unfolds"),
        (nested(22, 2), "draws more than"),
        (pdf_of(CATALOGUE, ONE_PAGE, PAGE, DRAWS_X, form(b"/X Do", b"X", 5)), "without end"),
        (
            pdf_of(CATALOGUE, ONE_PAGE, PAGE, DRAWS_X, form(b"/X Do", b"X", 6), form(b"/Z Do", b"Z", 5)),
            "without end",
        ),
        (pdf_of(CATALOGUE, b"<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>"), "1,000,000 pages"),
    ],
)
def test_what_unfolds_without_measure_is_refused_at_once(data: bytes, said: str) -> None:
    began = time.process_time()
    with pytest.raises(RefusedDocument, match=said) as refusal:
        read_pdf(data, "small.pdf")

    assert refusal.value.kind == "unfolding_pdf"
    assert refusal.value.reason.startswith("small.pdf") and "xpected" in refusal.value.reason
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "data",
    [
        nested(3, 4),
        pdf_of(CATALOGUE, ONE_PAGE, PAGE, packed(b" " * 100_000)),
        pdf_of(CATALOGUE, ONE_PAGE, PAGE, packed(b" " * (LARGEST_STREAM + 1000), b"/Subtype/Image")),
        pdf_of(CATALOGUE, ONE_PAGE, PAGE, DRAWS_X, form(b"(no form is drawn)", b"X", 5)),
        b"%PDF-1.7 and nothing else",
    ],
)
def test_what_any_document_may_hold_is_let_through(data: bytes) -> None:
    check_unfolding(data, "small.pdf")
