"""Rows of a comparison as a page sets them out: a line a subject, a cell an authority-year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from explorer.answers import Row


def subjects_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Subjects of which somebody has a value or a grade, with the rows of each authority-year: what may be compared
    first, then what most of them have."""
    subjects = []
    for (label, breakdown), of in groupby(sorted(rows, key=_subject), key=_subject):
        cells: dict[str, list[Row]] = {}
        for row in of:
            cells.setdefault(row["member"], []).append(row)
        if having := _having(cells):
            is_compared = any(is_compared_with_the_first(row) for rows in cells.values() for row in rows)
            subjects.append({"label": label, "breakdown": breakdown, "cells": cells, "place": (is_compared, having)})
    return sorted(subjects, key=lambda subject: subject["place"], reverse=True)


def is_compared_with_the_first(row: Mapping[str, Any]) -> bool:
    """Whether a row is no row of the reference and may be compared with it."""
    return bool(row["comparable"]) and not row["is_reference"]


def with_care(rows: Sequence[Row], reserves: Sequence[Row]) -> dict[str, list[str]]:
    """By judgement compared with one of another framework: what must be known of the two, each thing once."""
    of = {row["judgement_id"]: row for row in reserves}
    first = {row["subject"]: of.get(row["judgement_id"]) for row in rows if row["is_reference"]}
    found = {}
    for row in rows:
        own, other = of.get(row["judgement_id"]), first.get(row["subject"])
        if own and other and is_compared_with_the_first(row) and own["framework"] != other["framework"]:
            notes = [one["comparability_note"] for one in (other, own) if one["comparability_note"]]
            found[row["judgement_id"]] = [row["reason"], *(f"{note}." for note in notes if note not in row["reason"])]
    return found


def _subject(row: Row) -> tuple[str, str]:
    return row["label"], row["breakdown"]


def _having(cells: Mapping[str, list[Row]]) -> int:
    """How many of the authority-years have a value or a grade."""
    return sum(any(map(_is_present, rows)) for rows in cells.values())


def _is_present(row: Row) -> bool:
    return any(row[name] is not None for name in ("value", "official_value", "grade"))
