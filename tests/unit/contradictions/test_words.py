"""Words against figures: trends, extremes, shares; lengths of time, periods of papers, posts."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from ingest.vocabularies import DiscrepancyStatus, Doubt
from tests.unit.contradictions.papers import claim, finding, found, paper, passage, statuses
from warehouse.contradictions.papers import Claim, Event, Figure, Paper, Passage

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE


def month(number: int) -> dict[str, Any]:
    return {"day": dt.date(2023, number, 28)}


def two_levels(kind: str, first: str, last: str, **facts: Any) -> Paper:
    stated = passage(f"Contacts went the way they did, from «{first}» in May to «{last}» in June.", {}, {}, **facts)
    return paper(stated, claims=(claim(stated, kind),))


@pytest.mark.parametrize(("kind", "first", "last"), [("rises", "40", "30"), ("falls", "30", "40")])
def test_levels_that_go_the_other_way_contradict_the_word(kind: str, first: str, last: str) -> None:
    (one,) = found("word_against_levels", two_levels(kind, first, last))

    assert (one.status, one.value_a, one.value_b) == (FIRM, float(first), float(last))
    assert found("word_against_levels", two_levels(kind, last, first)) == []


@pytest.mark.parametrize(
    ("measure", "words", "kind", "expected"),
    [
        ("icpc_on_time", "improved", "improves", [POSSIBLE]),
        ("icpc_on_time", "worsened", "worsens", []),
        ("persistent_absence", "improved", "improves", []),
        ("persistent_absence", "worsened", "worsens", [POSSIBLE]),
        ("children_looked_after", "improved", "improves", []),
        (None, "improved", "improves", []),
        ("icpc_on_time", "declined", "falls", []),
    ],
)
def test_better_and_worse_are_those_of_the_measure(
    measure: str | None, words: str, kind: str, expected: list[DiscrepancyStatus]
) -> None:
    stated = passage(f"It {words} from «40» to «30».", *[{"measure": measure}] * 2)

    assert (
        statuses("word_against_levels", paper(stated, claims=(claim(stated, kind, f"{words} from 40 to 30"),)))
        == expected
    )


@pytest.mark.parametrize(
    ("measure", "expected"), [("persistent_absence", []), ("icpc_on_time", [POSSIBLE]), (None, [POSSIBLE])]
)
def test_performance_may_decline_while_a_figure_rises(measure: str | None, expected: list[DiscrepancyStatus]) -> None:
    stated = passage("It declined from «30» to «40».", *[{"measure": measure}] * 2)
    said = claim(stated, "falls", "declined from 30 to 40")

    assert statuses("word_against_levels", paper(stated, claims=(said,))) == expected


def test_the_later_level_may_be_told_first() -> None:
    stated = passage("Contacts rose to «40», compared with «30» in May.", {}, {})

    assert found("word_against_levels", paper(stated, claims=(claim(stated, "rises"),))) == []
    assert statuses("word_against_levels", paper(stated, claims=(claim(stated, "falls"),))) == [FIRM]


@pytest.mark.parametrize("facts", [{"is_change": True}, {"comparator": "national"}])
def test_levels_of_others_and_changes_contradict_no_word(facts: dict[str, Any]) -> None:
    assert found("word_against_levels", two_levels("rises", "40", "30", **facts)) == []


@pytest.mark.parametrize(("last", "expected"), [("40", []), ("34", [POSSIBLE]), ("28", [FIRM]), ("48", [])])
def test_doubled_is_twice_as_high_or_nearly(last: str, expected: list[DiscrepancyStatus]) -> None:
    stated = passage(f"Contacts doubled from «20» in May to «{last}» in June.", {}, {})
    said = claim(stated, "multiplies", least=1.8, most=2.5)

    assert statuses("times_as_high", paper(stated, claims=(said,))) == expected
    assert statuses("times_as_high", paper(stated, claims=(claim(stated, "rises"),))) == []


def returns(*values: str) -> list[list[Figure]]:
    facts = {"measure": "audit_returns_share", "unit": "percent", "reading": "table", "table_number": 1}
    rows = [{**facts, "reported_label": "Audits, % returns", **month(number)} for number in range(1, len(values) + 1)]
    return [
        passage(f"Month {number}: «{value}»", row) for number, (value, row) in enumerate(zip(values, rows, strict=True))
    ]


def paced(
    words: str, *values: str, kind: str = "falls_each", subject: str = "return rate of audits", **facts: Any
) -> Paper:
    said = claim(f"It has {words}.", kind, words, subject=subject, **facts)
    return paper(*returns(*values), claims=(said,))


def test_a_step_that_goes_the_other_way_contradicts_month_on_month() -> None:
    (one,) = found("pace_against_series", paced("reduced month on month", "44", "31", "40", "20"))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 31, 40)
    assert one.arithmetic.startswith("“reduced month on month”: ")


def test_a_steady_fall_may_have_an_exception() -> None:
    assert statuses("pace_against_series", paced("steadily reduced", "44", "31", "40", "20")) == [POSSIBLE]


@pytest.mark.parametrize(
    "said",
    [
        paced("reduced month on month", "44", "40", "31", "20"),
        paced("reduced month on month", "44", "31", "40", subject="number of audits returned"),
        paced("reduced month on month", "44", "31", "40", subject="return rate of foster carers to training"),
        paced("reduced month on month", "44", "40"),
        paced("reduced", "44", "31", "40", kind="falls"),
        paced(
            "reduced month on month", "44", "31", "20", "40",
            period_start=dt.date(2023, 1, 1), period_end=dt.date(2023, 3, 31),
        ),
    ],
)  # fmt: skip
def test_what_falls_is_another_thing_or_too_short_a_series_contradicts_nothing(said: Paper) -> None:
    assert found("pace_against_series", said) == []


def test_what_is_called_stable_moves_little() -> None:
    assert statuses("pace_against_series", paced("remained stable", "40", "38", "44", kind="stays")) == []
    (one,) = found("pace_against_series", paced("remained stable", "40", "38", "60", kind="stays"))
    assert (one.status, one.value_a, one.value_b) == (POSSIBLE, 38, 60)


def test_a_sentence_that_prints_its_levels_speaks_of_the_time_between_them() -> None:
    facts = {"measure": "special_guardianship_orders"}
    own = passage("Orders increased year on year from «5» to «9».", {**facts, **month(1)}, {**facts, **month(2)})
    later = passage("There were «7» orders this year.", {**facts, **month(3)})
    said = claim(own, "rises_each", "increased year on year", subject="special guardianship orders")

    assert found("pace_against_series", paper(own, later, claims=(said,))) == []


def highest(other: dict[str, Any], kind: str = "highest") -> list[DiscrepancyStatus]:
    facts = {"measure": "children_looked_after"}
    extreme = passage("Numbers fell, with «669» recorded as the highest figure in April.", {**facts, **month(4)})
    (beside,) = [passage("There are «684» children looked after.", {**facts, **other})]
    year = {"period_start": dt.date(2023, 1, 1), "period_end": dt.date(2023, 12, 31)}
    said = claim(extreme, kind, "669 recorded as the highest", **year)
    return statuses("highest_of_some", paper(extreme, beside, claims=(said,)))


def test_a_value_beyond_the_highest_of_its_time_contradicts_it() -> None:
    assert highest(month(9)) == [FIRM]
    assert highest({"day": dt.date(2023, 1, 2)}) == [POSSIBLE]


@pytest.mark.parametrize(
    "other",
    [
        {"day": dt.date(2022, 9, 28)},
        {**month(9), "breakdown": "sex=boys"},
        {**month(9), "value": 650.0},
        {"period_start": dt.date(2023, 3, 1), "period_end": dt.date(2023, 9, 30)},
    ],
)
def test_another_time_part_or_length_is_not_beyond_it(other: dict[str, Any]) -> None:
    assert highest(other) == []
    assert highest(month(9), kind="lowest") == []


def scores(own: tuple[str, str], others: tuple[str, str]) -> list[list[Figure]]:
    facts = {"measure": "progress_value_added", "unit": "score", "reading": "table", "table_number": 2}
    columns = [{**facts, "column_number": number} for number in (1, 2)]
    labels = ("Read VA", "Maths VA")
    rows = [("Looked after", own, None, 1), ("Dudley pupils", others, "local_all", 2)]
    return [
        passage(
            f"{name}: «{values[0]}» «{values[1]}»",
            *({**column, "reported_label": f"{name}, {label}"} for column, label in zip(columns, labels, strict=True)),
            comparator=comparator,
            row_number=row,
        )
        for name, values, comparator, row in rows
    ]


def gap(own: tuple[str, str], others: tuple[str, str], subject: str = "gap to peers within Dudley") -> list[Any]:
    said = claim("The gap to peers within Dudley is greatest in reading.", "highest", subject=subject, among="reading")
    return found("gap_in_table", paper(*scores(own, others), claims=(said,)))


def test_a_gap_that_the_table_shows_smaller_contradicts_greatest() -> None:
    (one,) = gap(("2.1", "1.5"), ("0.8", "-0.2"))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 1.3, 1.7)
    assert one.arithmetic.endswith("Read VA 1.3, Maths VA 1.7.")


def test_the_greatest_gap_and_a_gap_to_others_contradict_nothing() -> None:
    assert gap(("2.1", "1.5"), ("0.1", "0.2")) == []
    assert gap(("2.1", "1.5"), ("0.8", "-0.2"), subject="gap to the national average") == []
    assert gap(("2.1", "1.5"), ("0.8", "-0.2"), subject="score within Dudley") == []


def in_bracket(percent: str, **facts: Any) -> list[DiscrepancyStatus]:
    stated = passage(f"Almost half of the plans («{percent}»%) were late.", {"unit": "percent"})
    bounds = {"least": 40.0, "most": 50.0, **facts}
    return statuses("share_in_words", paper(stated, claims=(claim(stated, "share", **bounds),)))


def test_a_share_in_words_holds_within_its_bounds() -> None:
    assert in_bracket("24") == [FIRM]
    assert in_bracket("38") == [POSSIBLE]
    assert in_bracket("39.6") == [POSSIBLE]
    assert in_bracket("40") == in_bracket("50") == []


def test_a_count_of_so_many_is_a_share_as_well() -> None:
    stated = passage("Almost half of the plans («12» of «80») were late.", {}, {})
    said = claim(stated, "share", least=40.0, most=50.0)
    (one,) = found("share_in_words", paper(stated, claims=(said,)))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 15, 40)


def test_most_may_mean_more_than_of_any_other() -> None:
    stated = passage("Most plans («30»%) were late.", {"unit": "percent"})
    (one,) = found("share_in_words", paper(stated, claims=(claim(stated, "share", least=50.0, most=100.0),)))

    assert one.doubts == {Doubt.COUNTED}


def lasting(months: float, end: dt.date) -> list[DiscrepancyStatus]:
    said = claim("The period.", "lasts", least=months, most=months, period_start=dt.date(2023, 1, 1), period_end=end)
    return statuses("length_of_time", paper(claims=(said,)))


def test_a_length_is_that_of_its_dates() -> None:
    assert lasting(6, dt.date(2023, 6, 30)) == []
    assert lasting(6, dt.date(2023, 7, 31)) == [POSSIBLE]
    assert lasting(6, dt.date(2023, 8, 31)) == [FIRM]


def covering(subject: str, last_month: int) -> Claim:
    end = dt.date(2023, last_month, 28)
    return claim(subject, "covers", subject=subject, period_start=dt.date(2023, 4, 1), period_end=end)


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        (covering("This report covers", 11), covering("This report provides", 12), True),
        (covering("This report covers", 11), covering("This report provides", 11), False),
        (covering("Analysis of audit forms from", 11), covering("Analysis of audit forms between", 12), True),
        (covering("Analysis of audit forms", 11), covering("Analysis of complaints", 12), False),
        (covering("Annual report", 11), covering("Annual report", 12), False),
        (covering("This report covers", 11), covering("Analysis of audit forms", 12), False),
    ],
)
def test_a_paper_and_its_parts_are_about_one_period(one: Claim, other: Claim, is_found: bool) -> None:
    assert bool(found("periods_of_a_paper", paper(claims=(one, other)))) is is_found


def since(words: str, number: int, subject: str = "chief executive") -> Claim:
    day = dt.date(2013, number, 1)
    return claim(f"The {subject} {words}.", "in_post", words, subject=subject, period_start=day, period_end=day)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (since("in post since", 2), since("took up post in", 4), [FIRM]),
        (since("in post since", 2), since("in post since", 2), []),
        (since("in post since", 2), since("in post since", 4, "director"), []),
        (since("appointed in", 2), since("in post since", 4), []),
        (since("in post since", 2), since("appointed in", 4), [POSSIBLE]),
        (since("appointed in", 2), since("appointed in", 4), [POSSIBLE]),
    ],
)
def test_somebody_is_in_a_post_since_one_date(one: Claim, other: Claim, expected: list[DiscrepancyStatus]) -> None:
    assert statuses("post_since", paper(claims=(other, one))) == expected


def last(service: str, year: int, month: int) -> Event:
    text = f"The last inspection of {service} was in that month."
    place = finding(text)
    where = {field.name: getattr(place, field.name) for field in dataclasses.fields(Passage)}
    day = dt.date(year, month, 1)
    return Event(**where, event_kind="earlier_inspection", start_date=day, end_date=day.replace(day=28))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (last("services for children looked after", 2010, 7), last("the looked after service", 2011, 9), [FIRM]),
        (last("services for children looked after", 2010, 7), last("the looked after service", 2010, 8), [POSSIBLE]),
        (last("services for children looked after", 2010, 7), last("the looked after service", 2010, 7), []),
        (last("services for children looked after", 2010, 7), last("the adoption service", 2011, 9), []),
        (last("services", 2010, 7), last("services", 2011, 9), []),
        (last("services", 2010, 7), last("the adoption service", 2011, 9), [POSSIBLE]),
        (last("services", 2010, 7), last("the adoption service", 2010, 7), []),
    ],
)
def test_a_service_was_last_inspected_once(one: Event, other: Event, expected: list[DiscrepancyStatus]) -> None:
    assert statuses("last_inspection", paper(events=(one, other))) == expected


def moved(came: str, went: str, at_the_end: str, **facts: Any) -> list[DiscrepancyStatus]:
    looked_after = {"measure": "children_looked_after"}
    year = {"period_kind": "year", "period_start": dt.date(2014, 4, 1), "period_end": dt.date(2015, 3, 31), **facts}
    return statuses(
        "stock_and_flow",
        paper(
            passage("There were «300» children looked after.", {**looked_after, "day": dt.date(2014, 3, 31)}),
            passage(f"«{came}» started to be looked after.", {"measure": "started_to_be_looked_after", **year}),
            passage(f"«{went}» ceased to be looked after.", {"measure": "ceased_to_be_looked_after", **year}),
            passage(f"There were «{at_the_end}» children looked after.", looked_after),
        ),
    )


def test_a_later_number_is_the_earlier_with_those_who_came_and_without_those_who_went() -> None:
    assert moved("80", "60", "319") == [POSSIBLE]
    assert moved("80", "60", "320") == []
    assert moved("80", "60", "319", period_start=dt.date(2014, 5, 1)) == []
    assert moved("80", "60", "319", breakdown="sex=boys") == []


def fell(first: int, second: int = 2012, values: tuple[str, str] = ("8", "5")) -> list[Figure]:
    facts = {"measure": "persistent_absence", "unit": "percent"}
    years = [
        {**facts, "period_start": dt.date(year, 9, 1), "period_end": dt.date(year + 1, 8, 31)}
        for year in (first, second)
    ]
    return passage(f"Absence fell from «{values[0]}»% then to «{values[1]}»% now.", *years)


def test_one_fall_begins_in_one_year() -> None:
    assert statuses("same_values_other_dates", paper(fell(2009), fell(2008))) == [POSSIBLE]
    assert found("same_values_other_dates", paper(fell(2009), fell(2009))) == []
    assert found("same_values_other_dates", paper(fell(2009), fell(2008, values=("8", "4")))) == []


def issued(start: dt.date, number: str = "100") -> list[Figure]:
    time = {"period_start": start, "period_end": dt.date(2016, 9, 30), "counted": "new challenges"}
    return passage(f"«{number}» new challenges were issued.", time)


def test_a_year_left_out_makes_a_fortnight_of_a_year() -> None:
    fortnight, year = dt.date(2016, 9, 17), dt.date(2015, 9, 17)

    assert statuses("same_values_other_dates", paper(issued(fortnight), issued(year))) == [POSSIBLE]
    assert found("same_values_other_dates", paper(issued(fortnight), issued(dt.date(2015, 9, 18)))) == []
    assert found("same_values_other_dates", paper(issued(fortnight, "4"), issued(year, "4"))) == []
