"""What nobody sees of a text, a soft hyphen or a space without width, hides nothing, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.csv_table import read_csv
from ingest.plain_text import read_text
from ingest.rich_text import read_rich_text
from ingest.structure.model import StoredText
from ingest.web_page import read_web_page

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
OF_CP1252 = "\u00ad"
WORDS = (
    "Report of the Director to the meeting of Cabinet to be held on 7 February 2024.\n"
    "At 31 March 2024, 1,204 children were looked after, 23.5% of them aged 16 or over."
)
ROWS = "Measure,April 2023,May 2023\nChildren looked after,1204,1198\nRe-referrals,23.5%,22.9%\n"


def of_web_page(written: str) -> StoredText:
    return read_web_page(f"<html><body><main><p>{written * 3}</p></main></body></html>".encode(), "a.html")


READERS: dict[str, tuple[str, str, Callable[[str], StoredText]]] = {
    "text": (WORDS, UNSEEN, lambda written: read_text(written.encode(), "a.txt")),
    "rich text": (WORDS, OF_CP1252, lambda written: read_rich_text(f"{{\\rtf1 {written}}}".encode("cp1252"))),
    "web page": (WORDS, UNSEEN, of_web_page),
    "table": (ROWS, UNSEEN, lambda written: read_csv(written.encode(), "a.csv", ",")),
}


@pytest.mark.parametrize("medium", READERS)
@given(st.data())
def test_a_text_is_stored_without_what_nobody_sees(medium: str, data: st.DataObject) -> None:
    written, unseen, read = READERS[medium]
    at = data.draw(st.lists(st.integers(1, len(written)), min_size=1, max_size=5).map(lambda places: sorted(places)))
    pieces = [written[start:end] for start, end in zip([0, *at], [*at, len(written)], strict=True)]
    typeset = "".join(piece + data.draw(st.sampled_from(unseen)) for piece in pieces[:-1]) + pieces[-1]

    assert read(typeset).text == read(written).text
