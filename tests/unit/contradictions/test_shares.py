"""Percentages beside the counts and wholes they are printed with, or that the paper prints elsewhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ingest import catalogue
from ingest.vocabularies import DiscrepancyStatus, Doubt
from tests.unit.contradictions.papers import found, paper, passage, statuses
from warehouse.contradictions.papers import Figure
from warehouse.contradictions.shares import shares

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE
MARKED = re.compile("«([^»]*)»")


def stated(text: str, **shared: object) -> list[Figure]:
    """The figures of a sentence: a percentage where a % follows the mark, else a count."""
    marks = list(MARKED.finditer(text))
    units = [{"unit": "percent" if text[mark.end() : mark.end() + 1] == "%" else "count"} for mark in marks]
    return passage(text, *units, **shared)


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("«16» («42»%) live outside", ("42", "16", None)),
        ("«16» (or «42»%) live outside", ("42", "16", None)),
        ("«18» care leavers («12»%) are at university", ("12", "18", None)),
        ("«52»% («27») live outside", ("52", "27", None)),
        ("«58» live in homes, of whom «52»% («27») live outside", ("52", "27", "58")),
        ("«58» live in homes, of whom «27» («52»%) live outside", ("52", "27", "58")),
        ("«58» live in homes, of whom «52»% live outside", ("52", None, "58")),
        ("«40» out of «69» complaints («62»%) were upheld", ("62", "40", "69")),
        ("«21»% («85» out of «395») live far away", ("21", "85", "395")),
        ("one group, «8» («27»%) out of «30», went home", ("27", "8", "30")),
        ("Audits covered «77» of «209» children, a sample of «27»%", ("27", "77", "209")),
        ("«74»% of the «48» children were seen", ("74", None, "48")),
        ("Of «78» in this cohort, «69» («82»%) work", ("82", "69", "78")),
        ("Within this cohort of «28» pupils «1» («5»%) had a plan", ("5", "1", "28")),
        ("«817» referrals («930» children) came in, of which «38»% («306») were known", ("38", "306", "817")),
        ("Of the «12» cases few were late, and «31»% of staff were away", None),
        ("Of the «12» cases, «33»% of these were late", ("33", None, "12")),
        ("«84» audits and «12»% of plans were late", None),
        ("«19» live in homes and «45»% of all children move", None),
    ],
)
def test_a_share_is_tied_to_its_count_and_whole(text: str, tied: tuple[str, str | None, str | None] | None) -> None:
    printed = [
        (one.percent.value_printed, *(figure and figure.value_printed for figure in (one.part, one.whole)))
        for one in shares(paper(stated(text)))
    ]

    assert printed == ([tied] if tied else [])


@pytest.mark.parametrize("row", catalogue.rows("share_forms"), ids=lambda row: row["form"])
def test_a_form_fits_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    def fits(text: str) -> bool:
        first, second = list(MARKED.finditer(text))[:2]
        words = text[: first.start()] if row["relation"] == "whole_of_all" else text[first.end() : second.start()]
        return re.fullmatch(row["pattern"], words, re.I) is not None

    assert fits(row["example"])
    assert not fits(row["counter_example"])


def test_a_share_that_its_count_is_not_of_its_whole_is_firm() -> None:
    (one,) = found("share_of_whole", paper(stated("«58» live in homes, of whom «52»% («27») live outside.")))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 52, 46.55)
    assert one.arithmetic == "27 of 58 is 46.55 %; printed is 52 %."


@pytest.mark.parametrize(
    "text",
    [
        "«58» live in homes, of whom «47»% («27») live outside.",
        "«58» went missing from home and «193» from care; of these, «81» («32»%) were ours.",
        "«3» of the «5» managers are new, and «50»% of staff are.",
    ],
)
def test_a_share_that_follows_is_no_contradiction(text: str) -> None:
    assert found("share_of_whole", paper(stated(text))) == []


def test_a_share_that_was_cut_off_or_is_of_another_count_beside_it_is_possible() -> None:
    (cut,) = found("share_of_whole", paper(stated("«21»% («85» out of «395») live far away.")))
    (other,) = found(
        "share_of_whole", paper(stated("In this cohort of «49», «38» are at school; «18» («47»%) have help."))
    )

    assert (cut.doubts, other.doubts) == ({Doubt.ROUNDING}, {Doubt.BASE})


def test_a_share_beside_those_of_another_count_may_be_of_that_count_too() -> None:
    cohort = "Within this cohort of «69» pupils, «39» went to school, «3» («8»%) had a plan, «16» («42»%) support"
    of_39 = found("share_of_whole", paper(stated(f"{cohort}, «8» («21»%) meals.")))
    of_69 = found("share_of_whole", paper(stated(f"{cohort}, «8» («12»%) meals.")))

    assert [(one.value_a, one.doubts) for one in of_39] == [(8, {Doubt.BASE}), (42, {Doubt.BASE}), (21, {Doubt.BASE})]
    assert [(one.value_a, one.doubts) for one in of_69] == [(8, {Doubt.BASE}), (42, set())]


def test_a_sample_is_of_the_count_before_it() -> None:
    whole = stated("Leaving out siblings there were «209» children.")
    (one,) = found("share_of_whole", paper(whole, stated("«77» audits were done, representing a sample of «27.2»%.")))

    assert (one.b, one.value_b, one.doubts) == (whole[0], 36.84, {Doubt.BASE})
    assert found("share_of_whole", paper(whole, stated("«77» audits were done, representing «27.2»%."))) == []


def test_no_number_of_the_whole_is_the_share() -> None:
    (one,) = found("no_whole_number", paper(stated("«46» live in homes, of whom «53»% live outside.")))

    assert (one.status, one.value_b) == (FIRM, 52.17)
    assert one.arithmetic == "No number of 46 is 53 %: 24 is 52.17 %, 25 is 54.35 %."


@pytest.mark.parametrize("share", ["52", "54"])
def test_a_number_of_the_whole_is_the_share(share: str) -> None:
    assert found("no_whole_number", paper(stated(f"«46» live in homes, of whom «{share}»% live outside."))) == []


def test_a_share_may_be_cut_off_or_said_roundly() -> None:
    assert statuses("no_whole_number", paper(stated("«39» live in homes, of whom «76»% live outside."))) == [POSSIBLE]
    assert statuses("no_whole_number", paper(stated("Of the «45» interviews only «50»% were in time."))) == [POSSIBLE]


def test_an_age_is_no_whole() -> None:
    assert found("no_whole_number", paper(stated("«52»% of «19»- to 21-year-olds work."))) == []


LOOKED_AFTER = {"measure": "children_looked_after"}
OUTSIDE = {"measure": "placed_outside_local_authority", "period_basis": "parent_bullet"}
OUTSIDE_SHARE = {"measure": "placed_outside_local_authority_share", "unit": "percent", "period_basis": "parent_bullet"}


def outside(count: str, share: str, **facts: object) -> list[Figure]:
    return passage(
        f"«{count}» (or «{share}»%) live outside the area.", {**OUTSIDE, **facts}, {**OUTSIDE_SHARE, **facts}
    )


def looked_after(count: str) -> list[Figure]:
    return passage(f"«{count}» children are looked after.", LOOKED_AFTER)


def test_a_share_is_of_the_whole_that_the_list_opens_with() -> None:
    (one,) = found("share_of_measure", paper(looked_after("318"), outside("177", "59")))

    assert (one.status, one.value_b) == (FIRM, 55.66)
    assert found("share_of_measure", paper(looked_after("318"), outside("177", "56"))) == []


def test_a_share_of_another_day_is_not_judged_on_this_days_whole() -> None:
    before = outside("177", "59", day=dt.date(2014, 3, 31))

    assert found("share_of_measure", paper(looked_after("318"), before)) == []


def test_a_share_of_a_count_in_its_own_sentence_is_not_of_the_whole() -> None:
    text = "«19» live in homes, and «16» («84»%) live outside the area."
    homes = {"measure": "in_residential_childrens_homes", "period_basis": "parent_bullet"}

    assert found("share_of_measure", paper(looked_after("123"), passage(text, homes, OUTSIDE, OUTSIDE_SHARE))) == []


def test_no_number_of_a_whole_printed_elsewhere_is_the_share() -> None:
    share = {"measure": "ceased_to_be_looked_after_share", "unit": "percent", "breakdown": "outcome=custody"}
    whole = {"measure": "ceased_to_be_looked_after"}
    leavers = passage("«331» children left care.", whole)

    assert statuses("no_number_of_measure", paper(leavers, passage("«1.3»% went to custody.", share))) == [FIRM]
    assert found("no_number_of_measure", paper(leavers, passage("«1.2»% went to custody.", share))) == []
    assert (
        found(
            "no_number_of_measure", paper(leavers, passage("«1.3»% went home.", {**share, "day": dt.date(2014, 3, 31)}))
        )
        == []
    )


def cells(rows: list[tuple[str, str]], unit: str = "percent") -> list[list[Figure]]:
    table = {"reading": "table", "table_number": 1}
    return [
        passage(
            f"row «{count}» «{share}»",
            {**table, "row_number": number, "column_number": 2},
            {**table, "row_number": number, "column_number": 3, "unit": unit},
        )
        for number, (count, share) in enumerate(rows, 1)
    ]


def test_a_share_of_a_table_is_judged_by_what_holds_in_its_other_rows() -> None:
    rows = [("20", "20"), ("30", "30"), ("50", "50"), ("100", "100")]

    assert found("share_in_table", paper(*cells(rows))) == []
    (one,) = found("share_in_table", paper(*cells([("40", "20"), ("60", "30"), ("50", "35"), ("50", "25")])))
    assert (one.value_a, one.value_b, one.status) == (35, 25, FIRM)
    assert found("share_in_table", paper(*cells([("40", "11"), ("60", "77"), ("50", "35"), ("50", "52")]))) == []


FOSTER_SHARE = {"measure": "in_foster_care_share", "unit": "percent", "period_basis": "none"}
UNDATED = {"period_start": None, "period_end": None}
FIELDWORK = {"fieldwork_end_date": dt.date(2015, 5, 1)}


def foster(count: str, **facts: object) -> list[Figure]:
    return passage(f"«{count}» live with foster families.", {"measure": "in_foster_care", **facts})


@pytest.mark.parametrize(("share", "expected"), [("68", [POSSIBLE]), ("62", []), ("60", [])])
def test_an_undated_share_is_judged_where_it_is_far_from_its_counts(
    share: str, expected: list[DiscrepancyStatus]
) -> None:
    told = passage(f"Most («{share}»%) live with foster families.", {**FOSTER_SHARE, **UNDATED})

    assert statuses("share_of_counts", paper(looked_after("345"), foster("206"), told, **FIELDWORK)) == expected


def test_a_share_with_a_count_of_its_own_is_not_judged_on_another() -> None:
    told = passage("«235» («68»%) live with foster families.", {}, {**FOSTER_SHARE, **UNDATED})

    assert found("share_of_counts", paper(looked_after("345"), foster("206"), told, **FIELDWORK)) == []


def test_a_dated_share_is_judged_on_the_counts_of_its_time() -> None:
    year = {"period_start": dt.date(2014, 4, 1)}
    leavers = passage("«175» children left care.", {"measure": "ceased_to_be_looked_after", **year})
    adopted = passage("«19» were adopted.", {"measure": "adoptions", **year})
    share = {"measure": "ceased_adopted_share", "unit": "percent", **year}

    (one,) = found("share_of_counts", paper(leavers, adopted, passage("«12»% of leavers were adopted.", share)))
    assert (one.value_a, one.value_b, one.doubts) == (12, 10.86, {Doubt.COUNTED})
    assert found("share_of_counts", paper(leavers, adopted, passage("«11»% of leavers were adopted.", share))) == []


def test_a_share_of_these_is_of_a_count_just_before() -> None:
    before = stated("There were «157» care leavers, «92» of them aged 19 or more.")

    (one,) = found("share_of_these", paper(before, stated("Of these, «68» («54»%) were new.")))
    assert (one.value_b, one.doubts) == (73.91, {Doubt.BASE})
    assert found("share_of_these", paper(before, stated("Of these, «68» («43»%) were new."))) == []
    assert found("share_of_these", paper(before, stated("In all, «68» («54»%) were new."))) == []
    between = stated("All was well for «3» years."), stated("Homes had «40» beds.")
    assert found("share_of_these", paper(before, *between, stated("Of these, «68» («54»%) were new."))) == []


def test_percentages_that_all_fit_a_smaller_number_told_before_may_be_of_that() -> None:
    cohort = "Within this cohort of «28» pupils «1» («5»%) had a plan and «8» («36»%) had support."
    one_alone = "Within this cohort of «28» pupils «1» («5»%) had a plan."

    def told(eligible: str, sentence: str) -> list[frozenset[Doubt]]:
        before = stated(f"Data for «{eligible}» eligible pupils are included.")
        return [one.doubts for one in found("share_of_whole", paper(before, stated(sentence)))]

    assert told("22", cohort) == [{Doubt.BASE}, {Doubt.BASE}]
    assert told("25", cohort) == [frozenset(), frozenset()]
    assert told("22", one_alone) == [frozenset()]
