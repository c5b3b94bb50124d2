"""Claims in words: each row is needed by its example, and what a sentence claims is told with what it is said of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language import cues
from ingest.readers.claims import read_claims, trends
from ingest.readers.context import ReadingContext
from ingest.readers.periods import PeriodContext, find_periods
from ingest.records import Claim
from ingest.structure.model import StoredText
from ingest.structure.outline import outline
from tests.unit.deleted_rows import deleting

ROWS = cues.rows("claims")
CONTEXT = ReadingContext("r", PeriodContext(document_date=dt.date(2024, 2, 7)))


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def forget() -> None:
        for remembered in (cues.cues, cues.of_kind, trends._by_their_verb, find_periods):
            remembered.cache_clear()

    yield from deleting(monkeypatch, forget)


def claims(text: str) -> list[tuple[Claim, str]]:
    """The claims of a text, each with its words as printed."""
    read = read_claims(outline(StoredText(text, "text")), CONTEXT)
    return [(claim, text[claim.words_start : claim.words_end]) for claim in read]


def says(row: dict[str, str], marked: str) -> bool:
    """Whether a text claims what is marked in it; where nothing is marked, what the row says."""
    text = marked.replace("«", "").replace("»", "") + "."
    kinds = {"each": ("rises_each", "falls_each"), "levels": ("rises", "falls", "improves"), "post": ("in_post",)}.get(
        row["kind"], (row["kind"],)
    )
    if row["reach"] == "opening":
        return any(claim.subject == marked.partition("»")[0].removeprefix("«") for claim, _ in claims(text))
    _, _, rest = marked.partition("«")
    wanted = rest.partition("»")[0]
    return any(claim.kind in kinds and words.startswith(wanted) for claim, words in claims(text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_row_is_needed_by_its_example(row: dict[str, str], delete: Callable[[str], None]) -> None:
    assert says(row, row["example"])
    delete(row["rule"])
    assert not says(row, row["example"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_row_passes_over_its_counter_example(row: dict[str, str]) -> None:
    assert not says(row, row["counter_example"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= 200
    assert all(row[name] for name in ("rule", "kind", "pattern", "reach", "example", "counter_example", "source"))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The rate of late visits is high and has fallen month on month.", "rate of late visits"),
        ("There has been a year-on-year increase in the number of carers.", "number of carers"),
        ("The number of carers, which we watch, has steadily increased.", "number of carers"),
    ],
)
def test_a_trend_is_told_of_its_subject(text: str, subject: str) -> None:
    ((claim, _),) = claims(text)
    assert claim.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "The number of late visits has not fallen month on month.",
        "We will reduce the number of late visits month on month.",
        "If referrals rise year on year, teams will grow.",
        "Plans were late (30%).",
        "The majority of cases (46% of whom are boys) were seen.",
        "The majority of plans (PEPs) were seen.",
        "Referrals fell and visits stayed, from 30 to 40.",
    ],
)
def test_what_is_denied_planned_or_not_said_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_the_time_a_paper_says_it_is_about_is_read_with_its_days() -> None:
    ((claim, words),) = claims("This report covers our audits from April 2023 to November 2023.")
    assert (claim.kind, words) == ("covers", "April 2023 to November 2023")
    assert (claim.period_start, claim.period_end) == (dt.date(2023, 4, 1), dt.date(2023, 11, 30))


def test_a_day_without_its_year_is_the_one_before_the_paper() -> None:
    ((claim, _),) = claims("The requirement was met within the timescale of 31 December.")
    assert (claim.kind, claim.period_end) == ("due", dt.date(2023, 12, 31))


def test_a_long_quotation_is_read_without_its_marks() -> None:
    quoted = "Plans for the carers' children are timely. Visits to them are not always made in good time"
    ((claim, words),) = claims(f"The letter said ‘{quoted}’, and we agree with it.")
    assert claim.kind == "quotes"
    assert claim.subject == words == claim.quote == quoted


@given(st.text(alphabet="abc ’'“”‘\"().,12% from to most half rose ", max_size=200))
def test_words_of_a_claim_stand_in_its_quote(text: str) -> None:
    for claim, _ in claims(text):
        assert claim.char_start <= claim.words_start < claim.words_end <= claim.char_end
