"""The rows that say which numbers count: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

import pytest

from ingest.language.cues import Cue, cues, rows
from ingest.readers.numbers import find_numbers
from ingest.readers.statements.figures import is_figure

FIGURES, COUNTED = rows("figures"), rows("counted")


def meets(cue: Cue, marked: str) -> bool:
    """Whether a row is met beside the number that an example sets in «»."""
    before, number, after = marked.replace("»", "«").split("«")
    return bool(cue.pattern.search(before) if cue.reach == "before" else cue.pattern.match(after)) and bool(number)


@pytest.mark.parametrize("row", FIGURES, ids=[row["rule"] for row in FIGURES])
def test_without_its_row_an_example_says_nothing(row: dict[str, str]) -> None:
    met = [cue.rule for cue in cues("figures") if cue.kind == row["kind"] and meets(cue, row["example"])]
    assert met == [row["rule"]]


@pytest.mark.parametrize("row", FIGURES, ids=[row["rule"] for row in FIGURES])
def test_a_row_passes_over_its_counter_example(row: dict[str, str]) -> None:
    cue = next(cue for cue in cues("figures") if cue.rule == row["rule"])
    assert not meets(cue, row["counter_example"])


@pytest.mark.parametrize("row", COUNTED, ids=[row["rule"] for row in COUNTED])
def test_each_noun_row_knows_its_example_alone(row: dict[str, str]) -> None:
    assert [cue.rule for cue in cues("counted") if cue.pattern.fullmatch(row["example"])] == [row["rule"]]
    assert not any(cue.pattern.fullmatch(row["counter_example"]) for cue in cues("counted"))


def values(text: str) -> list[float]:
    numbers = find_numbers(text)
    return [number.value for number in numbers if is_figure(number, numbers, text, "narrative")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("There have been no permanent exclusions this year.", [0]),
        ("No children live in bed and breakfast.", [0]),
        ("Of these, none were late.", [0]),
        ("There is no family group service.", []),
        ("The aim is that no children wait.", []),
        ("There is no clear plan for the team.", []),
        ("None.", []),
        ("There is only one drop-in place.", [1]),
        ("Ten left and one is waiting.", [10, 1]),
        ("One child returned to live at home and nine remained with carers.", [1, 9]),
        ("These were one medium-risk case and 10 others.", [1, 10]),
        ("At the time of the inspection no children were waiting.", [0]),
        ("None of these key areas is thought of.", []),
        ("There are 28 boys aged 16 or 17 and three 15-year-olds.", [28, 3]),
        ("A group of 15 ‘ambassadors’ is paid.", [15]),
        ("They were adopted, a group of five siblings too.", []),
        ("Workers visit carers every six weeks.", [6]),
        ("Leavers have support until 21, and between 21 and 25 if they study.", []),
        ("There are between 21 and 25 homes.", [21, 25]),
        ("Workers visit carers at least every six weeks.", []),
        ("One adopter said that it helped.", []),
        ("They had at least one missing episode.", []),
        ("It is one of the best.", []),
        ("A small number (eight) have another timetable.", [8]),
        ("Half of them read, and half did so well.", [50, 50]),
        ("The wait is three to four weeks.", [3, 4]),
        ("Pupils have 25 hours of lessons a week.", [25]),
        ("A manager came six months ago.", []),
        ("In the last 12 to 18 months plans improved.", []),
        ("Results of key stage 4 children were better in two of the past three years.", []),
        ("Indicator 18 and graph 1 come from the 903 collection for 23/24.", []),
        ("Homeless 16- \n17-year-olds get advice.", []),
        ("Of those under the age of five and 90% of the others.", [90]),
        ("The group A Million Voices meets.", []),
        ("It rose to5.2% in all.", [5.2]),
    ],
)
def test_what_is_a_figure(text: str, read: list[float]) -> None:
    assert values(text) == read
