"""The rows of the catalogue that would give a cluster of labels its measure; what only a person knows is in <>."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from warehouse.meaning.aliases import normalised
from warehouse.meaning.nearest import Near

_NOT_OF_A_NAME = re.compile(r"[^a-z0-9]+")
_UNUSUAL = re.compile(r"[^\w\s,;:'\"&/-]")
LONGEST_NAME = 60
PRIORITY = "20"


def row_to_add(
    label: str, unit: str, concepts: frozenset[str], near: Sequence[Near], words: Sequence[str], is_cell: bool
) -> str:
    """The least that has to be added: a key, a word, a printed form, or a measure of its own."""
    fits = near[0] if near and near[0].distance == 0 else None
    if is_cell:
        measure = fits.name if fits else _name(concepts, label)
        form = _written("measure_aliases", PRIORITY, _pattern(label), unit, measure, "", label, "<counter-example>")
        return form if fits else f"{_measure(measure, label, unit)} | {form}"
    if fits:
        return _for_words(words) if words else "none: read the passages"
    if near and not near[0].lacking and len(near[0].keys) == len(near[0].beside):
        keys = " ".join(sorted(near[0].keys))
        return f"measure_facets.csv, row {near[0].name}: {keys} in breaks_down_by"
    return _for_a_measure(label, unit, concepts)


def _for_words(words: Sequence[str]) -> str:
    plain = _written("plain_words", words[0], "<reason>")
    narrowing = _written("concept_phrases", "<concept>", words[0], "<example>", "<counter-example>")
    return f"{plain} where it restricts nothing, else {narrowing}"


def _for_a_measure(label: str, unit: str, concepts: frozenset[str]) -> str:
    name = _name(concepts, label)
    rows = [_measure(name, label, unit)]
    if not concepts:
        rows.append(_written("concepts", name, "<meaning>", "", "yes"))
        rows.append(_written("concept_phrases", name, label, f"the total for {label}", "<counter-example>"))
    requires = " ".join(sorted(concepts)) or name
    rows.append(_written("measure_facets", name, requires, "", "", "no", label, "<counter-example>"))
    return " | ".join(rows)


def _measure(name: str, label: str, unit: str) -> str:
    label = label[:1].upper() + label[1:]
    return _written("measures", name, label, unit, "<polarity>", "", "", "", "<definition>", "<source>")


def _name(concepts: frozenset[str], label: str) -> str:
    """A key in snake case, of the concepts, else of the label."""
    name = "_".join(sorted(concepts)) or _NOT_OF_A_NAME.sub("_", label.lower()).strip("_")
    return name[:LONGEST_NAME].rstrip("_")


def _pattern(label: str) -> str:
    """A label as a printed form: its first part, the row's own label, whatever stands behind."""
    own = normalised(label).split(", ")[0]
    return "^" + _UNUSUAL.sub(".", own)


def _written(table: str, *cells: str) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return f"{table}.csv: {line.getvalue()}"
