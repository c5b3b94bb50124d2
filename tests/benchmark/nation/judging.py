"""A reading of an invented paper beside its truth."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ingest.records import Reading
from tests.benchmark.nation.truth import PrintedValue, Truth


@dataclass(frozen=True)
class Verdict:
    """What was not found and what was read that was not printed; empty where the reading is right."""

    missing: list[str]
    wrong: list[str]


def judge(reading: Reading, truth: Truth) -> Verdict:
    """Compares kind, authority, dates, grades of the cover, and every value with its unit and day."""
    own = reading.documents[0]
    facts = {
        "kind": own.kind,
        "local_authority": own.local_authority,
        **{name: getattr(own, name) for name in truth.dates},
    }
    asked = {"kind": truth.kind, "local_authority": truth.local_authority, **truth.dates}
    read_grades = {(one.area, one.grade) for one in reading.records.judgements if one.is_headline}
    asked_grades = {(one.area, one.grade) for one in truth.grades}
    missing, wrong = _values(reading, truth)
    return Verdict(
        [f"{name} {asked[name]}: read {facts[name]}" for name in asked if asked[name] != facts[name]]
        + [f"grade {area} {grade}" for area, grade in sorted(asked_grades - read_grades)]
        + [f"value {value}" for value in missing],
        [f"grade {area} {grade}" for area, grade in sorted(read_grades - asked_grades, key=str)]
        + [f"value {value}" for value in wrong],
    )


def _values(reading: Reading, truth: Truth) -> tuple[list[str], list[str]]:
    """Values not found, and values read more often than printed; a value that the paper does not date has any day."""
    undated = {(one.value, one.unit) for one in truth.values if one.period_end is None}
    read = Counter(
        _shown(PrintedValue(one.value, one.unit, None if (one.value, one.unit) in undated else one.period_end))
        for one in reading.records.observations
        if one.value is not None
    )
    asked = Counter(
        _shown(PrintedValue(one.value, one.unit, None if (one.value, one.unit) in undated else one.period_end))
        for one in truth.values
    )
    return sorted((asked - read).elements()), sorted((read - asked).elements())


def _shown(value: PrintedValue) -> str:
    return f"{value.value:g} {value.unit} at {value.period_end}"
