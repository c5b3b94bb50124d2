"""200 mutants of the specimens: none raises, none breaks a promise, none changes a figure without saying so.

The kinds are those of tests.fuzz.mutations. The seed is new each run and printed at its end;
OVERSIGHT_MUTANT_SEED repeats one.
"""

from __future__ import annotations

import os
import random
from collections import Counter

from ingest.records import Observation, Reading
from tests.conftest import SEED_VARIABLE
from tests.fuzz.mutations import MUTATIONS, SPECIMENS, Mutant, Mutation, original
from tests.unit.reading_of import reading_of
from warehouse.contracts.checking import CheckedReading, check

MUTANTS = 200
SEED = int(os.environ[SEED_VARIABLE])


def mutants(seed: int) -> list[Mutant]:
    """So many mutants, every kind as often as any other."""
    chance = random.Random(seed)
    return [_mutant(MUTATIONS[number % len(MUTATIONS)], chance) for number in range(MUTANTS)]


def _mutant(mutation: Mutation, chance: random.Random) -> Mutant:
    """A mutant of any of the specimens that have what is to be changed."""
    made = (mutation(specimen, chance) for specimen in chance.sample(SPECIMENS, len(SPECIMENS)))
    return next(mutant for mutant in made if mutant is not None)


def test_no_mutant_stops_anything_or_changes_a_figure_silently() -> None:
    faults = [f"{mutant}\n    {fault}" for mutant in mutants(SEED) for fault in faults_of(mutant)]

    assert not faults, f"seed {SEED}, {len(faults)} faults:\n" + "\n".join(faults[:20])


def faults_of(mutant: Mutant) -> list[str]:
    """What is wrong with the reading of one mutant; empty where nothing is."""
    specimen = next(path for path in SPECIMENS if path.stem == mutant.specimen)
    reading = reading_of(mutant.data)
    checked = check(reading)
    faults = [f"{document.kind}: {document.reason}" for document in reading.documents if document.kind == "unreadable"]
    faults += [f"blocks by {row.rule}: {row.message}" for row in checked.rejected if row.is_blocking]
    return faults or FATES[mutant.fate](mutant, original(specimen), reading, checked)


def _figures(reading: Reading, without_line: int | None = None) -> Counter[tuple[int, str, float | None, str]]:
    return Counter(
        (row.line, row.value_printed, row.value, str(row.unit))
        for row in reading.records.observations
        if row.line != without_line
    )


def _others_changed(mutant: Mutant, before: Reading, after: Reading) -> list[str]:
    """Figures of other lines that are no longer as they were."""
    line = before.file.stored_text.count("\n", 0, mutant.start) + 1
    lost, new = (_figures(a, line) - _figures(b, line) for a, b in ((before, after), (after, before)))
    return [f"another line lost {sorted(map(str, lost))}, gained {sorted(map(str, new))}"] if lost or new else []


def _at(mutant: Mutant, checked: CheckedReading) -> list[Observation]:
    """The values that were read where the mutation is."""
    end = mutant.start + len(mutant.new)
    return [
        row for row in checked.passed.observations
        if row.value is not None and row.value_start < end and mutant.start < row.value_end
    ]  # fmt: skip


def _said_at(mutant: Mutant, checked: CheckedReading) -> list[str]:
    """The rules by which something was set aside on the line of the mutation."""
    line = checked.file.stored_text.count("\n", 0, mutant.start) + 1
    return [row.rule for row in checked.rejected if f'"line": {line},' in row.record]


def _must_be_read(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    wanted = float(mutant.new.replace(",", ""))
    values = [abs(row.value) for row in _at(mutant, checked) if row.value is not None]
    is_read = wanted in values or bool(_said_at(mutant, checked))
    return ([] if is_read else [f"read as {values}"]) + _others_changed(mutant, before, after)


def _must_be_rejected(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    read = [row.value_printed for row in _at(mutant, checked)]
    faults = [f"read as {read}"] if read else []
    if not _said_at(mutant, checked):
        faults.append("nothing is set aside on its line")
    return faults + _others_changed(mutant, before, after)


def _must_be_undated(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    line = before.file.stored_text.count("\n", 0, mutant.start) + 1
    noted = [note.line for note in after.records.notes if note.kind == "impossible_date"]
    faults = [] if line in noted else ["no note on its line"]
    known = {(row.line, row.value_printed, row.period_end) for row in before.records.observations}
    faults += [
        f"line {row.line}: {row.value_printed} is dated {row.period_end}"
        for row in after.records.observations
        if row.period_end is not None and (row.line, row.value_printed, row.period_end) not in known
    ]
    still = [row for row in after.records.observations if row.char_start <= mutant.start < row.char_end]
    was = {row.value_printed for row in before.records.observations if row.period_basis == "printed"}
    if still and all(row.period_end is not None for row in still if row.value_printed in was):
        faults.append("every figure of its sentence is dated")
    return faults + _others_changed(mutant, before, after)


def _must_be_doubted(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    line = before.file.stored_text.count("\n", 0, mutant.start) + 1
    graded = [row.grade_printed for row in after.records.judgements if row.line == line and row.grade]
    noted = [note.line for note in after.records.notes if note.kind == "grade_in_doubt"]
    faults = [f"graded {graded}"] if graded else []
    return faults + ([] if line in noted else ["no note on its line"]) + _others_changed(mutant, before, after)


def _must_be_same(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    def dated(reading: Reading) -> Counter[tuple[str, float | None, str, str]]:
        rows = reading.records.observations
        return Counter((row.value_printed, row.value, str(row.unit), str(row.period_end)) for row in rows)

    lost, new = dated(before) - dated(after), dated(after) - dated(before)
    return [f"lost {list(lost)}, gained {list(new)}"] if lost or new else []


def _must_be_refused(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    return [f"{document.kind} is {document.outcome}" for document in after.documents if document.outcome != "refused"]


def _must_be_part(mutant: Mutant, before: Reading, after: Reading, checked: CheckedReading) -> list[str]:
    told = {document.rendition_id for document in checked.documents if document.outcome == "read"}
    known = {(row.value_printed, row.value) for row in before.records.observations}
    new = [
        row.value_printed
        for row in checked.passed.observations
        if row.rendition_id in told and (row.value_printed, row.value) not in known
    ]
    return [f"read without a warning: {new}"] if new else []


FATES = {
    "read": _must_be_read,
    "rejected": _must_be_rejected,
    "undated": _must_be_undated,
    "doubted": _must_be_doubted,
    "same": _must_be_same,
    "refused": _must_be_refused,
    "part": _must_be_part,
}
