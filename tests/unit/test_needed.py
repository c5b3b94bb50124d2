"""The letters without which a pattern cannot be met, and that no row is passed over for want of them."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language import cues
from ingest.language.needed import may_meet, needed

TABLES = sorted(path.stem for path in cues.FOLDER.glob("*.csv") if path.stem != "parts")


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bmonth on (?:month|quarter)\b", {"month on month", "month on quarter"}),
        (r"\b(?:rose|ris(?:es|ing))\b", {"rose", "rises", "rising"}),
        (r"(?:very )?FEW(?! of)", {"few"}),
        (r"\d+ (?:plans?)+", {" plan"}),
        (r"(?:late|\d+) visits?", {" visit"}),
        (r"(?:at|since) £\d+", {" £"}),
        (r"\d(?:-|–)\d", {"-", "–"}),
        (r"(?:late|\d+)", {""}),
        (r"[\d%]+|plan", {""}),
    ],
)
def test_the_longest_letters_that_every_match_holds(pattern: str, pieces: set[str]) -> None:
    assert needed(re.compile(pattern, re.I)) == pieces


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_passed_over_where_it_is_met(table: str) -> None:
    spoken = [
        row[side].replace("«", "").replace("»", "") for row in cues.rows(table) for side in row if "example" in side
    ]
    for cue in cues.cues(table):
        for text in (text for text in spoken if cue.pattern.search(text)):
            assert may_meet(cue.needed, text.casefold()), (cue.rule, text)


@given(st.text(alphabet=string.ascii_letters + "K ſ'", max_size=30))
def test_letters_are_looked_for_without_regard_to_case(text: str) -> None:
    pattern = re.compile(r"(?:sk|as)k", re.I)
    if pattern.search(text):
        assert may_meet(needed(pattern), text.casefold())
