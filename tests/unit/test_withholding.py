"""What is left of a publication without its small numbers tells none of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import count, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from warehouse.small_numbers.withholding import Figure, withheld

DAY = dt.date(2023, 3, 31)
NUMBERS = st.integers(0, 40)
_ids = count()


def figure(value: float, place: str = "p1", **facts: Any) -> Figure:
    """A part of one quantity of one authority on one day, in running text."""
    stated: dict[str, Any] = {
        **{"observation_id": f"o{next(_ids)}", "document_id": "d1", "place": place, "is_cell": False},
        **{"authority": "LA1", "quantities": frozenset({"looked_after"}), "breakdown": "placement=secure"},
        **{"is_whole": False, "value": float(value), "first": DAY, "last": DAY, "is_small": False},
    }
    return Figure(**(stated | facts))


def counted(value: float, **facts: Any) -> Figure:
    return figure(value, is_small=1 <= value <= 5, **facts)


def whole(value: float, **facts: Any) -> Figure:
    return counted(value, breakdown="", is_whole=True, **facts)


def left(figures: Sequence[Figure]) -> list[Figure]:
    hidden = withheld(figures)
    return [one for one in figures if one.observation_id not in hidden]


def can_be_summed(total: float, among: Sequence[float]) -> bool:
    """Whether some of the values, each added or taken away, give the total."""
    return any(
        sum(sign * value for sign, value in zip(signs, among, strict=True)) == total
        for signs in product((-1, 0, 1), repeat=len(among))
        if any(signs)
    )


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_no_sum_or_difference_of_what_stays_in_a_passage_is_a_small_number(parts: list[int]) -> None:
    said = [whole(sum(parts)), *(counted(part, breakdown=f"part={number}") for number, part in enumerate(parts))]
    stays = left(said)

    for one in said:
        assert not (
            one.is_small and (one in stays or can_be_summed(one.value or 0, [kept.value or 0 for kept in stays]))
        )


@given(st.lists(st.integers(6, 400), min_size=0, max_size=4), st.integers(1, 5))
def test_wholes_beside_a_small_number_stay_only_where_they_do_not_give_it(wholes: list[int], small: int) -> None:
    said = [*(whole(value, quantities=frozenset({f"q{value}"})) for value in wholes), counted(small)]
    stays = left(said)

    assert not can_be_summed(small, [kept.value or 0 for kept in stays])


@given(st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_of_a_table_with_a_small_number_no_figure_stays(rows: list[list[int]]) -> None:
    cells = [counted(value, place="t1", is_cell=True) for row in rows for value in (*row, sum(row))]
    totals = [counted(sum(column), place="t1", is_cell=True) for column in zip(*rows, strict=True)]
    said = [*cells, *totals]

    assert left(said) == ([] if any(one.is_small for one in said) else said)


@given(st.lists(NUMBERS, min_size=2, max_size=5), st.booleans())
def test_parts_and_shares_told_elsewhere_do_not_give_a_small_number_away(parts: list[int], are_shares: bool) -> None:
    total = sum(parts)
    told = [counted(part, place=f"p{n}", breakdown=f"part={n}") for n, part in enumerate(parts)]
    shares = [
        figure(100 * part / total, place=f"s{n}", document_id="d2", breakdown=f"part={n}")
        for n, part in enumerate(parts)
        if total
    ]
    said = [whole(total, place="w", document_id="d3"), *told, *(shares if are_shares else [])]
    stays = left(said)
    counts = [kept.value or 0 for kept in stays if kept not in shares]

    for one, share in zip(told, shares, strict=False):
        if one.is_small:
            assert one not in stays and share not in stays
            assert not can_be_summed(one.value or 0, counts)


@given(st.integers(6, 400), st.integers(1, 5))
def test_what_a_passage_says_beside_a_small_number_is_not_told_elsewhere(others: int, small: int) -> None:
    leavers = whole(others + small, quantities=frozenset({"care_leaver"}))
    in_work = figure(others, quantities=frozenset({"eet"}), breakdown="")
    idle = counted(small, quantities=frozenset({"neet"}), breakdown="")
    again = figure(others, "p2", document_id="d2", quantities=frozenset({"eet"}), breakdown="")
    stays = left([leavers, in_work, idle, again])

    assert stays == [leavers]


def test_another_time_another_authority_and_another_quantity_are_not_withheld() -> None:
    small = counted(3)
    day = dt.date(2022, 3, 31)
    others = [
        figure(40, "p2", first=day, last=day),
        figure(41, "p3", authority="LA2"),
        figure(42, "p4", quantities=frozenset({"adopted"})),
        figure(43, "p5", authority=None),
        figure(44, "p6", first=None, last=None, document_id="d2"),
    ]

    assert left([small, *others]) == others


def test_a_figure_without_a_date_may_be_of_any_time_its_document_tells_of() -> None:
    assert left([counted(3), figure(40, "p2", first=None, last=None)]) == []


def test_the_whole_of_a_measure_goes_with_all_its_figures_where_it_is_small() -> None:
    assert left([whole(4), whole(4, place="p2"), figure(50, "p3"), figure(0.2, "p4", is_whole=True)]) == []
