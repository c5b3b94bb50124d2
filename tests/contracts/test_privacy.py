"""Personal details are found in every printed form, figures are not taken for them, and evidence stays verbatim."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from ingest.records import Reading
from tests.contracts.invented import DOCUMENT, FINDING, OBSERVATION, other_text, reading
from warehouse.contracts.checking import check
from warehouse.privacy import Names, clear_span, find_contact_details, find_personal_details, redact

# Numbers of the ranges that are kept free for drama, and made-up addresses.
CONTACT_DETAILS = [
    "01632 960001",
    "(01632) 960001",
    "01632 96 00 01",
    "01632-960001",
    "01632960001",
    "O1632 960001",
    "0113 496 0001",
    "020 7946 0001",
    "0207 946 0001",
    "+44 (0)20 7946 0001",
    "+44 1632 960001",
    "0044 1632 960001",
    "07700 900001",
    "07700 900 001",
    "0808 157 0001",
    "03069 990001",
    "0800 1111",
    "Tel: 96 0001",
    "telephone no: 960001",
    "ext 4567",
    "Ext. 1234",
    "01632 960001 / 960002",
    "jo.invented@example.gov.uk",
    "jo @ example.gov.uk",
    "jo.invented@example.\ngov.uk",
]
EVIDENCE_TABLES = ("observations", "judgements", "findings", "events", "inspectors", "claims", "reading_notes")
FIGURES = [
    "3567 1056",
    "2013 2014",
    "2013-14 2014-15",
    "0.123456789",
    "01/04/2014",
    "01-04-2014",
    "893 (65.0 per 10,000)",
    "0 0 1 2 0 3 4",
    "0\t11\t22\t33\t44\t55",
    "01 02 03 04 05 06",
    "E08000032",
    "SC012345",
    "by telephone 1,234 times",
    "text 2014 2015",
    "Extended 2014",
    "1234567890123",
    "12,345 0123",
    "0.5 12 34 56 78 90",
]


@pytest.mark.parametrize("text", CONTACT_DETAILS)
def test_contact_details_are_found_whole(text: str) -> None:
    (detail,) = find_contact_details(f"Ask for it: {text}, please.")

    assert f"Ask for it: {text}, please."[detail.start : detail.end] == text


@pytest.mark.parametrize("text", FIGURES)
def test_figures_are_no_contact_details(text: str) -> None:
    assert find_contact_details(text) == ()


def test_redaction_keeps_the_length() -> None:
    redacted = redact("Ring 01632 960001 or write to jo@example.org today")

    assert redacted == f"Ring {'▇' * 12} or write to {'▇' * 14} today"


def test_the_part_around_the_value_is_kept() -> None:
    text = "Tel: 960001. Of them 12 were seen. jo@example.org and a much longer remark after it, of no use."
    start = text.index("12")

    span = clear_span(text, (start, start + 2))

    assert span and text[slice(*span)] == ". Of them 12 were seen."
    assert clear_span(text, (5, 11)) is None


def test_a_quote_is_cut_and_stays_at_its_offsets() -> None:
    line = "Contact: 01632 960001\nOf the children seen, 12 were in care."
    file = other_text(line)
    start = line.index("12")
    observation = dataclasses.replace(
        OBSERVATION,
        quote=line,
        char_start=0,
        char_end=len(line),
        line=1,
        value=12.0,
        value_printed="12",
        value_start=start,
        value_end=start + 2,
        section="Ask on 01632 960001",
    )
    document = dataclasses.replace(DOCUMENT, char_end=len(line))

    checked = check(
        reading(
            files=(file,),
            documents=(document,),
            observations=(observation,),
            judgements=(),
            findings=(),
            events=(),
            inspectors=(),
            claims=(),
            reading_notes=(),
        )
    )

    (row,) = checked.passed.observations
    assert row.quote == "Of the children seen, 12 were in care." == line[row.char_start : row.char_end]
    assert row.line == 2
    assert row.section == f"Ask on {'▇' * 12}"


@pytest.mark.parametrize("text", ["01632 960001", "Portfolio: ours. Ask Jo on 01632 960001 or jo.invented@example.org"])
def test_a_passage_that_is_mostly_contact_details_is_rejected_without_naming_them(text: str) -> None:
    finding = dataclasses.replace(FINDING, quote=text, text=text, char_start=0, char_end=len(text), line=1)

    checked = check(
        reading(
            files=(other_text(text),),
            documents=(dataclasses.replace(DOCUMENT, char_end=len(text)),),
            observations=(),
            judgements=(),
            findings=(finding,),
            events=(),
            inspectors=(),
            claims=(),
            reading_notes=(),
        )
    )

    assert [row.rule for row in checked.rejected] == ["quote_without_personal_details"]
    assert not any(find_contact_details(row.message + row.record) for row in checked.rejected)


NAMES = Names(frozenset({"Jo Invented", "Sam Elsewhere-Smith"}))


@pytest.mark.parametrize(
    "text", ["Jo Invented", "JO INVENTED", "Jo\nInvented", "Jo** *Invented", "Mrs Invented", "Dr. Elsewhere-Smith"]
)
def test_names_are_found_in_any_case_over_line_ends_and_behind_a_title(text: str) -> None:
    assert redact(f"Thanks to {text}’s work.", NAMES) == f"Thanks to {'▇' * len(text)}’s work."


@pytest.mark.parametrize("text", ["Joanna Invented", "Jo Inventedly", "an invented name", "Invented", "Jo, Invented"])
def test_other_words_are_no_names(text: str) -> None:
    assert find_personal_details(text, NAMES) == ()


def test_an_observation_keeps_the_part_around_its_value_and_loses_the_name_beside_it() -> None:
    line = "Jo Invented\tChildren seen\t12"
    observation = dataclasses.replace(
        OBSERVATION,
        quote=line, char_start=0, char_end=len(line), line=1,
        value=12.0, value_printed="12", value_start=len(line) - 2, value_end=len(line),
        reported_label="Jo Invented, children seen",
    )  # fmt: skip

    checked = check(named(line, observations=(observation,)))

    (row,) = checked.passed.observations
    assert row.quote == "Children seen\t12" == line[row.char_start : row.char_end]
    assert row.reported_label == f"{'▇' * 11}, children seen"


def test_a_finding_keeps_its_words_but_for_the_name() -> None:
    line = "Children thanked Jo Invented for being there when it mattered."
    finding = dataclasses.replace(FINDING, quote=line, text=line, char_start=0, char_end=len(line), line=1)

    checked = check(named(line, findings=(finding,)))

    (row,) = checked.passed.findings
    assert row.text == line.replace("Jo Invented", "▇" * 11)
    assert row.quote == "for being there when it mattered." == line[row.char_start : row.char_end]


def test_a_line_that_is_nothing_but_a_name_is_rejected_without_naming_it() -> None:
    line = "Mr Jo Invented"
    finding = dataclasses.replace(FINDING, quote=line, text=line, char_start=0, char_end=len(line), line=1)

    checked = check(named(line, findings=(finding,)))

    assert [row.rule for row in checked.rejected] == ["quote_without_personal_details"]
    assert not any("Invented" in row.message + row.record for row in checked.rejected)


def named(line: str, **rows: tuple[Any, ...]) -> Reading:
    """A reading of one line, with these rows and no others, that knows whose names are not published."""
    none: dict[str, tuple[Any, ...]] = dict.fromkeys(EVIDENCE_TABLES, ())
    document = dataclasses.replace(DOCUMENT, char_end=len(line))
    made = reading(files=(other_text(line),), documents=(document,), **none | rows)
    return dataclasses.replace(made, unpublished_names=frozenset({"Jo Invented"}))
