"""Rows of a comparison as a page sets them out: a line a subject, a cell an authority-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from explorer.answers import Row

_BETWEEN_SENTENCES = re.compile(r"(?<=[\w)%]{3}\.) (?=[A-Z])")


def subjects_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Subjects of which somebody has a value or a grade, with the rows of each authority-year: what may be compared
    first, then what most of them have. `why` is what keeps all that may not be compared from it; in a row `own_reason`
    is what else does."""
    subjects = []
    for (label, breakdown), of in groupby(sorted(rows, key=_subject), key=_subject):
        cells: dict[str, list[Row]] = {}
        for row in of:
            cells.setdefault(row["member"], []).append(row)
        if having := _having(cells):
            why, cells = _said_once(cells)
            is_compared = any(is_compared_with_the_first(row) for rows in cells.values() for row in rows)
            subjects.append(
                {"label": label, "breakdown": breakdown, "why": why, "cells": cells, "place": (is_compared, having)}
            )
    return sorted(subjects, key=lambda subject: subject["place"], reverse=True)


def is_compared_with_the_first(row: Mapping[str, Any]) -> bool:
    """Whether a row is no row of the reference and may be compared with it."""
    return bool(row["comparable"]) and not row["is_reference"]


def with_care(rows: Sequence[Row], reserves: Sequence[Row]) -> dict[str, list[str]]:
    """By judgement compared with one of another framework: what must be known of the two. What is to be known of both
    alike is how they differ from a third, not from each other."""
    of = {row["judgement_id"]: row for row in reserves}
    first = {row["subject"]: of.get(row["judgement_id"]) for row in rows if row["is_reference"]}
    found = {}
    for row in rows:
        own, other = of.get(row["judgement_id"]), first.get(row["subject"])
        if own and other and is_compared_with_the_first(row) and own["framework"] != other["framework"]:
            notes = [other["comparability_note"], own["comparability_note"]]
            told = [] if notes[0] == notes[1] else [f"{note}." for note in notes if note and note not in row["reason"]]
            found[row["judgement_id"]] = [row["reason"], *told]
    return found


def _said_once(cells: Mapping[str, list[Row]]) -> tuple[str, dict[str, list[Row]]]:
    """What the reasons of all that may not be compared have in common, where there are two and more, and the cells with
    what else each says."""
    reasons = [_sentences(row) for rows in cells.values() for row in rows if is_not_comparable(row)]
    shared = [one for one in reasons[0] if all(one in of for of in reasons)] if len(reasons) > 1 else []
    left = {
        member: [{**row, "own_reason": " ".join(one for one in _sentences(row) if one not in shared)} for row in rows]
        for member, rows in cells.items()
    }
    return " ".join(shared), left


def is_not_comparable(row: Mapping[str, Any]) -> bool:
    """Whether a row has something that may not be compared with the reference."""
    return not row["is_reference"] and not row["comparable"] and _is_present(row)


def _sentences(row: Mapping[str, Any]) -> list[str]:
    return _BETWEEN_SENTENCES.split(row["reason"] or "")


def _subject(row: Row) -> tuple[str, str]:
    return row["label"], row["breakdown"]


def _having(cells: Mapping[str, list[Row]]) -> int:
    """How many of the authority-years have a value or a grade."""
    return sum(any(map(_is_present, rows)) for rows in cells.values())


def _is_present(row: Mapping[str, Any]) -> bool:
    return any(row[name] is not None for name in ("value", "official_value", "grade"))
