"""What counts as whole: a labelled item is one finding from its first words to its last, and nothing more."""

from __future__ import annotations

import duckdb
import pytest

from tests.evaluation.items import Item, item_labels, items
from tests.evaluation.meaning import SHA_DIGITS

LONGEST_FRAGMENT = 6
SCHEMA = """
    create schema meta; create schema reporting;
    create table meta.renditions (document_id text, file_sha256 text, kind text);
    create table reporting.findings (document_id text, kind text, text text);
"""
LABEL = next(label for label in item_labels() if label.is_asked)
WHOLE = f"4. {LABEL.opening} and so on {LABEL.ending}"


def _judged(*findings: tuple[str, str]) -> Item:
    """The first asked item of the labels, where its document is read as these findings."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA)
        connection.execute("insert into meta.renditions values ('1', ?, 'jtai_letter')", [LABEL.document + "0" * 52])
        for kind, text in findings:
            connection.execute("insert into reporting.findings values ('1', ?, ?)", [kind, text])
        return next(item for item in items(connection) if item.label == LABEL)


def test_fragments_are_no_passages_and_no_item_is_labelled_twice() -> None:
    labels = item_labels()

    assert max(len(words.split()) for label in labels for words in (label.opening, label.ending)) <= LONGEST_FRAGMENT
    assert {len(label.document) for label in labels} == {SHA_DIGITS}
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("kind", "text", "is_whole", "is_asked"),
    [
        ("recommendation", WHOLE, True, True),
        ("strength", WHOLE, True, False),
        ("recommendation", f"{WHOLE} 5. Another ask.", False, False),
        ("recommendation", f"Before it. {WHOLE}", False, False),
        ("recommendation", LABEL.opening, False, False),
    ],
)
def test_an_item_is_whole_and_asked_for(kind: str, text: str, is_whole: bool, is_asked: bool) -> None:
    item = _judged((kind, text))

    assert (item.is_whole, item.is_asked) == (is_whole, is_asked)
