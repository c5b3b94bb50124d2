"""Sentences of our own are shown without the names of tables, columns and items."""

from __future__ import annotations

import pytest

from explorer.told import told

ONE, OTHER = "value_643294d8df2c167c", "value_722a70ac6f6efdd8"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"From 402 to 411 is a rise. The values are {ONE} and {OTHER}.",
            f'From 402 to 411 is a rise. The values are <a href="/review/{ONE}">the first</a> and '
            f'<a href="/review/{OTHER}">the second</a>.',
        ),
        (
            "Read with doubt: impossible date in one place (meta.reading_notes).",
            "Read with doubt: impossible date in one place.",
        ),
        ("1 of observations (period_as_long_as_its_kind)", "1 of observations (period as long as its kind)"),
        ("The same document as own_report.txt & 000_6bf28bbd43c57dcc.txt.", None),
        ("oversight review --value=%s of my_part.1", None),
    ],
)
def test_names_of_the_data_are_words_or_links(sentence: str, expected: str | None) -> None:
    assert told(sentence) == (expected or sentence.replace("&", "&amp;"))


def test_no_text_is_taken_for_html() -> None:
    assert told("<b>&") == "&lt;b&gt;&amp;"
    assert told(None) == ""
